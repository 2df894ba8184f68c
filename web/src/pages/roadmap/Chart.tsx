import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { type AnyRecord, idOf, titleOf } from "../../api/types";
import { formatDay } from "../../base/format";
import { today } from "../day";
import { Arrow, Head } from "./Arrow";
import { Legend } from "./Legend";
import styles from "./Roadmap.module.css";
import { type Point, type Scale, beyond, collides, placeOf, scaleOf, spanOf, stateOf, textOf } from "./scale";

const ROW = 40;
const HEAD = 32;

interface Row {
    item: AnyRecord | null;
    heading: string;
}

function rowsOf(items: AnyRecord[], groupOf: (item: AnyRecord) => string): Row[] {
    const groups: { heading: string; items: AnyRecord[] }[] = [];
    for (const item of items) {
        const heading = groupOf(item);
        const group = groups.find((one) => one.heading === heading);
        if (group) group.items.push(item);
        else groups.push({ heading, items: [item] });
    }
    return groups.flatMap((group) => [...(group.heading === "" ? [] : [{ item: null, heading: group.heading }]), ...group.items.map((item) => ({ item, heading: "" }))]);
}

function Bar({ item, scale, y }: { item: AnyRecord; scale: Scale; y: number }) {
    const start = textOf(item.startDate) ?? textOf(item.endDate);
    const end = textOf(item.endDate) ?? textOf(item.startDate);
    if (start === undefined || end === undefined) return null;
    const x = placeOf(scale, start);
    return <rect className={styles.bar} data-status={String(item.status)} x={x} y={y + 11} width={Math.max(placeOf(scale, end) + scale.perDay - x, 4)} height={18} rx={4} />;
}

function Milestone({ milestone, scale, y }: { milestone: AnyRecord; scale: Scale; y: number }) {
    const { t, i18n } = useTranslation();
    const due = textOf(milestone.dueDate);
    if (due === undefined || milestone.isCancelled === true) return null;
    const state = stateOf(milestone as Point, today());
    const x = placeOf(scale, due);
    const shape = state === "late" ? `M${x} ${y + 11}l9 17h-18z` : `M${x} ${y + 11}l9 9l-9 9l-9 -9z`;
    return (
        <path className={styles.milestone} data-state={state} d={shape}>
            <title>{t("roadmap.milestone", { title: milestone.title, day: formatDay(due, i18n.language), state: t(`roadmap.${state}`) })}</title>
        </path>
    );
}

/** What a row says in words: owner, days, the next milestone, what it waits for. */
function Words({ item, milestones, waits }: { item: AnyRecord; milestones: AnyRecord[]; waits: { title: string; collides: boolean }[] }) {
    const { t, i18n } = useTranslation();
    const days = [item.startDate, item.endDate].map((date) => (typeof date === "string" ? formatDay(date, i18n.language) : "…")).join(" – ");
    const next = milestones.find((milestone) => !milestone.doneDate && milestone.isCancelled !== true && typeof milestone.dueDate === "string");
    return (
        <div className={styles.words}>
            <Link href={`/records/initiatives/${item.id}`} title={item.title}>
                {item.title}
            </Link>
            <span className="only-spoken">
                {titleOf(item.owner) ?? t("board.noOwner")}, {days}.{" "}
                {next && t("roadmap.milestone", { title: next.title, day: formatDay(String(next.dueDate), i18n.language), state: t(`roadmap.${stateOf(next as Point, today())}`) })}{" "}
                {waits.map(({ title, collides: early }) => `${t("roadmap.waits", { title })}${early ? ` ${t("roadmap.tooEarly")}` : ""}`).join(" ")}
            </span>
        </div>
    );
}

/** Where the bar of a row lies beyond the window: which way, and until or from when. */
function Hint({ item, scale, y, from, to }: { item: AnyRecord; scale: Scale; y: number; from: number; to: number }) {
    const { t, i18n } = useTranslation();
    const found = beyond(spanOf(item), scale, from, to);
    if (found === null) return null;
    const { side, date } = found;
    const words = t(`roadmap.${side}`, { day: formatDay(date, i18n.language) });
    return (
        <text className={styles.hint} data-side={side} x={side === "before" ? from + 6 : to - 6} y={y + 25} textAnchor={side === "before" ? "start" : "end"}>
            {side === "before" ? `◂ ${words}` : `${words} ▸`}
        </text>
    );
}

