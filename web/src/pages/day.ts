import { getAsOf } from "../api/client";
import { dayNow } from "../base/day";

/** today is the day that pages are about, as an ISO date: the day of the past that is shown, or else the reader's. */
export function today(): string {
    return getAsOf() ?? dayNow();
}
