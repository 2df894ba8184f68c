import { TEXTS, type FieldKind, type Showing } from "./kind";
import { text } from "./text";

/** A record of any type: its type and id. */
function Show({ value }: Showing) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return <>{String(value)}</>;
    return <>{String(value.title ?? `${String(value.type ?? "")} ${String(value.id ?? "")}`)}</>;
}

export const record: FieldKind = { Show, Edit: text.Edit, compare: TEXTS };
