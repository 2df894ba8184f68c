import { describe, expect, it } from "vitest";

import { formatDay, formatMeasure, formatShare } from "./format";

describe("figures", () => {
    it("carry their unit, and money its sign", () => {
        expect(formatMeasure(44.5, "%", "en")).toBe("44.5\u00a0%");
        expect(formatMeasure(94721, "EUR", "en")).toBe("€94,721");
        expect(formatMeasure(1234.5, "apps", "de")).toBe("1.235\u00a0apps");
        expect(formatMeasure(0.125, null, "en")).toBe("0.13");
    });
    it("do not take a unit of three letters for money", () => {
        expect(formatMeasure(3, "day", "en")).toBe("3\u00a0day");
        expect(formatMeasure(3, "KPI", "en")).toBe("3\u00a0KPI");
    });
    it("are shares of one", () => {
        expect(formatShare(0.434, "en")).toBe("43%");
    });
});

describe("days", () => {
    it("are the organization's, whatever the reader's zone", () => {
        expect(formatDay("2026-11-22", "en")).toBe("Nov 22, 2026");
        expect(formatDay("2026-01-01", "de", "short")).toBe("1. Jan.");
    });
});
