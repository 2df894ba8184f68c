import { describe, expect, it } from "vitest";

import type { ImportRow, TypeInfo } from "../api/types";
import { sourceOf, undoOf } from "./importing";

const type = { collection: "units" } as unknown as TypeInfo;
const row = (more: Partial<ImportRow>): ImportRow => ({ row: 2, effect: "update", title: "", changes: [], mistakes: [], ...more });

describe("taking an import back", () => {
    it("deletes what is new and restores what was changed, last first", () => {
        const rows = [
            row({ id: "a", revision: 4, changes: [{ field: "kind", before: null, after: "team", beforeText: "", afterText: "Team" }] }),
            row({ effect: "create", id: "b", revision: 1 }),
            row({ effect: "unchanged", id: "c" }),
        ];
        expect(undoOf(type, { applied: true, summary: { create: 1, update: 1, unchanged: 1, mistake: 0 }, rows })).toEqual([
            { act: "delete", collection: "units", id: "b", revision: 1 },
            { act: "update", collection: "units", id: "a", revision: 4, body: { kind: null } },
        ]);
    });
    it("is not offered where not all rows are known", () => {
        expect(undoOf(type, { applied: true, summary: { create: 2, update: 0, unchanged: 0, mistake: 0 }, rows: [row({ effect: "create", id: "b", revision: 1 })] })).toEqual([]);
    });
});

describe("a file", () => {
    it("is a workbook by its first bytes", async () => {
        expect((await sourceOf(new File(["PK\u0003\u0004"], "x.csv"))).kind).toContain("spreadsheetml");
        expect((await sourceOf(new File(["a,b"], "x.csv"))).kind).toBe("text/csv");
    });
});
