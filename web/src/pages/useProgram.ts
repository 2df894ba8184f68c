import { usePath } from "../api/queries";
import type { AnyRecord, Page } from "../api/types";

/** useProgram is the program that a page is about: the one named in its address (there may be none such), or else the first active one. */
export function useProgram(wanted: string | undefined) {
    const query = usePath<Page>("/programs?orderby=title&top=200&select=title,status,sponsor,lead,endDate,checkInCadence,units,priorities&expand=sponsor,lead");
    const programs = query.data?.items ?? [];
    const usual = programs.find(({ status }) => status === "active") ?? programs[0];
    const chosen: AnyRecord | undefined = wanted === undefined ? usual : programs.find(({ id }) => id === wanted);
    return { query, programs, chosen, isUnknown: wanted !== undefined && programs.length > 0 && chosen === undefined };
}
