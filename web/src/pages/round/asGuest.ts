import { ask, type Asking } from "../../api/client";

/** Answer is what a reader says. */
export interface Answer {
    stance: "agree" | "object" | "comment";
    part?: string;
    objective?: string;
    body?: string;
    name?: string;
}

/** askByLink asks as whoever holds a link: it goes in a header, so that no log of addresses has it. */
export function askByLink<T>(link: string, path: string, asking: Asking = {}): Promise<T> {
    return ask<T>(path, { ...asking, headers: { "X-Round-Link": /^[\w.-]{1,200}$/.test(link) ? link : "-" } });
}
