// What the chart of a key result is drawn from.

import type { AnyRecord, KeyResultProgress } from "../../api/types";

/** Value is one figure on a day (ISO). */
export interface Value {
    date: string;
    value: number;
}

/** ORIGINS are where a figure can come from: it was measured, or somebody stated it (in a check-in, or as a claim about the measure). */
export const ORIGINS = ["measured", "stated"] as const;

/** Origin is one of ORIGINS. */
export type Origin = (typeof ORIGINS)[number];

/** Point is a figure of a key result. */
export interface Point extends Value {
    origin: Origin;
}

const CLAIMS = ["none", "claimed"];

/**
 * pointsOf are the figures of a key result, one a day, by day: what was observed of its measure, and what check-ins said on days
 * without an observation. The last one recorded of a day counts, as facts are superseded and never changed.
 */
export function pointsOf(observations: AnyRecord[], checkIns: AnyRecord[]): Point[] {
    const replaced = new Set(observations.map(({ supersedes }) => supersedes).filter((id) => typeof id === "string"));
    const isClaim = ({ evidence }: AnyRecord) => typeof evidence === "string" && CLAIMS.includes(evidence);
    const facts = observations.filter(({ id }) => !replaced.has(id));
    const days = new Map<string, Point>();
    const add = (records: AnyRecord[], origin: Origin) => {
        for (const { date, value } of records.toSorted((one, other) => one.createdAt.localeCompare(other.createdAt)))
            if (typeof date === "string" && typeof value === "number") days.set(date.slice(0, 10), { date: date.slice(0, 10), value, origin });
    };
    add(checkIns, "stated");
    add(facts.filter(isClaim), "stated");
    add(facts.filter((fact) => !isClaim(fact)), "measured");
    return [...days.values()].toSorted((one, other) => one.date.localeCompare(other.date));
}

/** measuredBeside is the latest measured figure where somebody's word came after it. */
export function measuredBeside(points: Point[]): Point | undefined {
    return points.at(-1)?.origin === "stated" ? points.findLast(({ origin }) => origin === "measured") : undefined;
}

/** expectedLine is the way from baseline to target over the period, as far as it is known. */
export function expectedLine({ baseline, target, period }: KeyResultProgress): Value[] {
    if (baseline === undefined || target === undefined || period === undefined) return [];
    return [
        { date: period.firstDate, value: baseline },
        { date: period.lastDate, value: target },
    ];
}

/** Frame is what a chart spans: days since 1970 from left to right, figures from bottom to top, and the figures to write beside it. */
export interface Frame {
    days: [number, number];
    figures: [number, number];
    steps: number[];
}

/** frameOf spans values with about four round steps (1, 2 or 5 times a power of ten); null where there is nothing to span. */
export function frameOf(values: Value[], today: string): Frame | null {
    if (values.length === 0) return null;
    const day = (date: string) => Math.round(Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / 86_400_000);
    const days = [...values.map(({ date }) => day(date)), day(today)];
    const low = Math.min(...values.map(({ value }) => value));
    const high = Math.max(...values.map(({ value }) => value));
    const span = high - low || Math.abs(high) || 1;
    const power = 10 ** Math.floor(Math.log10(span / 4));
    const step = power * ([1, 2, 5, 10].find((factor) => (span / 4) <= power * factor) ?? 10);
    const first = Math.floor(low / step);
    const last = Math.max(Math.ceil(high / step), first + 1);
    const steps = Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
    return { days: [Math.min(...days), Math.max(...days)], figures: [steps[0] ?? low, steps.at(-1) ?? high], steps };
}

/** Label is a text beside a point of a chart: it begins or ends at `x`; `isBeside` where it stands to the right of its point, else above it. */
export interface Label {
    text: string;
    x: number;
    anchor: "start" | "end";
    isBeside: boolean;
}

const GAP = 6;

/**
 * labelAt puts the first of some texts (the fullest first) that has room beside a point at `x`: to its right, or else to its left,
 * or else as far right as there is room; between 0 and `width`, as `measure` tells how wide a text is.
 */
export function labelAt(texts: string[], x: number, width: number, measure: (text: string) => number): Label {
    const text = texts.find((one) => measure(one) <= width) ?? texts.at(-1) ?? "";
    const room = measure(text);
    if (x + GAP + room <= width) return { text, x: x + GAP, anchor: "start", isBeside: true };
    if (x - GAP - room >= 0) return { text, x: x - GAP, anchor: "end", isBeside: false };
    return { text, x: width, anchor: "end", isBeside: false };
}

/** marginsOf is the room left and right of a chart for the figures beside it; on the right never so much that little is left to draw in. */
export function marginsOf(steps: string[], labels: string[], width: number, measure: (text: string) => number): { left: number; right: number } {
    const most = (texts: string[]) => Math.max(0, ...texts.map((text) => Math.ceil(measure(text))));
    return { left: most(steps) + 12, right: Math.min(most(labels) + GAP + 2, Math.round(width / 3)) };
}
