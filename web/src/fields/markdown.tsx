import { Textarea } from "@fluentui/react-components";

import styles from "./fields.module.css";
import { TEXTS, type Editing, type FieldKind, type Showing } from "./kind";

function Show({ value }: Showing) {
    return <span className={styles.prose}>{String(value)}</span>;
}

function Edit({ value, change, field, ...rest }: Editing) {
    return (
        <Textarea {...rest} resize="vertical" rows={4} value={typeof value === "string" ? value : ""} required={field.required} onChange={(_, data) => change(data.value === "" ? null : data.value)} />
    );
}

export const markdown: FieldKind = { Show, Edit, isWide: true, compare: TEXTS };
