// Which fields a form shows at first, and in which order.

import type { FieldInfo, RecordValue, TypeInfo } from "../api/types";
import type { Draft } from "./changes";

/** isEmpty tells whether a field holds nothing. */
export function isEmpty(value: RecordValue | undefined): boolean {
    return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

/** Whether a value says more than what every new record begins with. */
function isSaid(field: FieldInfo, value: RecordValue | undefined): boolean {
    return !isEmpty(value) && JSON.stringify(value) !== JSON.stringify(field.default);
}

/**
 * fieldsOf are the editable fields of a type in the order of its form, and how many of them come at first: those of its `form` (or of its list,
 * where none is declared), what else is required, and what the draft says beyond defaults.
 */
export function fieldsOf(type: TypeInfo, draft: Draft): { fields: FieldInfo[]; first: number } {
    const editable = type.fields.filter(({ readOnly }) => !readOnly);
    const asked = (type.form.length > 0 ? type.form : type.list).flatMap((name) => editable.find((field) => field.name === name) ?? []);
    const others = editable.filter((field) => !asked.includes(field));
    const required = others.filter((field) => field.required);
    const said = others.filter((field) => !field.required && isSaid(field, draft[field.name]));
    const first = [...required, ...asked, ...said];
    return { fields: [...first, ...editable.filter((field) => !first.includes(field))], first: first.length };
}
