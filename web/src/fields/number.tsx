import { Input } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { formatMeasure } from "../base/format";
import { ORDERED, type Editing, type FieldKind, type Showing } from "./kind";

/** parseNumber reads a figure as people type it in a language: `1.234,5` in German, `1,234.5` in English; null for none. */
export function parseNumber(typed: string, language: string): number | null {
    const parts = new Intl.NumberFormat(language).formatToParts(1234567.8);
    const group = parts.find(({ type }) => type === "group")?.value ?? "";
    const decimal = parts.find(({ type }) => type === "decimal")?.value ?? ".";
    const plain = typed.trim().replaceAll(group, "").replaceAll(/[\s\u00a0\u202f']/g, "").replace(decimal, ".");
    return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

function Show({ field, value }: Showing) {
    const { i18n } = useTranslation();
    return <>{formatMeasure(Number(value), field.unit, i18n.language)}</>;
}

function Edit({ value, change, field, ...rest }: Editing) {
    const { i18n } = useTranslation();
    const written = (figure: Editing["value"]) => (typeof figure === "number" ? new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 10, useGrouping: false }).format(figure) : "");
    const [typed, type] = useState(written(value));
    const read = parseNumber(typed, i18n.language);
    useEffect(() => {
        if (typeof value === "number" && value !== read) type(written(value));
    }, [value]);
    return (
        <Input
            {...rest}
            inputMode="decimal"
            value={typed}
            required={field.required}
            contentAfter={field.unit ? <span>{field.unit}</span> : undefined}
            onChange={(_, data) => {
                type(data.value);
                const figure = parseNumber(data.value, i18n.language);
                change(data.value.trim() === "" ? null : (figure ?? data.value));
            }}
        />
    );
}

export const number: FieldKind = { Show, Edit, isNumber: true, compare: ORDERED, isBare: true, isSorted: true };
