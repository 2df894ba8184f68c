// What of all plans waits for one person: which of it is due, and what checks find about it.

import { type AnyRecord, type Finding, type Named, idOf, isNamed } from "../../api/types";
import { type Owed, cadenceOf, updateOwed } from "../../base/due";
import { isStepOverdue } from "../standing";

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

/** runOf looks at initiatives as their cadences and a day ask, the most urgent first; `cadence` is the usual one of a program. */
export function runOf(initiatives: AnyRecord[], last: Map<string, AnyRecord>, cadence: (program: string | null) => unknown, today: string): Run[] {
    return initiatives
        .map((item) => {
            const word = last.get(item.id);
            const unit = isNamed(item.ownerUnit) ? item.ownerUnit.reportingCadence : undefined;
            const begun = String(item.activatedAt ?? item.startDate ?? item.createdAt);
            const owed = updateOwed(begun, cadenceOf([item.reportingCadence, unit, cadence(idOf(item.program))]), typeof word?.date === "string" ? word.date : undefined, today);
            return { item, last: word, owed, isOverdue: isStepOverdue(item, today) };
        })
        .toSorted((one, other) => Number(other.isOverdue) - Number(one.isOverdue) || Number(isDue(other)) - Number(isDue(one)) || one.owed.due.localeCompare(other.owed.due));
}

/** Gap is what is missing of some records of a program: one check that fails for them, or several that fail for just the same. */
export interface Gap {
    program: string;
    /** The keys of the checks, with commas between them. */
    check: string;
    isBlocking: boolean;
    /** For each check the finding in words where it is the same for all, else how it is mended. */
    reasons: string[];
    /** How it is mended, where there is one check and its findings are the same. */
    hint: string;
    records: Named[];
}

function gapOf(program: string, check: string, found: Finding[]): Gap {
    const { reason = "", hint = "" } = found[0] ?? {};
    const isSame = hint === "" || found.every((one) => one.reason === reason);
    return { program, check, isBlocking: found.some(({ severity }) => severity === "blocks"), reasons: [isSame ? reason : hint], hint: isSame ? hint : "", records: found.map(({ subject }) => subject) };
}

/** gapsOf groups what checks found, first by check, then those about the same records: what blocks first, then what concerns most. */
export function gapsOf(program: string, findings: Finding[]): Gap[] {
    const names = [...new Set(findings.map(({ check }) => check))];
    const lines = new Map<string, Gap>();
    for (const gap of names.map((check) => gapOf(program, check, findings.filter((one) => one.check === check)))) {
        const key = gap.records.map(({ id }) => id).join();
        const known = lines.get(key);
        lines.set(key, known === undefined ? gap : { ...known, check: `${known.check},${gap.check}`, isBlocking: known.isBlocking || gap.isBlocking, reasons: [...known.reasons, ...gap.reasons], hint: "" });
    }
    return [...lines.values()].toSorted((one, other) => Number(other.isBlocking) - Number(one.isBlocking) || other.records.length - one.records.length);
}
