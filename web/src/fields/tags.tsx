import { Input } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import styles from "./fields.module.css";
import { LISTED, type Editing, type FieldKind, type Showing } from "./kind";

/** parseTags reads words with commas between them; what stands twice counts once. */
export function parseTags(typed: string): string[] {
    return [...new Set(typed.split(",").map((word) => word.trim()).filter((word) => word !== ""))];
}

function words(value: Editing["value"]): string[] {
    return Array.isArray(value) ? value.map(String) : [];
}

function Show({ field, value }: Showing) {
    const label = (key: string) => field.options?.find((option) => option.key === key)?.label ?? key;
    return (
        <ul className={styles.several}>
            {words(value).map((word) => (
                <li key={word}>{label(word)}</li>
            ))}
        </ul>
    );
}

function Edit({ value, change, id }: Editing) {
    const { t } = useTranslation();
    const [typed, type] = useState(words(value).join(", "));
    return (
        <Input
            {...(id === undefined ? {} : { id })}
            value={typed}
            placeholder={t("form.tags")}
            onChange={(_, data) => {
                type(data.value);
                change(parseTags(data.value));
            }}
        />
    );
}

export const tags: FieldKind = { Show, Edit, compare: LISTED, isList: true };
