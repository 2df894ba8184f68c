import { Input } from "@fluentui/react-components";

import type { Editing, FieldKind, Showing } from "./kind";

function Show({ value }: Showing) {
    return <a href={`mailto:${String(value)}`}>{String(value)}</a>;
}

function Edit({ value, change, field, ...rest }: Editing) {
    return <Input {...rest} type="email" value={typeof value === "string" ? value : ""} required={field.required} onChange={(_, data) => change(data.value === "" ? null : data.value)} />;
}

export const email: FieldKind = { Show, Edit };
