// Units as a tree, row after row.

/** Unit is what the order of rows needs to know. */
export interface Unit {
    id: string;
    title?: string;
    parent?: unknown;
}

/** Row is one unit and how deep below the top it stands. */
export interface Row<T extends Unit> {
    unit: T;
    depth: number;
}

/** inTree puts each unit below the one that it is part of, by name. One whose upper unit is not there (or is below itself) stands at the top. */
export function inTree<T extends Unit>(units: T[]): Row<T>[] {
    const known = new Set(units.map(({ id }) => id));
    const below = new Map<string | null, T[]>();
    for (const unit of units.toSorted((one, other) => (one.title ?? "").localeCompare(other.title ?? ""))) {
        const parent = typeof unit.parent === "string" && known.has(unit.parent) && unit.parent !== unit.id ? unit.parent : null;
        below.set(parent, [...(below.get(parent) ?? []), unit]);
    }
    const rows: Row<T>[] = [];
    const seen = new Set<string>();
    const walk = (parent: string | null, depth: number) => {
        for (const unit of below.get(parent) ?? []) {
            if (seen.has(unit.id)) continue;
            seen.add(unit.id);
            rows.push({ unit, depth });
            walk(unit.id, depth + 1);
        }
    };
    walk(null, 0);
    for (const unit of units) if (!seen.has(unit.id)) rows.push({ unit, depth: 0 });
    return rows;
}
