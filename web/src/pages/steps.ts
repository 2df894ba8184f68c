// What of a step or a group of findings is named in its line, and what is only led to.

import type { Named, NextStep } from "../api/types";

/** MOST_NAMED are the records that a line names; the rest is a link away. */
export const MOST_NAMED = 3;

/**
 * namedIn is, for each step, which of its records its line names: one alone always, else few, none that a step before was about, and none at
 * all of many that mostly were.
 */
export function namedIn(steps: Pick<NextStep, "records" | "count">[]): Named[][] {
    const told = new Set<string>();
    return steps.map(({ records, count }) => {
        const fresh = records.filter(({ id }) => !told.has(id));
        for (const { id } of records) told.add(id);
        if (count === 1) return records;
        return count > MOST_NAMED && fresh.length * 2 < records.length ? [] : fresh.slice(0, MOST_NAMED);
    });
}

/** around splits a sentence where it says the name of a record, which can lead there; null where it does not. */
export function around(sentence: string, name: string): [string, string] | null {
    const at = name === "" ? -1 : sentence.indexOf(name);
    return at < 0 ? null : [sentence.slice(0, at), sentence.slice(at + name.length)];
}

/** checkAddress is the page with what one check found in a program, or in those records of it alone. */
export function checkAddress(program: string, check: string, records: { id: string }[] = []): string {
    const about = records.length === 0 ? "" : `&subject=${records.map(({ id }) => id).join(",")}`;
    return `/checks/${program}?check=${check}${about}`;
}
