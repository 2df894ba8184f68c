import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { usePath, useTypes } from "../../api/queries";
import { type AnyRecord, type Page, type RecordValue, idOf, titleOf } from "../../api/types";
import { formatDay, formatMeasure, formatNumber } from "../../base/format";
import { Loaded } from "../../ui/States";
import { Badge, type Tone } from "../../ui/Status";
import styles from "./Unit.module.css";
import { type Scope, filterOf } from "./scope";

const SHOWN = 6;
const MOST_WAYS = 3;
const TONES: Record<string, Tone> = { contributes: "good", granted: "good", approved: "good", closed: "quiet", "taken-up": "good", raised: "warn", requested: "warn", refused: "bad", "partly-granted": "warn" };

/** What a collection calls a choice. */
function useLabel(collection: string, field: string): (value: RecordValue | undefined) => string {
    const type = useTypes().data?.get(collection);
    const options = type?.fields.find(({ name }) => name === field)?.options ?? [];
    return (value) => options.find(({ key }) => key === value)?.label ?? String(value ?? "");
}

/** The first records of a kind that belong to the units, how many there are, and the way to the rest. */
function Few({ collection, filter, order, expand, title, none, counts, ways, children }: {
    collection: string;
    filter: string;
    order: string;
    expand: string;
    title: string;
    none: ReactNode;
    counts: string;
    /** Further ways, below the records. */
    ways?: ReactNode;
    children: (item: AnyRecord) => ReactNode;
}) {
    const { t } = useTranslation();
    const asked = encodeURIComponent(filter);
    const query = usePath<Page>(`/${collection}?filter=${asked}&orderby=${encodeURIComponent(order)}&top=${SHOWN}&count=true&expand=${expand}`);
    const id = `unit-${collection}`;
    return (
        <section aria-labelledby={id} className={styles.box}>
            <h2 id={id}>
                {title} <span className="soft number">{query.data?.count}</span>
            </h2>
            <p className="soft small">{counts}</p>
            <Loaded query={query}>
                {({ items, count = items.length }) => (
                    <>
                        {items.length === 0 && <p className={styles.none}>{none}</p>}
                        <ul className={styles.items}>{items.map(children)}</ul>
                        {(count > items.length || ways !== undefined) && (
                            <p className={styles.links}>
                                {count > items.length && <Link href={`/records/${collection}?filter=${asked}`}>{t("unit.all", { count })}</Link>}
                                {ways}
                            </p>
                        )}
                    </>
                )}
            </Loaded>
        </section>
    );
}

function Item({ href, title, state, tone, children }: { href: string; title: string; state: string; tone: Tone; children?: ReactNode }) {
    return (
        <li>
            <p className={styles.line}>
                <Link href={href}>{title}</Link>
                {state !== "" && <Badge tone={tone}>{state}</Badge>}
            </p>
            {children !== undefined && <p className="soft small">{children}</p>}
        </li>
    );
}

const joined = (parts: (string | undefined | false | null)[]) => parts.filter((part) => typeof part === "string" && part !== "").join(" · ");

/** Contributions are what the unit said that it does for objectives. */
export function Contributions({ scope }: { scope: Scope }) {
    const { t } = useTranslation();
    const label = useLabel("contributions", "status");
    return (
        <Few
            collection="contributions"
            filter={filterOf(scope, ["unit"], "objective/program")}
            order="status,strength desc"
            expand="objective,unit,owner"
            title={t("unit.contributions")}
            counts={t("unit.contributionsCount")}
            none={t("unit.noContributions")}
            ways={scope.programs.slice(0, MOST_WAYS).map(({ id, title }) => (
                <Link key={id} href={`/matrix/${id}`}>
                    {t("unit.toMatrix", { program: title })}
                </Link>
            ))}
        >
            {(item) => {
                const words = item.status === "declined" ? item.declineReason : item.statement;
                return (
                    <li key={item.id}>
                        <p className={styles.line}>
                            <Link href={`/records/objectives/${idOf(item.objective)}`}>{titleOf(item.objective)}</Link>
                            <Badge tone={TONES[String(item.status)] ?? "quiet"}>{typeof item.strength === "number" ? t("unit.strength", { status: label(item.status), strength: item.strength }) : label(item.status)}</Badge>
                        </p>
                        {typeof words === "string" && <p className="small">{words}</p>}
                        <p className="soft small">
                            {joined([scope.levels > 0 && titleOf(item.unit), titleOf(item.owner)])}
                        </p>
                    </li>
                );
            }}
        </Few>
    );
}

