import { describe, expect, it } from "vitest";

import { parseNumber } from "./number";
import { parseTags } from "./tags";

describe("a number as it is typed", () => {
    it("follows the language", () => {
        expect(parseNumber("1,234.5", "en")).toBe(1234.5);
        expect(parseNumber("1.234,5", "de")).toBe(1234.5);
        expect(parseNumber(" -3 ", "en")).toBe(-3);
    });
    it("is none where it is no number", () => {
        for (const typed of ["", "many", "1e5", "1..2", "12 apps", "--1", "NaN", "Infinity"]) expect(parseNumber(typed, "en")).toBeNull();
    });
});

describe("words with commas", () => {
    it("count once", () => {
        expect(parseTags(" a, b,,a ,")).toEqual(["a", "b"]);
    });
});
