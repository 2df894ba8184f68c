// Columns of a list that no record keeps: the page of the list reckons them.

import type { AnyRecord, FieldInfo, TypeInfo } from "../api/types";
import { kindOf } from "../fields";

/** Reckoned are such columns, those that the list shows first, and a hook by which a row gets its values. */
export interface Reckoned {
    fields: FieldInfo[];
    list: string[];
    useValues: (rows: AnyRecord[]) => (row: AnyRecord) => AnyRecord;
}

/** withReckoned is a type whose lists have reckoned columns too. */
export function withReckoned(type: TypeInfo, { fields, list }: Reckoned): TypeInfo {
    return { ...type, fields: [...type.fields, ...fields], list };
}

/** keptOf are those of some columns that records keep, which the server knows. */
export function keptOf(type: TypeInfo, columns: string[]): string[] {
    return columns.filter((name) => type.fields.some((field) => field.name === name && kindOf(field.type).isReckoned !== true));
}

/** NOTHING_RECKONED is a list as its records are. */
export const NOTHING_RECKONED: Reckoned["useValues"] = () => (row) => row;
