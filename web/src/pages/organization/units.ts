// The tree of units: who stands below whom, how many people that is, and which rows are to be seen.

import { type AnyRecord, idOf } from "../../api/types";

/** UnitRow is one row of the tree. `isOpen` is null where nothing stands below it. */
export interface UnitRow {
    unit: AnyRecord;
    level: number;
    place: number;
    size: number;
    isOpen: boolean | null;
    isHit: boolean;
}

/** Tree is all units by id, and below whom they stand. Who stands below nobody that is known stands at the top. */
export interface Tree {
    units: Map<string, AnyRecord>;
    below: Map<string, AnyRecord[]>;
}

const TOP = "";

/** treeOf orders units, which come by title, below their parents. */
export function treeOf(units: AnyRecord[]): Tree {
    const known = new Map(units.map((unit) => [unit.id, unit]));
    const below = new Map<string, AnyRecord[]>();
    for (const unit of units) {
        const parent = idOf(unit.parent);
        const key = parent !== null && known.has(parent) ? parent : TOP;
        below.set(key, [...(below.get(key) ?? []), unit]);
    }
    return { units: known, below };
}

/** withinOf is a unit and all that stand below it. */
export function withinOf({ below }: Tree, id: string): Set<string> {
    const found = new Set([id]);
    for (const one of found) for (const unit of below.get(one) ?? []) found.add(unit.id);
    return found;
}

/** pathOf are the names from the top down to a unit. */
export function pathOf({ units }: Tree, id: string): string[] {
    const names: string[] = [];
    const seen = new Set<string>();
    for (let unit = units.get(id); unit !== undefined && !seen.has(unit.id); unit = units.get(idOf(unit.parent) ?? "")) {
        names.unshift(unit.title ?? unit.id);
        seen.add(unit.id);
    }
    return names;
}

/** rowsOf are the rows to be seen: what is open, or, where words are searched for, what has them and what stands above that. */
export function rowsOf(tree: Tree, open: Set<string>, words: string): UnitRow[] {
    const wanted = words.trim().toLowerCase();
    const hits = new Set<string>();
    const kept = new Set<string>();
    for (const unit of wanted === "" ? [] : tree.units.values()) {
        if (!`${unit.title ?? ""} ${String(unit.code ?? "")}`.toLowerCase().includes(wanted)) continue;
        hits.add(unit.id);
        for (let one: AnyRecord | undefined = unit; one !== undefined && !kept.has(one.id); one = tree.units.get(idOf(one.parent) ?? "")) kept.add(one.id);
    }
    const rows: UnitRow[] = [];
    const add = (key: string, level: number): void => {
        const units = (tree.below.get(key) ?? []).filter(({ id }) => wanted === "" || kept.has(id));
        units.forEach((unit, at) => {
            const has = (tree.below.get(unit.id) ?? []).some(({ id }) => wanted === "" || kept.has(id));
            const isOpen = has ? wanted !== "" || open.has(unit.id) : null;
            rows.push({ unit, level, place: at + 1, size: units.length, isOpen, isHit: hits.has(unit.id) });
            if (isOpen === true) add(unit.id, level + 1);
        });
    };
    add(TOP, 1);
    return rows;
}

/** countPeople are the people of each unit: those in it, and those in it and below. */
export function countPeople(tree: Tree, people: AnyRecord[]): Map<string, { own: number; all: number }> {
    const counts = new Map([...tree.units.keys()].map((id) => [id, { own: 0, all: 0 }]));
    for (const person of people) {
        const home = idOf(person.unit);
        const own = home === null ? undefined : counts.get(home);
        if (own) own.own += 1;
        const seen = new Set<string>();
        for (let id = home; id !== null && counts.has(id) && !seen.has(id); id = idOf(tree.units.get(id)?.parent)) {
            seen.add(id);
            const count = counts.get(id);
            if (count) count.all += 1;
        }
    }
    return counts;
}

const ALL_OPEN = 60;

/** firstOpen are the units that are open at first: all of a small tree, the top of a large one. */
export function firstOpen(tree: Tree): Set<string> {
    return new Set(tree.units.size <= ALL_OPEN ? tree.units.keys() : (tree.below.get(TOP) ?? []).map(({ id }) => id));
}
