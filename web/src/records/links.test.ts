import { describe, expect, it } from "vitest";

import { hostOf, linkOf, nameOfLink } from "./links";

describe("a link", () => {
    it("gets a scheme where it has none", () => {
        expect(linkOf(" example.com/plan.docx ")).toBe("https://example.com/plan.docx");
        expect(linkOf("http://example.com")).toBe("http://example.com");
        expect(linkOf("javascript:alert(1)")).toBe("javascript:alert(1)");
        expect(linkOf("")).toBe("");
    });
    it("names its host", () => {
        expect(hostOf("https://www.example.com:8080/a")).toBe("example.com:8080");
        expect(hostOf("no link")).toBe("");
    });
    it("is named by the last part of its path, or its host", () => {
        expect(nameOfLink("https://example.com/docs/Plan%202027.docx?web=1")).toBe("Plan 2027.docx");
        expect(nameOfLink("https://www.example.com/")).toBe("example.com");
        expect(nameOfLink("https://example.com/100%")).toBe("example.com");
        expect(nameOfLink("")).toBe("");
        expect(nameOfLink(`https://example.com/${"x".repeat(300)}`)).toHaveLength(200);
    });
});
