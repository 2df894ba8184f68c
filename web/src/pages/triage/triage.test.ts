import { describe, expect, it } from "vitest";

import { Failure } from "../../api/client";
import type { AnyRecord } from "../../api/types";
import { type Column, namesOf, readCell, valueOf, writeValue } from "./cells";
import { pendingOf, refusedOf } from "./changes";
import { EMPTY, placeWithin, rangeOf, redo, refuse, saved, spread, typeInto, undo } from "./sheet";
import { parseTable, writeTable } from "./tsv";

const record = (id: string, fields = {}): AnyRecord => ({ id, revision: 3, createdAt: "", createdBy: null, updatedAt: "", updatedBy: null, title: id, ...fields });
const HORIZON: Column = { name: "horizon", kind: "choice", width: 1, options: [{ key: "immediate", words: ["Now", "Immediate"] }, { key: "next-year", words: ["Next year"] }] };
const RANK: Column = { name: "rank", kind: "integer", width: 1 };
const OWNER: Column = { name: "owner", kind: "person", width: 1 };
const DAY: Column = { name: "nextStepDate", kind: "date", width: 1 };
const LINK: Column = { name: "keyResult", kind: "links", to: "key-results", width: 1 };
const names = namesOf("en", [record("p1", { title: "Anna Berg", email: "anna@example.com" }), record("p2", { title: "Jo" }), record("p3", { title: "Jo" })], { "key-results": [record("k1", { title: "75 % of teams" }), record("k2", { title: "Fast; and good" })] }, new Set(["nobody at all"]));

describe("a table from the clipboard", () => {
    it("is read as spreadsheets write it", () => {
        expect(parseTable("a\tb\r\nc\t\r\n")).toEqual([["a", "b"], ["c", ""]]);
        expect(parseTable('"two\nlines"\t"say ""hi"""\n')).toEqual([["two\nlines", 'say "hi"']]);
        expect(parseTable('5" screen\t"half')).toEqual([['5" screen', '"half']]);
        expect(parseTable("")).toEqual([[""]]);
    });
    it("comes back as it went", () => {
        const table = [["a", "two\nlines", 'a "quote"'], ["", "tab\there", "x"]];
        expect(parseTable(writeTable(table))).toEqual(table);
    });
});

describe("a cell", () => {
    const value = (column: Column, text: string) => {
        const read = readCell(column, text, names);
        return "value" in read ? read.value : read.mistake.word;
    };
    it("takes choices by their word or key, in any case", () => {
        for (const text of ["Now", "immediate", "IMMEDIATE ", "now"]) expect(value(HORIZON, text)).toBe("immediate");
        expect(value(HORIZON, "some day")).toBe("choice");
        expect(value(HORIZON, " ")).toBeNull();
    });
    it("takes people by name or address, and says when it is not clear who", () => {
        for (const text of ["Anna Berg", "anna berg", "ANNA@example.com", "Berg, Anna <anna@example.com>"]) expect(value(OWNER, text)).toBe("p1");
        expect(value(OWNER, "Jo")).toBe("several");
        expect(value(OWNER, "Somebody new")).toBe("waits");
        expect(value(OWNER, "Nobody at all")).toBe("nobody");
    });
    it("takes whole numbers from one on, and days that exist", () => {
        expect([value(RANK, "12"), value(RANK, "0"), value(RANK, "1.5"), value(RANK, "first")]).toEqual([12, "integer", "integer", "integer"]);
        expect([value(DAY, "2027-03-31"), value(DAY, "31.3.2027"), value(DAY, "3/31/2027"), value(DAY, "2027-02-30"), value(DAY, "soon")]).toEqual(["2027-03-31", "2027-03-31", "2027-03-31", "date", "date"]);
    });
    it("takes figures in the language of the page, and says how else to write them", () => {
        const figure: Column = { name: "target", kind: "decimal", width: 1 };
        expect([value(figure, "44.5"), value(figure, "1,234"), value(figure, "44,5"), value(figure, "many")]).toEqual([44.5, 1234, "writeNumber", "number"]);
        expect(readCell(figure, "44,5", names)).toEqual({ mistake: { word: "writeNumber", blanks: { proposal: "44.5" } } });
    });
    it("takes several records, even where a title has the sign between them", () => {
        expect(value(LINK, "75 % of teams; Fast; and good")).toBe("nothing");
        expect(value(LINK, "Fast; and good")).toEqual(["k2"]);
        expect(value(LINK, "75 % of teams;")).toEqual(["k1"]);
        expect(value({ name: "title", kind: "text", width: 1, isRequired: true }, "  ")).toBe("required");
    });
    it("is written as it is read", () => {
        for (const [column, kept] of [[HORIZON, "next-year"], [RANK, 7], [OWNER, "p1"], [DAY, "2027-01-02"], [LINK, ["k1"]]] as const)
            expect(value(column, writeValue(column, kept as never, names))).toEqual(kept);
        expect(valueOf(LINK, record("i", { links: [{ id: "l", keyResult: "k1" }] }))).toEqual(["k1"]);
    });
});

