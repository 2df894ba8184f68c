import { describe, expect, it } from "vitest";

import { beyond, collides, placeOf, punctuality, scaleOf, stateOf, tieOf } from "./scale";

const TODAY = "2026-11-23";

describe("the scale of the roadmap", () => {
    it("begins and ends with a quarter, and holds every date", () => {
        const scale = scaleOf(["2026-02-10", "2028-01-05"], TODAY, 2);
        expect(scale.quarters[0]?.date).toBe("2026-01-01");
        expect(scale.quarters.at(-1)?.date).toBe("2028-01-01");
        expect(scale.quarters).toHaveLength(9);
        expect(placeOf(scale, "2026-01-01")).toBe(0);
        expect(placeOf(scale, "2026-04-01")).toBe(180);
        expect(scale.days).toBe(365 + 365 + 91);
    });
    it("spans the year around today where nothing has a date", () => {
        expect(scaleOf([], TODAY, 1).quarters.map(({ date }) => date)).toEqual(["2026-07-01", "2026-10-01", "2027-01-01", "2027-04-01", "2027-07-01"]);
    });
    it("goes over leap days", () => {
        const scale = scaleOf(["2028-01-01", "2028-03-31"], "2028-02-01", 1);
        expect(placeOf(scale, "2028-03-01") - placeOf(scale, "2028-02-28")).toBe(2);
    });
});

describe("milestones (C36)", () => {
    const points = [
        { dueDate: "2026-10-01", doneDate: "2026-10-01" },
        { dueDate: "2026-10-01", doneDate: "2026-10-02" },
        { dueDate: "2026-11-22" },
        { dueDate: "2026-11-23" },
        { dueDate: "2026-01-01", isCancelled: true },
        { doneDate: "2026-01-01" },
    ];
    it("are on time when reached by their day; cancelled and dateless ones do not count", () => {
        expect(punctuality(points, TODAY)).toEqual({ due: 3, onTime: 1 });
        expect(punctuality([], TODAY)).toEqual({ due: 0, onTime: 0 });
    });
    it("are reached, late or to come", () => {
        expect(points.slice(0, 4).map((point) => stateOf(point, TODAY))).toEqual(["reached", "reached", "late", "coming"]);
    });
});

describe("a dependency", () => {
    const other = { id: "b", startDate: "2026-01-01", endDate: "2026-06-30" };
    it("collides where the one that waits begins too early", () => {
        expect(collides({ id: "a", startDate: "2026-06-29" }, other, "finish-to-start")).toBe(true);
        expect(collides({ id: "a", startDate: "2026-06-30" }, other, "finish-to-start")).toBe(false);
        expect(collides({ id: "a", startDate: "2026-01-02" }, other, "start-to-start")).toBe(false);
    });
    it("says nothing where a day is missing", () => {
        expect(collides({ id: "a" }, other, "finish-to-start")).toBe(false);
        expect(collides({ id: "a", startDate: "2026-06-29" }, undefined, "finish-to-start")).toBe(false);
    });
});

describe("a bar beyond the window", () => {
    const scale = scaleOf(["2026-02-10"], TODAY, 2);
    const bar = (startDate: string | null, endDate: string | null) => ({ id: "i", startDate, endDate });
    it("is said with the day of its near end, and one that reaches in is not", () => {
        const [from, to] = [placeOf(scale, "2026-07-01"), placeOf(scale, "2026-12-31")];
        expect(beyond(bar("2026-02-01", "2026-05-31"), scale, from, to)).toEqual({ side: "before", date: "2026-05-31" });
        expect(beyond(bar("2027-02-01", null), scale, from, to)).toEqual({ side: "after", date: "2027-02-01" });
        expect(beyond(bar("2026-02-01", "2026-07-01"), scale, from, to)).toBeNull();
        expect(beyond(bar(null, null), scale, from, to)).toBeNull();
    });
});

describe("the line of a dependency", () => {
    const span = (startDate: string | null, endDate: string | null) => ({ id: "i", startDate, endDate });
    it("goes from the day that frees to the day that waits", () => {
        expect(tieOf(span("2026-02-01", "2026-03-01"), span("2026-01-01", "2026-01-31"), "finish-to-start")).toEqual({ from: "2026-01-31", to: "2026-02-01" });
        expect(tieOf(span("2026-02-01", null), span("2026-01-01", "2026-01-31"), "start-to-start")).toEqual({ from: "2026-01-01", to: "2026-02-01" });
    });
    it("is a stub where the other is not drawn, and nothing where there is no day to lead to", () => {
        expect(tieOf(span(null, "2026-03-01"), undefined, "finish-to-start")).toEqual({ from: null, to: "2026-03-01" });
        expect(tieOf(span("2026-02-01", null), span(null, null), "finish-to-start")).toEqual({ from: null, to: "2026-02-01" });
        expect(tieOf(span(null, null), span("2026-01-01", "2026-01-31"), "finish-to-start")).toBeNull();
    });
});
