// What pages read, each with its key: the path. A change that the server tells of makes stale what it may have touched.

import { type QueryClient, keepPreviousData, useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

import { countDaysIn } from "../base/day";
import { inWords, loadMetadataWords } from "../i18n/metadata";
import { ask, getAsOf, knowTypes } from "./client";
import { getConnection, watchConnection } from "./connection";
import type { Act, AnyRecord, Me, Page, TypeInfo } from "./types";

/** asking is how a path below /api/v1 is read and under what its answer is kept, for those who ask for several. */
export function asking<T>(path: string) {
    return { queryKey: [path, getAsOf()], queryFn: ({ signal }: { signal: AbortSignal }) => ask<T>(path, { signal }) };
}

/** useEach reads several paths at once: the answer to each, undefined until it is there, and all that are there. */
export function useEach<T>(paths: string[]) {
    return useQueries({
        queries: paths.map((path) => asking<T>(path)),
        combine: (answers) => ({
            each: answers.map(({ data }) => data),
            all: answers.flatMap(({ data }) => (data === undefined ? [] : [data])),
            isWhole: answers.every(({ data }) => data !== undefined),
            isBusy: answers.some(({ isFetching }) => isFetching),
            error: answers.find(({ error }) => error !== null)?.error ?? null,
        }),
    });
}

/** usePath reads a path below /api/v1 and keeps it current. What was shown stays until the next answer is there. */
export function usePath<T>(path: string | null) {
    return useQuery<T, Error>({
        ...asking<T>(path ?? ""),
        enabled: path !== null,
        placeholderData: keepPreviousData,
    });
}

const MOST_PAGES = 20;

/** allKey is under what useAll keeps its answer. */
export function allKey(path: string): unknown[] {
    return [path, getAsOf(), "all"];
}

/** useAll reads a list to its end, for pages that draw a whole plan: at most 20 pages of 500. */
export function useAll(path: string | null) {
    return useQuery<AnyRecord[], Error>({
        queryKey: path === null ? [null] : allKey(path),
        queryFn: async ({ signal }) => {
            const items: AnyRecord[] = [];
            const first = `${path}${path?.includes("?") ? "&" : "?"}top=500`;
            let next: string | undefined = first;
            for (let pages = 0; next !== undefined && pages < MOST_PAGES; pages += 1) {
                const page: Page = await ask<Page>(next, { signal });
                items.push(...page.items);
                next = page.next === undefined ? undefined : `${first}&cursor=${encodeURIComponent(page.next)}`;
            }
            return items;
        },
        enabled: path !== null,
        placeholderData: keepPreviousData,
    });
}

async function whoIsIn(): Promise<Me> {
    const me = await ask<Me>("/me");
    countDaysIn(me.timeZone);
    return me;
}

const ME = { queryKey: ["/me"], queryFn: whoIsIn, staleTime: 60_000 };

/** useMe is who is signed in. */
export function useMe() {
    return useQuery<Me, Error>(ME);
}

/** beginMe asks who is signed in before a page does. */
export function beginMe(client: QueryClient): void {
    void client.prefetchQuery(ME);
}

/** useMay tells whether whoever is signed in may do that with records of a collection now; on a day of the past nobody may. */
export function useMay(collection: string, act: Act): boolean {
    const me = useMe();
    return getAsOf() === null && me.data?.may[collection]?.includes(act) === true;
}

/** useTypes is every entity type by collection. It does not change while the server runs. */
export function useTypes() {
    return useQuery<Map<string, TypeInfo>, Error>({
        queryKey: ["/metadata"],
        queryFn: async () => {
            const [{ items }, words] = await Promise.all([ask<{ items: TypeInfo[] }>("/metadata"), loadMetadataWords()]);
            const types = new Map(items.map((type) => [type.collection, inWords(type, words)]));
            knowTypes(types);
            return types;
        },
        staleTime: Number.POSITIVE_INFINITY,
    });
}

/** refresh makes stale what a change of a collection can have touched: its lists and records, and what is computed. */
export async function refresh(client: QueryClient, collection: string): Promise<void> {
    await client.invalidateQueries({
        predicate: ({ queryKey }) => {
            const path = String(queryKey[0]);
            return path.startsWith(`/${collection}`) || /\/(progress|evidence|checks)(\?|$)/.test(path) || path.includes("expand=");
        },
    });
}

const PROBE_MS = 4000;
const SIGNED_OUT_MS = 30_000;

/** Asks for something small, so that it is known whether the server answers. */
function probe(): void {
    void ask("/me").catch(() => undefined);
}

/**
 * useLive listens to the server's events for as long as the app is open. A stream that breaks is opened anew: by the browser, or by us
 * where it gave up. While the server is away it is asked every few seconds; when it is back, all that is shown is asked anew.
 */
export function useLive(): void {
    const client = useQueryClient();
    useEffect(() => {
        let source: EventSource | null = null;
        const touched = new Set<string>();
        let flushing = 0;
        let opening = 0;
        let was = getConnection();
        const flush = () => {
            flushing = 0;
            for (const collection of touched) void refresh(client, collection);
            touched.clear();
        };
        const open = () => {
            window.clearTimeout(opening);
            source?.close();
            const stream = new EventSource("/api/v1/events");
            source = stream;
            stream.addEventListener("error", () => {
                probe();
                if (stream.readyState === EventSource.CLOSED) opening = window.setTimeout(open, getConnection().isSignedOut ? SIGNED_OUT_MS : PROBE_MS);
            });
            stream.addEventListener("change", (event: MessageEvent<string>) => {
                const change = JSON.parse(event.data) as { collection?: string };
                if (change.collection) touched.add(change.collection);
                if (flushing === 0) flushing = window.setTimeout(flush, 150);
            });
        };
        const probing = window.setInterval(() => getConnection().awaySince !== null && probe(), PROBE_MS);
        const unwatch = watchConnection(() => {
            const now = getConnection();
            const isBack = now.awaySince === null && !now.isSignedOut && (was.awaySince !== null || was.isSignedOut);
            was = now;
            if (!isBack) return;
            if (source?.readyState === EventSource.CLOSED) open();
            void client.invalidateQueries();
        });
        open();
        window.addEventListener("online", probe);
        window.addEventListener("offline", probe);
        return () => {
            unwatch();
            source?.close();
            for (const timer of [flushing, opening]) window.clearTimeout(timer);
            window.clearInterval(probing);
            window.removeEventListener("online", probe);
            window.removeEventListener("offline", probe);
        };
    }, [client]);
}
