import { describe, expect, it } from "vitest";

import type { TypeInfo } from "../api/types";
import { changesOf, clashesOf, draftOf } from "./changes";

const type = {
    fields: [
        { name: "title", type: "text" },
        { name: "owner", type: "reference" },
        { name: "units", type: "references" },
        { name: "status", type: "choice", default: "draft" },
    ],
} as unknown as TypeInfo;
const person = { id: "p1", title: "Anna" };

describe("what a form sends", () => {
    it("begins with ids where references were expanded", () => {
        const record = { id: "1", revision: 1, createdAt: "", createdBy: null, updatedAt: "", updatedBy: null, title: "A", owner: person, units: [{ id: "u1", title: "U" }, "u2"] };
        expect(draftOf(type, record)).toEqual({ title: "A", owner: "p1", units: ["u1", "u2"], status: undefined });
    });
    it("begins with the defaults of a new record", () => {
        expect(draftOf(type, null)).toEqual({ title: undefined, owner: undefined, units: undefined, status: "draft" });
    });
    it("is only what differs, and null for what was emptied", () => {
        expect(changesOf({ title: "A", owner: "p1", status: "draft" }, { title: "B", owner: null, status: "draft" })).toEqual({ title: "B", owner: null });
    });
    it("is nothing where nothing differs, absent and empty being the same", () => {
        expect(changesOf({ title: "A" }, { title: "A", owner: null, units: [], status: "" })).toEqual({});
    });
});

describe("two people at once", () => {
    const before = { title: "A", status: "draft", owner: "p1" };
    it("clash where both changed the same field differently", () => {
        expect(clashesOf(before, { ...before, title: "Mine" }, { ...before, title: "Theirs" })).toEqual([{ name: "title", before: "A", mine: "Mine", theirs: "Theirs" }]);
    });
    it("do not clash where they changed different fields, or to the same value", () => {
        expect(clashesOf(before, { ...before, title: "Mine" }, { ...before, status: "active" })).toEqual([]);
        expect(clashesOf(before, { ...before, title: "Same" }, { ...before, title: "Same" })).toEqual([]);
    });
});
