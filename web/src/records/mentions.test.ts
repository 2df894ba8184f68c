import { describe, expect, it } from "vitest";

import { mentioned, mentionsIn, partsOf, wantedAt } from "./mentions";

const ANNA = { id: "a", title: "Anna Berg" };
const ANN = { id: "n", title: "Ann" };

describe("a name that is being typed", () => {
    it.each([
        ["@", 1, { from: 0, letters: "" }],
        ["Ask @An", 7, { from: 4, letters: "An" }],
        ["Ask @Anna Be", 12, { from: 4, letters: "Anna Be" }],
        ["(@Zoë", 5, { from: 1, letters: "Zoë" }],
        ["@An and more", 3, { from: 0, letters: "An" }],
    ])("%j at %j is %j", (text, cursor, wanted) => expect(wantedAt(text, cursor)).toEqual(wanted));
    it.each([
        ["", 0],
        ["Ask An", 6],
        ["anna@example", 12],
        ["anna.b@x", 8],
        ["@ now", 5],
        ["@Anna  Berg", 11],
        ["@Anna, what", 11],
        ["@one two three four", 19],
        ["@An\nnext", 8],
        [`@${"a".repeat(41)}`, 42],
    ])("%j at %j is none", (text, cursor) => expect(wantedAt(text, cursor)).toBeNull());
});

describe("a person who is chosen", () => {
    it("stands in the place of what was typed, with one space behind", () => {
        expect(mentioned("Ask @An", { from: 4, letters: "An" }, ANNA)).toEqual({ text: "Ask @Anna Berg ", cursor: 15 });
        expect(mentioned("Ask @An now", { from: 4, letters: "An" }, ANNA)).toEqual({ text: "Ask @Anna Berg now", cursor: 15 });
    });
});

describe("the people in a remark", () => {
    it("are those whose names stand there, each once", () => {
        expect(mentionsIn("@Anna Berg and @Anna Berg, and @Ann", [ANNA, ANN])).toEqual(["a", "n"]);
        expect(mentionsIn("Anna Berg, @Annalena, @Bob", [ANNA, ANN])).toEqual([]);
        expect(mentionsIn("", [ANNA])).toEqual([]);
    });
    it("are shown as parts of it, and nothing is lost", () => {
        const text = "To @Anna Berg: see @ann and @Ann!";
        const parts = partsOf(text, [ANN, ANNA]);
        expect(parts).toEqual([{ text: "To " }, { text: "@Anna Berg", id: "a" }, { text: ": see @ann and " }, { text: "@Ann", id: "n" }, { text: "!" }]);
        expect(parts.map((part) => part.text).join("")).toBe(text);
    });
});
