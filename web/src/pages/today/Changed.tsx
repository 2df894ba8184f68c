import { Button } from "@fluentui/react-components";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { useEach, useMe, usePath, useTypes } from "../../api/queries";
import { type AnyRecord, type Entry, type Page, type TypeInfo, idOf, isNamed, titleOf } from "../../api/types";
import { formatInstant, formatMeasure } from "../../base/format";
import { nameOf } from "../../records/nameOf";
import { useNotices } from "../../ui/Notices";
import { lazy } from "../../ui/lazy";
import styles from "./Today.module.css";
import { useSettled } from "./InOrder";
import { WATCHED, concerning, seenKey, seenUntil } from "./waiting";

/** Showing what changed needs every kind of field: it is fetched where something did. */
const Change = lazy(async () => ({ default: (await import("../../records/History")).Change }));

const EACH = 10;
const MOST_RECORDS = 12;
const MOST_ENTRIES = 4;
const SPOKEN = ["keyResult", "objective", "initiative"] as const;
const COLLECTIONS = { keyResult: "key-results", objective: "objectives", initiative: "initiatives" } as const;

/** Group is one record with what others did to it, or said about it, since. */
interface Group {
    collection: string;
    id: string;
    title: string;
    at: string;
    said: AnyRecord[];
    isChanged: boolean;
}

/** The records that concern somebody, or those of all plans where nobody is named, that others changed or spoke about since, the latest first; undefined until known. */
function useGroups(account: string, person: string | null, since: string): Group[] | undefined {
    const { i18n } = useTranslation();
    const me = useMe();
    const types = useTypes();
    const who = usePath<AnyRecord>(person === null ? null : `/people/${person}?select=unit`);
    const unit = idOf(who.data?.unit);
    const isKnown = (person === null || who.data !== undefined) && types.data !== undefined;
    const watched = isKnown ? WATCHED.filter(({ collection }) => me.data?.may[collection]?.includes("read")) : [];
    const { each: changes } = useEach<Page>(
        watched.map(({ collection, people, unit: unitPath }) => {
            const filter = `${concerning(people, person, unitPath === null ? [] : [unitPath], unit)}updatedAt gt '${since}' and updatedBy ne '${account}'`;
            const expand = collection === "fundings" ? "&expand=initiative" : collection === "contributions" ? "&expand=unit,objective" : "";
            return `/${collection}?filter=${encodeURIComponent(filter)}&orderby=${encodeURIComponent("updatedAt desc")}&top=${EACH}${expand}`;
        }),
    );
    const about = ["keyResult/owner", "keyResult/delegate", "objective/owner", "initiative/owner", "initiative/sponsor"];
    const filter = `${concerning(about, person, ["initiative/ownerUnit"], unit)}createdAt gt '${since}' and createdBy ne '${account}'`;
    const said = usePath<Page>(isKnown ? `/check-ins?filter=${encodeURIComponent(filter)}&orderby=${encodeURIComponent("createdAt desc")}&top=${EACH * 2}&expand=by,keyResult,objective,initiative` : null);
    if (!isKnown || said.data === undefined || changes.some((one) => one === undefined)) return undefined;

    const groups = new Map<string, Group>();
    watched.forEach(({ collection }, index) => {
        const type = types.data?.get(collection);
        for (const item of changes[index]?.items ?? [])
            groups.set(`${collection}/${item.id}`, { collection, id: item.id, title: type ? nameOf(type, item, i18n.language) : item.id, at: item.updatedAt, said: [], isChanged: true });
    });
    for (const one of said.data.items) {
        const field = SPOKEN.find((name) => isNamed(one[name]));
        if (field === undefined) continue;
        const id = idOf(one[field]) ?? "";
        const key = `${COLLECTIONS[field]}/${id}`;
        const group = groups.get(key) ?? { collection: COLLECTIONS[field], id, title: titleOf(one[field]) ?? "", at: one.createdAt, said: [], isChanged: false };
        group.said.push(one);
        if (one.createdAt > group.at) group.at = one.createdAt;
        groups.set(key, group);
    }
    return [...groups.values()].toSorted((one, other) => other.at.localeCompare(one.at));
}

