import { useLocation, useSearch } from "wouter";

import { type Wanted, addressOf, wantedOf } from "./filter";

/** useWanted is what one asks of a strategy; it stands in the address, so that a link and a reload show the same. */
export function useWanted(): [Wanted, (wanted: Wanted) => void] {
    const search = useSearch();
    const [place, go] = useLocation();
    return [wantedOf(search), (wanted) => go(`${place}${addressOf(wanted)}`, { replace: true })];
}
