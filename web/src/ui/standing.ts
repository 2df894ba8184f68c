import type { TFunction } from "i18next";

import type { KeyResultProgress } from "../api/types";
import { formatDay, formatMeasure } from "../base/format";

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
