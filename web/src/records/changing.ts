// Changes of several records at once, and how they are undone.

import { ask } from "../api/client";
import type { AnyRecord, RecordValue, TypeInfo } from "../api/types";
import { draftOf } from "./changes";

/** MOST is how many records one batch changes. */
export const MOST = 1000;

/** Operation is one entry of a batch. */
export interface Operation {
    act: "create" | "update" | "delete";
    collection: string;
    id?: string;
    revision?: number;
    body?: Record<string, RecordValue>;
}

/** send carries out operations in one transaction. */
export async function send(operations: Operation[]): Promise<{ id: string; revision: number }[]> {
    const answer = await ask<{ results: { id: string; revision: number }[] }>("/batch", { method: "POST", body: { operations } });
    return answer.results;
}

/** changesTo are the operations that give all rows one value; rows that have it already are left alone. */
export function changesTo(type: TypeInfo, rows: AnyRecord[], field: string, value: RecordValue): Operation[] {
    return rows
        .filter((row) => JSON.stringify(draftOf(type, row)[field] ?? null) !== JSON.stringify(value))
        .map(({ id, revision }) => ({ act: "update", collection: type.collection, id, revision, body: { [field]: value } }));
}

/** setAll gives all rows one value, and answers what undoes it. */
export async function setAll(type: TypeInfo, rows: AnyRecord[], field: string, value: RecordValue): Promise<Operation[]> {
    const operations = changesTo(type, rows, field, value);
    if (operations.length === 0) return [];
    const results = await send(operations);
    const before = new Map(rows.map((row) => [row.id, draftOf(type, row)[field] ?? null]));
    return results.map(({ id, revision }) => ({ act: "update", collection: type.collection, id, revision, body: { [field]: before.get(id) ?? null } }));
}
