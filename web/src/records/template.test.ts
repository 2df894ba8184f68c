import { describe, expect, it } from "vitest";

import type { TypeInfo } from "../api/types";
import { templateOf } from "./template";

describe("the template of an import", () => {
    it("has each column that can be filled in, and no record", () => {
        const fields = [{ name: "title" }, { name: "activatedAt", readOnly: true }, { name: "owner", readOnly: false }];
        const address = new URL(templateOf({ collection: "objectives", fields } as TypeInfo), "http://plan");
        expect(address.pathname).toBe("/api/v1/objectives/export");
        expect(address.searchParams.get("columns")).toBe("title,owner");
        expect(address.searchParams.get("filter")).toMatch(/^id eq '[0-]+'$/);
    });
});
