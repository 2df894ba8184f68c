import { describe, expect, it } from "vitest";

import { mistakeOf } from "./number";
import { parseTags } from "./tags";

describe("what is wrong with a figure as it is typed", () => {
    it("is nothing for figures and for none", () => {
        for (const typed of ["", "  ", "10,5", "1.234,5", "10 %", "-3"]) expect(mistakeOf(typed, "de")).toBeNull();
    });
    it("says how to write it where that is clear", () => {
        expect(mistakeOf("10.5", "de")).toEqual({ word: "form.writeNumber", blanks: { proposal: "10,5" } });
        expect(mistakeOf("44,5", "en")).toEqual({ word: "form.writeNumber", blanks: { proposal: "44.5" } });
    });
    it("gives an example where it is not", () => {
        expect(mistakeOf("many", "de")).toEqual({ word: "form.number", blanks: { example: "1.234,5" } });
        expect(mistakeOf("12 apps", "en")).toEqual({ word: "form.number", blanks: { example: "1,234.5" } });
    });
});

describe("words with commas", () => {
    it("count once", () => {
        expect(parseTags(" a, b,,a ,")).toEqual(["a", "b"]);
    });
});
