// Where days lie on the roadmap, and what its milestones and dependencies say. Days are ISO dates; places are pixels.

import type { AnyRecord } from "../../api/types";

const DAY = 86_400_000;

/** dayNumber counts days since 1970. */
export function dayNumber(date: string): number {
    return Math.round(Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / DAY);
}

function dayOf(number: number): string {
    return new Date(number * DAY).toISOString().slice(0, 10);
}

/** Scale is a stretch of days of whole quarters, drawn at so many pixels a day. */
export interface Scale {
    first: number;
    days: number;
    perDay: number;
    quarters: { date: string; x: number; width: number }[];
}

function quarterStart(number: number): string {
    const [year, month] = dayOf(number).split("-").map(Number);
    return `${year}-${String(Math.floor(((month ?? 1) - 1) / 3) * 3 + 1).padStart(2, "0")}-01`;
}

function nextQuarter(date: string): string {
    const [year = 0, month = 1] = date.split("-").map(Number);
    return month >= 10 ? `${year + 1}-01-01` : `${year}-${String(month + 3).padStart(2, "0")}-01`;
}

/** scaleOf spans all dates, and at least the year around today. */
export function scaleOf(dates: string[], today: string, perDay: number): Scale {
    const numbers = [...dates.map(dayNumber), dayNumber(today) - 92, dayNumber(today) + 273];
    const quarters: Scale["quarters"] = [];
    const first = dayNumber(quarterStart(Math.min(...numbers)));
    const last = Math.max(...numbers);
    for (let date = dayOf(first); dayNumber(date) <= last; date = nextQuarter(date)) {
        const width = (dayNumber(nextQuarter(date)) - dayNumber(date)) * perDay;
        quarters.push({ date, x: (dayNumber(date) - first) * perDay, width });
    }
    const days = quarters.reduce((sum, { width }) => sum + width, 0) / perDay;
    return { first, days, perDay, quarters };
}

/** placeOf is where a day begins on a scale. */
export function placeOf(scale: Scale, date: string): number {
    return (dayNumber(date) - scale.first) * scale.perDay;
}

/** Point is a milestone as far as its punctuality goes. */
export interface Point {
    dueDate?: string | null;
    doneDate?: string | null;
    isCancelled?: boolean | null;
}

/** stateOf a milestone: reached, late (due before today and not reached), or still to come. */
export function stateOf(point: Point, today: string): "reached" | "late" | "coming" {
    if (point.doneDate) return "reached";
    return point.dueDate && point.dueDate < today ? "late" : "coming";
}

/** punctuality counts the milestones that were due before today or are reached, and those of them reached by their day (C36). */
export function punctuality(points: Point[], today: string): { due: number; onTime: number } {
    const judged = points.filter(({ dueDate, doneDate, isCancelled }) => !isCancelled && dueDate && (doneDate || dueDate < today));
    return { due: judged.length, onTime: judged.filter(({ dueDate, doneDate }) => doneDate && dueDate && doneDate <= dueDate).length };
}

/** textOf is a field of a record that is a text. */
export function textOf(value: unknown): string | undefined {
    return typeof value === "string" ? value : undefined;
}

/** Span is an initiative with its days. */
export interface Span {
    id: string;
    startDate?: string | null;
    endDate?: string | null;
}

/** spanOf is the days of an initiative. */
export function spanOf(item: AnyRecord): Span {
    return { id: item.id, startDate: textOf(item.startDate) ?? null, endDate: textOf(item.endDate) ?? null };
}

/** Tie is where the line of a dependency goes: from the day that frees to the day that waits; `from` is null where that is not drawn. */
export interface Tie {
    from: string | null;
    to: string;
}

/** tieOf is the line between two initiatives; null where the one that waits has no day at which a line could end. */
export function tieOf(waiting: Span | undefined, other: Span | undefined, kind: string): Tie | null {
    const to = waiting?.startDate ?? waiting?.endDate;
    if (!to) return null;
    return { from: (kind === "start-to-start" ? other?.startDate : other?.endDate) ?? null, to };
}

/** collides tells whether one that waits begins before the other allows it: before its end, or before its start. */
export function collides(waiting: Span | undefined, other: Span | undefined, kind: string): boolean {
    const free = kind === "start-to-start" ? other?.startDate : other?.endDate;
    return Boolean(waiting?.startDate && free && waiting.startDate < free);
}

/** beyond tells on which side of a window (pixels) a bar lies that does not reach into it, and the day of its near end; null where it shows or has no day. */
export function beyond({ startDate, endDate }: Span, scale: Scale, from: number, to: number): { side: "before" | "after"; date: string } | null {
    const [start, end] = [startDate ?? endDate, endDate ?? startDate];
    if (typeof start !== "string" || typeof end !== "string") return null;
    if (placeOf(scale, end) + scale.perDay < from) return { side: "before", date: end };
    return placeOf(scale, start) > to ? { side: "after", date: start } : null;
}
