// The day on which a page is read.

let zone: string | undefined;

/** countDaysIn says by which time zone the organization counts days; until then, or where the browser does not know it, by the browser's own. */
export function countDaysIn(name: string): void {
    try {
        new Intl.DateTimeFormat("sv", { timeZone: name });
        zone = name;
    } catch {
        zone = undefined;
    }
}

/** dayNow is the organization's day, as an ISO date. */
export function dayNow(now = new Date()): string {
    return new Intl.DateTimeFormat("sv", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" }).format(now);
}
