import { Input } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

import { formatInstant } from "../base/format";
import { ORDERED, type Editing, type FieldKind, type Showing } from "./kind";

/** An instant as the reader's clock shows it, in the form that the browser's control takes. */
function local(instant: string): string {
    const at = new Date(instant);
    return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function Show({ value }: Showing) {
    const { i18n } = useTranslation();
    return <>{formatInstant(String(value), i18n.language)}</>;
}

function Edit({ value, change, field, ...rest }: Editing) {
    return (
        <Input
            {...rest}
            type="datetime-local"
            value={typeof value === "string" && value !== "" ? local(value) : ""}
            required={field.required}
            onChange={(_, data) => change(data.value === "" ? null : new Date(data.value).toISOString())}
        />
    );
}

export const instant: FieldKind = { Show, Edit, compare: ORDERED, isSorted: true };
