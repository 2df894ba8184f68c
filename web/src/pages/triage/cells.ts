// What stands in a cell: a value as the text that people read, copy and paste, and a text as the value that it means.

import { type AnyRecord, type RecordValue, idOf, isNamed } from "../../api/types";
import { parseNumber, proposalOf } from "../../base/figure";

/** Kind is how a cell is read and written. `links` are records of their own between two others. */
export type Kind = "text" | "integer" | "decimal" | "date" | "choice" | "person" | "records" | "links";

/** Column is one column of the grid. */
export interface Column {
    name: string;
    kind: Kind;
    /** Width in px. */
    width: number;
    /** Of a choice: its keys, with the words by which it may be written; the first is shown. */
    options?: { key: string; words: string[] }[];
    /** Of records and links: the collection that they lead to. */
    to?: string;
    isRequired?: boolean;
}

/** Names finds records by what people call them, and the other way round. */
export interface Names {
    /** The title of a record by its id. */
    title: Map<string, string>;
    /** Ids by title or e-mail in small letters, for `people` and each collection; several where a name is shared. */
    found: Map<string, Map<string, string[]>>;
    /** People that were asked for and are not there. */
    unknown: Set<string>;
    language: string;
}

/** Mistake is why a text is no value: a word of `triage.mistake`, with what fills its blanks. `waits` is no mistake yet. */
export interface Mistake {
    word: "required" | "integer" | "number" | "writeNumber" | "date" | "choice" | "nobody" | "several" | "nothing" | "long" | "waits";
    blanks: Record<string, string>;
}

/** Read is what a text means. */
export type Read = { value: RecordValue } | { mistake: Mistake };

const small = (text: string) => text.trim().toLocaleLowerCase();

/** namesOf makes the names of records known: their titles, and of people their addresses. */
export function namesOf(language: string, people: AnyRecord[], others: Record<string, AnyRecord[]>, unknown: Set<string> = new Set()): Names {
    const names: Names = { title: new Map(), found: new Map(), unknown, language };
    for (const [collection, records] of Object.entries({ people, ...others })) {
        const ids = new Map<string, string[]>();
        const add = (name: unknown, id: string) => {
            if (typeof name !== "string" || name.trim() === "") return;
            const known = ids.get(small(name)) ?? [];
            if (!known.includes(id)) ids.set(small(name), [...known, id]);
        };
        for (const { id, title, email } of records) {
            names.title.set(id, title ?? id);
            add(title, id);
            add(email, id);
        }
        names.found.set(collection, ids);
    }
    return names;
}

/** A name as mail programs write it, `Anna Berg <anna@example.com>`, stands for its address. */
function named(text: string): string {
    return /<([^<>\s]+@[^<>\s]+)>\s*$/.exec(text)?.[1] ?? text;
}

function readOne(names: Names, collection: string, text: string): { id: string } | { mistake: Mistake } {
    const wanted = collection === "people" ? named(text) : text;
    const ids = names.found.get(collection)?.get(small(wanted)) ?? [];
    const [only] = ids;
    if (ids.length === 1 && only !== undefined) return { id: only };
    const blanks = { name: text.trim().slice(0, 80) };
    if (ids.length > 1) return { mistake: { word: "several", blanks } };
    if (collection === "people" && !names.unknown.has(small(wanted))) return { mistake: { word: "waits", blanks } };
    return { mistake: { word: collection === "people" ? "nobody" : "nothing", blanks } };
}

function readSeveral(names: Names, collection: string, text: string): Read {
    const whole = readOne(names, collection, text);
    if ("id" in whole) return { value: [whole.id] };
    const ids: string[] = [];
    for (const part of text.split(/[;\n]/).map((one) => one.trim()).filter((one) => one !== "")) {
        const one = readOne(names, collection, part);
        if ("mistake" in one) return one;
        if (!ids.includes(one.id)) ids.push(one.id);
    }
    return { value: ids };
}

/** A day as people and spreadsheets write it: 2027-03-31, 31.3.2027, and in English 3/31/2027. */
function readDay(text: string): string | null {
    const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
    const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
    const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
    const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : dotted ? [dotted[3], dotted[2], dotted[1]] : slashed ? [slashed[3], slashed[1], slashed[2]] : [];
    if (year === undefined || month === undefined || day === undefined) return null;
    const written = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    const at = new Date(`${written}T00:00:00Z`);
    return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== written ? null : written;
}

/** Most figures are plain digits: those need no formats of a language, of which a paste would make hundreds. */
function figureOf(typed: string, language: string): number | null {
    return /^-?\d{1,15}$/.test(typed) ? Number(typed) : parseNumber(typed, language);
}

const no = (word: Mistake["word"], text: string): Read => ({ mistake: { word, blanks: { name: text.trim().slice(0, 80) } } });

/** readCell is the value that a text means in a column. Emptied means null, or none. */
export function readCell(column: Column, text: string, names: Names): Read {
    const typed = text.trim();
    if (typed === "") {
        if (column.isRequired) return no("required", text);
        return { value: column.kind === "records" || column.kind === "links" ? [] : null };
    }
    switch (column.kind) {
        case "text":
            return typed.length > 300 ? no("long", text) : { value: typed.replaceAll(/\s+/g, " ") };
        case "integer": {
            const figure = figureOf(typed, names.language);
            return figure !== null && Number.isInteger(figure) && figure >= 1 ? { value: figure } : no("integer", text);
        }
        case "decimal": {
            const figure = figureOf(typed, names.language);
            if (figure !== null) return { value: figure };
            const proposal = proposalOf(typed, names.language);
            return proposal === null ? no("number", text) : { mistake: { word: "writeNumber", blanks: { proposal } } };
        }
        case "date": {
            const day = readDay(typed);
            return day === null ? no("date", text) : { value: day };
        }
        case "choice": {
            const option = column.options?.find(({ key, words }) => key === small(typed) || words.some((word) => small(word) === small(typed)));
            return option === undefined ? no("choice", text) : { value: option.key };
        }
        case "person": {
            const one = readOne(names, "people", text);
            return "id" in one ? { value: one.id } : one;
        }
        default:
            return readSeveral(names, column.to ?? "", text);
    }
}

/** valueOf is what a record holds in a column, references as ids; of links the ids of what they lead to. */
export function valueOf(column: Column, record: AnyRecord): RecordValue {
    const value = record[column.kind === "links" ? "links" : column.name];
    if (column.kind === "links") return (Array.isArray(value) ? value : []).flatMap((link) => (isNamedLink(link) ? (idOf(link[column.name]) ?? []) : []));
    if (Array.isArray(value)) return value.map((one) => (isNamed(one) ? one.id : one));
    return isNamed(value) ? value.id : (value ?? (column.kind === "records" ? [] : null));
}

function isNamedLink(value: RecordValue): value is { [key: string]: RecordValue } {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** writeValue is a value as it is shown, copied and pasted. */
export function writeValue(column: Column, value: RecordValue, names: Names): string {
    if (value === null || value === "") return "";
    if (Array.isArray(value)) return value.map((id) => names.title.get(String(id)) ?? String(id)).join("; ");
    if (column.kind === "choice") return column.options?.find(({ key }) => key === value)?.words[0] ?? String(value);
    if (column.kind === "person") return names.title.get(String(value)) ?? String(value);
    if (typeof value === "number" && Number.isInteger(value)) return String(value);
    if (typeof value === "number") return new Intl.NumberFormat(names.language, { useGrouping: false, maximumFractionDigits: 10 }).format(value);
    return String(value);
}
