// How a sheet is sent, and what the server says of it.

import { Failure, inPageWords, refused } from "../api/client";
import type { Outcome, TypeInfo } from "../api/types";
import type { Operation } from "./changing";

/** Source is a sheet on its way: a file, or what was pasted. */
export interface Source {
    name: string;
    kind: string;
    body: string | ArrayBuffer;
}

/** Choices are what one can say beside the sheet. `columns` are fields by position; null lets the server guess. */
export interface Choices {
    columns: string[] | null;
    clear: boolean;
    match: string;
    sheet: string;
}

const WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** sourceOf reads a file. What begins like an archive is a workbook, whatever its name says. */
export async function sourceOf(file: File): Promise<Source> {
    const body = await file.arrayBuffer();
    const begin = new Uint8Array(body.slice(0, 2));
    const isWorkbook = (begin[0] === 0x50 && begin[1] === 0x4b) || /\.xlsx?$/i.test(file.name);
    return { name: file.name, kind: isWorkbook ? WORKBOOK : "text/csv", body };
}

/** importSheet asks what a sheet would do; with `apply` it does it, as the preview with that plan said. */
export async function importSheet(type: TypeInfo, source: Source, choices: Choices, apply?: { plan: string; leaveOut: boolean }): Promise<Outcome> {
    const asked = new URLSearchParams({ mode: apply ? "apply" : "preview" });
    if (choices.columns) asked.set("columns", choices.columns.join());
    if (choices.clear) asked.set("clear", "true");
    if (choices.match !== "") asked.set("match", choices.match);
    if (choices.sheet !== "") asked.set("sheet", choices.sheet);
    if (apply?.leaveOut) asked.set("leaveOut", "true");
    if (apply) asked.set("plan", apply.plan);
    const headers: Record<string, string> = { "Content-Type": source.kind, Accept: "application/json" };
    if (apply) headers["Idempotency-Key"] = crypto.randomUUID();
    let answer: Response;
    try {
        answer = await fetch(`/api/v1/${type.collection}/import?${asked}`, { method: "POST", headers, body: source.body, credentials: "same-origin" });
    } catch {
        throw new Failure(0, {});
    }
    const json = (await answer.json()) as unknown;
    if (!answer.ok) throw refused(answer, json, `/${type.collection}`);
    const outcome = json as Outcome;
    for (const row of outcome.rows ?? []) if (row.mistakes) row.mistakes = row.mistakes.map((mistake) => inPageWords(mistake, type.collection));
    return outcome;
}

/** undoOf is what takes an import back: new records deleted, changed ones as they were. Empty where the answer does not hold all rows. */
export function undoOf(type: TypeInfo, { summary, rows = [] }: Outcome): Operation[] {
    const changed = rows.filter(({ effect, id, revision }) => (effect === "create" || effect === "update") && id !== undefined && revision !== undefined);
    if (changed.length !== summary.create + summary.update) return [];
    const { collection } = type;
    return changed.reverse().map(({ effect, id = "", revision = 0, changes }) =>
        effect === "create"
            ? { act: "delete", collection, id, revision }
            : { act: "update", collection, id, revision, body: Object.fromEntries(changes.map(({ field, before }) => [field, before])) },
    );
}
