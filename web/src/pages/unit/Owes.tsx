import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { useAll, useMay, usePath } from "../../api/queries";
import { type AnyRecord, type Page, idOf, titleOf } from "../../api/types";
import { type Owed, cadenceOf, updateOwed } from "../../base/due";
import { formatDay } from "../../base/format";
import { Badge } from "../../ui/Status";
import { CheckIn } from "../CheckIn";
import { OwedResult, dueOf } from "../OwedResult";
import list from "../today/Today.module.css";
import { today } from "../day";
import { useSaid } from "../useSaid";
import styles from "./Unit.module.css";
import { type Scope, filterOf } from "./scope";
import { useInitiatives, useKeyResults, useResults } from "./useScope";

const DAYS_BACK = 400;

function Update({ item, owed, last, said }: { item: AnyRecord; owed: Owed; last: string | undefined; said: (made: AnyRecord) => void }) {
    const { t, i18n } = useTranslation();
    const [isOpen, setOpen] = useState(false);
    const may = useMay("check-ins", "create");
    const day = formatDay(owed.due, i18n.language, "short");
    return (
        <li className={list.item}>
            <div className={list.line}>
                <span>
                    <Link href={`/records/initiatives/${item.id}`}>{item.title}</Link>
                    <span className="soft small"> · {titleOf(item.owner) ?? t("board.noOwner")}</span>
                </span>
                <Badge tone={owed.isLate || (owed.isOpen && owed.due <= today()) ? "warn" : "quiet"}>{t(owed.isLate ? "unit.updateLate" : owed.isOpen ? "unit.updateDue" : "unit.updateNext", { day })}</Badge>
                {may && (
                    <Button size="small" onClick={() => setOpen(!isOpen)} aria-expanded={isOpen}>
                        {t("unit.say")}
                    </Button>
                )}
            </div>
            <p className="soft small">{last === undefined ? t("unit.neverSaid") : t("unit.lastSaid", { day: formatDay(last, i18n.language) })}</p>
            {isOpen && <CheckIn about={{ field: "initiative", id: item.id }} close={() => setOpen(false)} said={said} />}
        </li>
    );
}

function lastOf(said: AnyRecord[]): Map<string, string> {
    const last = new Map<string, string>();
    for (const { initiative, date } of said) {
        const id = idOf(initiative) ?? "";
        if (typeof date === "string" && date > (last.get(id) ?? "")) last.set(id, date);
    }
    return last;
}

/** What of the initiatives and key results of a unit is asked for, the most urgent first, and what is up to date. */
function useOwed(scope: Scope) {
    const initiatives = useInitiatives(scope);
    const keyResults = useKeyResults(scope);
    const results = useResults(scope.programs);
    const organization = usePath<Page>("/organizations?select=checkInCadence&top=1");
    const day = today();
    const from = new Date(Date.parse(`${day}T00:00:00Z`) - DAYS_BACK * 86_400_000).toISOString().slice(0, 10);
    const said = useAll(`/check-ins?filter=${encodeURIComponent(filterOf(scope, ["initiative/ownerUnit"], "program", `date gt '${from}'`))}&select=initiative,date`);
    const last = lastOf(said.data ?? []);
    const usual = organization.data?.items[0]?.checkInCadence;
    const cadenceIn = (program: AnyRecord[string]) => scope.programs.find(({ id }) => id === idOf(program))?.checkInCadence;
    const measured = (keyResults.data ?? []).map((item) => {
        const result = results.get(item.id);
        return { item, result, due: dueOf(result) };
    });
    const run = (initiatives.data ?? [])
        .filter(({ status }) => status === "active")
        .map((item) => {
            const unit = typeof item.ownerUnit === "object" && item.ownerUnit !== null && !Array.isArray(item.ownerUnit) ? item.ownerUnit.reportingCadence : undefined;
            const begun = String(item.activatedAt ?? item.startDate ?? item.createdAt);
            return { item, last: last.get(item.id), owed: updateOwed(begun, cadenceOf([item.reportingCadence, unit, cadenceIn(item.program), usual]), last.get(item.id), day) };
        })
        .toSorted((one, other) => Number(other.owed.isLate) - Number(one.owed.isLate) || one.owed.due.localeCompare(other.owed.due));
    const byDue = measured.toSorted((one, other) => (one.due ?? "").localeCompare(other.due ?? ""));
    return { measured: byDue, run, isWhole: initiatives.data !== undefined && keyResults.data !== undefined && said.data !== undefined };
}

/** Owes is what a unit has promised to say by now, with a place to say it at once. */
export function Owes({ scope }: { scope: Scope }) {
    const { t, i18n } = useTranslation();
    const [showsAll, showAll] = useState(false);
    const { place, said } = useSaid();
    const { measured, run, isWhole } = useOwed(scope);
    const day = today();
    const isDue = (due: string | null) => due === null || due <= day;
    const dueResults = measured.filter(({ due }) => isDue(due));
    const dueUpdates = run.filter(({ owed }) => owed.isOpen);
    const rest = measured.length - dueResults.length + run.length - dueUpdates.length;
    const next = [...measured.flatMap(({ due }) => (isDue(due) ? [] : [String(due)])), ...run.flatMap(({ owed }) => (owed.isOpen ? [] : [owed.due]))].toSorted()[0];
    if (!isWhole) return null;
    return (
        <section aria-labelledby="owes">
            <h2 id="owes">
                {t("unit.owes")} <span className="soft number">{dueResults.length + dueUpdates.length}</span>
            </h2>
            {place}
            <p className="soft small">{t("unit.owesCounts")}</p>
            {measured.length + run.length === 0 && <p className={styles.none}>{t("unit.owesNothing")}</p>}
            <ul className={list.list}>
                {(showsAll ? measured : dueResults).map(({ item, result, due }) => (
                    <OwedResult key={item.id} item={item} result={result} due={due} said={said} beside={<span className="soft small"> · {titleOf(item.owner)}</span>} />
                ))}
                {(showsAll ? run : dueUpdates).map((one) => (
                    <Update key={one.item.id} {...one} said={said} />
                ))}
            </ul>
            {rest > 0 && (
                <p className={styles.more}>
                    <span className="soft">{t("unit.upToDate", { count: rest, day: next === undefined ? "–" : formatDay(next, i18n.language) })}</span>
                    <Button size="small" onClick={() => showAll(!showsAll)} aria-expanded={showsAll}>
                        {t(showsAll ? "unit.onlyDue" : "unit.alsoUpToDate")}
                    </Button>
                </p>
            )}
        </section>
    );
}
