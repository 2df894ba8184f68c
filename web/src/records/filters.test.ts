import { describe, expect, it } from "vitest";

import type { TypeInfo } from "../api/types";
import { type Filter, readFilter, writeFilter } from "./filters";

const type = {
    fields: [
        { name: "title", type: "text" },
        { name: "target", type: "decimal" },
        { name: "deadline", type: "date" },
        { name: "isActive", type: "boolean" },
        { name: "owner", type: "reference" },
        { name: "units", type: "references" },
        { name: "data", type: "json" },
    ],
} as unknown as TypeInfo;

const FILTERS: [string, Filter][] = [
    ["", { join: "and", conditions: [] }],
    ["contains(title,'O''Hara and (co)')", { join: "and", conditions: [{ field: "title", compare: "contains", value: "O'Hara and (co)" }] }],
    [
        "target ge 1.5 and isActive eq false and deadline lt '2026-12-31'",
        {
            join: "and",
            conditions: [
                { field: "target", compare: "ge", value: 1.5 },
                { field: "isActive", compare: "eq", value: false },
                { field: "deadline", compare: "lt", value: "2026-12-31" },
            ],
        },
    ],
    [
        "owner eq null or units/any(x: x eq 'u1') or not units/any()",
        {
            join: "or",
            conditions: [
                { field: "owner", compare: "empty", value: null },
                { field: "units", compare: "has", value: "u1" },
                { field: "units", compare: "empty", value: null },
            ],
        },
    ],
];

describe("a filter", () => {
    it.each(FILTERS)("is written and read back: %s", (text, filter) => {
        expect(writeFilter(type, filter)).toBe(text);
        expect(readFilter(type, text)).toEqual(filter);
    });
    it("leaves out what is not whole, and fields that are not there", () => {
        const conditions = [
            { field: "title", compare: "contains" as const, value: "" },
            { field: "hidden", compare: "eq" as const, value: "x" },
            { field: "title", compare: "filled" as const, value: null },
        ];
        expect(writeFilter(type, { join: "and", conditions })).toBe("title ne null");
    });
    it("that says more than rows can is left as text", () => {
        for (const text of ["title eq 'a' and (owner eq null or target gt 1)", "title eq 'a' and target gt 1 or target lt 0", "hidden eq 'x'", "owner/title eq 'A'", "target eq 'x'", "data eq 'x'", "title in ('a','b')"])
            expect(readFilter(type, text), text).toBeNull();
    });
});
