import { describe, expect, it } from "vitest";

import { PAGES, headings } from "./pages";

const words = (may: Parameters<typeof headings>[1]) => headings(PAGES, may).flatMap(({ links }) => links.map(({ word }) => word));

describe("the menu", () => {
    it("does not offer what one may not do", () => {
        const read = words({ programs: ["read"], initiatives: ["read"], units: ["read"] });
        expect(read).toContain("page.strategy");
        expect(read).toContain("page.units");
        for (const word of ["page.start", "page.triage", "page.tokens"]) expect(read).not.toContain(word);
    });
    it("offers what one may do", () => {
        expect(words({ programs: ["read", "create"], initiatives: ["read", "update"] })).toEqual(expect.arrayContaining(["page.start", "page.triage"]));
    });
});
