// What the server refuses, in the language of the pages: a sentence by the code, with the field by its name.

import type { Sentences } from "../i18n/problems";
import type { FieldInfo, Problem, ProblemPart } from "./types";

/** FieldOf finds what a problem calls its field: by the collection that was asked, where it is known. */
export type FieldOf = (collection: string, name: string) => Pick<FieldInfo, "label" | "options"> | undefined;

const MOST_OPTIONS = 8;

/** The path of a field in a batch ends with its name; a cell of a sheet is called as spreadsheets do. */
function nameOf(field: string): string {
    return field.slice(field.lastIndexOf("/") + 1);
}

/** What the blanks of a sentence can be filled with. Numbers stand in the server's own sentence alone. */
function blanksOf(part: Partial<ProblemPart>, collection: string, fieldOf: FieldOf): Record<string, string | undefined> {
    const name = nameOf(part.field ?? "");
    const field = name === "" ? undefined : fieldOf(collection, name);
    const detail = part.detail ?? "";
    const options = field?.options?.map(({ label }) => label) ?? [];
    const number = (pattern: RegExp) => pattern.exec(detail)?.[1]?.replace(".", ",");
    return {
        label: field?.label ?? (/^[A-Z]{1,3}\d{1,7}$/.test(name) ? name : undefined),
        least: number(/\bthe least is (-?\d+(?:\.\d+)?)\.$/),
        most: number(/\bthe most is (-?\d+(?:\.\d+)?)\.$/) ?? number(/\bat most (\d+)\b/) ?? number(/\bmore than (\d+)\b/),
        digits: number(/\bcan have (\d+) digits/),
        options: options.length > 0 && options.length <= MOST_OPTIONS ? options.join(", ") : undefined,
        row: part.line === undefined ? undefined : String(part.line),
    };
}

function filled(sentence: string, blanks: Record<string, string | undefined>): string | undefined {
    let isWhole = true;
    const text = sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
        const value = blanks[name];
        isWhole &&= value !== undefined;
        return value ?? "";
    });
    return isWhole ? text : undefined;
}

/** partIn says one mistake in the words of the sentences: the first whose blanks can be filled. Without such words it stays as the server said it. */
export function partIn<Part extends Partial<ProblemPart>>(part: Part, sentences: Sentences | null, collection: string, fieldOf: FieldOf): Part {
    const code = part.code ?? "";
    const known = sentences !== null && Object.hasOwn(sentences, code) ? sentences[code] : undefined;
    if (known === undefined) return part;
    const blanks = blanksOf(part, collection, fieldOf);
    const detail = known.says.map((sentence) => filled(sentence, blanks)).find((text) => text !== undefined);
    if (detail === undefined) return part;
    const { hint: _english, ...rest } = part;
    const hint = filled(known.hint ?? "", blanks);
    return { ...rest, detail, ...(hint === undefined || hint === "" ? {} : { hint }) } as Part;
}

/** problemIn says a problem and all its parts in those words. What the server has said in `language` already, other than in English, stays. */
export function problemIn(problem: Partial<Problem>, sentences: Sentences | null, language: string | null, collection: string, fieldOf: FieldOf): Partial<Problem> {
    if (sentences === null || (language !== null && language !== "en")) return problem;
    const said = partIn(problem, sentences, collection, fieldOf);
    if (problem.errors === undefined) return said;
    return { ...said, errors: problem.errors.map((part) => partIn(part, sentences, collection, fieldOf)) };
}
