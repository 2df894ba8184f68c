// What the server answers: its types are generated from the schemas of the OpenAPI document (src/api/answers); those of records
// come with the metadata while the app runs.

import type * as answers from "../../generated/answers";

export type {
    Backups,
    BackupListed,
    BatchAnswer,
    BatchResult,
    Evidence,
    EvidenceFigure,
    Finding,
    Found,
    FrozenStrategy,
    GuestLink,
    ImportColumn,
    ImportMistake,
    InvitationLink,
    KeyResultProgress,
    LibraryVisionInfo,
    Named,
    NextStep,
    Notices,
    Option,
    PartProgress,
    Problem,
    ProblemPart,
    SessionInfo,
    SharedRound,
    SharedStrategy,
    Trail,
    TrailEntry,
    TrailItem,
    Verification,
} from "../../generated/answers";

/** Act is what one may do with a record. */
export type Act = answers.Acts[number];

/** ProgressStatus is the status of progress, in the order of severity. */
export type ProgressStatus = answers.Status;

/** FieldInfo declares a field, as the metadata does. */
export type FieldInfo = Omit<answers.FieldInfo, "default"> & { default?: RecordValue };

/** Me is who is signed in, and what they may: in a browser always an account. */
export type Me = Omit<answers.Me, "account"> & { account: string };

/** TypeInfo declares an entity type. */
export type TypeInfo = Omit<answers.TypeInfo, "fields"> & { fields: FieldInfo[] };

/** Entry is one state of a record: who made it so, when, why, and what differs from the state before. */
export type Entry = Omit<answers.HistoryEntry, "changes"> & { changes: Record<string, { before: RecordValue; after: RecordValue }> };

/** Outcome is what a sheet would do, or has done. */
export type Outcome = Omit<answers.Import, "rows"> & { rows?: ImportRow[] };

/** ImportRow is a row and what becomes of it. */
export type ImportRow = Omit<answers.ImportRow, "changes"> & { changes: ImportChange[] };

/** ImportChange is a field before and after, as values and as texts. */
export type ImportChange = Omit<answers.ImportChange, "before" | "after"> & { before: RecordValue; after: RecordValue };

/** Checks is the answer of a program's checks, where nothing is left out by `select`. */
export type Checks = Required<Omit<answers.Checks, "findings" | "findingsLeftOut">>;

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

/** collectionOf is the collection of an entity type. */
export function collectionOf(types: Map<string, TypeInfo> | undefined, type: string): string | null {
    return [...(types?.values() ?? [])].find((one) => one.type === type)?.collection ?? null;
}

