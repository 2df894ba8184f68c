import { describe, expect, it } from "vitest";

import { cadenceOf, updateOwed } from "./due";

describe("a cadence", () => {
    it("is the program's where the key result says nothing, and monthly where nobody does", () => {
        expect(cadenceOf([undefined, null, "quarterly", "weekly"])).toBe("quarterly");
        expect(cadenceOf([undefined, "hourly"])).toBe("monthly");
    });
});

describe("the updates that were promised", () => {
    it("are asked for in periods from a day on", () => {
        expect(updateOwed("2026-11-02T09:00:00Z", "weekly", undefined, "2026-11-05")).toEqual({ due: "2026-11-09", isOpen: true, isLate: false });
        expect(updateOwed("2026-11-02", "weekly", undefined, "2026-11-09")).toEqual({ due: "2026-11-09", isOpen: true, isLate: false });
        expect(updateOwed("2026-11-02", "weekly", undefined, "2026-11-10")).toEqual({ due: "2026-11-16", isOpen: true, isLate: true });
    });
    it("hold for the period in which they came, after its first day", () => {
        expect(updateOwed("2026-11-02", "two-weekly", "2026-11-03", "2026-11-05")).toEqual({ due: "2026-11-30", isOpen: false, isLate: false });
        expect(updateOwed("2026-11-02", "two-weekly", "2026-11-16", "2026-11-20")).toEqual({ due: "2026-11-30", isOpen: true, isLate: false });
        expect(updateOwed("2026-11-02", "two-weekly", "2026-11-02", "2026-11-20").isLate).toBe(true);
    });
    it("count months from the first day, without drifting", () => {
        expect(updateOwed("2026-01-31", "monthly", undefined, "2026-02-10").due).toBe("2026-02-28");
        expect(updateOwed("2026-01-31", "monthly", "2026-03-20", "2026-03-25")).toEqual({ due: "2026-04-30", isOpen: false, isLate: false });
        expect(updateOwed("2025-11-30", "quarterly", undefined, "2026-01-01").due).toBe("2026-02-28");
    });
    it("are monthly where nobody agreed on anything", () => {
        expect(cadenceOf([undefined, "hourly", "quarterly"])).toBe("quarterly");
        expect(cadenceOf([null])).toBe("monthly");
    });
});
