import { describe, expect, it } from "vitest";

import { around, checkAddress, namedIn } from "./steps";

const step = (count: number, from = 0) => ({ count, records: Array.from({ length: count }, (_, at) => ({ id: `r${from + at}`, type: "key-result", title: `R ${from + at}` })) });
const ids = (records: { id: string }[]) => records.map(({ id }) => id);

describe("a step's line", () => {
    it("names all of a few, and three of many", () => {
        expect(namedIn([step(3)]).map(ids)).toEqual([["r0", "r1", "r2"]]);
        expect(namedIn([step(25)]).map(ids)).toEqual([["r0", "r1", "r2"]]);
    });
    it("does not name the same records again, but does name others", () => {
        expect(namedIn([step(25), step(23)]).map(ids)).toEqual([["r0", "r1", "r2"], []]);
        expect(namedIn([step(4), step(5, 2)]).map(ids)).toEqual([["r0", "r1", "r2"], ["r4", "r5", "r6"]]);
        expect(namedIn([step(1), step(3)]).map(ids)).toEqual([["r0"], ["r1", "r2"]]);
        expect(namedIn([step(25), step(1)]).map(ids)).toEqual([["r0", "r1", "r2"], ["r0"]]);
    });
    it("leads from the name in its sentence", () => {
        expect(around("“Run it”: It has no owner. “Run it” waits.", "Run it")).toEqual(["“", "”: It has no owner. “Run it” waits."]);
        expect(around("2 initiatives have no owner.", "Run it")).toBeNull();
    });
    it("leads to what its check found", () => {
        expect(checkAddress("p", "KR-BASE")).toBe("/checks/p?check=KR-BASE");
        expect(checkAddress("p", "KR-BASE", [{ id: "a" }, { id: "b" }])).toBe("/checks/p?check=KR-BASE&subject=a,b");
    });
});
