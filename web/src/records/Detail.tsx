import { Button } from "@fluentui/react-components";
import { DeleteRegular, EditRegular } from "@fluentui/react-icons";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "wouter";

import { Failure, ask, getAsOf } from "../api/client";
import { refresh, useMe, usePath } from "../api/queries";
import type { AnyRecord, Page, TypeInfo } from "../api/types";
import { kindOf } from "../fields";
import { type Notices, useNotices } from "../ui/Notices";
import { Loaded } from "../ui/States";
import { Attachments } from "./Attachments";
import { Comments } from "./Comments";
import styles from "./Detail.module.css";
import { Form } from "./Form";
import { History } from "./History";
import { Gone } from "./Gone";
import { OfType } from "./OfType";
import { isEmpty } from "./formFields";
import { nameOf } from "./nameOf";
import { withUnit } from "./units";
import { useRecord } from "./useRecord";

function Fields({ type, record }: { type: TypeInfo; record: AnyRecord }) {
    const filled = type.fields.filter(({ name }) => name !== "title" && !isEmpty(record[name]));
    return (
        <dl className={styles.fields}>
            {filled.map((field) => {
                const kind = kindOf(field.type);
                return (
                    <div key={field.name} className={kind.isWide ? styles.wide : ""}>
                        <dt title={field.help}>{field.label}</dt>
                        <dd>
                            <kind.Show field={withUnit(type, field, record)} value={record[field.name] ?? null} />
                        </dd>
                    </div>
                );
            })}
        </dl>
    );
}

/** All fields, a click away where the page says what matters above. */
function Folded({ type, record }: { type: TypeInfo; record: AnyRecord }) {
    const { t } = useTranslation();
    const [isOpen, setOpen] = useState(false);
    return (
        <details className={styles.folded} onToggle={(event) => setOpen(event.currentTarget.open)}>
            <summary>{t("record.allFields")}</summary>
            {isOpen && <Fields type={type} record={record} />}
        </details>
    );
}

/** What leads here: the first few of each kind, with the whole list a click away. */
function Inverse({ inverse, id, types }: { inverse: TypeInfo["inverses"][number]; id: string; types: Map<string, TypeInfo> }) {
    const other = types.get(inverse.collection);
    const operator = other?.fields.find(({ name }) => name === inverse.field)?.type === "references" ? `${inverse.field}/any(x: x eq '${id}')` : `${inverse.field} eq '${id}'`;
    const { i18n } = useTranslation();
    const references = (other?.list ?? []).filter((name) => other?.fields.find((field) => field.name === name)?.type === "reference");
    const expand = references.length > 0 ? `&expand=${references.join(",")}` : "";
    const query = usePath<Page>(other ? `/${inverse.collection}?filter=${encodeURIComponent(operator)}&top=6&count=true${expand}` : null);
    const items = query.data?.items ?? [];
    if (!other || items.length === 0) return null;
    const count = query.data?.count ?? items.length;
    return (
        <section aria-label={other.plural}>
            <h3>
                {other.plural} <span className="soft">{count}</span>
            </h3>
            <ul className={styles.links}>
                {items.map((item) => (
                    <li key={item.id}>
                        <Link href={`/records/${inverse.collection}/${item.id}`}>{nameOf(other, item, i18n.language)}</Link>
                    </li>
                ))}
            </ul>
        </section>
    );
}

function Actions({ type, record, edit, notices }: { type: TypeInfo; record: AnyRecord; edit: () => void; notices: Notices }) {
    const { t } = useTranslation();
    const me = useMe();
    const client = useQueryClient();
    const may = me.data?.may[type.collection] ?? [];
    const isNow = getAsOf() === null;

    async function restore(): Promise<void> {
        await ask(`/${type.collection}/${record.id}/restore`, { method: "POST", body: {} });
        await refresh(client, type.collection);
    }

    async function remove(): Promise<void> {
        try {
            await ask(`/${type.collection}/${record.id}`, { method: "DELETE", revision: record.revision });
        } catch (error) {
            notices.failed(error);
            return;
        }
        await refresh(client, type.collection);
        notices.done(t("record.deleted", { title: record.title ?? type.label }), restore);
    }

    return (
        <div className={styles.actions}>
            {isNow && may.includes("update") && type.kind === "record" && (
                <Button icon={<EditRegular />} onClick={edit}>
                    {t("action.edit")}
                </Button>
            )}
            {isNow && may.includes("delete") && type.kind === "record" && (
                <Button icon={<DeleteRegular />} onClick={() => void remove()}>
                    {t("action.delete")}
                </Button>
            )}
        </div>
    );
}

function Whole({ type, types, id, above, told }: { type: TypeInfo; types: Map<string, TypeInfo>; id: string; above: ((record: AnyRecord) => ReactNode) | undefined; told: string[] }) {
    const { i18n } = useTranslation();
    const [isEditing, setEditing] = useState(false);
    const notices = useNotices();
    const query = useRecord(type, id);
    const isGone = query.error instanceof Failure && query.error.status === 404;
    return (
        <div className={styles.page}>
            {notices.place}
            <p className="small">
                <Link href={`/records/${type.collection}`}>{type.plural}</Link>
            </p>
            {isGone ? (
                <Gone type={type} id={id} notices={notices} />
            ) : (
                <Loaded query={query}>
                    {(record) => (
                        <>
                            <header className={styles.title}>
                                <h1>{nameOf(type, record, i18n.language)}</h1>
                                {!isEditing && <Actions type={type} record={record} edit={() => setEditing(true)} notices={notices} />}
                            </header>
                            {!isEditing && above?.(record)}
                            {isEditing ? <Form type={type} record={record} close={() => setEditing(false)} saved={() => setEditing(false)} /> : above ? <Folded type={type} record={record} /> : <Fields type={type} record={record} />}
                            <div className={styles.inverses}>
                                {type.inverses.filter((inverse) => !told.includes(inverse.collection)).map((inverse) => (
                                    <Inverse key={`${inverse.collection}.${inverse.field}`} inverse={inverse} id={id} types={types} />
                                ))}
                            </div>
                            {type.type !== "attachment" && <Attachments subject={`${type.collection}/${id}`} />}
                            <Comments subject={`${type.collection}/${id}`} />
                            <History type={type} id={id} />
                        </>
                    )}
                </Loaded>
            )}
        </div>
    );
}

/**
 * RecordPage is everything about one record: its fields, what leads to it, remarks and history. `above` stands under the title; where it does,
 * the fields are folded away. What leads here from the collections that are `told` there already is not said twice.
 */
export function RecordPage({ collection, id, above, told = [] }: { collection: string; id: string; above?: (record: AnyRecord) => ReactNode; told?: string[] }) {
    return <OfType collection={collection}>{(type, types) => <Whole key={id} type={type} types={types} id={id} above={above} told={told} />}</OfType>;
}

/** Detail is the page of any record that has no page of its own. */
export default function Detail() {
    const { collection = "", id = "" } = useParams<{ collection: string; id: string }>();
    return <RecordPage collection={collection} id={id} />;
}
