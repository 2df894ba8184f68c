import { Button } from "@fluentui/react-components";
import { type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { useMay, useTypes } from "../../api/queries";
import { type AnyRecord, type ProgressStatus, idOf, titleOf } from "../../api/types";
import { formatDay } from "../../base/format";
import { Badge, Status } from "../../ui/Status";
import { lazy } from "../../ui/lazy";
import { NextStep, Standing, StepDay } from "../Standing";
import { today } from "../day";
import { OwedResult } from "../OwedResult";
import { pressing } from "../standing";
import type { Subject } from "../words";
import styles from "./Today.module.css";
import { type Run, isDue } from "./mine";
import type { Mine } from "./useMine";

const CheckIn = lazy(async () => ({ default: (await import("../CheckIn")).CheckIn }));
const MOST_SHOWN = 8;

/** One objective or initiative: what it is, badges, more about it, and a place to say how it stands. */
function Item({ about, href, item, beside, badges, said, children }: { about: Subject; href: string; item: AnyRecord; beside: ReactNode; badges: ReactNode; said: (made: AnyRecord) => void; children: ReactNode }) {
    const { t } = useTranslation();
    const [isOpen, setOpen] = useState(false);
    const may = useMay("check-ins", "create");
    return (
        <li className={styles.item}>
            <div className={styles.line}>
                <span>
                    <Link href={href}>{item.title}</Link>
                    {beside}
                </span>
                {badges}
                {may && (
                    <Button size="small" onClick={() => setOpen(!isOpen)} aria-expanded={isOpen}>
                        {t("checkIn.open")}
                    </Button>
                )}
            </div>
            {children}
            <Suspense fallback={null}>{isOpen && <CheckIn about={about} close={() => setOpen(false)} said={said} />}</Suspense>
        </li>
    );
}

/** When the last word came, in one line with what else it said. */
function Last({ word, isStanding = false }: { word: AnyRecord | undefined; isStanding?: boolean }) {
    const { t, i18n } = useTranslation();
    if (word === undefined) return <p className="soft small">{t("unit.neverSaid")}</p>;
    const words = isStanding ? [] : [typeof word.status === "string" ? t(`status.${word.status}`) : "", typeof word.confidence === "number" ? t("objects.confidence", { confidence: word.confidence }) : ""];
    const day = formatDay(String(word.date ?? word.createdAt), i18n.language);
    return <p className="soft small">{`${t("unit.lastSaid", { day })} ${words.filter((part) => part !== "").join(", ")}`.trim()}</p>;
}

function Initiative({ run, person, beside, said }: { run: Run; person: string; beside: ReactNode; said: (made: AnyRecord) => void }) {
    const { t, i18n } = useTranslation();
    const { item, last, owed, isOverdue } = run;
    const short = (day: string) => formatDay(day, i18n.language, "short");
    return (
        <Item
            about={{ field: "initiative", id: item.id }}
            href={`/records/initiatives/${item.id}`}
            item={item}
            said={said}
            beside={
                <>
                    {idOf(item.owner) !== person && <span className="soft small"> · {titleOf(item.owner) ?? t("board.noOwner")}</span>}
                    {beside}
                </>
            }
            badges={<Standing item={item} word={last} />}
        >
            {(typeof item.nextStep === "string" || isOverdue) && (
                <div className={styles.more}>
                    <NextStep item={item} isSmall />
                    {isOverdue && <StepDay item={item} day={today()} />}
                </div>
            )}
            <div className={styles.more}>
                <Last word={last} isStanding />
                {owed.isOpen && <Badge tone={owed.isLate || owed.due <= today() ? "warn" : "quiet"}>{t(owed.isLate ? "unit.updateLate" : "unit.updateDue", { day: short(owed.due) })}</Badge>}
            </div>
        </Item>
    );
}

/** What somebody answers for as rows of one list, the most pressing first. */
function useRows({ results, objectives, run, programs }: Mine, person: string, said: (made: AnyRecord) => void): { urgency: number; isDue: boolean; row: ReactNode }[] {
    const types = useTypes();
    const day = today();
    const beside = (item: AnyRecord, collection: string) => (
        <span className="soft small">
            {[types.data?.get(collection)?.label, programs.length > 1 ? programs.find(({ id }) => id === idOf(item.program))?.title : undefined].filter((word) => word !== undefined).map((word) => ` · ${word}`)}
        </span>
    );
    const rows = [
        ...results.map(({ item, result, due }) => {
            const isOwed = result !== undefined && (due === null || due <= day);
            return { urgency: pressing(result?.status, false, isOwed), isDue: isOwed, row: <OwedResult key={item.id} item={item} result={result} due={due} said={said} beside={beside(item, "key-results")} /> };
        }),
        ...run.map((one) => ({ urgency: pressing(one.last?.status, one.isOverdue, isDue(one)), isDue: isDue(one), row: <Initiative key={one.item.id} run={one} person={person} beside={beside(one.item, "initiatives")} said={said} /> })),
        ...objectives.map(({ item, part, last }) => ({
            urgency: pressing(part?.status, false, false),
            isDue: false,
            row: (
                <Item key={item.id} about={{ field: "objective", id: item.id }} href={`/records/objectives/${item.id}`} item={item} said={said} beside={beside(item, "objectives")} badges={part && <Status status={part.status as ProgressStatus} />}>
                    <Last word={last} />
                </Item>
            ),
        })),
    ];
    return rows.toSorted((one, other) => one.urgency - other.urgency);
}

/** MineList is what somebody answers for in all programs, the most pressing first, each with a place to say how it stands; of what does not press only as much as there is room for. */
export function MineList({ mine, person, said }: { mine: Mine; person: string; said: (made: AnyRecord) => void }) {
    const { t } = useTranslation();
    const [showsAll, showAll] = useState(false);
    const rows = useRows(mine, person, said);
    const shown = showsAll ? rows : rows.slice(0, Math.max(rows.findLastIndex(({ isDue: isAsked, urgency }) => isAsked || urgency === 0) + 1, MOST_SHOWN));
    return (
        <section aria-labelledby="mine">
            <h2 id="mine">
                {t("today.mine")}
            </h2>
            <p className="soft small">{t(rows.length === 0 ? "today.nothingOwned" : "today.mineCounts", { count: rows.filter(({ isDue: isAsked }) => isAsked).length })}</p>
            <ul className={styles.list}>{shown.map(({ row }) => row)}</ul>
            {rows.length > shown.length && (
                <Button size="small" onClick={() => showAll(true)}>
                    {t("today.more", { count: rows.length - shown.length })}
                </Button>
            )}
        </section>
    );
}
