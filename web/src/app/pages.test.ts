import { describe, expect, it } from "vitest";

import { PAGES, headings, pageAt } from "./pages";

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

describe("the page of an address", () => {
    const at = (address: string) => pageAt(address)?.path;
    it("is found with what may be left out, and as the router finds it, which takes the first", () => {
        expect([at("/"), at("/strategy"), at("/strategy/"), at("/strategy/01a2")]).toEqual(["/", "/strategy/:program?", "/strategy/:program?", "/strategy/:program?"]);
        expect([at("/records/people"), at("/records/key-results"), at("/records/people/1"), at("/records/people/import")]).toEqual([
            "/records/:collection",
            "/records/key-results",
            "/records/:collection/:id",
            "/records/:collection/import",
        ]);
    });
    it("is none where there is no page", () => {
        expect([at("/nowhere"), at("/strategy/1/2"), at("/test-round"), at("")]).toEqual([undefined, undefined, undefined, undefined]);
    });
});
