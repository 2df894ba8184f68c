import { describe, expect, it } from "vitest";

import de from "./de.json";
import en from "./en.json";
import { accented } from "./index";

function placeholders(words: object, before = ""): string[] {
    return Object.entries(words).flatMap(([key, value]) =>
        typeof value === "string" ? [`${before}${key}: ${[...value.matchAll(/\{\{(.*?)\}\}/g)].map(([, name]) => name).sort().join(",")}`] : placeholders(value as object, `${before}${key}.`),
    );
}

describe("the languages", () => {
    it("have the same words with the same blanks", () => {
        expect(placeholders(de)).toEqual(placeholders(en));
    });
});

describe("the pseudo-locale", () => {
    it("is longer and keeps its blanks", () => {
        expect(accented("Check-in due {{day}}")).toBe("[Chëçk-ïñ düë {{day}}~~~~~~~]");
    });
});
