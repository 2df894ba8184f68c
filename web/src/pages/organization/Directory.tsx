import { Button, Checkbox, MessageBar, MessageBarBody, Select, Spinner } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { Failure } from "../../api/client";
import { refresh, useMe, useTypes } from "../../api/queries";
import type { Outcome, TypeInfo } from "../../api/types";
import { Drop } from "../../records/Import";
import { Preview } from "../../records/Preview";
import { MOST, send } from "../../records/changing";
import { type Choices, type Source, importSheet, undoOf } from "../../records/importing";
import { useNotices, wordsOf } from "../../ui/Notices";
import { Loaded } from "../../ui/States";
import styles from "./Directory.module.css";
import { Frame } from "./Frame";
import { type Kept, fieldsOf, keep, mappingOf, readKept } from "./mapping";

const NO_CHOICES: Choices = { columns: null, clear: false, match: "", sheet: "" };
/** The fields that a directory usually has come first. */
const FIRST = ["title", "email", "unit", "manager", "jobTitle", "directoryId"];

/** The columns of a file. One whose headings say nothing to the server can be mapped all the same. */
async function readHeadings(type: TypeInfo, source: Source): Promise<Outcome> {
    try {
        return await importSheet(type, source, NO_CHOICES);
    } catch (error) {
        if (!(error instanceof Failure) || error.code !== "import.heading") throw error;
        const outcome = await importSheet(type, source, { ...NO_CHOICES, columns: ["title"] });
        return { ...outcome, rows: [], columns: (outcome.columns ?? []).map(({ field: _field, ...column }) => column) };
    }
}

interface State {
    source: Source;
    outcome: Outcome;
    fields: string[];
    kept: Kept;
    step: "columns" | "preview" | "done";
}

function Steps({ at }: { at: number }) {
    const { t } = useTranslation();
    return (
        <ol className={styles.steps}>
            {["file", "columns", "preview", "done"].map((step, place) => (
                <li key={step} data-past={place < at} {...(place === at ? { "aria-current": "step" as const } : {})}>
                    {t(`directory.step-${step}`)}
                </li>
            ))}
        </ol>
    );
}

/** One row for each column of the file: what it is called, an example, and the field that it goes to. */
function Columns({ type, state, change, next }: { type: TypeInfo; state: State; change: (fields: string[]) => void; next: () => void }) {
    const { t } = useTranslation();
    const { outcome, fields } = state;
    const editable = type.fields.filter(({ readOnly }) => !readOnly);
    const options = [...FIRST.flatMap((name) => editable.find((field) => field.name === name) ?? []), ...editable.filter(({ name }) => !FIRST.includes(name))];
    const map = (place: number, name: string) => change(fields.map((field, at) => (at === place ? name : field === name ? "" : field)));
    const hasName = fields.includes("title") || fields.includes("id");
    return (
        <>
            <p className="soft">{Object.keys(state.kept.mapping).length > 0 ? t("directory.kept") : t("directory.columnsHint")}</p>
            <div className={styles.table} role="region" tabIndex={0} aria-label={t("directory.step-columns")}>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{t("directory.column")}</th>
                            <th scope="col">{t("directory.example")}</th>
                            <th scope="col">{t("directory.field")}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {(outcome.columns ?? []).map(({ column, heading, example }, place) => (
                            <tr key={column}>
                                <th scope="row">{heading || column}</th>
                                <td className="soft">{example}</td>
                                <td>
                                    <Select aria-label={t("directory.fieldOf", { column: heading || column })} value={fields[place] ?? ""} onChange={(_, { value }) => map(place, value)}>
                                        <option value="">{t("import.leftOut")}</option>
                                        {options.map(({ name, label }) => (
                                            <option key={name} value={name}>
                                                {label}
                                            </option>
                                        ))}
                                    </Select>
                                </td>
                            </tr>
                        ))}
                    </tbody>
                </table>
            </div>
            {!hasName && <p role="status">{t("directory.needsName")}</p>}
            <div className={styles.foot}>
                <Button appearance="primary" disabled={!hasName} onClick={next}>
                    {t("import.look")}
                </Button>
            </div>
        </>
    );
}

/** What would happen: units that are not known yet can be made first. */
function Look({ type, state, isBusy, makeUnits, back, apply }: { type: TypeInfo; state: State; isBusy: boolean; makeUnits: (names: string[]) => void; back: () => void; apply: (leaveOut: boolean) => void }) {
    const { t } = useTranslation();
    const me = useMe();
    const [isAgreed, agree] = useState(false);
    const { outcome } = state;
    const { create, update, unchanged, mistake } = outcome.summary;
    const changes = create + update;
    const units = me.data?.may.units?.includes("create") === true ? (outcome.unknown?.unit ?? []) : [];
    return (
        <>
            <p aria-live="polite">
                <strong>{t("import.would", { create, update, unchanged, mistake })}</strong>
            </p>
            {units.length > 0 && (
                <section className={styles.units} aria-labelledby="new-units">
                    <h2 id="new-units">{t("directory.unknownUnits", { count: units.length })}</h2>
                    <p className={styles.names}>{units.slice(0, 30).join(" · ") + (units.length > 30 ? " …" : "")}</p>
                    <Checkbox label={t("directory.agree")} checked={isAgreed} onChange={(_, { checked }) => agree(checked === true)} />
                    <Button disabled={!isAgreed || isBusy} onClick={() => makeUnits(units)}>
                        {t("directory.makeUnits", { count: units.length })}
                    </Button>
                </section>
            )}
            <div className={styles.foot}>
                <Button onClick={back}>{t("directory.back")}</Button>
                {changes > 0 && (
                    <Button appearance={mistake === 0 ? "primary" : "secondary"} disabled={isBusy} onClick={() => apply(mistake > 0)}>
                        {mistake === 0 ? t("import.apply", { count: changes }) : t("import.applyRest", { count: changes })}
                    </Button>
                )}
            </div>
            <Preview type={type} rows={outcome.rows ?? []} columns={outcome.columns ?? []} />
        </>
    );
}

