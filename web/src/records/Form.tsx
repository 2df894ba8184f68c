import { Button, Field, MessageBar, MessageBarBody, Radio, RadioGroup, Spinner } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { Failure, ask } from "../api/client";
import { refresh } from "../api/queries";
import type { AnyRecord, FieldInfo, RecordValue, TypeInfo } from "../api/types";
import { kindOf } from "../fields";
import { Control, hasMistake } from "../fields/Control";
import { useUnsaved } from "../ui/useUnsaved";
import styles from "./Form.module.css";
import { type Clash, type Draft, changesOf, clashesOf, draftOf } from "./changes";
import { Meanwhile } from "./Meanwhile";
import { fieldsOf } from "./formFields";
import { withUnit } from "./units";

function Value({ field, value }: { field: FieldInfo; value: RecordValue | undefined }) {
    const { t } = useTranslation();
    const kind = kindOf(field.type);
    return value === undefined || value === null || value === "" ? <>{t("form.none")}</> : <kind.Show field={field} value={value} />;
}

/** Whose value counts, field by field, where two people changed the same. Nothing is lost until one says so. */
function Clashes({ type, clashes, keep, kept }: { type: TypeInfo; clashes: Clash[]; keep: (name: string, whose: "mine" | "theirs") => void; kept: Record<string, "mine" | "theirs"> }) {
    const { t } = useTranslation();
    return (
        <section className={styles.clashes} aria-labelledby="clashes">
            <h3 id="clashes">{t("conflict.title")}</h3>
            <p>{t("conflict.explain")}</p>
            {clashes.map(({ name, before, mine, theirs }) => {
                const field = type.fields.find((one) => one.name === name);
                if (!field) return null;
                return (
                    <Field key={name} label={field.label}>
                        <p className="soft small">
                            {t("conflict.before")} <Value field={field} value={before} />
                        </p>
                        <RadioGroup value={kept[name] ?? ""} onChange={(_, { value }) => keep(name, value as "mine" | "theirs")}>
                            <Radio value="mine" label={<>{t("conflict.mine")} <Value field={field} value={mine} /></>} />
                            <Radio value="theirs" label={<>{t("conflict.theirs")} <Value field={field} value={theirs} /></>} />
                        </RadioGroup>
                    </Field>
                );
            })}
        </section>
    );
}

/**
 * Form edits a record, or makes a new one, from the metadata of its type. Mistakes stand at their fields. It begins with `preset`:
 * what a new record should have, or what was changed already and refused since somebody else was faster.
 */
