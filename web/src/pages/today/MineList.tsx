import { Button } from "@fluentui/react-components";
import { type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { useMay } from "../../api/queries";
import { type AnyRecord, type ProgressStatus, idOf, titleOf } from "../../api/types";
import { formatDay } from "../../base/format";
import { Badge, Status } from "../../ui/Status";
import { lazy } from "../../ui/lazy";
import { today } from "../day";
import { OwedResult } from "../OwedResult";
import type { Subject } from "../words";
import styles from "./Today.module.css";
import { type Run, isDue } from "./mine";
import type { Mine } from "./useMine";

const CheckIn = lazy(async () => ({ default: (await import("../CheckIn")).CheckIn }));
const MOST_SHOWN = 5;

/** What is due is shown whole; of what is not, as much as there is room for, and the rest on request. */
function Few<Item extends { item: AnyRecord }>({ id, title, items, isUrgent, children }: { id: string; title: string; items: Item[]; isUrgent: (item: Item) => boolean; children: (item: Item) => ReactNode }) {
    const { t } = useTranslation();
    const [showsAll, showAll] = useState(false);
    if (items.length === 0) return null;
    const urgent = items.filter(isUrgent).length;
    const shown = showsAll ? items : items.slice(0, Math.max(urgent, MOST_SHOWN));
    return (
        <section aria-labelledby={id}>
            <h3 id={id}>{title}</h3>
            <ul className={styles.list}>{shown.map(children)}</ul>
            {items.length > shown.length && (
                <Button size="small" onClick={() => showAll(true)}>
                    {t("today.more", { count: items.length - shown.length })}
                </Button>
            )}
        </section>
    );
}

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

/** What was said last, in one line. */
function Last({ word }: { word: AnyRecord | undefined }) {
    const { t, i18n } = useTranslation();
    if (word === undefined) return <p className="soft small">{t("unit.neverSaid")}</p>;
    const words = [typeof word.status === "string" ? t(`status.${word.status}`) : "", typeof word.confidence === "number" ? t("objects.confidence", { confidence: word.confidence }) : ""];
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
            badges={
                <>
                    {isOverdue && <Badge tone="bad">{t("today.stepOverdue", { day: short(String(item.nextStepDate)) })}</Badge>}
                    {owed.isOpen && <Badge tone={owed.isLate || owed.due <= today() ? "warn" : "quiet"}>{t(owed.isLate ? "unit.updateLate" : "unit.updateDue", { day: short(owed.due) })}</Badge>}
                </>
            }
        >
            {typeof item.nextStep === "string" && <p className="small">{t("board.next", { step: item.nextStep })}</p>}
            <Last word={last} />
        </Item>
    );
}

/** MineList is what somebody answers for in all programs, the most urgent first, each with a place to say how it stands. */
export function MineList({ mine, person, said }: { mine: Mine; person: string; said: (made: AnyRecord) => void }) {
    const { t } = useTranslation();
    const { results, objectives, run, programs } = mine;
    const day = today();
    const isOwed = (due: string | null) => due === null || due <= day;
    const beside = (item: AnyRecord) => (programs.length > 1 ? <span className="soft small"> · {programs.find(({ id }) => id === idOf(item.program))?.title}</span> : null);
    const count = results.filter(({ result, due }) => result !== undefined && isOwed(due)).length + run.filter(isDue).length;
    return (
        <section aria-labelledby="mine">
            <h2 id="mine">
                {t("today.mine")}
            </h2>
            <p className="soft small">{t(results.length + objectives.length + run.length === 0 ? "today.nothingOwned" : "today.mineCounts", { count })}</p>
            <div className={styles.kinds}>
                <Few id="mine-results" title={t("part.key-result")} items={results} isUrgent={({ due }) => isOwed(due)}>
                    {({ item, result, due }) => <OwedResult key={item.id} item={item} result={result} due={due} said={said} beside={beside(item)} />}
                </Few>
                <Few id="mine-initiatives" title={t("part.initiative")} items={run} isUrgent={isDue}>
                    {(one) => <Initiative key={one.item.id} run={one} person={person} beside={beside(one.item)} said={said} />}
                </Few>
                <Few id="mine-objectives" title={t("part.objective")} items={objectives} isUrgent={() => false}>
                    {({ item, part, last }) => (
                        <Item
                            key={item.id}
                            about={{ field: "objective", id: item.id }}
                            href={`/records/objectives/${item.id}`}
                            item={item}
                            said={said}
                            beside={beside(item)}
                            badges={part && <Status status={part.status as ProgressStatus} />}
                        >
                            <Last word={last} />
                        </Item>
                    )}
                </Few>
            </div>
        </section>
    );
}
