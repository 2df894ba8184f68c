import { expect, test } from "vitest";

import type { AnyRecord } from "../../api/types";
import { countPeople, firstOpen, pathOf, rowsOf, treeOf, withinOf } from "./units";

const unit = (id: string, parent?: string, code = ""): AnyRecord =>
    ({ id, revision: 1, createdAt: "", createdBy: null, updatedAt: "", updatedBy: null, title: `Unit ${id}`, code, ...(parent ? { parent } : {}) }) as AnyRecord;
const tree = treeOf([unit("a"), unit("b", "a", "XY"), unit("c", "b"), unit("d", "a"), unit("e", "gone")]);
const shown = (open: string[], words = "") => rowsOf(tree, new Set(open), words).map(({ unit: { id }, level, isOpen }) => `${"-".repeat(level)}${id}${isOpen === null ? "" : isOpen ? "v" : ">"}`);

test("rows are those below what is open; a unit whose parent is not known stands at the top", () => {
    expect(shown([])).toEqual(["-a>", "-e"]);
    expect(shown(["a"])).toEqual(["-av", "--b>", "--d", "-e"]);
    expect(shown(["a", "b"])).toEqual(["-av", "--bv", "---c", "--d", "-e"]);
});

test("a search shows hits and what stands above them, whatever is open", () => {
    expect(shown([], "unit c")).toEqual(["-av", "--bv", "---c"]);
    expect(shown([], "xy")).toEqual(["-av", "--b"]);
    expect(shown([], "nothing")).toEqual([]);
});

test("places are counted among siblings", () => {
    expect(rowsOf(tree, new Set(["a"]), "").map(({ place, size }) => `${place}/${size}`)).toEqual(["1/2", "1/2", "2/2", "2/2"]);
});

test("paths and what stands below", () => {
    expect(pathOf(tree, "c")).toEqual(["Unit a", "Unit b", "Unit c"]);
    expect([...withinOf(tree, "a")].sort()).toEqual(["a", "b", "c", "d"]);
});

test("people are counted in their unit and in all above", () => {
    const people = [{ ...unit("p"), unit: "c" }, { ...unit("q"), unit: "c" }, { ...unit("r"), unit: "a" }, unit("s")];
    const counts = countPeople(tree, people);
    expect(counts.get("c")).toEqual({ own: 2, all: 2 });
    expect(counts.get("a")).toEqual({ own: 1, all: 3 });
    expect(counts.get("d")).toEqual({ own: 0, all: 0 });
});

test("a circle ends, as a copy read in between changes may have one", () => {
    const circle = treeOf([unit("a", "b"), unit("b", "a")]);
    expect(pathOf(circle, "a")).toHaveLength(2);
    expect(countPeople(circle, [{ ...unit("p"), unit: "a" }]).get("b")?.all).toBe(1);
});

test("a small tree is open at first, a large one at its top", () => {
    expect(firstOpen(tree).size).toBe(5);
    const many = treeOf([unit("top"), ...Array.from({ length: 100 }, (_, at) => unit(`n${at}`, "top"))]);
    expect([...firstOpen(many)]).toEqual(["top"]);
});
