// How parts of a plan stand by what was said of them, and how much that presses.

import { type AnyRecord, idOf } from "../api/types";

/** SAID_DAYS is how far back a word still tells how something stands. */
export const SAID_DAYS = 400;

/** isStepOverdue tells whether the next step of a live initiative should have been done before a day (ISO). */
export function isStepOverdue({ status, nextStepDate }: AnyRecord, day: string): boolean {
    return status === "active" && typeof nextStepDate === "string" && nextStepDate < day;
}

/** hasStep tells whether an initiative is not over, so that its next step and the day of it are news. */
export function hasStep({ status }: AnyRecord): boolean {
    return status !== "done" && status !== "stopped";
}

/** lastWords are the latest check-in of each record that a field leads to; `said` comes latest first. */
export function lastWords(said: AnyRecord[], field: "initiative" | "objective"): Map<string, AnyRecord> {
    const last = new Map<string, AnyRecord>();
    for (const one of said) {
        const id = idOf(one[field]);
        if (id !== null && !last.has(id)) last.set(id, one);
    }
    return last;
}

/** pressing orders what somebody answers for: 0 is overdue or off track, 1 at risk or due, 2 the rest. */
export function pressing(status: unknown, isOverdue: boolean, isDue: boolean): number {
    if (isOverdue || status === "off-track") return 0;
    return isDue || status === "at-risk" ? 1 : 2;
}
