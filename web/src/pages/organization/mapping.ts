// Which column of a directory file goes to which field of a person, kept by the heading of the column for the next file.

import { ask } from "../../api/client";
import type { AnyRecord, ImportColumn, Page, RecordValue } from "../../api/types";
import { usualField } from "./headings";

/** SCHEMA is how the source connection that keeps the mapping is known. */
export const SCHEMA = "directory-file";
const LOCAL = "mapping:people";

/** Mapping is the field of each heading; empty for a column that is left out. */
export type Mapping = Record<string, string>;

/** Kept is a mapping and the source connection that holds it; null where this browser holds it, or nothing does. */
export interface Kept {
    mapping: Mapping;
    source: AnyRecord | null;
}

/** read takes what is kept as a mapping; what has another form is none. */
export function read(value: RecordValue | undefined): Mapping {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return {};
    return Object.fromEntries(Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === "string"));
}

/** fieldsOf are the fields of the columns: what is kept for a heading, or else what the server thinks, or what the heading usually means; no field twice. */
export function fieldsOf(columns: ImportColumn[], kept: Mapping, known: string[]): string[] {
    const taken = new Set<string>();
    const take = (field: string): string => {
        if (field === "" || taken.has(field) || !known.includes(field)) return "";
        taken.add(field);
        return field;
    };
    const fields = columns.map(({ heading }) => (heading in kept ? take(kept[heading] ?? "") : ""));
    const named = columns.map(({ heading, field = "" }, at) => (heading in kept ? (fields[at] ?? "") : take(field)));
    return columns.map(({ heading }, at) => (heading in kept || named[at] ? (named[at] ?? "") : take(usualField(heading))));
}

/** mappingOf is the mapping that the columns have now, on top of what is kept of other files. */
export function mappingOf(columns: ImportColumn[], fields: string[], before: Mapping): Mapping {
    return { ...before, ...Object.fromEntries(columns.map(({ heading }, at) => [heading, fields[at] ?? ""])) };
}

/** readKept reads what the last import kept: on the server where one may see it there, else in this browser. */
export async function readKept(mayRead: boolean): Promise<Kept> {
    if (mayRead) {
        const { items } = await ask<Page>(`/source-connections?${new URLSearchParams({ filter: `schema eq '${SCHEMA}'`, top: "1" })}`);
        const [source] = items;
        if (source) return { mapping: read(source.mapping), source };
    }
    return { mapping: read(JSON.parse(localStorage.getItem(LOCAL) ?? "{}") as RecordValue), source: null };
}

/** keep remembers a mapping for the next import: for everybody where one may, else in this browser. */
export async function keep(mapping: Mapping, { source }: Kept, title: string, may: { create: boolean; update: boolean }): Promise<void> {
    if (source !== null && may.update) await ask(`/source-connections/${source.id}`, { method: "PATCH", body: { mapping }, revision: source.revision });
    else if (source === null && may.create) await ask("/source-connections", { method: "POST", body: { title, kind: "file", schema: SCHEMA, refresh: "manual", status: "working", mapping } });
    else localStorage.setItem(LOCAL, JSON.stringify(mapping));
}
