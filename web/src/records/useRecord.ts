import { useQuery } from "@tanstack/react-query";

import { ask, getAsOf } from "../api/client";
import type { AnyRecord, TypeInfo } from "../api/types";

/** MOST_EXPANDED is how many references the server puts records in the place of at once. */
export const MOST_EXPANDED = 10;

/** pathsOf are the addresses that together answer a record with the names of all that it refers to. */
export function pathsOf(type: TypeInfo, id: string): string[] {
    const names = type.fields.filter((field) => field.type === "reference" || field.type === "references").map(({ name }) => name);
    const groups = Array.from({ length: Math.ceil(names.length / MOST_EXPANDED) }, (_, index) => names.slice(index * MOST_EXPANDED, (index + 1) * MOST_EXPANDED));
    const path = `/${type.collection}/${id}`;
    return groups.length === 0 ? [path] : groups.map((group) => `${path}?expand=${group.join(",")}`);
}

/** merged is one record of several answers, each with other references expanded; the oldest revision counts, so that a change meets the newer one. */
export function merged(answers: AnyRecord[]): AnyRecord {
    const [first, ...others] = answers.toSorted((one, other) => one.revision - other.revision);
    if (first === undefined) throw new Error("a record is merged of at least one answer");
    return others.reduce((whole, answer) => {
        const expanded = Object.entries(answer).filter(([, value]) => (Array.isArray(value) ? value.some((one) => typeof one === "object") : typeof value === "object" && value !== null));
        return { ...whole, ...Object.fromEntries(expanded) };
    }, first);
}

/** useRecord reads a record with the names of all that it refers to, however many references its type has. */
export function useRecord(type: TypeInfo, id: string) {
    const paths = pathsOf(type, id);
    return useQuery<AnyRecord, Error>({
        queryKey: [`/${type.collection}/${id}?expand=`, getAsOf()],
        queryFn: async ({ signal }) => merged(await Promise.all(paths.map((path) => ask<AnyRecord>(path, { signal })))),
    });
}
