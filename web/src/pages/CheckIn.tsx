import { Button, Field, Input, Radio, RadioGroup, Slider, Textarea } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Failure, ask } from "../api/client";
import { refresh, usePath } from "../api/queries";
import type { AnyRecord, KeyResultProgress, Page } from "../api/types";
import { parseNumber } from "../base/figure";
import { formatDay, formatMeasure } from "../base/format";
import { mistakeOf } from "../fields/number";
import { wordsOf } from "../ui/Notices";
import { useUnsaved } from "../ui/useUnsaved";
import styles from "./CheckIn.module.css";
import { STATUSES, type Subject, beginningOf, bodyOf, isMeasured, needsValue } from "./words";

const EARLIER = 20;

/** What an empty value means: the figure that there is, in words. */
function useKept(result: KeyResultProgress | undefined): string | undefined {
    const { t, i18n } = useTranslation();
    if (result?.value === undefined) return undefined;
    const said = { value: formatMeasure(result.value, result.unit, i18n.language), day: result.valueDate === undefined ? "–" : formatDay(result.valueDate, i18n.language) };
    return t(isMeasured(result) ? "checkIn.keepsMeasured" : "checkIn.keepsSaid", said);
}

/**
 * CheckIn takes one person's word on a part of the plan: their confidence and what happened, with the value of a key result, or how an
 * objective or an initiative stands. It begins with what was said last.
 */
export function CheckIn({ about, result, close, said }: { about: Subject; result?: KeyResultProgress | undefined; close: () => void; said: (made: AnyRecord) => void }) {
    const { t, i18n } = useTranslation();
    const client = useQueryClient();
    const earlier = usePath<Page>(`/check-ins?filter=${encodeURIComponent(`${about.field} eq '${about.id}'`)}&orderby=date desc,createdAt desc&top=${EARLIER}&select=confidence,status`);
    const beginning = beginningOf(earlier.data?.items ?? []);
    const [typed, type] = useState("");
    const [felt, feel] = useState<number | null>(null);
    const [chosen, choose] = useState<string | null>(null);
    const [note, write] = useState("");
    const [failure, fail] = useState<Failure | null>(null);
    const [isBusy, setBusy] = useState(false);
    const settle = useUnsaved(typed !== "" || note !== "" || felt !== null || chosen !== null);
    const kept = useKept(result);
    const value = parseNumber(typed, i18n.language, result?.unit);
    const wrong = mistakeOf(typed, i18n.language, result?.unit);
    const confidence = felt ?? beginning.confidence;
    const status = chosen ?? beginning.status;
    const isResult = about.field === "keyResult";
    const isWhole = isResult ? value !== null || (typed.trim() === "" && !needsValue(result)) : status !== "";
    const mistakes = new Map((failure?.fields ?? []).map((one) => [one.field ?? "", one.detail]));

    async function send(): Promise<void> {
        setBusy(true);
        try {
            const made = await ask<AnyRecord>("/check-ins", { method: "POST", body: bodyOf(about, { value, confidence: felt, status: chosen, note }, beginning) });
            settle();
            said(made);
            await refresh(client, "check-ins");
            close();
        } catch (error) {
            fail(error instanceof Failure ? error : new Failure(500, { detail: String(error) }));
        } finally {
            setBusy(false);
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
            {isResult ? (
                <Field
                    label={result?.unit === undefined ? t("checkIn.valueAlone") : t("checkIn.value", { unit: result.unit })}
                    hint={kept}
                    validationMessage={mistakes.get("value") ?? (wrong === null ? undefined : t(wrong.word, wrong.blanks))}
                >
                    <Input autoFocus inputMode="decimal" value={typed} onChange={(_, data) => type(data.value)} />
                </Field>
            ) : (
                <Field label={t("checkIn.howStands")} className={styles.note ?? ""} validationMessage={mistakes.get("status")}>
                    <RadioGroup layout="horizontal" className={styles.choice ?? ""} value={status} onChange={(_, data) => choose(data.value)}>
                        {STATUSES.map((one) => (
                            <Radio key={one} value={one} label={t(`status.${one}`)} />
                        ))}
                    </RadioGroup>
                </Field>
            )}
            <Field label={t(isResult ? "checkIn.confidence" : "checkIn.confidenceIn", { confidence })}>
                <Slider min={0} max={100} step={5} value={confidence} onChange={(_, data) => feel(data.value)} />
            </Field>
            <Field label={t("checkIn.note")} className={styles.note ?? ""} validationMessage={mistakes.get("note")}>
                <Textarea rows={2} value={note} onChange={(_, data) => write(data.value)} />
            </Field>
            {failure && mistakes.get("value") === undefined && (
                <p role="alert" className={styles.mistake}>
                    {wordsOf(failure, `${t("state.offline")} ${t("checkIn.keptHere")}`)}
                </p>
            )}
            <div className={styles.actions}>
                <Button appearance="primary" type="submit" disabled={isBusy || !isWhole || earlier.data === undefined}>
                    {t("checkIn.send")}
                </Button>
                <Button onClick={close}>{t("action.cancel")}</Button>
            </div>
        </form>
    );
}
