// When the next word on something is due.

const DAYS: Record<string, number> = { weekly: 7, "two-weekly": 14, monthly: 31, quarterly: 92 };
const MONTHS: Record<string, number> = { monthly: 1, quarterly: 3 };
const MOST_PERIODS = 2000;

/** cadenceOf is the first cadence that is set, monthly where none is. */
export function cadenceOf(cadences: unknown[]): string {
    const found = cadences.find((one) => typeof one === "string" && one in DAYS);
    return typeof found === "string" ? found : "monthly";
}

/** The end of a period that is the n-th from a day on; months are counted from the first day, so that they do not drift. */
function endOf(begun: string, cadence: string, number: number): string {
    const [year = 0, month = 1, day = 1] = begun.slice(0, 10).split("-").map(Number);
    const months = MONTHS[cadence];
    if (months === undefined) return new Date(Date.UTC(year, month - 1, day + (DAYS[cadence] ?? 7) * number)).toISOString().slice(0, 10);
    const last = new Date(Date.UTC(year, month + months * number, 0)).getUTCDate();
    return new Date(Date.UTC(year, month - 1 + months * number, Math.min(day, last))).toISOString().slice(0, 10);
}

/** Owed is the next update of something that is reported in periods: by when (ISO), and whether one was missed before. */
export interface Owed {
    due: string;
    /** It is asked for now: nothing was said in the period that runs. */
    isOpen: boolean;
    /** In the period before nothing was said either. */
    isLate: boolean;
}

/**
 * updateOwed looks at periods of a cadence that follow each other from a day on, as the server does for the punctuality of a
 * unit: an update counts for a period when it is dated after its first day and not after its last. `last` is the day of the
 * latest update.
 */
export function updateOwed(begun: string, cadence: string, last: string | undefined, today: string): Owed {
    const first = begun.slice(0, 10);
    const said = last?.slice(0, 10) ?? "";
    let number = 1;
    while (endOf(first, cadence, number) < today && number < MOST_PERIODS) number += 1;
    const start = number === 1 ? first : endOf(first, cadence, number - 1);
    const before = number <= 2 ? first : endOf(first, cadence, number - 2);
    if (said > start) return { due: endOf(first, cadence, number + 1), isOpen: false, isLate: false };
    return { due: endOf(first, cadence, number), isOpen: true, isLate: number > 1 && said <= before };
}
