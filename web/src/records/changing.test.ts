import { describe, expect, it } from "vitest";

import type { AnyRecord, TypeInfo } from "../api/types";
import { changesTo } from "./changing";

const type = { collection: "units", fields: [{ name: "kind" }, { name: "lead" }] } as unknown as TypeInfo;
const row = (id: string, more: Record<string, unknown>) => ({ id, revision: 3, ...more }) as unknown as AnyRecord;

describe("one value for several records", () => {
    it("changes those that have another, each at its revision", () => {
        expect(changesTo(type, [row("a", { kind: "team" }), row("b", { kind: "other" }), row("c", {})], "kind", "team")).toEqual([
            { act: "update", collection: "units", id: "b", revision: 3, body: { kind: "team" } },
            { act: "update", collection: "units", id: "c", revision: 3, body: { kind: "team" } },
        ]);
    });
    it("knows references that were expanded, and what is empty already", () => {
        expect(changesTo(type, [row("a", { lead: { id: "p", title: "P" } })], "lead", "p")).toEqual([]);
        expect(changesTo(type, [row("a", {})], "lead", null)).toEqual([]);
    });
});
