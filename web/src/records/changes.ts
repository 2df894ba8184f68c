// What a form sends: only what differs, and null for what was emptied (RFC 7396).

import { type AnyRecord, type RecordValue, type TypeInfo, idOf, isNamed } from "../api/types";

/** Draft is what stands in a form, by field. */
export type Draft = Record<string, RecordValue | undefined>;

/** draftOf is a record, or the defaults of a new one, as a form starts with it. References stand as ids. */
export function draftOf(type: TypeInfo, record: AnyRecord | null): Draft {
    const entries = type.fields.map(({ name, default: byDefault }) => {
        const value = record === null ? byDefault : record[name];
        if (isNamed(value)) return [name, idOf(value)] as const;
        if (Array.isArray(value)) return [name, value.map((one) => (isNamed(one) ? one.id : one))] as const;
        return [name, value] as const;
    });
    return Object.fromEntries(entries);
}

function isSame(one: RecordValue | undefined, other: RecordValue | undefined): boolean {
    const plain = (value: RecordValue | undefined) => JSON.stringify(value === undefined || value === "" || (Array.isArray(value) && value.length === 0) ? null : value);
    return plain(one) === plain(other);
}

/** changesOf is the merge patch that makes `before` what `after` says. */
export function changesOf(before: Draft, after: Draft): Record<string, RecordValue> {
    const changed = Object.entries(after).filter(([name, value]) => !isSame(before[name], value));
    return Object.fromEntries(changed.map(([name, value]) => [name, value ?? null]));
}

/** Clash is a field that both somebody else and we changed since we read it. */
export interface Clash {
    name: string;
    before: RecordValue | undefined;
    mine: RecordValue | undefined;
    theirs: RecordValue | undefined;
}

/** clashesOf finds the fields that both sides changed, each to something of its own. */
export function clashesOf(before: Draft, mine: Draft, theirs: Draft): Clash[] {
    return Object.keys(mine)
        .filter((name) => !isSame(before[name], mine[name]) && !isSame(before[name], theirs[name]) && !isSame(mine[name], theirs[name]))
        .map((name) => ({ name, before: before[name], mine: mine[name], theirs: theirs[name] }));
}
