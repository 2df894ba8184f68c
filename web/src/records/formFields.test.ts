import { describe, expect, it } from "vitest";

import type { TypeInfo } from "../api/types";
import { fieldsOf } from "./formFields";

const TYPE = {
    list: ["title", "status"],
    form: ["title", "unit", "target"],
    fields: [
        { name: "program", required: true },
        { name: "title", required: true },
        { name: "weight", default: 1 },
        { name: "status", default: "draft" },
        { name: "unit" },
        { name: "target" },
        { name: "activatedAt", readOnly: true },
        { name: "note" },
    ],
} as unknown as TypeInfo;

function shown(type: TypeInfo, draft: Record<string, never | string | number>): [first: string[], rest: string[]] {
    const { fields, first } = fieldsOf(type, draft);
    const names = fields.map(({ name }) => name);
    return [names.slice(0, first), names.slice(first)];
}

describe("a form", () => {
    it("asks for what is required and what its type declares first, in that order", () => {
        expect(shown(TYPE, { weight: 1, status: "draft" })).toEqual([["program", "title", "unit", "target"], ["weight", "status", "note"]]);
    });
    it("shows what a record has beyond defaults, and never what only the server sets", () => {
        expect(shown(TYPE, { weight: 2, status: "active", note: "Said", activatedAt: "2026-01-01" })).toEqual([["program", "title", "unit", "target", "weight", "status", "note"], []]);
    });
    it("falls back on the list where no form is declared", () => {
        expect(shown({ ...TYPE, form: [] }, {})).toEqual([["program", "title", "status"], ["weight", "unit", "target", "note"]]);
    });
    it("does not take what is empty for something said", () => {
        expect(shown(TYPE, { note: "" })[1]).toContain("note");
    });
});