function Said({ item }: { item: AnyRecord }) {
    const { t, i18n } = useTranslation();
    const unit = isNamed(item.keyResult) && typeof item.keyResult.unit === "string" ? item.keyResult.unit : undefined;
    const words = [
        typeof item.value === "number" ? formatMeasure(item.value, unit, i18n.language) : "",
        typeof item.status === "string" ? t(`status.${item.status}`) : "",
        typeof item.confidence === "number" ? t("objects.confidence", { confidence: item.confidence }) : "",
    ].filter((word) => word !== "");
    return (
        <>
            <p>
                <strong>{titleOf(item.by) ?? t("comments.somebody")}</strong> {t("today.said", { words: words.join(", ") })}{" "}
                <time className="soft" dateTime={item.createdAt}>
                    {formatInstant(item.createdAt, i18n.language)}
                </time>
            </p>
            {typeof item.note === "string" && <p>{item.note}</p>}
        </>
    );
}

function Changes({ group, type, account, since }: { group: Group; type: TypeInfo; account: string; since: string }) {
    const { t } = useTranslation();
    const history = usePath<{ items: Entry[] }>(group.isChanged ? `/${group.collection}/${group.id}/history` : null);
    const entries = (history.data?.items ?? []).filter(({ at, by }) => at > since && by !== account).toReversed();
    const more = entries.length - MOST_ENTRIES + Math.max(group.said.length - MOST_ENTRIES, 0);
    return (
        <li className={styles.item}>
            <p className={styles.line}>
                <span>
                    <Link href={`/records/${group.collection}/${group.id}`}>{group.title}</Link> <span className="soft small">{type.label}</span>
                </span>
            </p>
            <ul className={styles.changes}>
                {group.said.slice(0, MOST_ENTRIES).map((item) => (
                    <li key={item.id}>
                        <Said item={item} />
                    </li>
                ))}
                {entries.slice(0, MOST_ENTRIES).map((entry) => (
                    <li key={entry.seq}>
                        <Suspense>
                            <Change type={type} entry={entry} isShort={entry.operation === "create"} />
                        </Suspense>
                    </li>
                ))}
            </ul>
            {more > 0 && <p className="soft small">{t("today.moreChanges", { count: more })}</p>}
        </li>
    );
}

/** Changed is what others did since the reader marked everything as seen: to what that person owns or sponsors or their unit runs, or to all plans where nobody is named. */
export function Changed({ account, person, settled }: { account: string; person: string | null; settled: () => void }) {
    const { t, i18n } = useTranslation();
    const types = useTypes();
    const notices = useNotices();
    const [since, begin] = useState(() => seenUntil(localStorage.getItem(seenKey(account)), Date.now()));
    const isFirst = localStorage.getItem(seenKey(account)) === null;
    const groups = useGroups(account, person, since);
    useSettled(groups !== undefined, settled);
    if (groups === undefined) return null;

    function see(until: string): void {
        localStorage.setItem(seenKey(account), until);
        begin(until);
    }

    const [latest] = groups;
    return (
        <section aria-labelledby="changed">
            <h2 id="changed">
                {t(isFirst ? "today.changedLately" : "today.changed")} {groups.length > 0 && <span className="soft number">{groups.length}</span>}
            </h2>
            <p className="soft small">{t(`today.${groups.length === 0 ? "nothingChanged" : "changedSince"}${person === null ? "InPlans" : ""}`, { at: formatInstant(since, i18n.language) })}</p>
            <ul className={styles.list}>
                {groups.slice(0, MOST_RECORDS).map((group) => {
                    const type = types.data?.get(group.collection);
                    return type && <Changes key={`${group.collection}/${group.id}`} group={group} type={type} account={account} since={since} />;
                })}
            </ul>
            {groups.length > MOST_RECORDS && <p className="soft">{t("today.moreRecords", { count: groups.length - MOST_RECORDS })}</p>}
            {latest && (
                <Button
                    onClick={() => {
                        see(latest.at);
                        notices.done(t("today.allSeen"), async () => see(since));
                    }}
                >
                    {t("today.markSeen")}
                </Button>
            )}
            {notices.place}
        </section>
    );
}
