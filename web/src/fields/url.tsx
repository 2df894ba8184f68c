import { Input } from "@fluentui/react-components";

import type { Editing, FieldKind, Showing } from "./kind";

/** Only what leads to a page becomes a link. */
function Show({ value }: Showing) {
    const address = String(value);
    if (!/^https?:\/\//.test(address)) return <>{address}</>;
    return (
        <a href={address} target="_blank" rel="noreferrer">
            {address.replace(/^https?:\/\//, "")}
        </a>
    );
}

function Edit({ value, change, field, ...rest }: Editing) {
    return <Input {...rest} type="url" value={typeof value === "string" ? value : ""} required={field.required} onChange={(_, data) => change(data.value === "" ? null : data.value)} />;
}

export const url: FieldKind = { Show, Edit };
