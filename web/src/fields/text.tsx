import { Input } from "@fluentui/react-components";

import type { Editing, FieldKind, Showing } from "./kind";

function Show({ value }: Showing) {
    return <>{String(value)}</>;
}

function Edit({ value, change, field, ...rest }: Editing) {
    return <Input {...rest} value={typeof value === "string" ? value : ""} required={field.required} onChange={(_, data) => change(data.value === "" ? null : data.value)} />;
}

export const text: FieldKind = { Show, Edit };