export function Form({ type, record, preset, close, saved }: { type: TypeInfo; record: AnyRecord | null; preset?: Draft; close: () => void; saved: (record: AnyRecord) => void }) {
    const { t, i18n } = useTranslation();
    const client = useQueryClient();
    const form = useRef<HTMLFormElement>(null);
    const [base, setBase] = useState<{ draft: Draft; revision: number | undefined }>(() => ({ draft: draftOf(type, record), revision: record?.revision }));
    const [draft, setDraft] = useState<Draft>(() => ({ ...base.draft, ...preset }));
    const [failure, setFailure] = useState<Failure | null>(null);
    const [clashes, setClashes] = useState<Clash[]>([]);
    const [kept, setKept] = useState<Record<string, "mine" | "theirs">>({});
    const [isBusy, setBusy] = useState(preset !== undefined && record !== null);
    const [showsAll, showAll] = useState(false);
    const [isAsked, setAsked] = useState(false);
    // what was there when the form began: a field does not go away while it is emptied
    const [{ fields: editable, first }] = useState(() => fieldsOf(type, draft));
    const shown = showsAll || first === 0 ? editable : editable.slice(0, first);
    const settle = useUnsaved(Object.keys(changesOf({ ...base.draft, ...(record === null ? preset : {}) }, draft)).length > 0);
    const mistakes = new Map((failure?.fields ?? []).map((one) => [one.field ?? "", one.detail]));

    /** Mistakes are said at their fields; the banner tells only where to look. */
    function bannerOf(refusal: Failure): string {
        if (refusal.isOffline) return t("state.offline");
        const named = refusal.fields.filter(({ field }) => editable.some(({ name }) => name === field));
        return refusal.fields.length > 0 && named.length === refusal.fields.length ? t("form.mistakes", { count: named.length }) : `${refusal.message} ${refusal.hint}`.trim();
    }

    /** Somebody else was faster: what only one side changed goes together by itself, the rest is asked. */
    async function meet(): Promise<void> {
        const now = await ask<AnyRecord>(`/${type.collection}/${record?.id}`);
        const theirs = draftOf(type, now);
        setClashes(clashesOf(base.draft, draft, theirs));
        const merged = { ...theirs, ...changesOf(base.draft, draft) };
        setBase({ draft: theirs, revision: now.revision });
        setDraft(merged);
    }

    useEffect(() => {
        if (preset && record !== null) void meet().finally(() => setBusy(false));
    }, []);

    async function save(): Promise<void> {
        const wrong = editable.filter((field) => hasMistake({ field: withUnit(type, field, draft), value: draft[field.name] }, i18n.language));
        setAsked(true);
        if (wrong.length > 0) {
            if (wrong.some((field) => !shown.includes(field))) showAll(true);
            requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
            return;
        }
        setBusy(true);
        setFailure(null);
        const settled = { ...draft };
        for (const { name, theirs } of clashes) if (kept[name] === "theirs") settled[name] = theirs;
        const body = changesOf(record === null ? {} : base.draft, settled);
        try {
            const path = record === null ? `/${type.collection}` : `/${type.collection}/${record.id}`;
            const answer = await ask<AnyRecord>(path, record === null ? { method: "POST", body } : { method: "PATCH", body, revision: base.revision });
            settle();
            await refresh(client, type.collection);
            saved(answer);
        } catch (error) {
            if (error instanceof Failure && error.status === 412 && record !== null) await meet();
            else {
                const refusal = error instanceof Failure ? error : new Failure(500, { detail: String(error) });
                setFailure(refusal);
                if (refusal.fields.some(({ field }) => !shown.some(({ name }) => name === field))) showAll(true);
            }
        } finally {
            setBusy(false);
        }
    }

    return (
        <form
            ref={form}
            className={styles.form}
            noValidate
            onSubmit={(event) => {
                event.preventDefault();
                void save();
            }}
        >
            {failure && (
                <MessageBar intent="error" role="alert">
                    <MessageBarBody>
                        {bannerOf(failure)}
                    </MessageBarBody>
                </MessageBar>
            )}
            {record !== null && base.revision !== undefined && !isBusy && <Meanwhile type={type} id={record.id} revision={base.revision} take={meet} />}
            {clashes.length > 0 && <Clashes type={type} clashes={clashes} kept={kept} keep={(name, whose) => setKept({ ...kept, [name]: whose })} />}
            <div className={styles.fields}>
                {shown.map((field) => (
                    <Control
                        key={field.name}
                        field={withUnit(type, field, draft)}
                        hint={field.help}
                        value={draft[field.name]}
                        refused={mistakes.get(field.name)}
                        isAsked={isAsked}
                        className={kindOf(field.type).isWide || field.name === "title" ? (styles.wide ?? "") : ""}
                        change={(value) => setDraft((now) => ({ ...now, [field.name]: value }))}
                    />
                ))}
            </div>
            {shown.length < editable.length && (
                <Button appearance="transparent" onClick={() => showAll(true)}>
                    {t("form.all", { count: editable.length - shown.length })}
                </Button>
            )}
            <div className={styles.actions}>
                <Button appearance="primary" type="submit" disabled={isBusy || clashes.some(({ name }) => kept[name] === undefined)} icon={isBusy ? <Spinner size="tiny" /> : null}>
                    {t("action.save")}
                </Button>
                <Button onClick={close}>{t("action.cancel")}</Button>
            </div>
        </form>
    );
}
