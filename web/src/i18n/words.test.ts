import { describe, expect, it } from "vitest";

import de from "./de";
import en from "./en";
import { type Words, accented } from "./words";

function placeholders(words: Words, before = ""): string[] {
    return Object.entries(words).flatMap(([key, value]) =>
        typeof value === "string" ? [`${before}${key}: ${[...value.matchAll(/\{\{(.*?)\}\}/g)].map(([, name]) => name).sort().join(",")}`] : placeholders(value, `${before}${key}.`),
    );
}

describe("the languages", () => {
    it("have the same words with the same blanks", () => {
        expect(placeholders(en).length).toBeGreaterThan(100);
        expect(placeholders(de).sort()).toEqual(placeholders(en).sort());
    });
});

describe("the pseudo-locale", () => {
    it("has longer words and keeps its blanks", () => {
        expect(accented("Check-in due {{day}}")).toBe("[Chëçk-ïñ~~~ düë~ {{day}}]");
    });
});
