import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { usePath } from "../api/queries";
import type { AnyRecord, Entry, RecordValue, TypeInfo } from "../api/types";
import { formatInstant } from "../base/format";
import { kindOf } from "../fields";
import styles from "./History.module.css";

/** Who it was: the person behind the account that acted; only some may read accounts that belong to nobody. */
function Who({ by, byName }: { by: string | undefined; byName: string | undefined }) {
    const { t } = useTranslation();
    const isAccount = by !== undefined && /^[0-9a-f-]{36}$/.test(by);
    const account = usePath<AnyRecord>(isAccount && byName === undefined ? `/accounts/${by}?select=title` : null);
    return <strong>{byName ?? account.data?.title ?? (isAccount ? t("history.somebody") : t("history.system"))}</strong>;
}

function Changes({ type, entry }: { type: TypeInfo; entry: Entry }) {
    const fields = type.fields.filter(({ name }) => entry.changes[name] !== undefined);
    return (
        <ul className={styles.changes}>
            {fields.map((field) => {
                const change = entry.changes[field.name];
                const kind = kindOf(field.type);
                const show = (value: RecordValue | undefined) => (value === null || value === undefined || value === "" ? "–" : <kind.Show field={field} value={value} />);
                return (
                    <li key={field.name}>
                        <span className="soft">{field.label}:</span> {entry.operation !== "create" && <del>{show(change?.before)}</del>} <ins>{show(change?.after)}</ins>
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

/** History says who changed what, when and why, the newest first. */
export function History({ type, id }: { type: TypeInfo; id: string }) {
    const { t } = useTranslation();
    const [isOpen, setOpen] = useState(false);
    const query = usePath<{ items: Entry[] }>(isOpen ? `/${type.collection}/${id}/history` : null);
    if (type.kind !== "record") return null;
    return (
        <section aria-labelledby="history">
            <h2 id="history">
                <Button appearance="transparent" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
                    {t("history.title")}
                </Button>
            </h2>
            {isOpen && (
                <ol className={styles.entries}>
                    {[...(query.data?.items ?? [])].reverse().map((entry) => (
                        <li key={entry.seq}>
                            <Change type={type} entry={entry} />
                        </li>
                    ))}
                </ol>
            )}
        </section>
    );
}
