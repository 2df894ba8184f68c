import { getAsOf } from "../api/client";

/** today is the day that pages are about, as an ISO date: the day of the past that is shown, or else the reader's. */
export function today(): string {
    const asOf = getAsOf();
    if (asOf !== null) return asOf;
    const now = new Date();
    return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