/** Asks are what the unit asks for, or what is asked for its initiatives. */
export function Asks({ scope }: { scope: Scope }) {
    const { t, i18n } = useTranslation();
    const label = useLabel("asks", "status");
    return (
        <Few
            collection="asks"
            filter={filterOf(scope, ["unit", "initiative/ownerUnit"], "program")}
            order="raisedDate desc"
            expand="askedOf,unit"
            title={t("unit.asks")}
            counts={t("unit.asksCount")}
            none={t("unit.noAsks")}
        >
            {(item) => (
                <Item key={item.id} href={`/records/asks/${item.id}`} title={item.title ?? ""} state={label(item.status)} tone={TONES[String(item.status)] ?? "quiet"}>
                    {joined([
                        typeof item.quantityAsked === "number" && t("unit.quantity", { asked: formatMeasure(item.quantityAsked, String(item.quantityUnit ?? ""), i18n.language), granted: typeof item.quantityGranted === "number" ? formatNumber(item.quantityGranted, i18n.language) : "–" }),
                        titleOf(item.askedOf) !== undefined && t("unit.askedOf", { name: titleOf(item.askedOf) }),
                        typeof item.dueDate === "string" && t("board.by", { day: formatDay(item.dueDate, i18n.language, "short") }),
                        scope.levels > 0 && titleOf(item.unit),
                    ])}
                </Item>
            )}
        </Few>
    );
}

/** Fundings are what the unit pays for, or what its initiatives get. */
export function Fundings({ scope }: { scope: Scope }) {
    const { t, i18n } = useTranslation();
    const label = useLabel("fundings", "status");
    const organization = usePath<Page>("/organizations?select=currency&top=1");
    return (
        <Few
            collection="fundings"
            filter={filterOf(scope, ["unit", "initiative/ownerUnit"], "initiative/program")}
            order="requestedDate desc"
            expand="initiative,unit"
            title={t("unit.fundings")}
            counts={t("unit.fundingsCount")}
            none={t("unit.noFundings")}
        >
            {(item) => {
                const currency = String(item.currency ?? organization.data?.items[0]?.currency ?? "");
                const money = (value: RecordValue | undefined) => (typeof value === "number" ? formatMeasure(value, currency, i18n.language) : "–");
                return (
                    <Item key={item.id} href={`/records/fundings/${item.id}`} title={item.title ?? titleOf(item.initiative) ?? ""} state={label(item.status)} tone={TONES[String(item.status)] ?? "quiet"}>
                        {joined([t("unit.money", { requested: money(item.requested), approved: money(item.approved), spent: money(item.spent) }), titleOf(item.initiative), scope.levels > 0 && titleOf(item.unit)])}
                    </Item>
                );
            }}
        </Few>
    );
}

/** Lessons are what the unit has learnt. */
export function Lessons({ scope }: { scope: Scope }) {
    const { t, i18n } = useTranslation();
    const label = useLabel("lessons", "status");
    const kind = useLabel("lessons", "kind");
    return (
        <Few
            collection="lessons"
            filter={filterOf(scope, ["unit"], "program")}
            order="date desc"
            expand="by,unit"
            title={t("unit.lessons")}
            counts={t("unit.lessonsCount")}
            none={t("unit.noLessons")}
        >
            {(item) => (
                <Item key={item.id} href={`/records/lessons/${item.id}`} title={item.title ?? ""} state={label(item.status)} tone={TONES[String(item.status)] ?? "quiet"}>
                    {joined([kind(item.kind), typeof item.date === "string" && formatDay(item.date, i18n.language), titleOf(item.by), scope.levels > 0 && titleOf(item.unit)])}
                </Item>
            )}
        </Few>
    );
}