function Done({ type, state, again }: { type: TypeInfo; state: State; again: () => void }) {
    const { t } = useTranslation();
    const client = useQueryClient();
    const notices = useNotices();
    const [isUndone, setUndone] = useState(false);
    const operations = undoOf(type, state.outcome);
    const { create, update, unchanged, mistake } = state.outcome.summary;
    const undo = async () => {
        try {
            await send(operations);
            await refresh(client, type.collection);
            setUndone(true);
        } catch (error) {
            notices.failed(error);
        }
    };
    return (
        <section aria-live="polite" className={styles.done}>
            {notices.place}
            <h2>{isUndone ? t("import.undone") : t("directory.done")}</h2>
            {!isUndone && <p>{t("import.summary", { create, update, unchanged, mistake })}</p>}
            {!isUndone && <p className="soft">{t("directory.remembered")}</p>}
            <div className={styles.foot}>
                <Link href="/organization/people">{t("page.people")}</Link>
                {!isUndone && operations.length > 0 && operations.length <= MOST && <Button onClick={() => void undo()}>{t("action.undo")}</Button>}
                <Button onClick={again}>{t("import.another")}</Button>
            </div>
        </section>
    );
}

function Whole({ type }: { type: TypeInfo }) {
    const { t } = useTranslation();
    const me = useMe();
    const client = useQueryClient();
    const notices = useNotices();
    const [state, set] = useState<State | null>(null);
    const [wrong, say] = useState("");
    const [isBusy, setBusy] = useState(false);
    const may = me.data?.may["source-connections"] ?? [];
    const known = type.fields.filter(({ readOnly }) => !readOnly).map(({ name }) => name);

    /** One thing at a time; what the server refuses is said. */
    async function doing(step: () => Promise<void>): Promise<void> {
        setBusy(true);
        say("");
        try {
            await step();
        } catch (error) {
            say(wordsOf(error, t("state.offline")));
        } finally {
            setBusy(false);
        }
    }
    const look = async (now: State): Promise<void> => set({ ...now, outcome: await importSheet(type, now.source, { ...NO_CHOICES, columns: now.fields }), step: "preview" });
    const begin = (source: Source) =>
        doing(async () => {
            const kept = await readKept(may.includes("read"));
            const outcome = await readHeadings(type, source);
            set({ source, outcome, kept, fields: fieldsOf(outcome.columns ?? [], kept.mapping, known), step: "columns" });
        });
    const makeUnits = (now: State, names: string[]) =>
        doing(async () => {
            const made = await send(names.map((title) => ({ act: "create", collection: "units", body: { title } })));
            await refresh(client, "units");
            notices.done(t("directory.unitsMade", { count: names.length }), async () => {
                await send(made.map(({ id, revision }) => ({ act: "delete", collection: "units", id, revision })));
                await refresh(client, "units");
            });
            await look(now);
        });
    const apply = (now: State, leaveOut: boolean) =>
        doing(async () => {
            const outcome = await importSheet(type, now.source, { ...NO_CHOICES, columns: now.fields }, { plan: now.outcome.plan ?? "", leaveOut });
            const mapping = mappingOf(now.outcome.columns ?? [], now.fields, now.kept.mapping);
            await keep(mapping, now.kept, t("directory.source"), { create: may.includes("create"), update: may.includes("update") });
            await refresh(client, type.collection);
            set({ ...now, outcome, step: "done" });
        });
    return (
        <>
            {notices.place}
            <Steps at={state === null ? 0 : { columns: 1, preview: 2, done: 3 }[state.step]} />
            {wrong !== "" && (
                <MessageBar intent="error" role="alert" layout="multiline">
                    <MessageBarBody>{wrong}</MessageBarBody>
                </MessageBar>
            )}
            {isBusy && <Spinner label={t("import.reading")} />}
            {state === null && <Drop next={t("directory.next")} take={(source) => void begin(source)} />}
            {state?.step === "columns" && <Columns type={type} state={state} change={(fields) => set({ ...state, fields })} next={() => void doing(() => look(state))} />}
            {state?.step === "preview" && (
                <Look type={type} state={state} isBusy={isBusy} makeUnits={(names) => void makeUnits(state, names)} back={() => set({ ...state, step: "columns" })} apply={(leaveOut) => void apply(state, leaveOut)} />
            )}
            {state?.step === "done" && <Done type={type} state={state} again={() => set(null)} />}
        </>
    );
}

/** Directory takes the people of a directory file, with their units: each column goes to a field once, and is known the next time. */
export default function Directory() {
    const { t } = useTranslation();
    const types = useTypes();
    return (
        <Frame title={t("directory.title")} hint={t("directory.hint")} needs={["people", "create"]}>
            <Loaded query={types}>
                {(all) => {
                    const type = all.get("people");
                    return type ? <Whole type={type} /> : null;
                }}
            </Loaded>
        </Frame>
    );
}
