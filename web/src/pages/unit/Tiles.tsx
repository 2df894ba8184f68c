import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { usePath } from "../../api/queries";
import type { Page } from "../../api/types";
import { formatDay, formatNumber, formatShare } from "../../base/format";
import styles from "./Unit.module.css";
import { type Scope, keptOf, ownedOf, within } from "./scope";
import { useEvidence, useInitiatives, useKeyResults, useOwnEvidence, useResults } from "./useScope";

/** One figure, and below it what it counts. */
function Tile({ label, value, children }: { label: string; value: string; children: ReactNode }) {
    return (
        <div className={styles.tile}>
            <dt>{label}</dt>
            <dd>
                <strong className="number">{value}</strong>
                <span className="soft small">{children}</span>
            </dd>
        </div>
    );
}

function People({ scope: { unit, levels } }: { scope: Scope }) {
    const { t, i18n } = useTranslation();
    const filter = encodeURIComponent(`${within(["unit"], unit.id, levels)} and active eq true`);
    const { data } = usePath<Page>(`/people?filter=${filter}&select=id&top=1&count=true`);
    const headcount = typeof unit.headcount === "number" && levels === 0 ? formatNumber(unit.headcount, i18n.language) : null;
    return (
        <Tile label={t("unit.people")} value={data?.count === undefined ? "…" : formatNumber(data.count, i18n.language)}>
            {t("unit.peopleCounts")}
            {headcount !== null && ` ${t("unit.headcount", { headcount, day: typeof unit.headcountDate === "string" ? formatDay(unit.headcountDate, i18n.language) : "–" })}`}
        </Tile>
    );
}

function Running({ scope }: { scope: Scope }) {
    const { t } = useTranslation();
    const { data } = useInitiatives(scope);
    const open = (data ?? []).filter(({ status }) => status !== "done" && status !== "stopped");
    return (
        <>
            <Tile label={t("unit.openInitiatives")} value={data === undefined ? "…" : String(open.length)}>
                {t("unit.openCounts", { active: open.filter(({ status }) => status === "active").length, sponsored: open.filter(({ sponsor }) => sponsor !== undefined && sponsor !== null).length })}
            </Tile>
            <Share scope={scope} here={open.length} />
        </>
    );
}

/** How much of the programs is run here, and how much by any unit. */
function Share({ scope, here }: { scope: Scope; here: number }) {
    const { t, i18n } = useTranslation();
    const { all, isWhole } = useEvidence(scope.programs);
    const owned = ownedOf(all);
    return (
        <Tile label={t("unit.shareOwned")} value={!isWhole ? "…" : owned.all === 0 ? "–" : formatShare(here / owned.all, i18n.language)}>
            {!isWhole ? "…" : owned.all === 0 ? t("unit.shareNone") : t("unit.shareCounts", { here, all: owned.all, byUnits: owned.byUnits })}
        </Tile>
    );
}

function Results({ scope }: { scope: Scope }) {
    const { t } = useTranslation();
    const { data } = useKeyResults(scope);
    const results = useResults(scope.programs);
    const good = (data ?? []).filter(({ id }) => ["on-track", "done"].includes(results.get(id)?.status ?? "")).length;
    return (
        <Tile label={t("unit.onTrack")} value={data === undefined ? "…" : data.length === 0 ? "–" : t("unit.of", { good, all: data.length })}>
            {t("unit.onTrackCounts")}
        </Tile>
    );
}

/** How punctual the updates on initiatives were: of the unit by itself as its evidence says, or summed up over its branch. */
function Punctuality({ scope }: { scope: Scope }) {
    const { t, i18n } = useTranslation();
    const isAlone = scope.levels === 0;
    const own = useOwnEvidence(scope.unit.id, isAlone ? scope.programs : []);
    const programs = useEvidence(isAlone ? [] : scope.programs);
    const figures = own.all.flatMap((answer) => answer.figures.filter(({ name }) => name === "updates-punctual"));
    const alone = { due: figures.reduce((sum, one) => sum + (one.denominator ?? 0), 0), kept: figures.reduce((sum, one) => sum + (one.numerator ?? 0), 0) };
    const found = isAlone ? alone : keptOf(programs.all, scope.ids);
    const isWhole = isAlone ? own.isWhole : programs.isWhole;
    const said = found === null ? t("unit.punctualCut") : found.due === 0 ? t("unit.punctualNone") : t("unit.punctualCounts", { kept: found.kept, due: found.due });
    return (
        <Tile label={t("unit.punctual")} value={!isWhole ? "…" : found === null || found.due === 0 ? "–" : formatShare(found.kept / found.due, i18n.language)}>
            {said}
            {isAlone && !scope.unit.reporter && ` ${t("unit.noReporter")}`}
        </Tile>
    );
}

/** Tiles are the figures of a unit, each with what it counts. */
export function Tiles({ scope }: { scope: Scope }) {
    const { t } = useTranslation();
    return (
        <dl className={styles.tiles} aria-label={t("unit.figures")}>
            <People scope={scope} />
            <Running scope={scope} />
            <Results scope={scope} />
            <Punctuality scope={scope} />
        </dl>
    );
}
