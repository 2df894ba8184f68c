import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { useAll, useEach, useMe, usePath, useTypes } from "../../api/queries";
import { type AnyRecord, type Page, idOf, titleOf } from "../../api/types";
import { formatDay, formatMeasure } from "../../base/format";
import { nameOf } from "../../records/nameOf";
import { Badge } from "../../ui/Status";
import { today } from "../day";
import styles from "./Today.module.css";
import { useSettled } from "./InOrder";
import { KINDS, type Kind } from "./waiting";

const MOST = 20;

function Item({ kind, item, currency }: { kind: Kind; item: AnyRecord; currency: string }) {
    const { t, i18n } = useTranslation();
    const type = useTypes().data?.get(kind.collection);
    const due = kind.due === null ? undefined : item[kind.due];
    const by = kind.by === null ? undefined : titleOf(item[kind.by]);
    const money = typeof item.requested === "number" ? formatMeasure(item.requested, String(item.currency ?? currency), i18n.language) : "";
    const words = [type?.label ?? "", by === undefined ? "" : t("today.putForward", { name: by }), titleOf(item.initiative) ?? ""];
    return (
        <li className={styles.item}>
            <div className={styles.line}>
                <span>
                    <Link href={`/records/${kind.collection}/${item.id}`}>{type ? nameOf(type, item, i18n.language) : item.title}</Link>
                </span>
                {money !== "" && <span className="number">{money}</span>}
                {typeof due === "string" && <Badge tone={due < today() ? "warn" : "quiet"}>{t("board.by", { day: formatDay(due, i18n.language, "short") })}</Badge>}
            </div>
            <p className="soft small">{words.filter((word) => word !== "").join(" · ")}</p>
        </li>
    );
}

/** What waits for a decision, kind by kind. */
function useWaiting(person: string): { items: { kind: Kind; item: AnyRecord }[]; isKnown: boolean } {
    const me = useMe();
    const types = useTypes();
    const kinds = KINDS.filter(({ collection }) => types.data?.has(collection) && me.data?.may[collection]?.includes("read"));
    const { each, isWhole, error } = useEach<Page>(
        kinds.map(({ collection, who, status }) => {
            const references = (types.data?.get(collection)?.fields ?? []).filter(({ type, to, sensitivity }) => type === "reference" && to?.length === 1 && (sensitivity ?? "normal") === "normal").map(({ name }) => name);
            const wanted = ["requestedBy", "raisedBy", "owner", "initiative"].filter((name) => references.includes(name));
            const filter = encodeURIComponent(`${who} eq '${person}' and status eq '${status}'`);
            return `/${collection}?filter=${filter}&top=${MOST}${wanted.length > 0 ? `&expand=${wanted.join(",")}` : ""}`;
        }),
    );
    const items = kinds.flatMap((kind, index) => (each[index]?.items ?? []).map((item) => ({ kind, item })));
    return { items, isKnown: (types.data !== undefined && me.data !== undefined && isWhole) || types.error !== null || error !== null };
}

/** Programs that a person sponsors and whose order of initiatives is not signed off in every place. */
function useUnsigned(person: string): { unsigned: { id: string; title: string; count: number }[]; isKnown: boolean } {
    const filter = `program/sponsor eq '${person}' and program/status in ('draft','active') and rank ne null and orderSignedOffAt eq null and status in ('draft','active','paused')`;
    const { data, error } = useAll(`/initiatives?filter=${encodeURIComponent(filter)}&select=program&expand=program`);
    const programs = new Map<string, { id: string; title: string; count: number }>();
    for (const { program } of data ?? []) {
        const id = idOf(program) ?? "";
        const known = programs.get(id) ?? { id, title: titleOf(program) ?? "", count: 0 };
        programs.set(id, { ...known, count: known.count + 1 });
    }
    return { unsigned: [...programs.values()], isKnown: data !== undefined || error !== null };
}

/** Waiting is what cannot go on before the reader decides: money, asks, cases, decisions, roles, and the order of a backlog. */
export function Waiting({ person, settled }: { person: string; settled: () => void }) {
    const { t } = useTranslation();
    const { items, isKnown } = useWaiting(person);
    const { unsigned, isKnown: isOrderKnown } = useUnsigned(person);
    const organization = usePath<Page>("/organizations?select=currency,checkInCadence&top=1");
    useSettled(isKnown && isOrderKnown, settled);
    if (items.length + unsigned.length === 0) return null;
    return (
        <section aria-labelledby="waiting">
            <h2 id="waiting">
                {t("today.waiting")} <span className="soft number">{items.length + unsigned.length}</span>
            </h2>
            <ul className={styles.list}>
                {unsigned.map(({ id, title, count }) => (
                    <li key={id} className={styles.item}>
                        <Link href={`/board/${id}`}>{t("today.signOff", { program: title })}</Link>
                        <p className="soft small">{t("today.unsigned", { count })}</p>
                    </li>
                ))}
                {items.map(({ kind, item }) => (
                    <Item key={item.id} kind={kind} item={item} currency={String(organization.data?.items[0]?.currency ?? "")} />
                ))}
            </ul>
        </section>
    );
}
