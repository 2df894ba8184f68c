import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import { ask, getAsOf } from "../api/client";
import type { AnyRecord, Page, TypeInfo } from "../api/types";
import { type Listing, questionOf } from "./listing";

/** PAGE is how many rows are asked for at a time. */
export const PAGE = 100;

/** pathOf is the address of a listing's records, with the names of what its references lead to. */
export function pathOf(type: TypeInfo, listing: Listing): string {
    const asked = questionOf(listing);
    const shown = type.fields.filter(({ name }) => listing.columns.includes(name));
    const expanded = shown.filter(({ to, type: kind }) => to?.length === 1 && kind !== "record").map(({ name }) => name);
    if (expanded.length > 0) asked.set("expand", expanded.slice(0, 10).join(","));
    return `/${type.collection}?${asked}`;
}

/** Rows is a long list of which the pages near the window are there; the others are undefined. */
export interface Rows {
    at: (index: number) => AnyRecord | undefined;
    loaded: AnyRecord[];
    count: number | undefined;
    error: Error | null;
    isPending: boolean;
    isOld: boolean;
    again: () => void;
}

/** useRows reads the pages that the rows from `first` to `last` stand on, and how many there are in all. */
export function useRows(type: TypeInfo, listing: Listing, first: number, last: number): Rows {
    const path = pathOf(type, listing);
    const top = useQuery<Page, Error>({
        queryKey: [`${path}&top=${PAGE}&count=true`, getAsOf()],
        queryFn: ({ signal }) => ask<Page>(`${path}&top=${PAGE}&count=true`, { signal }),
        placeholderData: keepPreviousData,
    });
    const numbers = useMemo(() => {
        const from = Math.max(1, Math.floor(first / PAGE));
        const to = Math.floor(last / PAGE);
        return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
    }, [first, last]);
    const pages = useQueries({
        queries: numbers.map((number) => {
            const page = `${path}&top=${PAGE}&skip=${number * PAGE}`;
            return { queryKey: [page, getAsOf()], queryFn: ({ signal }: { signal: AbortSignal }) => ask<Page>(page, { signal }) };
        }),
    });
    const near = new Map<number, AnyRecord[]>(numbers.flatMap((number, place) => (pages[place]?.data ? [[number, pages[place].data.items] as const] : [])));
    if (top.data) near.set(0, top.data.items);
    return {
        at: (index) => near.get(Math.floor(index / PAGE))?.[index % PAGE],
        loaded: [...near.values()].flat(),
        count: top.data?.count,
        error: top.error,
        isPending: top.isPending,
        isOld: top.isPlaceholderData,
        again: () => void top.refetch(),
    };
}
