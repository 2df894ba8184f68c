import { Button, Field, Input, Slider, Textarea } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { Failure, ask, getAsOf } from "../api/client";
import { refresh, useMe, usePath } from "../api/queries";
import type { AnyRecord, Checks as ChecksAnswer, KeyResultProgress, Page, PartProgress, RecordValue } from "../api/types";
import { formatDay, formatMeasure } from "../base/format";
import { parseNumber } from "../fields/number";
import { Empty, Loaded } from "../ui/States";
import { Badge, Status } from "../ui/Status";
import { Step } from "./Checks";
import styles from "./Today.module.css";
import { useProgram } from "./useProgram";

const DAYS: Record<string, number> = { weekly: 7, "two-weekly": 14, monthly: 31, quarterly: 92 };

/** dueDay is the day by which the next word on a key result is due: its cadence after the last value, or its start. */
export function dueDay(last: string | undefined, cadence: RecordValue | undefined): string | null {
    const days = DAYS[typeof cadence === "string" ? cadence : "monthly"] ?? 31;
    if (last === undefined) return null;
    return new Date(Date.parse(`${last.slice(0, 10)}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function resultsOf(part: PartProgress): KeyResultProgress[] {
    return [...(part.keyResults ?? []), ...(part.parts ?? []).flatMap(resultsOf)];
}

function CheckIn({ result, close }: { result: KeyResultProgress; close: () => void }) {
    const { t, i18n } = useTranslation();
    const client = useQueryClient();
    const [typed, type] = useState("");
    const [confidence, feel] = useState(7);
    const [note, write] = useState("");
    const [failure, fail] = useState<Failure | null>(null);
    const value = parseNumber(typed, i18n.language);
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
            <Field label={t("checkIn.value", { unit: result.unit ?? "" })} validationMessage={mistakes.get("value") ?? (typed !== "" && value === null ? t("checkIn.noNumber") : undefined)}>
                <Input autoFocus inputMode="decimal" value={typed} onChange={(_, data) => type(data.value)} />
            </Field>
            <Field label={t("checkIn.confidence", { confidence })}>
                <Slider min={0} max={10} value={confidence} onChange={(_, data) => feel(data.value)} />
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

function Mine({ program, person }: { program: AnyRecord; person: string }) {
    const { t, i18n } = useTranslation();
    const [open, setOpen] = useState<string | null>(null);
    const filter = encodeURIComponent(`program eq '${program.id}' and (owner eq '${person}' or delegate eq '${person}') and status eq 'active'`);
    const owned = usePath<Page>(`/key-results?filter=${filter}&top=100&select=title,checkInCadence`);
    const progress = usePath<PartProgress>(`/programs/${program.id}/progress`);
    const today = new Date().toISOString().slice(0, 10);
    const results = new Map((progress.data ? resultsOf(progress.data) : []).map((result) => [result.id, result]));
    return (
        <section aria-labelledby="mine">
            <h2 id="mine">{t("today.mine")}</h2>
            <Loaded query={owned}>
                {({ items }) =>
                    items.length === 0 ? (
                        <p className="soft">{t("today.nothingOwned")}</p>
                    ) : (
                        <ul className={styles.list}>
                            {items.map((item) => {
                                const result = results.get(item.id);
                                const due = dueDay(result?.valueDate, item.checkInCadence);
                                return (
                                    <li key={item.id} className={styles.item}>
                                        <div className={styles.line}>
                                            <Link href={`/records/key-results/${item.id}`}>{item.title}</Link>
                                            {result?.value !== undefined && <span className="number">{formatMeasure(result.value, result.unit, i18n.language)}</span>}
                                            {result && <Status status={result.status} />}
                                            {(due === null || due <= today) && <Badge tone="warn">{due === null ? t("today.first") : t("today.due", { day: formatDay(due, i18n.language, "short") })}</Badge>}
                                            {getAsOf() === null && result && (
                                                <Button size="small" onClick={() => setOpen(open === item.id ? null : item.id)} aria-expanded={open === item.id}>
                                                    {t("checkIn.open")}
                                                </Button>
                                            )}
                                        </div>
                                        {result && <p className="soft small">{result.reason}</p>}
                                        {open === item.id && result && <CheckIn result={result} close={() => setOpen(null)} />}
                                    </li>
                                );
                            })}
                        </ul>
                    )
                }
            </Loaded>
        </section>
    );
}

function NextSteps({ program }: { program: AnyRecord }) {
    const { t } = useTranslation();
    const checks = usePath<ChecksAnswer>(`/programs/${program.id}/checks`);
    return (
        <section aria-labelledby="next">
            <h2 id="next">{t("checks.next")}</h2>
            <Loaded query={checks}>
                {({ nextSteps }) => (
                    <>
                        <ol className={styles.list}>
                            {nextSteps.slice(0, 3).map((step) => (
                                <Step key={`${step.check}-${step.title}`} step={step} />
                            ))}
                        </ol>
                        <p className="small">
                            <Link href={`/checks/${program.id}`}>{t("today.allChecks")}</Link>
                        </p>
                    </>
                )}
            </Loaded>
        </section>
    );
}

/** Today is what waits for whoever is signed in. */
export default function Today() {
    const { t } = useTranslation();
    const me = useMe();
    const { query, chosen } = useProgram(undefined);
    return (
        <Loaded query={me}>
            {(who) => (
                <div className={styles.page}>
                    <h1>{t("today.hello", { name: who.name })}</h1>
                    <Loaded query={query}>
                        {() =>
                            chosen === undefined ? (
                                <Empty title={t("today.empty")}>{t("today.emptyHint")}</Empty>
                            ) : (
                                <>
                                    {who.person !== null && <Mine program={chosen} person={who.person} />}
                                    <NextSteps program={chosen} />
                                </>
                            )
                        }
                    </Loaded>
                </div>
            )}
        </Loaded>
    );
}
