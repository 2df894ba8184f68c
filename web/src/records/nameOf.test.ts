import { describe, expect, it } from "vitest";

import type { AnyRecord, FieldInfo, TypeInfo } from "../api/types";
import { nameOf } from "./nameOf";
import { withUnit } from "./units";

const CHECK_IN = {
    collection: "check-ins",
    list: ["title", "keyResult", "objective", "date", "value", "confidence"],
    fields: [
        { name: "title", type: "text" },
        { name: "keyResult", type: "reference" },
        { name: "objective", type: "reference" },
        { name: "date", type: "date" },
        { name: "value", type: "decimal" },
        { name: "confidence", type: "integer", unit: "%" },
    ],
} as unknown as TypeInfo;
const record = (fields: Record<string, unknown>) => ({ id: "0123456789", revision: 1, ...fields }) as unknown as AnyRecord;
const figure = { name: "value", type: "decimal" } as FieldInfo;

describe("what a record without a title is called", () => {
    it("says what it is about, and its figure with the unit", () => {
        const about = record({ keyResult: { id: "k", title: "Answers in 6 h", unit: "h" }, date: "2026-11-23", value: 11.2, confidence: 70 });
        expect(nameOf(CHECK_IN, about, "en").replaceAll("\u00a0", " ")).toBe("Answers in 6 h · Nov 23, 2026 · 11.2 h");
        expect(nameOf(CHECK_IN, about, "de").replaceAll("\u00a0", " ")).toBe("Answers in 6 h · 23.11.2026 · 11,2 h");
    });
    it("never shows an id that was not expanded", () => {
        expect(nameOf(CHECK_IN, record({ keyResult: "aaaa", date: "2026-11-23" }), "en")).toBe("Nov 23, 2026");
    });
    it("begins with its id where it says nothing", () => {
        expect(nameOf(CHECK_IN, record({}), "en")).toBe("01234567");
        expect(nameOf(CHECK_IN, record({ title: "Mine" }), "en")).toBe("Mine");
    });
});

describe("the unit of a figure", () => {
    it("is that of what it is about, of the record, or of the field", () => {
        expect(withUnit(CHECK_IN, figure, record({ keyResult: { id: "k", title: "K", unit: "EUR" } })).unit).toBe("EUR");
        expect(withUnit({ ...CHECK_IN, collection: "key-results" } as TypeInfo, { ...figure, name: "target" }, record({ unit: "days" })).unit).toBe("days");
        expect(withUnit(CHECK_IN, { ...figure, unit: "%" }, record({ keyResult: { id: "k", title: "K", unit: "h" } })).unit).toBe("%");
    });
    it("is none where that is not known", () => {
        expect(withUnit(CHECK_IN, figure, record({ keyResult: "k" })).unit).toBeUndefined();
        expect(withUnit({ ...CHECK_IN, collection: "lessons" } as TypeInfo, figure, record({ unit: "h" })).unit).toBeUndefined();
    });
});
