// The day on which a page is read.

/** dayNow is the reader's day, as an ISO date. */
export function dayNow(now = new Date()): string {
    return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
