// The answers of a test round, in the order in which a lead reads them: by part of the vision, and within it objections first.

import type { AnyRecord } from "../../api/types";

/** ANSWER_PARTS are the parts of a vision that an answer may be about. */
export const ANSWER_PARTS = ["goal", "reason", "method", "objective", "other"] as const;

/** ANSWER_STANCES are the stances, those first that ask for something. */
export const ANSWER_STANCES = ["object", "comment", "agree"] as const;

/** Group is what was said about one part. */
export interface Group {
    part: (typeof ANSWER_PARTS)[number];
    counts: Record<(typeof ANSWER_STANCES)[number], number>;
    answers: AnyRecord[];
}

/** groupsOf are the parts that something was said about. Within a part by stance, then as they came. */
export function groupsOf(answers: AnyRecord[]): Group[] {
    const place = (answer: AnyRecord) => ANSWER_STANCES.findIndex((stance) => stance === (answer.stance ?? "comment"));
    return ANSWER_PARTS.flatMap((part): Group[] => {
        const own = answers.filter((answer) => (answer.part ?? "other") === part);
        if (own.length === 0) return [];
        const sorted = own.toSorted((one, other) => place(one) - place(other) || one.createdAt.localeCompare(other.createdAt));
        const count = (stance: string) => own.filter((answer) => (answer.stance ?? "comment") === stance).length;
        return [{ part, counts: { object: count("object"), comment: count("comment"), agree: count("agree") }, answers: sorted }];
    });
}
