import { Input } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

import { formatDay } from "../base/format";
import type { Editing, FieldKind, Showing } from "./kind";

function Show({ value }: Showing) {
    const { i18n } = useTranslation();
    return <>{formatDay(String(value), i18n.language)}</>;
}

function Edit({ value, change, field, ...rest }: Editing) {
    return <Input {...rest} type="date" value={typeof value === "string" ? value.slice(0, 10) : ""} required={field.required} onChange={(_, data) => change(data.value === "" ? null : data.value)} />;
}

export const date: FieldKind = { Show, Edit };
