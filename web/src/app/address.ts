// The day that is shown stands in the address: `?asOf=2026-03-31`. Every link and every move within the app keeps it.

import { navigate, useBrowserLocation } from "wouter/use-browser-location";

import { getAsOf } from "../api/client";

const NAME = "asOf";

/** isDay tells whether a text is a day that can be shown: one of the calendar, and none that is still to come. */
export function isDay(text: string, now: string): boolean {
    const day = new Date(`${text}T00:00:00Z`);
    return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) && text <= now;
}

/** PAST are days of the past that people often want to see. */
export const PAST = ["week", "month", "quarter", "year"] as const;

/** pastDay is one of them, seen from a day: a week or a year before it, or the last day of the month or the quarter before its own. */
export function pastDay(which: (typeof PAST)[number], now: string): string {
    const [year = 0, month = 1, day = 1] = now.split("-").map(Number);
    const iso = (...parts: [number, number, number]) => new Date(Date.UTC(...parts)).toISOString().slice(0, 10);
    if (which === "week") return iso(year, month - 1, day - 7);
    if (which === "month") return iso(year, month - 1, 0);
    if (which === "quarter") return iso(year, month - 1 - ((month - 1) % 3), 0);
    const last = new Date(Date.UTC(year - 1, month, 0)).getUTCDate();
    return iso(year - 1, month - 1, Math.min(day, last));
}

/** dayIn is the day that the query of an address asks for; null for now, and where it is none that can be shown. */
export function dayIn(search: string, now: string): string | null {
    const day = new URLSearchParams(search).get(NAME);
    return day !== null && isDay(day, now) ? day : null;
}

/** withDay is an address within the app with the day to show, or without one. */
export function withDay(to: string, day: string | null): string {
    const [, path = "", search = "", hash = ""] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(to) ?? [];
    const asked = new URLSearchParams(search);
    if (asked.get(NAME) === day) return to;
    if (day === null) asked.delete(NAME);
    else asked.set(NAME, day);
    return `${path}${asked.size === 0 ? "" : `?${asked}`}${hash}`;
}

const go: typeof navigate = (to, options) => navigate(withDay(String(to), getAsOf()), options);

/** useDatedLocation is where one is, and goes elsewhere on the same day. */
export function useDatedLocation(options?: Parameters<typeof useBrowserLocation>[0]): ReturnType<typeof useBrowserLocation> {
    return [useBrowserLocation(options)[0], go];
}

/** datedHref is the address of a link, on the day that is shown: also for a new tab. */
export function datedHref(href: string): string {
    return withDay(href, getAsOf());
}

/** showDay shows the page that is open as of another day, or as it is now. */
export function showDay(day: string | null): void {
    navigate(withDay(window.location.pathname + window.location.search, day));
}
