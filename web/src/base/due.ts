// When the next word on something is due.

const DAYS: Record<string, number> = { weekly: 7, "two-weekly": 14, monthly: 31, quarterly: 92 };

/**
 * dueDay is the day (ISO) by which the next check-in is due: the first cadence that is set (key result, program, organization;
 * monthly where none is) after the day of the last value. Null where there is no value yet: then it is due now.
 */
export function dueDay(last: string | undefined, cadences: unknown[]): string | null {
    if (last === undefined) return null;
    const cadence = cadences.find((one) => typeof one === "string" && one in DAYS);
    const days = DAYS[String(cadence)] ?? 31;
    return new Date(Date.parse(`${last.slice(0, 10)}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
