// What of all plans waits for one person: which of it is due, and what checks find about it.

import { type AnyRecord, type Finding, type Named, idOf, isNamed } from "../../api/types";
import { type Owed, cadenceOf, updateOwed } from "../../base/due";

const DAY_MS = 86_400_000;

/** dayFrom is the day so many days from another (ISO). */
export function dayFrom(day: string, days: number): string {
    return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Run is an initiative that somebody runs or reports on: what was said last of it, the update that it owes, and whether its next step is overdue. */
export interface Run {
    item: AnyRecord;
    last: AnyRecord | undefined;
    owed: Owed;
    isOverdue: boolean;
}

/** isDue tells whether something of it is asked for now. */
export function isDue({ owed, isOverdue }: Run): boolean {
    return isOverdue || owed.isOpen;
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

/** runOf looks at initiatives as their cadences and a day ask, the most urgent first; `cadence` is the usual one of a program. */
export function runOf(initiatives: AnyRecord[], last: Map<string, AnyRecord>, cadence: (program: string | null) => unknown, today: string): Run[] {
    return initiatives
        .map((item) => {
            const word = last.get(item.id);
            const unit = isNamed(item.ownerUnit) ? item.ownerUnit.reportingCadence : undefined;
            const begun = String(item.activatedAt ?? item.startDate ?? item.createdAt);
            const owed = updateOwed(begun, cadenceOf([item.reportingCadence, unit, cadence(idOf(item.program))]), typeof word?.date === "string" ? word.date : undefined, today);
            return { item, last: word, owed, isOverdue: typeof item.nextStepDate === "string" && item.nextStepDate < today };
        })
        .toSorted((one, other) => Number(other.isOverdue) - Number(one.isOverdue) || Number(isDue(other)) - Number(isDue(one)) || one.owed.due.localeCompare(other.owed.due));
}

/** Gap is one check that fails for some records of a program. */
export interface Gap {
    program: string;
    check: string;
    isBlocking: boolean;
    /** The finding in words where it is the same for all, else how it is mended. */
    reason: string;
    hint: string;
    records: Named[];
}

/** gapsOf groups what checks found by check: what blocks first, then what concerns most. */
export function gapsOf(program: string, findings: Finding[]): Gap[] {
    const names = [...new Set(findings.map(({ check }) => check))];
    const gaps = names.map((check): Gap => {
        const found = findings.filter((one) => one.check === check);
        const { reason = "", hint = "" } = found[0] ?? {};
        const isSame = hint === "" || found.every((one) => one.reason === reason);
        return { program, check, isBlocking: found.some(({ severity }) => severity === "blocks"), reason: isSame ? reason : hint, hint: isSame ? hint : "", records: found.map(({ subject }) => subject) };
    });
    return gaps.toSorted((one, other) => Number(other.isBlocking) - Number(one.isBlocking) || other.records.length - one.records.length);
}
