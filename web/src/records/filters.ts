// A filter as rows of field, comparison and value, and as the text that the server reads.

import type { FieldInfo, RecordValue, TypeInfo } from "../api/types";
import { kindOf } from "../fields";
import type { Comparison } from "../fields/kind";
import { unmetOf } from "../fields/reference";

/** Condition is one row of a filter. */
export interface Condition {
    field: string;
    compare: Comparison;
    value: RecordValue;
}

/** Filter is several conditions, all or any of which hold. */
export interface Filter {
    join: "and" | "or";
    conditions: Condition[];
}

const FUNCTIONS = ["contains", "startswith", "endswith"];

function literal(field: FieldInfo, value: RecordValue): string {
    if (kindOf(field.type).isBare) return String(value);
    return `'${String(value).replaceAll("'", "''")}'`;
}

/** isWhole tells whether a condition has all that it needs. */
export function isWhole({ compare, value }: Condition): boolean {
    return compare === "empty" || compare === "filled" || (value !== null && value !== "");
}

function textOf(field: FieldInfo, { compare, value }: Condition): string {
    const { name } = field;
    const { isList } = kindOf(field.type);
    if (compare === "empty") return isList ? `not ${name}/any()` : `${name} eq null`;
    if (compare === "filled") return isList ? `${name}/any()` : `${name} ne null`;
    if (compare === "has") return `${name}/any(x: x eq ${literal(field, value)})`;
    if (compare === "hasNot") return `not ${name}/any(x: x eq ${literal(field, value)})`;
    if (FUNCTIONS.includes(compare)) return `${compare}(${name},${literal(field, value)})`;
    return `${name} ${compare} ${literal(field, value)}`;
}

/** writeFilter is the text of a filter; conditions that lack something, or ask about a figure that is none, are left out. */
export function writeFilter(type: TypeInfo, { join, conditions }: Filter): string {
    const texts = conditions.filter(isWhole).flatMap((condition) => {
        const field = type.fields.find(({ name }) => name === condition.field);
        const isFigure = !field || !kindOf(field.type).isNumber || typeof condition.value !== "string";
        const isMet = field?.type !== "reference" || unmetOf(condition.value) === null;
        return field && isFigure && isMet ? [textOf(field, condition)] : [];
    });
    return texts.join(` ${join} `);
}

/** Cuts a text at ` and ` or ` or ` outside of quotation marks and brackets; null where both occur. */
function cut(text: string): { join: "and" | "or"; parts: string[] } | null {
    const parts: string[] = [];
    const joins = new Set<string>();
    let [begin, depth, isQuoted] = [0, 0, false];
    for (let at = 0; at < text.length; at += 1) {
        const letter = text[at];
        if (letter === "'") isQuoted = !isQuoted;
        if (isQuoted) continue;
        if (letter === "(") depth += 1;
        if (letter === ")") depth -= 1;
        const join = depth === 0 ? /^ (and|or) /.exec(text.slice(at, at + 5))?.[1] : undefined;
        if (join === undefined) continue;
        joins.add(join);
        parts.push(text.slice(begin, at));
        begin = at + join.length + 2;
        at = begin - 1;
    }
    parts.push(text.slice(begin));
    if (joins.size > 1) return null;
    return { join: joins.has("or") ? "or" : "and", parts: parts.map((part) => part.trim()) };
}

function valueOf(field: FieldInfo, text: string): RecordValue | undefined {
    const quoted = /^'((?:[^']|'')*)'$/.exec(text);
    if (quoted) return kindOf(field.type).isBare ? undefined : (quoted[1] ?? "").replaceAll("''", "'");
    if (text === "true" || text === "false") return text === "true";
    if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
    return /^\d{4}-\d\d-\d\d$/.test(text) ? text : undefined;
}

const FORMS: [RegExp, (found: RegExpExecArray) => [string, Comparison, string]][] = [
    [/^not (\w+)\/any\(\)$/, (found) => [found[1] ?? "", "empty", ""]],
    [/^(\w+)\/any\(\)$/, (found) => [found[1] ?? "", "filled", ""]],
    [/^(\w+) eq null$/, (found) => [found[1] ?? "", "empty", ""]],
    [/^(\w+) ne null$/, (found) => [found[1] ?? "", "filled", ""]],
    [/^not (\w+)\/any\(x: x eq (.+)\)$/, (found) => [found[1] ?? "", "hasNot", found[2] ?? ""]],
    [/^(\w+)\/any\(x: x eq (.+)\)$/, (found) => [found[1] ?? "", "has", found[2] ?? ""]],
    [/^(contains|startswith|endswith)\((\w+),(.+)\)$/, (found) => [found[2] ?? "", found[1] as Comparison, found[3] ?? ""]],
    [/^(\w+) (eq|ne|gt|ge|lt|le) (.+)$/, (found) => [found[1] ?? "", found[2] as Comparison, found[3] ?? ""]],
];

function readCondition(type: TypeInfo, text: string): Condition | null {
    for (const [form, take] of FORMS) {
        const found = form.exec(text);
        if (!found) continue;
        const [name, compare, written] = take(found);
        const field = type.fields.find((one) => one.name === name);
        if (!field || !kindOf(field.type).compare?.includes(compare)) return null;
        if (written === "") return { field: name, compare, value: null };
        const value = valueOf(field, written);
        return value === undefined ? null : { field: name, compare, value };
    }
    return null;
}

/** readFilter is the rows of a text; null where the text says more than rows can. */
export function readFilter(type: TypeInfo, text: string): Filter | null {
    if (text.trim() === "") return { join: "and", conditions: [] };
    const pieces = cut(text.trim());
    if (pieces === null) return null;
    const conditions = pieces.parts.map((part) => readCondition(type, part));
    return conditions.includes(null) ? null : { join: pieces.join, conditions: conditions as Condition[] };
}
