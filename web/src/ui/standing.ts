import type { TFunction } from "i18next";

import type { KeyResultProgress } from "../api/types";
import { formatDay, formatMeasure, formatShare } from "../base/format";

const NEAREST = 0.01;

/** formatChance writes a probability as percent; from a few values nothing is certain or impossible, so that both ends stay open. */
export function formatChance(probability: number, t: TFunction, language: string): string {
    if (probability < NEAREST) return t("progress.under", { share: formatShare(NEAREST, language) });
    if (probability > 1 - NEAREST) return t("progress.over", { share: formatShare(1 - NEAREST, language) });
    return formatShare(probability, language);
}

/** outlookOf says the pace of a key result and its chance to come to its target in time; nothing where neither is known. */
export function outlookOf({ pace, probability, status }: KeyResultProgress, t: TFunction, language: string): string[] {
    const isOpen = status !== "done";
    return [
        ...(isOpen && pace !== undefined ? [t("progress.pace", { pace: formatShare(pace, language) })] : []),
        ...(probability === undefined ? [] : [t("progress.chance", { chance: formatChance(probability, t, language) })]),
    ];
}

/**
 * standingOf says in a sentence where a key result stands: its value with its day, what is expected by now, and its target with its
 * day. Where there is no value, it is the server's reason for that.
 */
export function standingOf({ value, valueDate, expected, target, period, unit, reason }: KeyResultProgress, t: TFunction, language: string): string {
    if (value === undefined || valueDate === undefined) return reason;
    const figure = (one: number) => formatMeasure(one, unit, language);
    const said = { value: figure(value), day: formatDay(valueDate, language) };
    if (expected === undefined || target === undefined || period === undefined) return t("progress.sentenceShort", said);
    return t("progress.sentence", { ...said, expected: figure(expected), target: figure(target), by: formatDay(period.lastDate, language) });
}
