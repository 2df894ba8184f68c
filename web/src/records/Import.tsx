import { Button, Checkbox, Dropdown, Field, MessageBar, MessageBarBody, Option, Spinner, Textarea } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { type DragEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "wouter";

import { Failure } from "../api/client";
import { refresh } from "../api/queries";
import type { Outcome, TypeInfo } from "../api/types";
import { Empty } from "../ui/States";
import styles from "./Import.module.css";
import { Preview } from "./Preview";
import { OfType } from "./OfType";
import { type Choices, type Source, importSheet, sourceOf, undoOf } from "./importing";
import { MOST, send } from "./changing";
import { templateOf } from "./template";

/** Drop takes a file, or what is pasted from a spreadsheet; `next` is where that leads. */
export function Drop({ next, take }: { next: string; take: (source: Source) => void }) {
    const { t } = useTranslation();
    const [pasted, paste] = useState("");
    const [isOver, over] = useState(false);
    const input = useRef<HTMLInputElement>(null);
    const read = async (file: File | undefined) => file && take(await sourceOf(file));
    const drop = (event: DragEvent) => {
        event.preventDefault();
        over(false);
        void read(event.dataTransfer.files[0]);
    };
    return (
        <div className={styles.drop}>
            <div className={`${styles.file} ${isOver ? styles.over : ""}`} onDragOver={(event) => (event.preventDefault(), over(true))} onDragLeave={() => over(false)} onDrop={drop}>
                <p>{t("import.drop")}</p>
                <Button onClick={() => input.current?.click()}>{t("import.file")}</Button>
                <input ref={input} type="file" hidden aria-label={t("import.file")} accept=".csv,.tsv,.txt,.xlsx" onChange={(event) => void read(event.currentTarget.files?.[0])} />
            </div>
            <Field label={t("import.paste")} hint={t("import.pasteHint")}>
                <Textarea rows={8} resize="vertical" value={pasted} onChange={(_, { value }) => paste(value)} />
            </Field>
            <Button appearance="primary" disabled={pasted.trim() === ""} onClick={() => take({ name: "", kind: "text/csv", body: pasted })}>
                {next}
            </Button>
        </div>
    );
}

function Mapping({ type, outcome, choices, change }: { type: TypeInfo; outcome: Outcome; choices: Choices; change: (choices: Choices) => void }) {
    const { t } = useTranslation();
    const columns = outcome.columns ?? [];
    const fields = [...type.fields.filter(({ readOnly }) => !readOnly).map(({ name, label }) => ({ name, label })), { name: "id", label: t("import.id") }, { name: "revision", label: t("import.revision") }];
    const map = (place: number, name: string) => change({ ...choices, columns: columns.map(({ field = "" }, at) => (at === place ? name : field === name ? "" : field)) });
    return (
        <details className={styles.mapping} open={columns.some(({ field }) => field === undefined)}>
            <summary>{t("import.columns")}</summary>
            <ul>
                {columns.map(({ column, heading, field = "", note }, place) => (
                    <li key={column}>
                        <Field label={`${column} · ${heading}`} hint={field === "" ? note : undefined}>
                            <Dropdown value={fields.find(({ name }) => name === field)?.label ?? t("import.leftOut")} selectedOptions={[field]} onOptionSelect={(_, { optionValue }) => map(place, optionValue ?? "")}>
                                <Option value="">{t("import.leftOut")}</Option>
                                {fields.map(({ name, label }) => (
                                    <Option key={name} value={name}>
                                        {label}
                                    </Option>
                                ))}
                            </Dropdown>
                        </Field>
                    </li>
                ))}
            </ul>
            <Checkbox label={t("import.clear")} checked={choices.clear} onChange={(_, { checked }) => change({ ...choices, clear: checked === true })} />
            <Checkbox label={t("import.always")} checked={choices.match === "none"} onChange={(_, { checked }) => change({ ...choices, match: checked === true ? "none" : "" })} />
            {(outcome.sheets?.length ?? 0) > 1 && (
                <Field label={t("import.sheet")}>
                    <Dropdown value={choices.sheet || (outcome.sheets?.[0] ?? "")} selectedOptions={[choices.sheet]} onOptionSelect={(_, { optionValue }) => change({ ...choices, sheet: optionValue ?? "", columns: null })}>
                        {outcome.sheets?.map((name) => (
                            <Option key={name} value={name}>
                                {name}
                            </Option>
                        ))}
                    </Dropdown>
                </Field>
            )}
        </details>
    );
}

function Result({ type, outcome, again }: { type: TypeInfo; outcome: Outcome; again: () => void }) {
    const { t } = useTranslation();
    const client = useQueryClient();
    const [state, set] = useState<"done" | "undone" | string>("done");
    const operations = undoOf(type, outcome);
    async function undo(): Promise<void> {
        try {
            await send(operations);
            await refresh(client, type.collection);
            set("undone");
        } catch (error) {
            set(error instanceof Failure ? `${error.message} ${error.hint}` : String(error));
        }
    }
    const { create, update, unchanged, mistake } = outcome.summary;
    return (
        <Empty
            title={state === "undone" ? t("import.undone") : t("import.done")}
            action={
                <div className={styles.foot}>
                    <Link href={`/records/${type.collection}`}>{type.plural}</Link>
                    {state === "done" && operations.length > 0 && operations.length <= MOST && <Button onClick={() => void undo()}>{t("action.undo")}</Button>}
                    <Button onClick={again}>{t("import.another")}</Button>
                </div>
            }
        >
            {state === "done" ? t("import.summary", { create, update, unchanged, mistake }) : state === "undone" ? "" : state}
            {state === "done" && operations.length > MOST && ` ${t("import.undoByHistory")}`}
        </Empty>
    );
}

const NO_CHOICES: Choices = { columns: null, clear: false, match: "", sheet: "" };

function Whole({ type }: { type: TypeInfo }) {
    const { t } = useTranslation();
    const client = useQueryClient();
    const [source, setSource] = useState<Source | null>(null);
    const [choices, choose] = useState<Choices>(NO_CHOICES);
    const [outcome, set] = useState<Outcome | null>(null);
    const [failure, fail] = useState<Failure | null>(null);
    const [isBusy, setBusy] = useState(false);

    async function run(from: Source, wanted: Choices, apply?: { plan: string; leaveOut: boolean }): Promise<void> {
        setBusy(true);
        fail(null);
        setSource(from);
        choose(wanted);
        try {
            set(await importSheet(type, from, wanted, apply));
            if (apply) await refresh(client, type.collection);
        } catch (error) {
            fail(error instanceof Failure ? error : new Failure(500, { detail: String(error) }));
        } finally {
            setBusy(false);
        }
    }

    const again = () => {
        setSource(null);
        set(null);
        fail(null);
        choose(NO_CHOICES);
    };
    const summary = outcome?.summary;
    const changes = (summary?.create ?? 0) + (summary?.update ?? 0);
    return (
        <div className={styles.page}>
            <p className="small">
                <Link href={`/records/${type.collection}`}>{type.plural}</Link>
            </p>
            <h1>{t("import.title", { label: type.plural })}</h1>
            {failure && (
                <MessageBar intent="error" role="alert">
                    <MessageBarBody>
                        {failure.isOffline ? t("state.offline") : failure.message} {failure.hint}
                    </MessageBarBody>
                </MessageBar>
            )}
            {isBusy && <Spinner label={t("import.reading")} />}
            {source === null || (outcome === null && !isBusy) ? (
                <>
                    <p>
                        <a href={templateOf(type)} download={`${type.collection}.csv`}>
                            {t("import.template")}
                        </a>{" "}
                        <span className="soft">{t("import.templateWhy")}</span>
                    </p>
                    <Drop next={t("import.look")} take={(taken) => void run(taken, NO_CHOICES)} />
                </>
            ) : null}
            {outcome?.applied && <Result type={type} outcome={outcome} again={again} />}
            {source && outcome && summary && !outcome.applied && (
                <>
                    <p aria-live="polite">
                        <strong>{t("import.would", { create: summary.create, update: summary.update, unchanged: summary.unchanged, mistake: summary.mistake })}</strong>
                    </p>
                    <Mapping type={type} outcome={outcome} choices={choices} change={(next) => void run(source, next)} />
                    <div className={styles.foot}>
                        {summary.mistake === 0 ? (
                            <Button appearance="primary" disabled={isBusy || changes === 0} onClick={() => void run(source, choices, { plan: outcome.plan ?? "", leaveOut: false })}>
                                {t("import.apply", { count: changes })}
                            </Button>
                        ) : (
                            changes > 0 && (
                                <Button disabled={isBusy} onClick={() => void run(source, choices, { plan: outcome.plan ?? "", leaveOut: true })}>
                                    {t("import.applyRest", { count: changes })}
                                </Button>
                            )
                        )}
                        <Button onClick={again}>{t("import.another")}</Button>
                    </div>
                    <Preview type={type} rows={outcome.rows ?? []} columns={outcome.columns ?? []} />
                </>
            )}
        </div>
    );
}

/** Import takes a sheet into a collection: pasted or from a file, with a preview of what each row would do. */
export default function Import() {
    const { collection = "" } = useParams<{ collection: string }>();
    return <OfType collection={collection}>{(type) => <Whole key={collection} type={type} />}</OfType>;
}
