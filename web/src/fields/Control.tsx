import { Field } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { kindOf } from ".";
import type { Editing } from "./kind";

/** hasMistake tells whether what stands in a field cannot be sent. */
export function hasMistake({ field, value }: Pick<Editing, "field" | "value">, language: string): boolean {
    return (kindOf(field.type).mistake?.({ field, value, language }) ?? null) !== null;
}

/**
 * Control is the control of a field with its label and what is wrong with it. What cannot be sent is said once one leaves the field, or
 * once it `isAsked`; `refused` is what the server said.
 */
export function Control({ field, value, change, label = field.label, hint, refused, isAsked = false, className }: Editing & {
    label?: string;
    hint?: string | undefined;
    refused?: string | undefined;
    isAsked?: boolean;
    className?: string;
}) {
    const { t, i18n } = useTranslation();
    const [isLeft, leave] = useState(false);
    const kind = kindOf(field.type);
    const own = isLeft || isAsked ? kind.mistake?.({ field, value, language: i18n.language }) : null;
    const message = own ? t(own.word, own.blanks) : refused;
    return (
        <Field className={className ?? ""} label={label} hint={hint} required={field.required} validationMessage={message} onBlur={() => leave(true)}>
            <kind.Edit field={field} value={value} change={change} />
        </Field>
    );
}
