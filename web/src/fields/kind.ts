// What a field type is on a page: how its value is shown, written as text, and edited. One file per type, one map (index.ts).

import type { ComponentType } from "react";

import type { FieldInfo, RecordValue } from "../api/types";

/** Showing is what a field's display gets. `value` is never null or absent. */
export interface Showing {
    field: FieldInfo;
    value: RecordValue;
}

/** Editing is what a field's control gets; the label and the message of a mistake stand around it. */
export interface Editing {
    field: FieldInfo;
    value: RecordValue | undefined;
    change: (value: RecordValue) => void;
    id?: string;
}

/** Comparison is what a filter can ask of a field. */
export type Comparison = "contains" | "startswith" | "endswith" | "eq" | "ne" | "gt" | "ge" | "lt" | "le" | "has" | "hasNot" | "empty" | "filled";

/** TEXTS are the comparisons of texts. */
export const TEXTS: Comparison[] = ["contains", "startswith", "endswith", "eq", "ne", "empty", "filled"];
/** ORDERED are the comparisons of what has an order. */
export const ORDERED: Comparison[] = ["eq", "ne", "lt", "le", "gt", "ge", "empty", "filled"];
/** CHOSEN are the comparisons of what is one of several. */
export const CHOSEN: Comparison[] = ["eq", "ne", "empty", "filled"];
/** LISTED are the comparisons of lists. */
export const LISTED: Comparison[] = ["has", "hasNot", "empty", "filled"];

/** Mistake is why what stands in a field cannot be sent: a word, and what fills its blanks. */
export interface Mistake {
    word: string;
    blanks: Record<string, string>;
}

/** FieldKind is one field type. */
export interface FieldKind {
    Show: ComponentType<Showing>;
    Edit: ComponentType<Editing>;
    /** Why a value cannot be sent, seen without the server; null or absent where it can. */
    mistake?: (question: { field: FieldInfo; value: RecordValue | undefined; language: string }) => Mistake | null;
    /** Numbers stand at the right, so that their digits line up. */
    isNumber?: boolean;
    /** What needs a whole row of a form. */
    isWide?: boolean;
    /** What a filter can ask of it; a field without any cannot be filtered by. */
    compare?: Comparison[];
    /** Numbers and flags stand in a filter without quotation marks. */
    isBare?: boolean;
    /** Lists of references or words: a filter asks about one entry. */
    isList?: boolean;
    /** Whether a list can be sorted by it. */
    isSorted?: boolean;
    /** What no record keeps: a page reckons it, and the server does not know it as a field. */
    isReckoned?: boolean;
}
