// What waits for a person's decision, and what of a plan concerns a person.

/** Kind is a kind of record that waits for somebody: for whom, in which state, who put it forward, and by when. */
export interface Kind {
    collection: string;
    who: string;
    status: string;
    by: string | null;
    due: string | null;
}

/** KINDS are all kinds of records that name who is to decide. */
export const KINDS: Kind[] = [
    { collection: "fundings", who: "approver", status: "requested", by: "requestedBy", due: null },
    { collection: "asks", who: "askedOf", status: "raised", by: "raisedBy", due: "dueDate" },
    { collection: "business-cases", who: "approver", status: "submitted", by: "owner", due: null },
    { collection: "decisions", who: "decider", status: "open", by: "owner", due: "dueDate" },
    { collection: "pivots", who: "decider", status: "proposed", by: "owner", due: null },
    { collection: "sourcing-decisions", who: "decider", status: "open", by: "owner", due: null },
    { collection: "role-charters", who: "holder", status: "offered", by: null, due: null },
];

/** Watched is a kind of record with the fields by which it concerns a person, or their unit. */
export interface Watched {
    collection: string;
    people: string[];
    unit: string | null;
}

/** WATCHED are the kinds of records whose changes somebody is told of. */
export const WATCHED: Watched[] = [
    { collection: "programs", people: ["sponsor", "backupSponsor", "lead"], unit: null },
    { collection: "objectives", people: ["owner"], unit: null },
    { collection: "key-results", people: ["owner", "delegate"], unit: null },
    { collection: "initiatives", people: ["owner", "sponsor", "backupSponsor"], unit: "ownerUnit" },
    { collection: "contributions", people: ["owner"], unit: "unit" },
    { collection: "fundings", people: ["requestedBy", "approver"], unit: "unit" },
    { collection: "asks", people: ["raisedBy", "askedOf"], unit: "unit" },
];

/** concerning begins a filter with what leads to a person by one of the paths, or to their unit by another; without a person it asks for nothing. */
export function concerning(people: string[], person: string | null, unitPaths: string[], unit: string | null): string {
    if (person === null) return "";
    const ways = [...people.map((path) => `${path} eq '${person}'`), ...(unit === null ? [] : unitPaths.map((path) => `${path} eq '${unit}'`))];
    return `(${ways.join(" or ")}) and `;
}

const FIRST_DAYS = 7;

/** seenKey is where this browser keeps up to when an account has seen what changed. */
export function seenKey(account: string): string {
    return `seen:${account}`;
}

/** seenUntil is the instant up to which changes were seen; a week before `now` where nobody said so yet. */
export function seenUntil(kept: string | null, now: number): string {
    if (kept !== null && !Number.isNaN(Date.parse(kept))) return kept;
    return new Date(now - FIRST_DAYS * 86_400_000).toISOString();
}
