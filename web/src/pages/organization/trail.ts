import type { TrailItem } from "../../api/types";
// The trail of all changes: what is asked for, and what the answers hold.

/** Sought is which changes are looked for; empty words do not narrow. Days are the reader's own. */
export interface Sought {
    by: string;
    type: string;
    from: string;
    until: string;
}

/** trailPath is where the changes that are sought are read. The last day is included. */
export function trailPath({ by, type, from, until }: Sought, before?: number): string {
    const asked = new URLSearchParams();
    if (by !== "") asked.set("by", by);
    if (type !== "") asked.set("type", type);
    if (from !== "") asked.set("from", startOf(from, 0));
    if (until !== "") asked.set("until", startOf(until, 1));
    if (before !== undefined) asked.set("before", String(before));
    const written = asked.toString();
    return written === "" ? "/changes" : `/changes?${written}`;
}

function startOf(day: string, later: number): string {
    const [year, month, date] = day.split("-").map(Number);
    return new Date(year ?? 0, (month ?? 1) - 1, (date ?? 1) + later).toISOString();
}

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** accountsOf are the accounts that changes name, each once. */
export function accountsOf(items: TrailItem[]): string[] {
    return [...new Set(items.flatMap((item) => [item.by, item.for]).filter((one): one is string => one !== undefined && UUID.test(one)))].sort();
}

/** jobOf is what the scheduler notes as reason of its own changes: how far a background job is, and on which server. Null for the reason of anybody else. */
export function jobOf({ by, reason }: TrailItem): { step: "taken" | "done"; node: string } | null {
    const found = by === "system" ? /^(Taken|Done) by (.+)$/.exec(reason) : null;
    return found === null ? null : { step: found[1] === "Done" ? "done" : "taken", node: found[2] ?? "" };
}

/** megabytes is a size in bytes as people say it: a number and its unit. */
export function megabytes(size: number, language: string): string {
    const [value, unit] = size < 1e6 ? [size / 1e3, "kilobyte"] : size < 1e9 ? [size / 1e6, "megabyte"] : [size / 1e9, "gigabyte"];
    return new Intl.NumberFormat(language, { style: "unit", unit, maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
}
