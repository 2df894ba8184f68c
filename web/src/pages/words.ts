// A person's word on a part of the plan, as a check-in sends it.

import type { AnyRecord, KeyResultProgress, RecordValue } from "../api/types";

/** STATUSES are the words that somebody can say about an objective or an initiative. */
export const STATUSES = ["on-track", "at-risk", "off-track", "done"] as const;

/** Subject is what a check-in is about. */
export interface Subject {
    field: "keyResult" | "objective" | "initiative";
    id: string;
}

/** Said is what stands in the form: null where it was left as it began. */
export interface Said {
    value: number | null;
    confidence: number | null;
    status: string | null;
    note: string;
}

const USUAL_CONFIDENCE = 70;

/** beginningOf is how the form begins: with the confidence and the status that were said last; `earlier` comes latest first. */
export function beginningOf(earlier: AnyRecord[]): { confidence: number; status: string } {
    const confidence = earlier.find((one) => typeof one.confidence === "number")?.confidence;
    const status = earlier.find((one) => typeof one.status === "string")?.status;
    return { confidence: typeof confidence === "number" ? confidence : USUAL_CONFIDENCE, status: typeof status === "string" ? status : "" };
}

/** needsValue tells whether a key result has no figure yet that an empty value could keep. */
export function needsValue(result: KeyResultProgress | undefined): boolean {
    return result !== undefined && result.value === undefined;
}

/** isMeasured tells whether the last figure of a key result came from its measure, and not from somebody's word. */
export function isMeasured(result: KeyResultProgress | undefined): boolean {
    return result?.evidence === "measured" || result?.evidence === "verified";
}

/** bodyOf is the check-in to send. A value that was left empty is not sent: the figure that there is counts on. */
export function bodyOf({ field, id }: Subject, said: Said, beginning: { confidence: number; status: string }): Record<string, RecordValue> {
    const body: Record<string, RecordValue> = { [field]: id, confidence: said.confidence ?? beginning.confidence };
    if (field === "keyResult" && said.value !== null) body.value = said.value;
    const status = said.status ?? beginning.status;
    if (field !== "keyResult" && status !== "") body.status = status;
    if (said.note.trim() !== "") body.note = said.note.trim();
    return body;
}
