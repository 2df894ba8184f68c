import { describe, expect, it } from "vitest";

import type { AnyRecord, KeyResultProgress } from "../../api/types";
import { expectedLine, frameOf, labelAt, marginsOf, measuredBeside, pointsOf } from "./values";

const fact = (id: string, date: string, value: number | null, createdAt: string, more = {}) => ({ id, date, value, createdAt, ...more }) as unknown as AnyRecord;

describe("the figures of a key result", () => {
    it("come by day, the last one recorded of a day, without what was superseded", () => {
        const observations = [
            fact("b", "2026-02-01", 4, "2026-02-01T08:00:00Z"),
            fact("a", "2026-01-01", 3, "2026-01-01T08:00:00Z"),
            fact("c", "2026-01-01", 5, "2026-01-02T08:00:00Z", { supersedes: "a" }),
        ];
        expect(pointsOf(observations, [])).toEqual([{ date: "2026-01-01", value: 5, origin: "measured" }, { date: "2026-02-01", value: 4, origin: "measured" }]);
    });
    it("are those of check-ins on days without an observation, and a check-in without a figure is none", () => {
        const said = [fact("x", "2026-01-01", 9, "2026-01-05T08:00:00Z"), fact("y", "2026-01-09", 6, "2026-01-09T08:00:00Z"), fact("z", "2026-01-10", null, "2026-01-10T08:00:00Z")];
        expect(pointsOf([fact("a", "2026-01-01", 3, "2026-01-01T08:00:00Z")], said)).toEqual([{ date: "2026-01-01", value: 3, origin: "measured" }, { date: "2026-01-09", value: 6, origin: "stated" }]);
    });
    it("tell what was measured from what was stated, and a claim never hides a measurement of its day", () => {
        const observations = [
            fact("a", "2026-01-01", 3, "2026-01-01T08:00:00Z", { evidence: "verified" }),
            fact("b", "2026-01-01", 9, "2026-01-02T08:00:00Z", { evidence: "claimed" }),
            fact("c", "2026-01-05", 7, "2026-01-05T08:00:00Z", { evidence: "none" }),
        ];
        expect(pointsOf(observations, [])).toEqual([{ date: "2026-01-01", value: 3, origin: "measured" }, { date: "2026-01-05", value: 7, origin: "stated" }]);
    });
    it("name the latest measured one where somebody's word came after it, and only there", () => {
        const measured = [fact("a", "2026-01-01", 3, "2026-01-01T08:00:00Z"), fact("b", "2026-01-04", 4, "2026-01-04T08:00:00Z")];
        const said = (date: string) => [fact("x", date, 9, "2026-01-09T08:00:00Z")];
        expect(measuredBeside(pointsOf(measured, said("2026-01-09")))).toEqual({ date: "2026-01-04", value: 4, origin: "measured" });
        expect(measuredBeside(pointsOf(measured, said("2026-01-02")))).toBeUndefined();
        expect(measuredBeside(pointsOf([], said("2026-01-09")))).toBeUndefined();
    });
});

describe("the way that is expected", () => {
    it("goes from baseline to target, and is unknown where one is missing", () => {
        const result = { baseline: 160, target: 90, period: { firstDate: "2026-06-26", lastDate: "2027-05-03" } } as KeyResultProgress;
        expect(expectedLine(result)).toEqual([{ date: "2026-06-26", value: 160 }, { date: "2027-05-03", value: 90 }]);
        expect(expectedLine({ ...result, baseline: undefined } as unknown as KeyResultProgress)).toEqual([]);
    });
});

describe("the frame of the chart", () => {
    it("has round steps around the figures", () => {
        expect(frameOf([{ date: "1970-01-02", value: 13 }, { date: "1970-01-05", value: 88 }], "1970-01-09")).toEqual({ days: [1, 8], figures: [0, 100], steps: [0, 20, 40, 60, 80, 100] });
        expect(frameOf([{ date: "1970-01-02", value: -0.05 }, { date: "1970-01-05", value: 0.1 }], "1970-01-03")?.steps).toEqual([-0.05, 0, 0.05, 0.1]);
    });
    it("has room where all figures are the same, or there is one", () => {
        expect(frameOf([{ date: "1970-01-02", value: 7 }], "1970-01-02")?.steps).toEqual([6, 8]);
        expect(frameOf([{ date: "1970-01-02", value: 0 }], "1970-01-02")?.steps).toEqual([0, 0.5]);
    });
    it("is none without figures", () => {
        expect(frameOf([], "1970-01-02")).toBeNull();
    });
});

describe("the words of the chart", () => {
    const measure = (text: string) => text.length * 7;
    const spanOf = ({ text, x, anchor }: { text: string; x: number; anchor: string }) => (anchor === "start" ? [x, x + measure(text)] : [x - measure(text), x]);
    it("are never cut: beside the point, else on its other side, else at the edge", () => {
        expect(labelAt(["Target 9"], 100, 400, measure)).toEqual({ text: "Target 9", x: 106, anchor: "start", isBeside: true });
        expect(labelAt(["Target 9"], 390, 400, measure)).toEqual({ text: "Target 9", x: 384, anchor: "end", isBeside: false });
        for (const text of ["Target €400,000", "Ziel: 400.000 €", "Ziel: 1.234.567 Arbeitsstunden im Vierteljahr"])
            for (let width = 120; width <= 860; width += 20)
                for (let x = 0; x <= width; x += 10) {
                    const [from = -1, to = 9999] = spanOf(labelAt([text, text.slice(0, 15)], x, width, measure));
                    expect(from >= 0 && to <= width, `${text} at ${x} of ${width}`).toBe(true);
                }
    });
    it("are shortened where there is no room for them anywhere", () => {
        expect(labelAt(["Target 1,234,567 hours", "1,234,567"], 60, 80, measure).text).toBe("1,234,567");
    });
    it("have the room that they need, and on a narrow page leave most to the drawing", () => {
        expect(marginsOf(["0", "400,000"], ["Target €400,000"], 860, measure)).toEqual({ left: 61, right: 113 });
        expect(marginsOf(["0"], ["Target 1,234,567 hours"], 260, measure).right).toBe(87);
    });
});
