import { describe, expect, it } from "vitest";

import { PAST, dayIn, isDay, pastDay, withDay } from "./address";

describe("the day in the address", () => {
    it("is one of the calendar that is not to come", () => {
        const now = "2026-11-23";
        expect(["2026-11-22", "2026-11-23", "2024-02-29"].filter((day) => !isDay(day, now))).toEqual([]);
        expect(["2026-11-24", "2026-02-29", "2026-13-01", "22.11.2026", "", "2026-1-1", "2026-11-22T00:00:00Z"].filter((day) => isDay(day, now))).toEqual([]);
        expect(dayIn("?asOf=2026-11-01&owner=x", now)).toBe("2026-11-01");
        expect([dayIn("?asOf=tomorrow", now), dayIn("", now)]).toEqual([null, null]);
    });
    it("goes along, and leaves what else stands there", () => {
        expect(withDay("/app/board", "2026-11-01")).toBe("/app/board?asOf=2026-11-01");
        expect(withDay("/app/records/people?filter=title%20eq%20'a'#b", "2026-11-01")).toBe("/app/records/people?filter=title+eq+%27a%27&asOf=2026-11-01#b");
        expect(withDay("/app/board?asOf=2026-01-01", "2026-11-01")).toBe("/app/board?asOf=2026-11-01");
    });
    it("goes away, and a list without a day stays as it was written", () => {
        expect(withDay("/app/board?asOf=2026-01-01", null)).toBe("/app/board");
        expect(withDay("/app/board?asOf=2026-01-01&x=1", null)).toBe("/app/board?x=1");
        expect(withDay("/app/records/people?filter=title%20eq%20'a'", null)).toBe("/app/records/people?filter=title%20eq%20'a'");
    });
});

describe("the days that are often wanted", () => {
    it.each([
        ["2026-11-23", ["2026-11-16", "2026-10-31", "2026-09-30", "2025-11-23"]],
        ["2026-01-01", ["2025-12-25", "2025-12-31", "2025-12-31", "2025-01-01"]],
        ["2024-02-29", ["2024-02-22", "2024-01-31", "2023-12-31", "2023-02-28"]],
        ["2026-03-31", ["2026-03-24", "2026-02-28", "2025-12-31", "2025-03-31"]],
    ])("seen from %s are %j", (now, days) => {
        expect(PAST.map((which) => pastDay(which, now))).toEqual(days);
    });
});
