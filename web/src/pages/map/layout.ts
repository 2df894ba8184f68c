// The alignment map: what is linked to what, what is missing, and where each part stands.

import { type AnyRecord, idOf } from "../../api/types";

/** KINDS are the columns of the map, from left to right. */
export const KINDS = ["priority", "objective", "key-result", "initiative", "unit"] as const;
/** Kind is a column. */
export type Kind = (typeof KINDS)[number];

/** Part is one node; `gap` names the word for what it lacks, which `isEarly` to mind while it, or all around it, is a draft. */
export interface Part {
    id: string;
    kind: Kind;
    title: string;
    gap: "noObjective" | "noPriority" | "noResult" | "noInitiative" | null;
    isEarly: boolean;
}

/** Tie links a part to one of the next column. */
export interface Tie {
    from: string;
    to: string;
}

/** Plan is what the map is made from. */
export interface Plan {
    priorities: AnyRecord[];
    objectives: AnyRecord[];
    keyResults: AnyRecord[];
    initiatives: AnyRecord[];
    units: AnyRecord[];
    links: AnyRecord[];
}

function idsOf(value: AnyRecord[string]): string[] {
    return (Array.isArray(value) ? value : []).flatMap((one) => idOf(one) ?? []);
}

/** tiesOf are the links of a plan between neighbouring columns, as far as both ends are there. */
export function tiesOf({ priorities, objectives, keyResults, initiatives, units, links }: Plan): Tie[] {
    const known = new Set([priorities, objectives, keyResults, initiatives, units].flatMap((records) => records.map(({ id }) => id)));
    const ties = [
        ...objectives.flatMap((objective) => idsOf(objective.priorities).map((from) => ({ from, to: objective.id }))),
        ...keyResults.flatMap((result) => idsOf(result.objectives).map((from) => ({ from, to: result.id }))),
        ...links.map(({ initiative, keyResult }) => ({ from: idOf(keyResult) ?? "", to: idOf(initiative) ?? "" })),
        ...initiatives.flatMap((initiative) => [...new Set([...idsOf(initiative.units), ...(idOf(initiative.ownerUnit) === null ? [] : [String(idOf(initiative.ownerUnit))])])].map((to) => ({ from: initiative.id, to }))),
    ];
    return ties.filter(({ from, to }) => known.has(from) && known.has(to));
}

/** partsOf are all nodes with what each lacks: a link to the left where it should serve something, or to the right where something should serve it. */
export function partsOf(plan: Plan, ties: Tie[]): Part[] {
    const leads = new Set(ties.map(({ from }) => from));
    const led = new Set(ties.map(({ to }) => to));
    const columns: [Kind, AnyRecord[], Part["gap"], Part["gap"]][] = [
        ["priority", plan.priorities, null, "noObjective"],
        ["objective", plan.objectives, "noPriority", "noResult"],
        ["key-result", plan.keyResults, "noObjective", "noInitiative"],
        ["initiative", plan.initiatives, "noResult", null],
        ["unit", plan.units, "noInitiative", null],
    ];
    const isDraft = ({ status }: AnyRecord) => status === "draft";
    const isAllDraft = [plan.objectives, plan.keyResults, plan.initiatives].every((records) => records.every(isDraft));
    return columns.flatMap(([kind, records, left, right]) =>
        records.map((record) => {
            const { id, title = "" } = record;
            const gap = left !== null && !led.has(id) ? left : right !== null && !leads.has(id) ? right : null;
            return { id, kind, title, gap, isEarly: kind === "priority" || kind === "unit" ? isAllDraft : isDraft(record) };
        }),
    );
}

const SWEEPS = 6;

/**
 * inOrder puts the parts of each column where those that they are tied to stand on average, so that few lines cross (the barycentre
 * method of Sugiyama, Tagawa and Toda 1981, sweeping right and left in turn). It gives the place of each part in its column.
 */
export function inOrder(parts: Part[], ties: Tie[]): Map<string, number> {
    const columns = KINDS.map((kind) => parts.filter((part) => part.kind === kind).map(({ id }) => id));
    const place = new Map(columns.flatMap((ids) => ids.map((id, index) => [id, index] as const)));
    const neighbours = new Map<string, { left: string[]; right: string[] }>(parts.map(({ id }) => [id, { left: [], right: [] }]));
    for (const { from, to } of ties) {
        neighbours.get(from)?.right.push(to);
        neighbours.get(to)?.left.push(from);
    }
    const heights = new Map(columns.flatMap((ids) => ids.map((id) => [id, Math.max(ids.length - 1, 1)] as const)));
    const share = (id: string) => (place.get(id) ?? 0) / (heights.get(id) ?? 1);
    for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
        const side = sweep % 2 === 0 ? "left" : "right";
        for (const ids of side === "left" ? columns : columns.toReversed()) {
            const mean = new Map(
                ids.map((id) => {
                    const others = neighbours.get(id)?.[side] ?? [];
                    return [id, others.length === 0 ? share(id) : others.reduce((sum, other) => sum + share(other), 0) / others.length] as const;
                }),
            );
            ids.sort((one, other) => (mean.get(one) ?? 0) - (mean.get(other) ?? 0));
            ids.forEach((id, index) => place.set(id, index));
        }
    }
    return place;
}

/** chainOf is a part and everything that it serves or that serves it, to both ends. */
export function chainOf(id: string, ties: Tie[]): Set<string> {
    const chain = new Set([id]);
    for (const [here, there] of [["from", "to"], ["to", "from"]] as const) {
        const next = new Map<string, string[]>();
        for (const tie of ties) next.set(tie[here], [...(next.get(tie[here]) ?? []), tie[there]]);
        const waiting = [id];
        const seen = new Set(waiting);
        for (let one = waiting.pop(); one !== undefined; one = waiting.pop())
            for (const other of next.get(one) ?? []) {
                if (seen.has(other)) continue;
                seen.add(other);
                chain.add(other);
                waiting.push(other);
            }
    }
    return chain;
}

/** Grid is how wide a part is drawn and how far columns stand apart, in pixels. */
export interface Grid {
    width: number;
    column: number;
}

/** PAD is the room around the map, in pixels. */
export const PAD = 20;
const GAP = 44;
const NARROWEST = 148;
const WIDEST = 260;

/** gridOf makes all columns fit a width at full size, as long as a title can still be read in one; else they go beyond to the right. */
export function gridOf(width: number): Grid {
    const room = Math.floor((width - 2 * PAD - (KINDS.length - 1) * GAP) / KINDS.length);
    const part = Math.min(Math.max(room, NARROWEST), WIDEST);
    return { width: part, column: part + GAP };
}
