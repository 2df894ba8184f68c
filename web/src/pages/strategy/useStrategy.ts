import { useAll, usePath } from "../../api/queries";
import { type AnyRecord, type Page, type PartProgress, idOf, titleOf } from "../../api/types";
import { today } from "../day";
import { useWords } from "../useWords";
import type { StrategyData } from "./Plan";
import { draftsOf, marksOf, standsOf } from "./arrange";
import { type Facts, type Wanted, filtered } from "./filter";

function unitsOf(initiatives: AnyRecord[], contributions: AnyRecord[]): Map<string, Set<string>> {
    const units = new Map<string, Set<string>>();
    const add = (objective: string | null, unit: string | null) => {
        if (objective !== null && unit !== null) units.set(objective, (units.get(objective) ?? new Set()).add(unit));
    };
    const ids = (value: AnyRecord[string]) => (Array.isArray(value) ? value.map(idOf) : []);
    for (const item of initiatives) for (const objective of ids(item.objectives)) for (const unit of [...ids(item.units), idOf(item.ownerUnit)]) add(objective, unit);
    for (const { objective, unit, status } of contributions) if (status !== "declined") add(idOf(objective), idOf(unit));
    return units;
}

/** useStrategy reads what the one page of a program's strategy shows, and what it can be filtered by. */
export function useStrategy(program: string | null) {
    const filter = program === null ? "" : encodeURIComponent(`program eq '${program}'`);
    const path = (rest: string) => (program === null ? null : rest);
    const progress = usePath<PartProgress>(path(`/programs/${program}/progress`));
    const visions = usePath<Page>(path(`/visions?filter=${filter}&top=200`));
    const objectives = useAll(path(`/objectives?filter=${filter}&select=title,owner,status,sortOrder&expand=owner`));
    const keyResults = useAll(path(`/key-results?filter=${filter}&select=title,owner,status,sortOrder&expand=owner`));
    const initiatives = useAll(path(`/initiatives?filter=${filter}&orderby=rank,title&expand=owner`));
    const words = useWords(program);
    const contributions = useAll(path(`/contributions?filter=${encodeURIComponent(`objective/program eq '${program}'`)}&select=unit,objective,status`));
    const owned = [...(objectives.data ?? []), ...(keyResults.data ?? [])];
    const facts: Facts = {
        ownerOf: new Map(owned.flatMap(({ id, owner }) => (idOf(owner) === null ? [] : [[id, String(idOf(owner))] as const]))),
        unitsOf: unitsOf(initiatives.data ?? [], contributions.data ?? []),
    };
    const marks = marksOf([...(visions.data?.items ?? []), ...owned]);
    const data: StrategyData | null =
        progress.data && visions.data && objectives.data && keyResults.data && initiatives.data
        ? {
              day: today(),
              marks,
              stands: standsOf(progress.data, marks),
              whole: progress.data,
              statements: new Map(visions.data.items.flatMap(({ id, statement }) => (typeof statement === "string" ? [[id, statement] as const] : []))),
              owners: new Map(objectives.data.map(({ id, owner }) => [id, titleOf(owner) ?? ""])),
              initiatives: initiatives.data,
              words,
              draftResults: draftsOf(keyResults.data),
          }
        : null;
    const people = new Map([...owned, ...(initiatives.data ?? [])].flatMap(({ owner }) => (idOf(owner) === null ? [] : [[String(idOf(owner)), titleOf(owner) ?? ""] as const])));
    return { query: progress, data, facts, people };
}

/** narrowed leaves of a strategy what is asked for. A status is one of key results: initiatives have none of these, and stay. */
export function narrowed(data: StrategyData, wanted: Wanted, facts: Facts): StrategyData {
    const { owner: person, unit: group } = wanted;
    const isOf = ({ owner, ownerUnit, units }: AnyRecord) =>
        (person === "" || idOf(owner) === person) && (group === "" || idOf(ownerUnit) === group || (Array.isArray(units) && units.some((one) => idOf(one) === group)));
    return { ...data, whole: filtered(data.whole, wanted, facts) ?? { ...data.whole, parts: [] }, initiatives: data.initiatives.filter(isOf), draftResults: data.draftResults.filter((id) => group === "" && (person === "" || facts.ownerOf.get(id) === person)) };
}
