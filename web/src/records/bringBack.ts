// An earlier version of a record, brought back by an ordinary change.

import { Failure, ask } from "../api/client";
import type { AnyRecord, RecordValue, TypeInfo } from "../api/types";
import { changesOf, draftOf } from "./changes";

/** patchTo is the merge patch that makes a record what it was `then`: only fields that people may set; what is as it was is left out. */
export function patchTo(type: TypeInfo, now: AnyRecord, then: AnyRecord): Record<string, RecordValue> {
    const editable = new Set(type.fields.filter(({ readOnly }) => !readOnly).map(({ name }) => name));
    const only = (record: AnyRecord) => Object.fromEntries(Object.entries(draftOf(type, record)).filter(([name]) => editable.has(name)));
    return changesOf(only(now), only(then));
}

/** Brought is what came of bringing a version back: the record, what undoes it, and the fields that stayed. */
export interface Brought {
    record: AnyRecord | null;
    undo: Record<string, RecordValue>;
    left: string[];
}

/** The fields of a patch that a refusal names, `objectives/0` for `objectives`. */
function refusedOf(error: unknown, patch: Record<string, RecordValue>): string[] {
    if (!(error instanceof Failure) || ![403, 422].includes(error.status)) return [];
    return [...new Set(error.fields.map(({ field }) => (field ?? "").split("/")[0] ?? ""))].filter((name) => name in patch);
}

/** bringBack sends the patch; what the server refuses to have set is left as it is, and the rest sent again. */
export async function bringBack(type: TypeInfo, now: AnyRecord, patch: Record<string, RecordValue>): Promise<Brought> {
    let rest = { ...patch };
    const left: string[] = [];
    while (Object.keys(rest).length > 0) {
        try {
            const record = await ask<AnyRecord>(`/${type.collection}/${now.id}`, { method: "PATCH", body: rest, revision: now.revision });
            const before = draftOf(type, now);
            return { record, undo: Object.fromEntries(Object.keys(rest).map((name) => [name, before[name] ?? null])), left };
        } catch (error) {
            const refused = refusedOf(error, rest);
            if (refused.length === 0) throw error;
            left.push(...refused);
            rest = Object.fromEntries(Object.entries(rest).filter(([name]) => !refused.includes(name)));
        }
    }
    return { record: null, undo: {}, left };
}
