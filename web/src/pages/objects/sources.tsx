import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { usePath, useTypes } from "../../api/queries";
import { type AnyRecord, type Page, idOf, isNamed, titleOf } from "../../api/types";
import { formatDay, formatEffect } from "../../base/format";
import { Badge } from "../../ui/Status";
import { FieldList } from "./FieldList";
import styles from "./objects.module.css";

const SAID = ["definition", "formula", "source", "sourceConnection", "dataset", "refresh", "lastRefreshedAt"];

/** Measured is where the figures of a key result come from: its measure with definition and source; nothing where it is typed. */
export function Measured({ id }: { id: string | null }) {
    const { t } = useTranslation();
    const types = useTypes();
    const type = types.data?.get("measures");
    const query = usePath<AnyRecord>(id === null || type === undefined ? null : `/measures/${id}?expand=sourceConnection`);
    const measure = query.data;
    if (id === null || measure === undefined || type === undefined) return null;
    return (
        <section aria-labelledby="measured">
            <h2 id="measured">{t("objects.measured")}</h2>
            <p>
                <Link href={`/records/measures/${id}`}>{measure.title}</Link>
            </p>
            <FieldList type={type} record={measure} names={SAID} />
        </section>
    );
}

/** Moved are the initiatives that should move a key result, each with by how much, until when and how. */
export function Moved({ id, unit }: { id: string; unit: string | undefined }) {
    const { t, i18n } = useTranslation();
    const query = usePath<Page>(`/links?filter=${encodeURIComponent(`keyResult eq '${id}'`)}&top=50&expand=initiative`);
    const stateOf = ({ initiative }: AnyRecord) => (isNamed(initiative) && typeof initiative.status === "string" ? initiative.status : "active");
    const isOver = (item: AnyRecord) => stateOf(item) === "stopped" || stateOf(item) === "done";
    const items = (query.data?.items ?? []).toSorted((one, other) => Number(isOver(one)) - Number(isOver(other)));
    if (items.length === 0) return null;
    return (
        <section aria-labelledby="moved">
            <h2 id="moved">{t("objects.movedBy")}</h2>
            <ul className={styles.said}>
                {items.map((item) => (
                    <li key={item.id}>
                        <p className={styles.line}>
                            <Link href={`/records/initiatives/${idOf(item.initiative)}`}>{titleOf(item.initiative) ?? ""}</Link>
                            {stateOf(item) !== "active" && <Badge tone="quiet">{t(`initiative.${stateOf(item)}`)}</Badge>}
                            {typeof item.effect === "number" && <strong className="number">{formatEffect(item.effect, unit, i18n.language)}</strong>}
                            {typeof item.effectDate === "string" && <span className="soft small">{t("board.by", { day: formatDay(item.effectDate, i18n.language) })}</span>}
                        </p>
                        <p className="soft">{typeof item.mechanism === "string" ? item.mechanism : t("objects.noMechanism")}</p>
                    </li>
                ))}
            </ul>
        </section>
    );
}
