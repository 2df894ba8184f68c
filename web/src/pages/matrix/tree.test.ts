import { describe, expect, it } from "vitest";

import { inTree } from "./tree";

const said = (units: { id: string; title?: string; parent?: unknown }[]) => inTree(units).map(({ unit, depth }) => `${"-".repeat(depth)}${unit.id}`);

describe("units as rows", () => {
    it("stand below what they are part of, by name", () => {
        expect(said([{ id: "t", title: "Team", parent: "s" }, { id: "s", title: "Sales" }, { id: "a", title: "Audit" }, { id: "b", title: "Bids", parent: "s" }])).toEqual(["a", "s", "-b", "-t"]);
    });
    it("stand at the top where the upper one cannot be seen", () => {
        expect(said([{ id: "t", title: "Team", parent: "hidden" }])).toEqual(["t"]);
    });
    it("are all there even where they are part of each other", () => {
        expect(said([{ id: "a", parent: "b" }, { id: "b", parent: "a" }, { id: "c", parent: "c" }]).toSorted()).toEqual(["a", "b", "c"]);
    });
});
