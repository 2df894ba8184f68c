// From cells to one transaction, and from what the server refuses in it back to the cells.

import type { Failure } from "../../api/client";
import { type AnyRecord, type RecordValue, idOf } from "../../api/types";
import { type Column, type Mistake, type Names, readCell, valueOf, writeValue } from "./cells";
import type { Edit, Sheet } from "./sheet";

/** Operation is one of a batch; `cells` are those that it saves. */
export interface Operation {
    act: "create" | "update" | "delete";
    collection: string;
    id?: string;
    revision?: number;
    body?: Record<string, RecordValue>;
    cells: { row: string; columns: string[] };
}

/** Pending is what a sheet would save: how many cells, which mistakes, and what is waited for. */
export interface Pending {
    operations: Operation[];
    cells: { row: string; column: string; before: string }[];
    /** Cells in which something was typed that the record holds already. */
    same: { row: string; column: string; before: string }[];
    mistakes: { row: string; column: string; mistake: Mistake }[];
    waiting: string[];
}

function isSame(one: RecordValue, other: RecordValue): boolean {
    const plain = (value: RecordValue) => JSON.stringify(Array.isArray(value) ? value.map(String).toSorted() : value);
    return plain(one) === plain(other);
}

function linkOperations(record: AnyRecord, column: Column, wanted: string[]): Operation[] {
    const links = (Array.isArray(record.links) ? record.links : []) as unknown as AnyRecord[];
    const kept = links.map((link) => idOf(link[column.name]));
    const cells = { row: record.id, columns: [column.name] };
    return [
        ...links.filter((link) => !wanted.includes(idOf(link[column.name]) ?? "")).map((link): Operation => ({ act: "delete", collection: "links", id: link.id, revision: link.revision, cells })),
        ...wanted.filter((id) => !kept.includes(id)).map((id): Operation => ({ act: "create", collection: "links", body: { initiative: record.id, [column.name]: id }, cells })),
    ];
}

/** pendingOf works out what a sheet would save. A cell that means what the record holds already is none. */
export function pendingOf(sheet: Sheet, collection: string, records: Map<string, AnyRecord>, columns: Column[], names: Names): Pending {
    const pending: Pending = { operations: [], cells: [], same: [], mistakes: [], waiting: [] };
    for (const [row, typed] of sheet.typed) {
        const record = records.get(row);
        if (record === undefined) continue;
        const body: Record<string, RecordValue> = {};
        for (const column of columns) {
            const text = typed[column.name];
            if (text === undefined) continue;
            const read = readCell(column, text, names);
            if ("mistake" in read) {
                if (read.mistake.word === "waits") pending.waiting.push(text);
                else pending.mistakes.push({ row, column: column.name, mistake: read.mistake });
                continue;
            }
            const before = valueOf(column, record);
            const cell = { row, column: column.name, before: writeValue(column, before, names) };
            if (isSame(before, read.value)) {
                pending.same.push(cell);
                continue;
            }
            pending.cells.push(cell);
            if (column.kind === "links") pending.operations.push(...linkOperations(record, column, (read.value as string[]).map(String)));
            else body[column.name] = read.value;
        }
        const changed = Object.keys(body);
        if (changed.length > 0) pending.operations.push({ act: "update", collection, id: row, revision: record.revision, body, cells: { row, columns: changed } });
    }
    return pending;
}

/** refusedOf puts what the server refused at the cells of the operation concerned. `conflict` is said where somebody else was faster. */
export function refusedOf(failure: Failure, operations: Operation[], conflict: string): Edit[] {
    const text = failure.status === 412 ? conflict : "";
    return failure.fields.flatMap(({ field, detail }) => {
        const [, at, name] = /^operations\/(\d+)(?:\/body\/([^/]+))?/.exec(field ?? "") ?? [];
        const operation = at === undefined ? undefined : operations[Number(at)];
        if (operation === undefined) return [];
        const columns = operation.cells.columns.filter((column) => name === undefined || operation.collection === "links" || column === name);
        return (columns.length > 0 ? columns : operation.cells.columns).map((column) => ({ row: operation.cells.row, column, text: text || detail }));
    });
}
