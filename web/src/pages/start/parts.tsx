import { Button, Spinner } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { usePath } from "../../api/queries";
import type { Failure } from "../../api/client";
import type { Page } from "../../api/types";
import { readingOf } from "../../base/reading";
import { formatNumber } from "../../base/format";
import { Mark } from "../../ui/Status";
import styles from "./Start.module.css";
import { type Plan, holds } from "./plan";

/** Needs lists what a part needs to go live, each with a mark: a full disc holds, a bar is still open. */
export function Needs({ plan, id, checks }: { plan: Plan; id: string; checks: string[] }) {
    const { t } = useTranslation();
    return (
        <ul className={styles.needs}>
            {checks.map((check) => {
                const isMet = holds(plan, check, id);
                return (
                    <li key={check} data-met={isMet}>
                        <Mark tone={isMet ? "good" : "quiet"} />
                        {t(`start.check.${check}`)}
                        <span className="only-spoken">{isMet ? t("start.met") : t("start.open")}</span>
                    </li>
                );
            })}
        </ul>
    );
}

/** Wrong says what the server refused, part by part. */
export function Wrong({ failure }: { failure: Failure | null }) {
    const { t } = useTranslation();
    if (failure === null) return null;
    if (failure.status === 412)
        return (
            <p role="alert" className={styles.wrong}>
                {t("start.conflict")}
            </p>
        );
    return (
        <div role="alert" className={styles.wrong}>
            <p>
                {failure.isOffline ? t("state.offlineHint") : `${failure.message} ${failure.hint}`}
            </p>
            {failure.fields.length > 1 && (
                <ul>
                    {failure.fields.slice(0, 3).map((one) => (
                        <li key={`${one.field}-${one.detail}`}>{one.detail}</li>
                    ))}
                </ul>
            )}
        </div>
    );
}

/** Send is the button that keeps a step and goes on. */
export function Send({ isBusy, disabled = false, children }: { isBusy: boolean; disabled?: boolean; children: string }) {
    return (
        <Button appearance="primary" type="submit" disabled={disabled} disabledFocusable={isBusy} icon={isBusy ? <Spinner size="tiny" /> : undefined}>
            {children}
        </Button>
    );
}

/** useWording is in which language the organization writes, and the school grade that its texts may ask for. */
export function useWording(): { isGerman: boolean; level: number } {
    const organization = usePath<Page>("/organizations?select=language,readabilityLevel&top=1").data?.items[0];
    return { isGerman: organization?.language === "de", level: Number(organization?.readabilityLevel ?? 10) };
}

/** Readable says how long a text is and how many years of school it asks for, against the level that is set. */
export function Readable({ text, most }: { text: string; most?: number }) {
    const { t, i18n } = useTranslation();
    const { isGerman, level } = useWording();
    const { words, grade } = readingOf(text, isGerman);
    if (words === 0) return null;
    const isLong = most !== undefined && words > most;
    const isHard = grade > level;
    return (
        <p className={`small ${styles.readable}`} role="status">
            <Mark tone={isLong || isHard ? "warn" : "good"} />
            {most === undefined ? t("start.words", { count: words }) : t("start.wordsOf", { count: words, most })}
            {" · "}
            {t(isHard ? "start.hard" : "start.plain", { grade: formatNumber(Math.max(grade, 0), i18n.language, 1), level: formatNumber(level, i18n.language, 1) })}
        </p>
    );
}

/** Step is the frame of one step: what it is about, and one sentence why. */
export function Step({ id, why, children }: { id: string; why: string; children: ReactNode }) {
    const { t } = useTranslation();
    return (
        <section className={styles.step} aria-labelledby={`step-${id}`}>
            <h2 id={`step-${id}`} tabIndex={-1}>
                {t(`start.step.${id}`)}
            </h2>
            <p className="soft">{why}</p>
            {children}
        </section>
    );
}
