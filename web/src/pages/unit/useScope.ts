import { useAll, useEach } from "../../api/queries";
import type { AnyRecord, Evidence, EvidenceFigure, KeyResultProgress, PartProgress } from "../../api/types";
import { resultsOf } from "../objects/tree";
import { type Scope, filterOf } from "./scope";

/** useResults is where every key result of the programs stands now, by its id. */
export function useResults(programs: AnyRecord[]): Map<string, KeyResultProgress> {
    const { all } = useEach<PartProgress>(programs.map(({ id }) => `/programs/${id}/progress`));
    return new Map(all.flatMap(resultsOf).map((result) => [result.id, result]));
}

/** useEvidence is the evidence of the programs, once each. */
export function useEvidence(programs: AnyRecord[]) {
    return useEach<Evidence>(programs.map(({ id }) => `/programs/${id}/evidence`));
}

/** useOwnEvidence is the evidence of one unit in each of the programs. */
export function useOwnEvidence(unit: string, programs: AnyRecord[]) {
    return useEach<{ figures: EvidenceFigure[] }>(programs.map(({ id }) => `/units/${unit}/evidence?program=${id}`));
}

/** useInitiatives are the initiatives that the units of a scope run. */
export function useInitiatives(scope: Scope) {
    const filter = encodeURIComponent(filterOf(scope, ["ownerUnit"], "program"));
    const fields = "title,program,horizon,rank,status,owner,sponsor,ownerUnit,nextStep,nextStepDate,reportingCadence,activatedAt,startDate,createdAt";
    return useAll(`/initiatives?filter=${filter}&orderby=rank,title&select=${fields}&expand=owner,sponsor,ownerUnit`);
}

/** useKeyResults are the live key results for which people of the units answer. */
export function useKeyResults(scope: Scope) {
    const filter = encodeURIComponent(filterOf(scope, ["owner/unit"], "program", "status eq 'active'"));
    return useAll(`/key-results?filter=${filter}&orderby=title&select=title,program,owner,checkInCadence,unit,target,status&expand=owner`);
}
