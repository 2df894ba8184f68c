import { Textarea } from "@fluentui/react-components";
import { useState } from "react";

import type { RecordValue } from "../api/types";
import styles from "./fields.module.css";
import type { Editing, FieldKind, Showing } from "./kind";

function Show({ value }: Showing) {
    return <pre className={styles.code}>{JSON.stringify(value, null, 2)}</pre>;
}

/** What is no JSON is given on as it was typed, so that the server says what is wrong with it. */
function read(typed: string): RecordValue {
    try {
        return JSON.parse(typed) as RecordValue;
    } catch {
        return typed;
    }
}

function Edit({ value, change, field, ...rest }: Editing) {
    const [typed, type] = useState(value === undefined || value === null ? "" : JSON.stringify(value, null, 2));
    return (
        <Textarea
            {...rest}
            rows={5}
            resize="vertical"
            value={typed}
            required={field.required}
            onChange={(_, data) => {
                type(data.value);
                change(data.value.trim() === "" ? null : read(data.value));
            }}
        />
    );
}

export const json: FieldKind = { Show, Edit, isWide: true };
