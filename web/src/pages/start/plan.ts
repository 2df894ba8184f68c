// What stands in a program's records, as the guide of the first hour looks at it. Nothing is kept elsewhere, so that whoever
// leaves and comes back finds the next open step.

import type { AnyRecord, Finding } from "../../api/types";

/** CHECKS are the checks that the guide speaks of: those that stop a part from going live, and whether an objective is plain. */
export const CHECKS = ["VIS-GRAMMAR", "OBJ-PRIORITY", "OBJ-RESULT", "OBJ-PLAIN", "KR-UNIT", "KR-BASE", "KR-TARGET", "KR-TIME", "KR-LINK", "KR-SOURCE"];

/** Plan is one program with what the guide needs of it. */
export interface Plan {
    program: AnyRecord;
    visions: AnyRecord[];
    objectives: AnyRecord[];
    results: AnyRecord[];
    findings: Finding[];
}

/** StepName names the steps, in the order that the guide proposes; they may be taken in any. */
export type StepName = (typeof STEPS)[number];

/** STEPS are the steps in the order that the guide proposes. */
export const STEPS = ["objective", "result", "priority", "live", "vision", "program"] as const;

/** holds tells whether a check stands in nobody's way: it holds, was overridden, or is not asked of that part. */
export function holds(plan: Plan, check: string, id: string): boolean {
    const finding = plan.findings.find((one) => one.check === check && one.subject.id === id);
    return finding !== undefined && finding.answer !== "fails";
}

/**
 * focusOf is the objective that comes first: a draft that somebody put before all others and answers for, or the only draft
 * there is. Null where nobody chose yet.
 */
export function focusOf({ objectives }: Plan): AnyRecord | null {
    const drafts = objectives.filter(({ status }) => status === "draft");
    if (drafts.length <= 1 && objectives.length <= 1) return drafts[0] ?? null;
    const [first, second] = drafts.toSorted((one, other) => Number(one.sortOrder ?? 0) - Number(other.sortOrder ?? 0));
    if (first === undefined) return null;
    const isFirst = second === undefined || Number(first.sortOrder ?? 0) < Number(second.sortOrder ?? 0);
    return isFirst && Number(first.sortOrder ?? 0) < 0 ? first : null;
}

/** resultsOf are the key results of an objective that are not over. */
export function resultsOf({ results }: Plan, objective: AnyRecord): AnyRecord[] {
    return results.filter(({ objectives, status }) => Array.isArray(objectives) && objectives.includes(objective.id) && (status === "draft" || status === "active"));
}

/** gapsOf counts what stops a key result from going live. */
export function gapsOf({ findings }: Plan, result: AnyRecord): number {
    return findings.filter(({ subject, answer, severity }) => subject.id === result.id && answer === "fails" && severity === "blocks").length;
}

/** isDone tells which steps are done. Where an objective is live and no other was chosen, all that leads to it is. */
export function isDone(plan: Plan): Record<StepName, boolean> {
    const focus = focusOf(plan);
    const isLive = plan.objectives.some(({ status }) => status === "active");
    const isThrough = isLive && focus === null;
    return {
        objective: focus !== null || isLive,
        result: isThrough || (focus !== null && holds(plan, "OBJ-RESULT", focus.id)),
        priority: isThrough || (focus !== null && holds(plan, "OBJ-PRIORITY", focus.id)),
        live: isThrough,
        vision: plan.visions.some(({ id }) => holds(plan, "VIS-GRAMMAR", id)),
        program: plan.program.status !== "draft",
    };
}

/** nextStep is the first step that is open; null where none is. */
export function nextStep(plan: Plan): StepName | null {
    const done = isDone(plan);
    return STEPS.find((step) => !done[step]) ?? null;
}

/** isClaimed tells whether the figures of a key result will be typed in check-ins: nothing else brings any, and nobody said otherwise. */
export function isClaimed({ measure, evidence }: AnyRecord): boolean {
    return !measure && (evidence === undefined || evidence === "none" || evidence === "claimed");
}

/** filled writes a target into the only blank of a title, as the server does when the target is saved. */
export function filled(title: string, target: number | null): string {
    if (target === null || title.split("___").length !== 2) return title;
    return title.replace("___", String(target));
}
