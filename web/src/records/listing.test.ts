import { describe, expect, it } from "vitest";

import type { TypeInfo } from "../api/types";
import { questionOf, readListing, writeListing } from "./listing";

const type = { order: "title", list: ["title", "owner"], fields: [{ name: "title" }, { name: "owner" }, { name: "deadline" }] } as unknown as TypeInfo;

describe("the address of a list", () => {
    it("says nothing where all is as usual", () => {
        const listing = readListing(type, "", null);
        expect(listing).toEqual({ search: "", filter: "", order: "title", columns: ["title", "owner"] });
        expect(writeListing(type, listing)).toBe("");
    });
    it("is read back", () => {
        const listing = { search: "a b", filter: "owner eq 'x&y'", order: "-deadline", columns: ["deadline", "title"] };
        expect(readListing(type, writeListing(type, listing), ["title"])).toEqual(listing);
    });
    it("passes over fields that are not there", () => {
        expect(readListing(type, "columns=secret,title,title&order=-secret", null)).toMatchObject({ columns: ["title"], order: "title" });
    });
    it("takes the columns kept in the browser where it names none", () => {
        expect(readListing(type, "", ["deadline", "gone"]).columns).toEqual(["deadline"]);
    });
    it("asks the server in its own words", () => {
        expect(questionOf(readListing(type, "order=-deadline&search=%20x&filter=owner eq null", null)).toString()).toBe("search=x&filter=owner+eq+null&orderby=deadline+desc");
    });
});