function Grid({ scale, height, from }: { scale: Scale; height: number; from: number }) {
    const { i18n } = useTranslation();
    const now = placeOf(scale, today());
    return (
        <>
            {scale.quarters.map(({ date, x, width }) => (
                <g key={date}>
                    <line className={styles.tick} x1={x} x2={x} y1={0} y2={height} data-year={date.slice(5) === "01-01"} />
                    {(width > 60 || date.slice(5) === "01-01") && (
                        <text className={styles.quarter} x={Math.min(Math.max(x, from), Math.max(x, x + width - 60)) + 6} y={20}>
                            {width > 60 ? `Q${Math.floor((Number(date.slice(5, 7)) - 1) / 3) + 1} ${date.slice(0, 4)}` : date.slice(0, 4)}
                        </text>
                    )}
                </g>
            ))}
            <line className={styles.now} x1={now} x2={now} y1={HEAD - 6} y2={height} />
            <text className={styles.nowText} x={now + 4} y={HEAD - 2}>
                {formatDay(today(), i18n.language, "short")}
            </text>
        </>
    );
}

/** Chart draws rows of initiatives over time. What it shows is said in words for each row, too. */
export function Chart({ items, milestones, dependencies, perDay, groupOf }: { items: AnyRecord[]; milestones: AnyRecord[]; dependencies: AnyRecord[]; perDay: number; groupOf: (item: AnyRecord) => string }) {
    const { t } = useTranslation();
    const rows = rowsOf(items, groupOf);
    const places = new Map(rows.flatMap(({ item }, index) => (item ? [[item.id, index] as const] : [])));
    const known = new Map(items.map((item) => [item.id, item]));
    const dates = [...items.flatMap((item) => [textOf(item.startDate), textOf(item.endDate)]), ...milestones.map((milestone) => textOf(milestone.dueDate))].filter((date) => date !== undefined);
    const scale = scaleOf(dates, today(), perDay);
    const width = scale.days * scale.perDay;
    const height = HEAD + rows.length * ROW;
    const now = placeOf(scale, today());
    const [view, look] = useState({ from: 0, to: width });
    const see = (box: HTMLElement) => look({ from: box.scrollLeft, to: box.scrollLeft + box.clientWidth });
    // the day that is shown stands in the first view, with more of what comes than of what was
    const begin = useCallback(
        (box: HTMLDivElement | null) => {
            if (box === null) return;
            box.scrollLeft = Math.max(now - Math.min(260, box.clientWidth / 3), 0);
            see(box);
            const observer = new ResizeObserver(() => see(box));
            observer.observe(box);
            return () => observer.disconnect();
        },
        [now, width],
    );
    return (
        <>
            <Legend />
            <div className={styles.chart}>
                <ol className={styles.names}>
                    {rows.map(({ item, heading }) => (
                        <li key={item?.id ?? heading} className={item ? "" : styles.heading}>
                            {item ? (
                                <Words
                                    item={item}
                                    milestones={milestones.filter(({ initiative }) => initiative === item.id)}
                                    waits={dependencies.flatMap(({ initiative, dependsOn, kind }) => {
                                        const other = known.get(idOf(dependsOn) ?? "");
                                        return initiative === item.id ? [{ title: titleOf(dependsOn) ?? "", collides: collides(spanOf(item), other && spanOf(other), String(kind)) }] : [];
                                    })}
                                />
                            ) : (
                                <h2>{heading}</h2>
                            )}
                        </li>
                    ))}
                </ol>
                <div className={styles.scroll} ref={begin} onScroll={(event) => see(event.currentTarget)} tabIndex={0} role="region" aria-label={t("roadmap.label")}>
                    <svg width={width} height={height} aria-hidden="true">
                        <Head />
                        <Grid scale={scale} height={height} from={view.from} />
                        {rows.map(({ item }, index) => item && <Bar key={item.id} item={item} scale={scale} y={index * ROW + HEAD} />)}
                        {dependencies.map((dependency) => (
                            <Arrow key={dependency.id} dependency={dependency} known={known} scale={scale} from={view.from} middleOf={(id) => (places.get(id) ?? 0) * ROW + HEAD + ROW / 2} />
                        ))}
                        {milestones.map((milestone) => {
                            const place = places.get(String(milestone.initiative));
                            return place === undefined ? null : <Milestone key={milestone.id} milestone={milestone} scale={scale} y={place * ROW + HEAD} />;
                        })}
                        {rows.map(({ item }, index) => item && <Hint key={item.id} item={item} scale={scale} y={index * ROW + HEAD} {...view} />)}
                    </svg>
                </div>
            </div>
        </>
    );
}
