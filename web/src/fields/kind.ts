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

/** FieldKind is one field type. */
export interface FieldKind {
    Show: ComponentType<Showing>;
    Edit: ComponentType<Editing>;
    /** Numbers stand at the right, so that their digits line up. */
    isNumber?: boolean;
    /** What needs a whole row of a form. */
    isWide?: boolean;
}
