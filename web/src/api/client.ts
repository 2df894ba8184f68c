// How the pages ask the server. One function, one kind of failure.

import i18next from "i18next";

import { askedLanguage, readersLanguage, sentences } from "../i18n/problems";
import { found, lost } from "./connection";
import { type FieldOf, partIn, problemIn } from "./problems";
import type { Problem, ProblemPart, TypeInfo } from "./types";

let types = new Map<string, TypeInfo>();

/** knowTypes tells how the fields of the record types are called, for what is said of them. */
export function knowTypes(known: Map<string, TypeInfo>): void {
    types = known;
}

/** The field of a collection, or what all collections call a field of that name alike. */
const fieldOf: FieldOf = (collection, name) => {
    const own = types.get(collection);
    const found = (own === undefined ? [...types.values()] : [own]).flatMap(({ fields }) => fields.filter((field) => field.name === name));
    return found.every(({ label }) => label === found[0]?.label) ? found[0] : undefined;
};

/** Where is what an answer is known by beside its body: in which language it is said, and which collection was asked. */
export interface Where {
    language?: string | null;
    collection?: string;
}

/** inPageWords says a mistake among an answer's rows in the language of the pages. */
export function inPageWords<Part extends Partial<ProblemPart>>(part: Part, collection: string): Part {
    return partIn(part, sentences(), collection, fieldOf);
}

/** Failure is what the server refused (problem+json), in the language of the pages, or that it could not be reached (status 0). */
export class Failure extends Error {
    readonly status: number;
    readonly code: string;
    readonly hint: string;
    readonly fields: ProblemPart[];
    constructor(status: number, answer: Partial<Problem>, { language = null, collection = "" }: Where = {}) {
        const problem = problemIn(answer, sentences(), language, collection, fieldOf);
        super(problem.detail ?? problem.title ?? "");
        this.name = "Failure";
        this.status = status;
        this.code = problem.code ?? "";
        this.hint = problem.hint ?? "";
        this.fields = problem.errors ?? (problem.field === undefined ? [] : [{ field: problem.field, code: this.code, detail: this.message }]);
    }

    /** Nothing answered: the network or the server is away. */
    get isOffline(): boolean {
        return this.status === 0;
    }
}

/** Asking is a request beyond a plain GET. `revision` makes a change conditional on what was read. */
export interface Asking {
    method?: "GET" | "POST" | "PATCH" | "DELETE";
    body?: unknown;
    revision?: number | undefined;
    signal?: AbortSignal | undefined;
    headers?: Record<string, string>;
    /** Whether a POST that is sent twice happens once; false where the server keeps no answer to give again. */
    isOnce?: boolean;
}

let asOf: string | null = null;

/** setAsOf makes every read answer as of the end of a day (ISO date); null is now. */
export function setAsOf(day: string | null): void {
    asOf = day;
}

/** getAsOf is the day that reads are answered for, null for now. */
export function getAsOf(): string | null {
    return asOf;
}

function address(path: string, isRead: boolean): string {
    // a history is of all times
    if (!isRead || asOf === null || /\/history(\?|$)/.test(path) || !/^\/(?!(me|metadata|library|changes|backups|search|shared|round)([/?]|$))/.test(path)) return `/api/v1${path}`;
    return `/api/v1${path}${path.includes("?") ? "&" : "?"}asOf=${asOf}`;
}

/** ask sends one request below /api/v1 and gives the JSON of its answer; fails with a Failure. */
export async function ask<T>(path: string, asking: Asking = {}): Promise<T> {
    const { method = "GET", body, revision, signal, isOnce = true } = asking;
    const headers: Record<string, string> = { Accept: "application/json", "Accept-Language": askedLanguage(), ...asking.headers };
    if (body !== undefined) headers["Content-Type"] = method === "PATCH" ? "application/merge-patch+json" : "application/json";
    if (revision !== undefined) headers["If-Match"] = `"${revision}"`;
    if (method === "POST" && isOnce) headers["Idempotency-Key"] = crypto.randomUUID();
    let answer: Response;
    try {
        const options: RequestInit = { method, headers, credentials: "same-origin" };
        if (body !== undefined) options.body = JSON.stringify(body);
        if (signal) options.signal = signal;
        answer = await fetch(address(path, method === "GET"), options);
    } catch (error) {
        if (error instanceof DOMException && error.name === "AbortError") throw error;
        lost();
        throw new Failure(0, {});
    }
    const isSignedOut = answer.status === 401 && asking.headers === undefined;
    found(isSignedOut);
    const text = await answer.text();
    const json: unknown = text === "" ? null : parsed(text);
    if (isSignedOut) throw new Failure(401, { ...(json as Partial<Problem>), detail: i18next.t("state.signedOut"), hint: i18next.t("state.signedOutHint") }, { language: readersLanguage() });
    if (!answer.ok) throw refused(answer, json, path);
    return json as T;
}

/** refused is the failure that an answer to a path tells of. */
export function refused(answer: Response, json: unknown, path: string): Failure {
    const [, collection = ""] = /^\/([a-z-]+)/.exec(path) ?? [];
    return new Failure(answer.status, (json ?? {}) as Partial<Problem>, { language: answer.headers.get("Content-Language"), collection });
}

function parsed(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        throw new Failure(502, { detail: text.slice(0, 200) });
    }
}
