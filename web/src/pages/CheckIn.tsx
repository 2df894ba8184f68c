import { Button, Field, Input, Slider, Textarea } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Failure, ask } from "../api/client";
import { refresh } from "../api/queries";
import type { KeyResultProgress, RecordValue } from "../api/types";
import { parseNumber } from "../base/figure";
import { mistakeOf } from "../fields/number";
import styles from "./CheckIn.module.css";

/** CheckIn takes one person's word on a key result: its value, their confidence, and what happened. */
export function CheckIn({ result, close }: { result: KeyResultProgress; close: () => void }) {
    const { t, i18n } = useTranslation();
    const client = useQueryClient();
    const [typed, type] = useState("");
    const [confidence, feel] = useState(70);
    const [note, write] = useState("");
    const [failure, fail] = useState<Failure | null>(null);
    const value = parseNumber(typed, i18n.language, result.unit);
    const wrong = mistakeOf(typed, i18n.language, result.unit);
    const mistakes = new Map((failure?.fields ?? []).map((one) => [one.field ?? "", one.detail]));

    async function send(): Promise<void> {
        try {
            const body: Record<string, RecordValue> = { keyResult: result.id, value, confidence };
            if (note.trim() !== "") body.note = note.trim();
            await ask("/check-ins", { method: "POST", body });
            await refresh(client, "check-ins");
            close();
        } catch (error) {
            fail(error instanceof Failure ? error : new Failure(500, { detail: String(error) }));
        }
    }

    return (
        <form
            className={styles.form}
            onSubmit={(event) => {
                event.preventDefault();
                void send();
            }}
        >
            <Field label={t("checkIn.value", { unit: result.unit ?? "" })} validationMessage={mistakes.get("value") ?? (wrong === null ? undefined : t(wrong.word, wrong.blanks))}>
                <Input autoFocus inputMode="decimal" value={typed} onChange={(_, data) => type(data.value)} />
            </Field>
            <Field label={t("checkIn.confidence", { confidence })}>
                <Slider min={0} max={100} step={5} value={confidence} onChange={(_, data) => feel(data.value)} />
            </Field>
            <Field label={t("checkIn.note")} className={styles.note ?? ""}>
                <Textarea rows={2} value={note} onChange={(_, data) => write(data.value)} />
            </Field>
            {failure && mistakes.get("value") === undefined && (
                <p role="alert" className={styles.mistake}>
                    {failure.message} {failure.hint}
                </p>
            )}
            <div className={styles.actions}>
                <Button appearance="primary" type="submit" disabled={value === null}>
                    {t("checkIn.send")}
                </Button>
                <Button onClick={close}>{t("action.cancel")}</Button>
            </div>
        </form>
    );
}
