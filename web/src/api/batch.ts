// Several changes in one transaction: all are made, or none.

import { ask } from "./client";
import type { AnyRecord, RecordValue } from "./types";

/** Change is what becomes of one record: its new fields, made on top of the revision that was read (RFC 7396). */
export interface Change {
    id: string;
    revision: number;
    body: Record<string, RecordValue>;
}

/** Written is one record after a batch. */
export interface Written {
    id: string;
    revision: number;
    record: AnyRecord;
}

/** changeAll changes records of one collection together; fails with a Failure that names the first mistake. */
export async function changeAll(collection: string, changes: Change[]): Promise<Written[]> {
    if (changes.length === 0) return [];
    const operations = changes.map(({ id, revision, body }) => ({ act: "update", collection, id, body, revision }));
    return (await ask<{ results: Written[] }>("/batch", { method: "POST", body: { operations } })).results;
}

/** undoing makes the changes that take back what was written: it fails where somebody changed the same since. */
export function undoing(written: Written[], before: Map<string, Change["body"]>): Change[] {
    return written.map(({ id, revision }) => ({ id, revision, body: before.get(id) ?? {} }));
}
