import { afterEach, describe, expect, it, vi } from "vitest";

import { formatDay, formatEffect, formatMeasure, formatNumber, formatShare, measureOf, regionOf } from "./format";

describe("figures", () => {
    it("carry their unit, and money its sign", () => {
        expect(formatMeasure(44.5, "%", "en")).toBe("44.5%");
        expect(formatMeasure(44.5, "%", "de")).toBe("44,5\u202f%");
        expect(formatMeasure(0.29, "%", "en")).toBe("0.29%");
        expect(formatMeasure(94721, "EUR", "en")).toBe("€94,721");
        expect(formatMeasure(1234.5, "apps", "de")).toBe("1.235\u00a0apps");
        expect(formatMeasure(0.125, null, "en")).toBe("0.13");
    });
    it("do not take a unit of three letters for money", () => {
        expect(formatMeasure(3, "day", "en")).toBe("3\u00a0day");
        expect(formatMeasure(3, "KPI", "en")).toBe("3\u00a0KPI");
    });
    it("stand apart from the words of their unit, and never from its sign", () => {
        expect(measureOf(1234.5, "databases", "de")).toEqual({ figure: "1.235", words: "databases" });
        expect(measureOf(44.5, "%", "en")).toEqual({ figure: "44.5%", words: "" });
        expect(measureOf(94721, "EUR", "en")).toEqual({ figure: "€94,721", words: "" });
        expect(measureOf(3, null, "en")).toEqual({ figure: "3", words: "" });
    });
    it("are shares of one", () => {
        expect(formatShare(0.434, "en")).toBe("43%");
        expect(formatShare(-0.434, "de")).toBe("\u221243\u202f%");
    });
    it("have the sign of minus", () => {
        expect(formatNumber(-2.5, "en")).toBe("\u22122.5");
        expect(formatMeasure(-3, "days", "en")).toBe("\u22123\u00a0days");
        expect(formatMeasure(-1200, "EUR", "de")).toBe("\u22121.200\u00a0€");
    });
});

describe("days", () => {
    afterEach(() => vi.unstubAllGlobals());
    it("are the organization's, whatever the reader's zone", () => {
        vi.stubGlobal("navigator", { languages: ["en-US"] });
        expect(formatDay("2026-11-22", "en")).toBe("Nov 22, 2026");
        expect(formatDay("2026-01-01", "de", "short")).toBe("1. Jan.");
    });
    it("are written as in the reader's region, where that speaks the language of the page", () => {
        vi.stubGlobal("navigator", { languages: ["fr-FR", "en-GB", "en-US", "de-DE"] });
        expect(formatDay("2026-11-02", "en")).toBe("2 Nov 2026");
        expect(formatDay("2026-11-02", "de")).toBe("02.11.2026");
        expect(regionOf("en", ["de-AT", "fr"])).toBe("en");
        expect(regionOf("de", ["en-US", "de-AT"])).toBe("de-AT");
    });
});

describe("what something is to move", () => {
    it("has its sign and its unit as other figures have it", () => {
        expect(formatEffect(10, "%", "en")).toBe("+10%");
        expect(formatEffect(-1200, "EUR", "en")).toBe("\u2212€1,200");
        expect(formatEffect(60, "people", "de")).toBe("+60\u00a0people");
        expect(formatEffect(0, undefined, "en")).toBe("0");
    });
});
