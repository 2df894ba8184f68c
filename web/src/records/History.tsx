import { Button } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { ask, getAsOf } from "../api/client";
import { refresh, useMe, usePath } from "../api/queries";
import type { AnyRecord, Entry, RecordValue, TypeInfo } from "../api/types";
import { formatInstant } from "../base/format";
import { kindOf } from "../fields";
import { type Notices, useNotices } from "../ui/Notices";
import styles from "./History.module.css";
import { bringBack, patchTo } from "./bringBack";
import { withUnit } from "./units";

/** Who it was: the person behind the account that acted; only some may read accounts that belong to nobody. */
function Who({ by, byName }: { by: string | undefined; byName: string | undefined }) {
    const { t } = useTranslation();
    const isAccount = by !== undefined && /^[0-9a-f-]{36}$/.test(by);
    const me = useMe();
    const may = (me.data?.may["accounts"] ?? []).includes("read");
    const account = usePath<AnyRecord>(isAccount && byName === undefined && may ? `/accounts/${by}?select=title` : null);
    return <strong>{byName ?? account.data?.title ?? (isAccount ? t("history.somebody") : t("history.system"))}</strong>;
}

function Changes({ type, entry }: { type: TypeInfo; entry: Entry }) {
    const { t } = useTranslation();
    const fields = type.fields.filter(({ name }) => entry.changes[name] !== undefined);
    return (
        <ul className={styles.changes}>
            {fields.map((field) => {
                const change = entry.changes[field.name];
                const kind = kindOf(field.type);
                const isNone = (value: RecordValue | undefined) => value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
                const show = (value: RecordValue | undefined) => <kind.Show field={withUnit(type, field, entry.record as AnyRecord)} value={value ?? null} />;
                return (
                    <li key={field.name}>
                        <span className="soft">{field.label}:</span>{" "}
                        {!isNone(change?.before) && (
                            <>
                                <del>{show(change?.before)}</del> <span aria-hidden="true">→</span>{" "}
                            </>
                        )}
                        <ins>{isNone(change?.after) ? <span className="soft">{t("form.none")}</span> : show(change?.after)}</ins>
                    </li>
                );
            })}
        </ul>
    );
}

/** Change is one entry of a history: who, what, when and why; in short without its fields. */
export function Change({ type, entry, isShort = false }: { type: TypeInfo; entry: Entry; isShort?: boolean }) {
    const { t, i18n } = useTranslation();
    return (
        <>
            <p>
                <Who by={entry.by} byName={entry.byName} /> {t(`history.${entry.operation}`, { defaultValue: entry.operation })}{" "}
                <time className="soft" dateTime={entry.at}>
                    {formatInstant(entry.at, i18n.language)}
                </time>
            </p>
            {entry.reason && <p className={styles.reason}>{entry.reason}</p>}
            {!isShort && <Changes type={type} entry={entry} />}
        </>
    );
}

const SHORT = 3;

/** A way back to what a record was at one entry, for those who may change it; nothing where it would change nothing. */
function Back({ type, entry, now, notices }: { type: TypeInfo; entry: Entry; now: AnyRecord; notices: Notices }) {
    const { t, i18n } = useTranslation();
    const client = useQueryClient();
    const [isBusy, setBusy] = useState(false);
    const patch = patchTo(type, now, entry.record as AnyRecord);
    if (Object.keys(patch).length === 0) return null;
    const said = (left: string[]) => new Intl.ListFormat(i18n.language).format(left.map((name) => type.fields.find((field) => field.name === name)?.label ?? name));

    async function bring(): Promise<void> {
        setBusy(true);
        try {
            const { record, undo, left } = await bringBack(type, now, patch);
            await refresh(client, type.collection);
            if (record === null) notices.done(t("history.notBack", { fields: said(left) }));
            else
                notices.done(left.length === 0 ? t("history.isBack", { at: formatInstant(entry.at, i18n.language) }) : t("history.isPartlyBack", { fields: said(left) }), async () => {
                    await ask(`/${type.collection}/${record.id}`, { method: "PATCH", body: undo, revision: record.revision });
                    await refresh(client, type.collection);
                });
        } catch (error) {
            notices.failed(error);
        } finally {
            setBusy(false);
        }
    }

    return (
        <Button size="small" disabled={isBusy} onClick={() => void bring()}>
            {t("history.back")}
        </Button>
    );
}

/** History says who changed what, when and why, the newest first; an earlier version comes back with one click. */
export function History({ type, id }: { type: TypeInfo; id: string }) {
    const { t } = useTranslation();
    const me = useMe();
    const notices = useNotices();
    const [isWhole, setWhole] = useState(false);
    const query = usePath<{ items: Entry[] }>(type.kind === "record" ? `/${type.collection}/${id}/history` : null);
    const entries = [...(query.data?.items ?? [])].reverse();
    const [last] = entries;
    if (last === undefined) return null;
    const may = getAsOf() === null && last.operation !== "delete" && (me.data?.may[type.collection] ?? []).includes("update");
    const shown = isWhole ? entries : entries.slice(0, SHORT);
    return (
        <section aria-labelledby="history" className={styles.history}>
            <h2 id="history">{t("history.title")}</h2>
            {notices.place}
            <ol className={styles.entries}>
                {shown.map((entry) => (
                    <li key={entry.seq}>
                        <Change type={type} entry={entry} />
                        {may && entry !== last && "id" in entry.record && <Back type={type} entry={entry} now={last.record as AnyRecord} notices={notices} />}
                    </li>
                ))}
            </ol>
            {shown.length < entries.length && (
                <Button appearance="subtle" className={styles.more ?? ""} onClick={() => setWhole(true)}>
                    {t("history.all", { count: entries.length })}
                </Button>
            )}
        </section>
    );
}
