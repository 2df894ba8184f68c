import { useAll } from "../api/queries";
import type { AnyRecord } from "../api/types";
import { today } from "./day";
import { SAID_DAYS, lastWords } from "./standing";
import { dayFrom } from "./today/mine";

/** useWords are the latest check-ins of the initiatives of a program, as far back as a word still tells something. */
export function useWords(program: string | null): Map<string, AnyRecord> {
    const about = encodeURIComponent(`initiative/program eq '${program}' and date gt '${dayFrom(today(), -SAID_DAYS)}'`);
    const order = encodeURIComponent("date desc,createdAt desc");
    const said = useAll(program === null ? null : `/check-ins?filter=${about}&orderby=${order}&select=initiative,date,status,confidence`);
    return lastWords(said.data ?? [], "initiative");
}
