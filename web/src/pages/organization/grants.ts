// What grants say, in words.

import type { TFunction } from "i18next";

import { type AnyRecord, idOf, titleOf } from "../../api/types";

const TOLD = ["guest", "viewer", "member", "program-lead", "administrator"];

/** keyOf is the role of a grant as the sentences know it; `other` for one that somebody made. */
export function keyOf(role: AnyRecord["role"]): string {
    const key = typeof role === "object" && role !== null && !Array.isArray(role) ? String(role.key ?? "") : "";
    return TOLD.includes(key) ? key : "other";
}

/** whereOf says in which program and unit a grant counts. */
export function whereOf(grant: AnyRecord, t: TFunction): string {
    const [program, unit] = [titleOf(grant.program), titleOf(grant.unit)];
    if (program !== undefined && unit !== undefined) return t("access.inBoth", { program, unit });
    if (program !== undefined) return t("access.inProgram", { program });
    return unit === undefined ? t("access.everywhere") : t("access.inUnit", { unit });
}

/** placeOf is the heading of what counts in a place. */
export function placeOf(grant: AnyRecord, t: TFunction): string {
    const [program, unit] = [titleOf(grant.program), titleOf(grant.unit)];
    if (program !== undefined && unit !== undefined) return t("access.placeBoth", { program, unit });
    if (program !== undefined) return t("access.placeProgram", { program });
    return unit === undefined ? t("access.everywhereTitle") : t("access.placeUnit", { unit });
}

/** shortOf is a grant in a few words: `Program lead in Make AI useful`. What counts everywhere is the role alone. */
export function shortOf(grant: AnyRecord, t: TFunction): string {
    const role = titleOf(grant.role) ?? "";
    return grant.program || grant.unit ? `${role} ${whereOf(grant, t)}` : role;
}

/** hasEnded tells whether a grant counted until a day that is over. */
export function hasEnded({ endDate }: AnyRecord, today: string): boolean {
    return typeof endDate === "string" && endDate < today;
}

/** sentenceOf is a grant as a sentence: `Ann Berg leads the program Make AI useful`. */
export function sentenceOf(grant: AnyRecord, t: TFunction): string {
    const key = keyOf(grant.role);
    const name = titleOf(grant.account) || String((grant.account as { email?: string } | null)?.email ?? "?");
    if (key === "program-lead" && grant.program && !grant.unit) return t("access.leads", { name, program: titleOf(grant.program) });
    return t(`access.says-${key}`, { name, role: titleOf(grant.role), where: whereOf(grant, t) });
}

function placeKeyOf(grant: AnyRecord): string {
    return `${idOf(grant.program) ?? ""} ${idOf(grant.unit) ?? ""}`;
}

/** groupsOf are grants by where they count: everywhere first, then by program and unit. */
export function groupsOf(grants: AnyRecord[]): { key: string; grants: AnyRecord[] }[] {
    const groups = new Map<string, AnyRecord[]>();
    const keyed = grants.map((grant) => ({ grant, key: `${titleOf(grant.program) ?? ""}\n${titleOf(grant.unit) ?? ""}\n${titleOf(grant.role) ?? ""}\n${titleOf(grant.account) ?? ""}` }));
    for (const { grant } of keyed.toSorted((one, other) => one.key.localeCompare(other.key))) {
        const key = placeKeyOf(grant);
        groups.set(key, [...(groups.get(key) ?? []), grant]);
    }
    return [...groups].map(([key, inOne]) => ({ key, grants: inOne }));
}

/** byRole are grants of one place by the role that they give, by name. */
export function byRole(grants: AnyRecord[]): { role: string; title: string; grants: AnyRecord[] }[] {
    return rolesOf(grants).map(([role, title]) => ({ role, title, grants: grants.filter((grant) => (idOf(grant.role) ?? "") === role) }));
}

/** Wanted is which grants somebody looks for; what is empty asks for nothing. A place is the key of a group. */
export interface Wanted {
    words: string;
    role: string;
    place: string;
}

/** narrowed are the grants that somebody looks for, in the order of their groups. */
export function narrowed(grants: AnyRecord[], { words, role, place }: Wanted, t: TFunction): AnyRecord[] {
    const wanted = words.trim().toLowerCase();
    const fits = (grant: AnyRecord) => (role === "" || idOf(grant.role) === role) && (place === "" || placeKeyOf(grant) === place) && sentenceOf(grant, t).toLowerCase().includes(wanted);
    return groupsOf(grants.filter(fits)).flatMap((group) => group.grants);
}

/** rolesOf are the roles that grants give, by name. */
export function rolesOf(grants: AnyRecord[]): [id: string, title: string][] {
    const roles = new Map(grants.map(({ role }) => [idOf(role) ?? "", titleOf(role) ?? ""]));
    return [...roles].toSorted(([, one], [, other]) => one.localeCompare(other));
}