describe("a sheet", () => {
    const paste = [{ row: "a", column: "rank", text: "1" }, { row: "b", column: "rank", text: "2" }];
    it("takes a whole paste back at once, and does it again", () => {
        const first = typeInto(EMPTY, [{ row: "a", column: "rank", text: "9" }]);
        const second = typeInto(first, paste);
        expect(undo(second).typed).toEqual(first.typed);
        expect(redo(undo(second)).typed).toEqual(second.typed);
        expect(undo(undo(second)).typed.size).toBe(0);
        expect(undo(EMPTY)).toBe(EMPTY);
    });
    it("types what stood there before when a saved paste is undone", () => {
        const after = saved(typeInto(EMPTY, paste), [{ row: "a", column: "rank", before: "5" }, { row: "b", column: "rank", before: "" }]);
        expect(after.typed.size).toBe(0);
        expect(undo(after).typed).toEqual(new Map([["a", { rank: "5" }], ["b", { rank: "" }]]));
    });
    it("keeps what was refused until the cell changes", () => {
        const refused = refuse(typeInto(EMPTY, paste), [{ row: "a", column: "rank", text: "No" }]);
        expect(refused.refused.get("a")).toEqual({ rank: "No" });
        expect(typeInto(refused, [{ row: "a", column: "rank", text: "3" }]).refused.size).toBe(0);
    });
    it("spreads as spreadsheets do", () => {
        const area = rangeOf({ row: 2, column: 1 }, { row: 0, column: 1 });
        expect(area).toEqual({ top: 0, bottom: 2, left: 1, right: 1 });
        expect(spread([["x"]], area, 9, 9).cells.length).toBe(3);
        expect(spread([["x", "y"], ["z", "w"]], area, 9, 9).cells.map(({ text }) => text)).toEqual(["x", "y", "z", "w"]);
        expect(spread([["x", "y"]], rangeOf({ row: 8, column: 8 }, { row: 8, column: 8 }), 9, 9)).toEqual({ cells: [{ place: { row: 8, column: 8 }, text: "x" }], area: { top: 8, bottom: 8, left: 8, right: 8 }, beyond: 1 });
        expect(placeWithin({ row: -1, column: 99 }, 5, 4)).toEqual({ row: 0, column: 3 });
    });
});

describe("what is saved", () => {
    const records = new Map([["i", record("i", { horizon: "immediate", rank: 4, owner: "p1", links: [{ id: "l", revision: 2, keyResult: "k1" }] })]]);
    const columns = [HORIZON, RANK, OWNER, LINK];
    it("is one operation for a row, links apart, and nothing for what is the same", () => {
        const sheet = typeInto(EMPTY, [{ row: "i", column: "horizon", text: "Next year" }, { row: "i", column: "rank", text: "4" }, { row: "i", column: "owner", text: "" }, { row: "i", column: "keyResult", text: "Fast; and good" }]);
        const { operations, cells, same } = pendingOf(sheet, "initiatives", records, columns, names);
        expect(operations.map(({ act, collection, body }) => [act, collection, body])).toEqual([["delete", "links", undefined], ["create", "links", { initiative: "i", keyResult: "k2" }], ["update", "initiatives", { horizon: "next-year", owner: null }]]);
        expect(cells.map(({ before }) => before)).toEqual(["Now", "Anna Berg", "75 % of teams"]);
        expect(same.map(({ column }) => column)).toEqual(["rank"]);
    });
    it("leaves out what is no value yet, and says so", () => {
        const sheet = typeInto(EMPTY, [{ row: "i", column: "rank", text: "first" }, { row: "i", column: "owner", text: "New One" }]);
        const { operations, mistakes, waiting } = pendingOf(sheet, "initiatives", records, columns, names);
        expect(operations).toEqual([]);
        expect(mistakes.map(({ column }) => column)).toEqual(["rank"]);
        expect(waiting).toEqual(["New One"]);
    });
    it("comes back to its cell where the server refuses it", () => {
        const sheet = typeInto(EMPTY, [{ row: "i", column: "horizon", text: "Next year" }, { row: "i", column: "rank", text: "5" }]);
        const { operations } = pendingOf(sheet, "initiatives", records, columns, names);
        const failure = new Failure(422, { errors: [{ field: "operations/0/body/rank", code: "x", detail: "Too high." }] });
        expect(refusedOf(failure, operations, "clash")).toEqual([{ row: "i", column: "rank", text: "Too high." }]);
        const clash = new Failure(412, { field: "operations/0", detail: "Newer." });
        expect(refusedOf(clash, operations, "clash")).toEqual([{ row: "i", column: "horizon", text: "clash" }, { row: "i", column: "rank", text: "clash" }]);
    });
});
