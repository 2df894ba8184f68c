import { Input } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { parseNumber, proposalOf } from "../base/figure";
import { formatMeasure, formatNumber } from "../base/format";
import { ORDERED, type Editing, type FieldKind, type Mistake, type Showing } from "./kind";

const EXAMPLE = 1234.5;

/** mistakeOf says why a text is no figure in a language, and how to write it where that is clear; null for a figure or none. */
export function mistakeOf(typed: string, language: string, unit?: string | null): Mistake | null {
    if (typed.trim() === "" || parseNumber(typed, language, unit) !== null) return null;
    const proposal = proposalOf(typed, language, unit);
    return proposal === null ? { word: "form.number", blanks: { example: formatNumber(EXAMPLE, language) } } : { word: "form.writeNumber", blanks: { proposal } };
}

function Show({ field, value }: Showing) {
    const { i18n } = useTranslation();
    return <>{formatMeasure(Number(value), field.unit, i18n.language)}</>;
}

function Edit({ value, change, field, ...rest }: Editing) {
    const { i18n } = useTranslation();
    const written = (figure: Editing["value"]) => (typeof figure === "number" ? new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 10, useGrouping: false }).format(figure) : "");
    const [typed, type] = useState(typeof value === "string" ? value : written(value));
    const read = parseNumber(typed, i18n.language, field.unit);
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
                const figure = parseNumber(data.value, i18n.language, field.unit);
                // what is no figure stays as it stands, so that it is refused and not lost
                change(data.value.trim() === "" ? null : (figure ?? data.value));
            }}
        />
    );
}

function mistake({ field, value, language }: { field: Showing["field"]; value: Editing["value"]; language: string }): Mistake | null {
    if (typeof value === "string") return mistakeOf(value, language, field.unit);
    return field.type === "integer" && typeof value === "number" && !Number.isInteger(value) ? { word: "form.whole", blanks: {} } : null;
}

export const number: FieldKind = { Show, Edit, mistake, isNumber: true, compare: ORDERED, isBare: true, isSorted: true };
