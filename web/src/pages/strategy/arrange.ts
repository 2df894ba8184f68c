// What of a strategy stands on its page, and in which order: what is live, by its place; drafts are only counted.

import type { AnyRecord, KeyResultProgress, PartProgress } from "../../api/types";
import { sorted } from "../board/order";

/** HORIZONS are the three horizons, the nearest first. */
export const HORIZONS = ["immediate", "next-year", "next-three-years"] as const;

/** Mark is what a record says of itself beside its progress: its status, and its place among its kind (1 first), where it has one. */
export interface Mark {
    status: string;
    place: number | null;
}

/** Horizon is a part of the backlog: what is to be done, in the order of the backlog, and what is done. `none` holds what has no horizon yet. */
export interface Horizon {
    key: (typeof HORIZONS)[number] | "none";
    open: AnyRecord[];
    done: AnyRecord[];
}

/** Arranged is a strategy as it is shown. `drafts` counts what was left out. */
export interface Arranged {
    visions: { part: PartProgress; isDraft: boolean; objectives: PartProgress[] }[];
    loose: PartProgress[];
    horizons: Horizon[];
    drafts: { objectives: number; initiatives: number };
}

/** marksOf reads the marks of records. */
export function marksOf(records: { id: string; status?: unknown; sortOrder?: unknown }[]): Map<string, Mark> {
    return new Map(
        records.flatMap(({ id, status, sortOrder }) => (typeof status === "string" ? [[id, { status, place: typeof sortOrder === "number" ? sortOrder : null }] as const] : [])),
    );
}

/** draftsOf are the ids of those records that are drafts. */
export function draftsOf(records: { id: string; status?: unknown }[]): string[] {
    return records.filter(({ status }) => status === "draft").map(({ id }) => id);
}

function inPlace<T extends { id: string; title: string }>(parts: T[], marks: Map<string, Mark>): T[] {
    const place = ({ id }: T) => marks.get(id)?.place ?? Number.POSITIVE_INFINITY;
    return parts.toSorted((one, other) => place(one) - place(other) || one.title.localeCompare(other.title) || 0);
}

/** isDraft tells whether a part is a draft; one without a mark (of an older copy) is, where nothing of it counts yet. */
export function isDraft(part: PartProgress, marks: Map<string, Mark>): boolean {
    const mark = marks.get(part.id);
    if (mark !== undefined) return mark.status === "draft";
    return part.type === "objective" && (part.keyResults ?? []).length === 0 && part.missing.length > 0;
}

/** horizonsOf are the horizons that hold live or done initiatives, each by rank, those without one last. */
export function horizonsOf(initiatives: AnyRecord[]): Horizon[] {
    const ranked = sorted(initiatives as (AnyRecord & { rank?: number })[]);
    return [...HORIZONS, "none" as const]
        .map((key) => {
            const here = ranked.filter(({ horizon }) => (typeof horizon === "string" ? horizon : "none") === key);
            return { key, open: here.filter(({ status }) => status === "active" || status === "paused"), done: here.filter(({ status }) => status === "done") };
        })
        .filter(({ open, done }) => open.length + done.length > 0);
}

/** Stands is how the live objectives of a vision stand: how many there are, and how many of them are off track or at risk. */
export interface Stands {
    all: number;
    offTrack: number;
    atRisk: number;
}

/** standsOf counts that for each vision, by its id. */
export function standsOf(whole: PartProgress, marks: Map<string, Mark>): Map<string, Stands> {
    return new Map(
        (whole.parts ?? []).map(({ id, parts = [] }) => {
            const live = parts.filter((part) => !isDraft(part, marks));
            const count = (wanted: string) => live.filter(({ status }) => status === wanted).length;
            return [id, { all: live.length, offTrack: count("off-track"), atRisk: count("at-risk") }];
        }),
    );
}

/**
 * arranged puts a strategy in order: visions that are live before drafts; objectives and key results by their place. Drafts of
 * objectives are left out, but for one whose live key result would otherwise stand nowhere.
 */
export function arranged(whole: PartProgress, initiatives: AnyRecord[], marks: Map<string, Mark>): Arranged {
    const parts = whole.parts ?? [];
    const objectivesOf = (all: PartProgress[]) => inPlace(all, marks).map((one) => ({ ...one, keyResults: inPlace(one.keyResults ?? [], marks) }));
    const visions = inPlace(parts.filter(({ type }) => type === "vision"), marks)
        .map((part) => ({ part, isDraft: isDraft(part, marks), objectives: objectivesOf(part.parts ?? []) }))
        .toSorted((one, other) => Number(one.isDraft) - Number(other.isDraft));
    const loose = objectivesOf(parts.filter(({ type }) => type !== "vision"));
    const all = [...visions.flatMap(({ objectives }) => objectives), ...loose];
    const seen = new Set(all.filter((one) => !isDraft(one, marks)).flatMap(({ keyResults }) => keyResults.map(({ id }) => id)));
    const isShown = (one: PartProgress) => {
        if (!isDraft(one, marks)) return true;
        const alone = (one.keyResults ?? []).filter(({ id }: KeyResultProgress) => !seen.has(id));
        for (const { id } of alone) seen.add(id);
        return alone.length > 0;
    };
    const shown = visions.map((vision) => ({ ...vision, objectives: vision.objectives.filter(isShown) }));
    const left = loose.filter(isShown);
    const there = new Set([...shown.flatMap(({ objectives }) => objectives), ...left].map(({ id }) => id));
    return {
        visions: shown,
        loose: left,
        horizons: horizonsOf(initiatives),
        drafts: {
            objectives: new Set(all.filter(({ id }) => !there.has(id)).map(({ id }) => id)).size,
            initiatives: initiatives.filter(({ status }) => status === "draft").length,
        },
    };
}
