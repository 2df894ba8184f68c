import { describe, expect, it } from "vitest";

import { parseNumber, proposalOf } from "./figure";
import { formatMeasure, formatNumber } from "./format";

// typed, in English, in German; null is refused
const TYPED: [string, number | null, number | null][] = [
    ["0", 0, 0],
    ["7", 7, 7],
    ["1234", 1234, 1234],
    ["007", 7, 7],
    ["10.5", 10.5, null],
    ["10,5", null, 10.5],
    ["44,5", null, 44.5],
    ["44.5", 44.5, null],
    ["0.5", 0.5, null],
    ["0,5", null, 0.5],
    ["1,234", 1234, 1.234],
    ["1.234", 1.234, 1234],
    ["1,234.5", 1234.5, null],
    ["1.234,5", null, 1234.5],
    ["1,234,567", 1234567, null],
    ["1.234.567", null, 1234567],
    ["1,234,567.89", 1234567.89, null],
    ["1.234.567,89", null, 1234567.89],
    ["12,34,567", null, null],
    ["1,23,456.7", null, null],
    ["1234,567", null, 1234.567],
    ["1234.567", 1234.567, null],
    ["1,2345", null, 1.2345],
    ["0,234", null, 0.234],
    ["0.234", 0.234, null],
    ["00.234", 0.234, null],
    ["1..2", null, null],
    ["1,,234", null, null],
    ["1,234,", null, null],
    [",234", null, null],
    [".5", null, null],
    ["5.", null, null],
    ["1 234", 1234, 1234],
    ["1 234 567", 1234567, 1234567],
    ["1\u00a0234", 1234, 1234],
    ["1\u2009234", 1234, 1234],
    ["1\u202f234,5", null, 1234.5],
    ["1\u202f234.5", 1234.5, null],
    ["12 34", null, null],
    ["1 2 3", null, null],
    ["1'234", 1234, 1234],
    ["1’234’567", 1234567, 1234567],
    ["1'234.5", 1234.5, null],
    ["1'234,5", null, 1234.5],
    ["1'23", null, null],
    ["1'234,567", null, 1234.567],
    ["1 234'567", null, null],
    ["-3", -3, -3],
    [" -3 ", -3, -3],
    ["\u22123", -3, -3],
    ["- 3", -3, -3],
    ["+3", 3, 3],
    ["--1", null, null],
    ["-+1", null, null],
    ["3-", null, null],
    ["1-2", null, null],
    ["(3)", null, null],
    ["-1,234.5", -1234.5, null],
    ["-1.234,5", null, -1234.5],
    ["10 %", 10, 10],
    ["10%", 10, 10],
    ["10.5%", 10.5, null],
    ["10,5\u00a0%", null, 10.5],
    ["%10", null, null],
    ["10 %%", null, null],
    ["€1,200", 1200, 1.2],
    ["1.200 €", 1.2, 1200],
    ["-€1,200", -1200, -1.2],
    ["€-5", -5, -5],
    ["$ 5", 5, 5],
    ["5 EUR", 5, 5],
    ["EUR 5", 5, 5],
    ["€5€", null, null],
    ["5 XYZ", null, null],
    ["12 apps", null, null],
    ["many", null, null],
    ["", null, null],
    [" ", null, null],
    ["-", null, null],
    ["€", null, null],
    [".", null, null],
    ["1e5", null, null],
    ["0x10", null, null],
    ["NaN", null, null],
    ["Infinity", null, null],
    ["٣", null, null],
    ["½", null, null],
    ["123456789012345", 123456789012345, 123456789012345],
    ["1234567890123456", null, null],
];

describe("a figure as it is typed", () => {
    it.each(TYPED)("%j is %j in English and %j in German", (typed, english, german) => {
        expect(parseNumber(typed, "en")).toBe(english);
        expect(parseNumber(typed, "de")).toBe(german);
    });
    it("takes the sign of its own unit only", () => {
        expect(parseNumber("10,5 h", "de", "h")).toBe(10.5);
        expect(parseNumber("10 %", "de", "%")).toBe(10);
        expect(parseNumber("10 %", "de", "EUR")).toBeNull();
        expect(parseNumber("10 €", "de", "EUR")).toBe(10);
        expect(parseNumber("$10", "en", "EUR")).toBeNull();
        expect(parseNumber("$10", "en", "USD")).toBe(10);
        expect(parseNumber("10 days", "en", "h")).toBeNull();
        expect(parseNumber("-3 days", "en", "days")).toBe(-3);
    });
});

// typed, language, what is proposed
const REFUSED: [string, string, string | null][] = [
    ["10.5", "de", "10,5"],
    ["44,5", "en", "44.5"],
    ["-10.5", "de", "-10,5"],
    ["10.5 %", "de", "10,5"],
    ["1,234.5", "de", "1.234,5"],
    ["1.234,5", "en", "1,234.5"],
    ["1,234,567", "de", "1.234.567"],
    ["0.234", "de", "0,234"],
    ["1'234.5", "de", "1.234,5"],
    [".5", "en", "0.5"],
    [",5", "de", "0,5"],
    [".5", "de", "0,5"],
    ["5.", "en", "5"],
    ["12,34,567", "en", null],
    ["many", "de", null],
    ["1..2", "de", null],
];

describe("a figure that is refused", () => {
    it.each(REFUSED)("%j in %s should be written %j", (typed, language, proposal) => {
        expect(parseNumber(typed, language)).toBeNull();
        expect(proposalOf(typed, language)).toBe(proposal);
        if (proposal !== null) expect(parseNumber(proposal, language)).not.toBeNull();
    });
});

/** Figures of all sizes, the same at each run. */
function figures(count: number): number[] {
    let seed = 20_261_123;
    const next = () => {
        seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
        return seed / 2_147_483_648;
    };
    return Array.from({ length: count }, () => {
        const size = 10 ** Math.floor(next() * 11);
        const decimals = Math.floor(next() * 5);
        return Number(((next() < 0.5 ? -1 : 1) * next() * size).toFixed(decimals)) + 0;
    });
}

describe("what a page writes", () => {
    it.each(["en", "de"])("is read as the same figure in %s", (language) => {
        for (const figure of [0, 0.5, -0.5, 999, 1000, 999_999.5, 1e6, ...figures(3000)]) {
            expect(parseNumber(formatNumber(figure, language, 10), language)).toBe(figure);
            expect(parseNumber(new Intl.NumberFormat(language, { maximumFractionDigits: 10, useGrouping: false }).format(figure), language)).toBe(figure);
        }
    });
    it.each(["en", "de"])("with its unit is read, and written again, as it was in %s", (language) => {
        for (const unit of ["%", "h", "days", "EUR", "USD", "CHF", "JPY", "m²", "t/a", null])
            for (const figure of figures(300)) {
                const written = formatMeasure(figure, unit, language);
                const read = parseNumber(written, language, unit);
                expect(read, written).not.toBeNull();
                expect(formatMeasure(read ?? Number.NaN, unit, language).replace(/^−(?=\D*0\D*$)/, "")).toBe(written.replace(/^−(?=\D*0\D*$)/, ""));
            }
    });
    it("is never read in the other language as another figure unseen, where it has decimals of another length than three", () => {
        for (const figure of figures(3000)) {
            const written = formatNumber(figure, "en", 10);
            const decimals = written.split(".")[1]?.length ?? 0;
            if (decimals === 0 || decimals === 3) continue;
            expect(parseNumber(written, "de")).toBeNull();
        }
    });
});
