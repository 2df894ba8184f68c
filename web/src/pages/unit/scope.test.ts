import { describe, expect, it } from "vitest";

import type { AnyRecord, Evidence } from "../../api/types";
import { type Scope, branchOf, concerns, filterOf, filteredUnits, keptOf, ownedOf, within } from "./scope";

const unit = (id: string, parent?: string): AnyRecord => ({ id, title: `Unit ${id}`, parent: parent ?? null, revision: 1, createdAt: "", createdBy: null, updatedAt: "", updatedBy: null });
const units = [unit("a"), unit("b", "a"), unit("c", "b"), unit("d", "a"), unit("e")];

describe("the branch of a unit", () => {
    it("is all below it, with the levels that are", () => {
        expect([...branchOf(units, "a").ids].toSorted()).toEqual(["a", "b", "c", "d"]);
        expect(branchOf(units, "a").levels).toBe(2);
        expect(branchOf(units, "e")).toEqual({ ids: new Set(["e"]), levels: 0 });
    });
    it("ends where units are below themselves", () => {
        expect([...branchOf([unit("x", "y"), unit("y", "x")], "x").ids].toSorted()).toEqual(["x", "y"]);
    });
});

describe("what is asked of the server", () => {
    it("goes up from what belongs to a unit, one step for each level", () => {
        expect(within(["unit"], "a", 0)).toBe("(unit eq 'a')");
        expect(within(["unit", "initiative/ownerUnit"], "a", 1)).toBe("(unit eq 'a' or unit/parent eq 'a' or initiative/ownerUnit eq 'a' or initiative/ownerUnit/parent eq 'a')");
    });
    it("names the program where one is asked for", () => {
        const scope: Scope = { unit: unit("a"), ids: new Set(["a"]), levels: 0, program: "p", programs: [], names: new Map() };
        expect(filterOf(scope, ["unit"], "objective/program")).toBe("(unit eq 'a') and objective/program eq 'p'");
        expect(filterOf({ ...scope, program: null }, ["unit"], "program", "status eq 'active'")).toBe("(unit eq 'a') and status eq 'active'");
    });
});

describe("a program", () => {
    it("is meant for all units where it names none", () => {
        expect(concerns({ ...unit("p"), units: [] }, new Set(["a"]))).toBe(true);
        expect(concerns({ ...unit("p"), units: ["a"] }, new Set(["a", "b"]))).toBe(true);
        expect(concerns({ ...unit("p"), units: ["c"] }, new Set(["a", "b"]))).toBe(false);
    });
});

describe("the evidence", () => {
    const answer = (rows: { unit: string; updatesDue: number; updatesKept: number }[], rowCount = rows.length): Evidence => ({
        program: { type: "program", id: "p", title: "" },
        today: "2026-11-23",
        capabilities: [
            {
                capability: "C18",
                title: "",
                figures: [{ name: "initiatives-owned-by-unit", label: "", unit: "%", value: 50, numerator: 3, denominator: 6, drawnFrom: 6, missing: [], rowCount, rows }],
            },
        ],
    });
    const rows = [
        { unit: "a", updatesDue: 4, updatesKept: 1 },
        { unit: "b", updatesDue: 6, updatesKept: 3 },
        { unit: "e", updatesDue: 9, updatesKept: 9 },
    ];
    it("is added up over the units and the programs that are shown", () => {
        expect(keptOf([answer(rows), answer(rows)], new Set(["a", "b"]))).toEqual({ due: 20, kept: 8 });
        expect(ownedOf([answer(rows), answer(rows)])).toEqual({ all: 12, byUnits: 6 });
    });
    it("tells nothing where not every unit is listed", () => {
        expect(keptOf([answer(rows, 4)], new Set(["a"]))).toBeNull();
    });
});

describe("looking for a unit", () => {
    it("keeps what it is part of, so that a tree stays a tree", () => {
        expect(filteredUnits(units, " UNIT C ").map(({ id }) => id)).toEqual(["a", "b", "c"]);
        expect(filteredUnits(units, "")).toHaveLength(5);
        expect(filteredUnits(units, "nothing")).toEqual([]);
    });
});
