import { usePath } from "../api/queries";
import type { AnyRecord, Page } from "../api/types";

/** useProgram is the program that a page is about: the one named in its address, or else the first active one. */
export function useProgram(wanted: string | undefined) {
    const query = usePath<Page>("/programs?orderby=title&top=200&select=title,status,sponsor,lead,endDate,checkInCadence,units,priorities&expand=sponsor,lead");
    const programs = query.data?.items ?? [];
    const chosen: AnyRecord | undefined =
        programs.find(({ id }) => id === wanted) ?? programs.find(({ status }) => status === "active") ?? programs[0];
    return { query, programs, chosen };
}
