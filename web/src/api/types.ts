// What the server answers, as far as every page needs it. Types of single collections come from the OpenAPI document.

/** ProblemField says what is wrong with one field. */
export interface ProblemField {
    field?: string;
    code: string;
    detail: string;
    hint?: string;
}

/** Problem is RFC 9457 problem+json with our code, a hint, and the fields concerned. */
export interface Problem {
    status: number;
    title: string;
    code: string;
    detail: string;
    hint: string;
    field?: string;
    errors: ProblemField[];
}

/** RecordValue is what a field of any record can hold. */
export type RecordValue = string | number | boolean | null | RecordValue[] | { [key: string]: RecordValue };

/** AnyRecord is a record of any collection; fields that one may not see are absent. */
export interface AnyRecord {
    id: string;
    revision: number;
    createdAt: string;
    createdBy: string | null;
    updatedAt: string;
    updatedBy: string | null;
    title?: string;
    [field: string]: RecordValue | undefined;
}

/** isNamed tells whether a reference was expanded to its record. */
export function isNamed(value: RecordValue | undefined): value is { [key: string]: RecordValue } & { id: string; title: string } {
    return typeof value === "object" && value !== null && !Array.isArray(value) && typeof value.id === "string";
}

/** titleOf is the title of an expanded reference. */
export function titleOf(value: RecordValue | undefined): string | undefined {
    return isNamed(value) ? value.title : undefined;
}

/** idOf is the id of a reference, expanded or not. */
export function idOf(value: RecordValue | undefined): string | null {
    if (isNamed(value)) return value.id;
    return typeof value === "string" ? value : null;
}

/** Page is one page of a list; `next` is the cursor of the page after it. */
export interface Page<T = AnyRecord> {
    items: T[];
    next?: string;
    count?: number;
}

/** Named is a record by type, id and title. */
export interface Named {
    type: string;
    id: string;
    title: string;
}

export type Act = "read" | "create" | "update" | "delete" | "restore" | "activate";

/** Me is who is signed in and what they may. */
export interface Me {
    account: string;
    person: string | null;
    name: string;
    may: Record<string, Act[]>;
}

/** Option is one value of a choice. */
export interface Option {
    key: string;
    label: string;
}

/** FieldInfo declares a field, as the metadata does. */
export interface FieldInfo {
    name: string;
    type: string;
    label: string;
    help: string;
    required: boolean;
    readOnly: boolean;
    default?: RecordValue;
    to?: string[];
    unit?: string;
    options?: Option[];
    sensitivity?: string;
}

/** TypeInfo declares an entity type. */
export interface TypeInfo {
    type: string;
    collection: string;
    label: string;
    plural: string;
    help: string;
    step: string;
    kind: "record" | "fact";
    list: string[];
    order: string;
    fields: FieldInfo[];
    inverses: { name: string; collection: string; field: string }[];
}

/** collectionOf is the collection of an entity type. */
export function collectionOf(types: Map<string, TypeInfo> | undefined, type: string): string | null {
    return [...(types?.values() ?? [])].find((one) => one.type === type)?.collection ?? null;
}

/** Status of progress, in the order of severity. */
export type ProgressStatus = "on-track" | "at-risk" | "off-track" | "no-data" | "done";

/** KeyResultProgress is where a key result stands. Shares are of 1; `expected` is the value expected by now. */
export interface KeyResultProgress extends Named {
    status: ProgressStatus;
    reason: string;
    unit?: string;
    value?: number;
    valueDate?: string;
    /** The day of the next check-in, while it is active. */
    checkInDue?: string;
    evidence?: string;
    baseline?: number;
    target?: number;
    expected?: number;
    progress?: number;
    expectedProgress?: number;
    pace?: number;
    period?: { firstDate: string; lastDate: string };
}

/** PartProgress is where a program, vision or objective stands, and its parts. */
export interface PartProgress extends Named {
    status: ProgressStatus;
    progress?: number;
    expectedProgress?: number;
    knownWeight: number;
    totalWeight: number;
    keyResultsByStatus: Record<ProgressStatus, number>;
    missing: (Named & { why: string })[];
    parts?: PartProgress[];
    keyResults?: KeyResultProgress[];
}

/** NextStep is one of the few most valuable things to do next. */
export interface NextStep {
    check: string;
    severity: "blocks" | "advises";
    title: string;
    hint: string;
    count: number;
    records: Named[];
}

/** Checks is the answer of a program's checks in short. */
export interface Checks {
    program: Named;
    date: string;
    counts: { holds: number; fails: number; cannotTell: number; overridden: number };
    blocking: number;
    parts: { type: string; total: number; ready: number }[];
    nextSteps: NextStep[];
}

/** Finding is the answer of one check about one part of the plan, with a reason and how to mend it. */
export interface Finding {
    check: string;
    answer: "holds" | "fails" | "cannot-tell" | "overridden";
    severity: "blocks" | "advises";
    subject: Named;
    reason: string;
    hint: string;
}
