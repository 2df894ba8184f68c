// What of a strategy is shown when one asks for a unit, an owner or a status.

import type { KeyResultProgress, PartProgress, ProgressStatus } from "../../api/types";

/** Wanted is what one asks for; empty means all. Ids of people and units. */
export interface Wanted {
    owner: string;
    unit: string;
    status: ProgressStatus | "";
}

/** ALL asks for nothing in particular. */
export const ALL: Wanted = { owner: "", unit: "", status: "" };

/** STATUSES are those that one can ask for. */
export const STATUSES: ProgressStatus[] = ["on-track", "at-risk", "off-track", "no-data", "done"];

/** wantedOf reads what an address asks for; a status that there is not is passed over. */
export function wantedOf(search: string): Wanted {
    const asked = new URLSearchParams(search);
    return { owner: asked.get("owner") ?? "", unit: asked.get("unit") ?? "", status: STATUSES.find((one) => one === asked.get("status")) ?? "" };
}

/** addressOf is what stands in an address behind the path, with its question mark; empty where all is asked for. */
export function addressOf(wanted: Wanted): string {
    const asked = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value !== ""));
    return asked.size === 0 ? "" : `?${asked}`;
}

/** Facts are what the progress of a plan does not say of itself: who owns a part, and which units work on an objective. */
export interface Facts {
    ownerOf: Map<string, string>;
    unitsOf: Map<string, Set<string>>;
}

function fits(result: KeyResultProgress, objective: PartProgress, wanted: Wanted, { ownerOf }: Facts): boolean {
    if (wanted.status !== "" && result.status !== wanted.status) return false;
    return wanted.owner === "" || ownerOf.get(result.id) === wanted.owner || ownerOf.get(objective.id) === wanted.owner;
}

/**
 * filtered leaves of a tree what was asked for. An objective stays with those of its key results that fit, or whole where it is
 * itself the owner's and no status was asked for; what is left without anything goes, but the program stays.
 */
export function filtered(part: PartProgress, wanted: Wanted, facts: Facts): PartProgress | null {
    if (addressOf(wanted) === "") return part;
    if (part.type === "objective") {
        if (wanted.unit !== "" && !facts.unitsOf.get(part.id)?.has(wanted.unit)) return null;
        const keyResults = (part.keyResults ?? []).filter((result) => fits(result, part, wanted, facts));
        const isAsked = wanted.status === "" && (wanted.owner === "" || facts.ownerOf.get(part.id) === wanted.owner);
        return keyResults.length > 0 || isAsked ? { ...part, keyResults } : null;
    }
    const parts = (part.parts ?? []).map((one) => filtered(one, wanted, facts)).filter((one) => one !== null);
    return parts.length > 0 || part.type === "program" ? { ...part, parts } : null;
}
