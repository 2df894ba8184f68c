// What the page of a unit counts: one unit or its whole branch, in one program or in all.

import type { AnyRecord, Evidence } from "../../api/types";

const MOST_LEVELS = 4;

/** Scope is what is shown: the unit, whether the units below it count too (how many levels), and the programs. */
export interface Scope {
    unit: AnyRecord;
    /** The unit and, where they count, those below it. */
    ids: Set<string>;
    /** Levels below the unit that count; 0 is the unit alone. */
    levels: number;
    /** The one program that is asked for, null for all. */
    program: string | null;
    /** The programs that are shown. */
    programs: AnyRecord[];
    /** Titles of all units. */
    names: Map<string, string>;
}

/** branchOf is a unit with all that are below it, and how many levels that are. */
export function branchOf(units: AnyRecord[], id: string): { ids: Set<string>; levels: number } {
    const ids = new Set([id]);
    let levels = 0;
    for (let latest = [id]; latest.length > 0; levels += 1) {
        latest = units.filter((unit) => latest.includes(String(unit.parent)) && !ids.has(unit.id)).map((unit) => unit.id);
        for (const one of latest) ids.add(one);
        if (latest.length === 0) break;
    }
    return { ids, levels: Math.min(levels, MOST_LEVELS) };
}

/** within asks whether one of the paths leads to the unit, or to one at most `levels` below it. */
export function within(paths: string[], id: string, levels: number): string {
    const ways = paths.flatMap((path) => Array.from({ length: levels + 1 }, (_, level) => `${path}${"/parent".repeat(level)} eq '${id}'`));
    return `(${ways.join(" or ")})`;
}

/** filterOf is the filter of what belongs to a scope by one of the paths to a unit; `program` is the path to the program. */
export function filterOf({ unit, levels, program }: Scope, paths: string[], programPath: string, more = ""): string {
    const all = [within(paths, unit.id, levels), program === null ? "" : `${programPath} eq '${program}'`, more];
    return all.filter((part) => part !== "").join(" and ");
}

/** concerns tells whether a program is meant for one of the units: it names one, or none at all. */
export function concerns(program: AnyRecord, ids: Set<string>): boolean {
    const units = Array.isArray(program.units) ? program.units : [];
    return units.length === 0 || units.some((one) => typeof one === "string" && ids.has(one));
}

/** Kept is how many updates fell due, and how many of them came in time. */
export interface Kept {
    due: number;
    kept: number;
}

/** Owned is how many open initiatives there are, and how many of them any unit owns. */
export interface Owned {
    all: number;
    byUnits: number;
}

const figuresOf = ({ capabilities }: Evidence, name: string) => capabilities.find(({ capability }) => capability === "C18")?.figures.find((one) => one.name === name);

/** keptOf adds up how punctual the updates of units were, over programs; null where the evidence does not list every unit. */
export function keptOf(answers: Evidence[], ids: Set<string>): Kept | null {
    const figures = answers.flatMap((answer) => figuresOf(answer, "initiatives-owned-by-unit") ?? []);
    if (figures.some(({ rows = [], rowCount = 0 }) => rowCount > rows.length)) return null;
    const rows = figures.flatMap((figure) => figure.rows ?? []).filter(({ unit }) => ids.has(String(unit)));
    const sumOf = (name: string) => rows.reduce((sum, row) => sum + Number(row[name] ?? 0), 0);
    return { due: sumOf("updatesDue"), kept: sumOf("updatesKept") };
}

/** ownedOf adds up how many open initiatives any unit owns, over programs. */
export function ownedOf(answers: Evidence[]): Owned {
    const figures = answers.flatMap((answer) => figuresOf(answer, "initiatives-owned-by-unit") ?? []);
    return { all: figures.reduce((sum, one) => sum + (one.denominator ?? 0), 0), byUnits: figures.reduce((sum, one) => sum + (one.numerator ?? 0), 0) };
}

/** filteredUnits are those whose name has the words, with what they are part of, so that a tree stays a tree. */
export function filteredUnits(units: AnyRecord[], words: string): AnyRecord[] {
    const wanted = words.trim().toLowerCase();
    if (wanted === "") return units;
    const known = new Map(units.map((unit) => [unit.id, unit]));
    const shown = new Set<string>();
    for (const unit of units) {
        if (!`${unit.title} ${String(unit.code ?? "")}`.toLowerCase().includes(wanted)) continue;
        for (let one: AnyRecord | undefined = unit; one && !shown.has(one.id); one = known.get(String(one.parent))) shown.add(one.id);
    }
    return units.filter(({ id }) => shown.has(id));
}
