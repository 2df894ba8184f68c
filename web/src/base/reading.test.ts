import { describe, expect, it } from "vitest";

import cases from "../../../src/insight/wording_cases.json";
import { composeStatement, readingOf } from "./reading";

describe("what one sees while typing", () => {
    it("is the grade that the server computes", () => {
        expect(cases.texts.length).toBeGreaterThan(80);
        for (const { text, words, english, german } of cases.texts) {
            expect(readingOf(text, false).words, text).toBe(words);
            expect(readingOf(text, false).grade, text).toBeCloseTo(english, 9);
            expect(readingOf(text, true).grade, text).toBeCloseTo(german, 9);
        }
    });
    it("is the statement that the server composes", () => {
        expect(cases.statements.length).toBeGreaterThan(30);
        for (const { goal, reason, method, statement } of cases.statements) expect(composeStatement(goal, reason, method)).toBe(statement);
    });
    it("meets the published example", () => {
        expect(readingOf("The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.", false).grade).toBeCloseTo(11.3, 1);
    });
});
