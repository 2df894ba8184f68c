import { useEach, usePath } from "../../api/queries";
import { type AnyRecord, type Finding, type KeyResultProgress, type Page, type PartProgress, idOf } from "../../api/types";
import { today } from "../day";
import { dueOf } from "../OwedResult";
import { SAID_DAYS, lastWords } from "../standing";
import { resultsOf } from "../objects/tree";
import { type Gap, type Run, dayFrom, gapsOf, runOf } from "./mine";

const MOST = 200;

/** Mine is what somebody owns, stands in for or reports on: live ones with where they stand, and the ids of all, by program. */
export interface Mine {
    results: { item: AnyRecord; result: KeyResultProgress | undefined; due: string | null }[];
    objectives: { item: AnyRecord; part: PartProgress | undefined; last: AnyRecord | undefined }[];
    run: Run[];
    /** The programs with something of theirs, drafts included. */
    programs: AnyRecord[];
    /** What somebody owns or stands in for in a program, drafts included; not what they merely report on. */
    idsIn: (program: string) => string[];
}

function partsOf(part: PartProgress): PartProgress[] {
    return [part, ...(part.parts ?? []).flatMap(partsOf)];
}

/** useMine reads all of that in as few requests as it takes; undefined until it is there. */
export function useMine(person: string, all: AnyRecord[]): { data: Mine | undefined; error: Error | null; refetch: () => unknown } {
    const path = (collection: string, whose: string, states: string, rest: string) => `/${collection}?filter=${encodeURIComponent(`(${whose}) and status in (${states})`)}&top=${MOST}${rest}`;
    const results = usePath<Page>(path("key-results", `owner eq '${person}' or delegate eq '${person}'`, "'draft','active'", "&orderby=title&select=title,program,status"));
    const objectives = usePath<Page>(path("objectives", `owner eq '${person}'`, "'draft','active'", "&orderby=title&select=title,program,status"));
    const initiatives = usePath<Page>(
        path("initiatives", `owner eq '${person}' or ownerUnit/reporter eq '${person}'`, "'draft','active','paused'",
            "&orderby=title&select=title,program,status,owner,ownerUnit,nextStep,nextStepDate,reportingCadence,activatedAt,startDate,createdAt&expand=owner,ownerUnit"),
    );
    const day = today();
    const whose = `(initiative/owner eq '${person}' or initiative/ownerUnit/reporter eq '${person}' or objective/owner eq '${person}') and date gt '${dayFrom(day, -SAID_DAYS)}'`;
    const said = usePath<Page>(`/check-ins?filter=${encodeURIComponent(whose)}&orderby=date desc,createdAt desc&top=${MOST}&select=initiative,objective,date,status,confidence`);
    const organization = usePath<Page>("/organizations?select=currency,checkInCadence&top=1");
    const open = all.filter(({ status }) => status !== "closed");
    const lists = [results.data?.items, objectives.data?.items, initiatives.data?.items].map((items) => (items ?? []).filter(({ program }) => open.some(({ id }) => id === idOf(program))));
    const programs = open.filter(({ id }) => lists.some((items) => items.some(({ program }) => idOf(program) === id)));
    const live = programs.filter(({ id }) => lists.slice(0, 2).some((items) => items.some(({ program, status }) => idOf(program) === id && status === "active")));
    const progress = useEach<PartProgress>(live.map(({ id }) => `/programs/${id}/progress`));
    const error = results.error ?? objectives.error ?? initiatives.error ?? said.error ?? null;
    const refetch = () => Promise.all([results.refetch(), objectives.refetch(), initiatives.refetch(), said.refetch()]);
    if (results.data === undefined || objectives.data === undefined || initiatives.data === undefined || said.data === undefined || !(progress.isWhole || progress.error !== null)) return { data: undefined, error, refetch };

    const standing = new Map(progress.all.flatMap(resultsOf).map((result) => [result.id, result]));
    const parts = new Map(progress.all.flatMap(partsOf).map((part) => [part.id, part]));
    const spoken = lastWords(said.data.items, "objective");
    const [ofResults = [], ofObjectives = [], ofInitiatives = []] = lists.map((items) => items.filter(({ status }) => status === "active"));
    const cadence = (program: string | null) => open.find(({ id }) => id === program)?.checkInCadence ?? organization.data?.items[0]?.checkInCadence;
    const data: Mine = {
        results: ofResults
            .map((item) => ({ item, result: standing.get(item.id), due: dueOf(standing.get(item.id)) }))
            .toSorted((one, other) => (one.due ?? "").localeCompare(other.due ?? "")),
        objectives: ofObjectives.map((item) => ({ item, part: parts.get(item.id), last: spoken.get(item.id) })),
        run: runOf(ofInitiatives, lastWords(said.data.items, "initiative"), cadence, day),
        programs,
        idsIn: (program) => [...(lists[0] ?? []), ...(lists[1] ?? []), ...(lists[2] ?? []).filter(({ owner }) => idOf(owner) === person)].filter((item) => idOf(item.program) === program).map(({ id }) => id),
    };
    return { data, error: null, refetch };
}

const MOST_ASKED = 150;

/** useGaps is what fails on that, by check, in all its programs; undefined until it is there. */
export function useGaps(mine: Mine): Gap[] | undefined {
    const asked = mine.programs.map(({ id }) => ({ id, records: mine.idsIn(id).slice(0, MOST_ASKED) })).filter(({ records }) => records.length > 0);
    const { each, isWhole } = useEach<{ findings: Finding[] }>(asked.map(({ id, records }) => `/programs/${id}/checks?select=findings&answer=fails&subject=${records.join(",")}`));
    if (!isWhole) return undefined;
    return asked
        .flatMap(({ id }, index) => gapsOf(id, each[index]?.findings ?? []))
        .toSorted((one, other) => Number(other.isBlocking) - Number(one.isBlocking) || other.records.length - one.records.length);
}
