import { describe, expect, it } from "vitest";

import { dueDay } from "./due";

describe("the next check-in", () => {
    it("is due a cadence after the last value", () => {
        expect(dueDay("2026-11-02", ["weekly"])).toBe("2026-11-09");
        expect(dueDay("2026-11-02T08:00:00Z", ["two-weekly"])).toBe("2026-11-16");
    });
    it("follows the program where the key result says nothing, and is monthly where nobody does", () => {
        expect(dueDay("2026-11-02", [undefined, null, "quarterly", "weekly"])).toBe("2027-02-02");
        expect(dueDay("2026-11-02", [undefined, "hourly"])).toBe("2026-12-03");
    });
    it("has no day before there is a value", () => {
        expect(dueDay(undefined, ["weekly"])).toBeNull();
    });
});
