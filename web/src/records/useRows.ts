import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { asking, useEach } from "../api/queries";
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
    /** Those that are there, by pages. */
    pages: AnyRecord[][];
    count: number | undefined;
    error: Error | null;
    isPending: boolean;
    isOld: boolean;
    again: () => void;
}

/** useRows reads the pages of a list on which the rows from `first` to `last` stand, and how many there are in all. */
export function useRows(path: string, first: number, last: number): Rows {
    const top = useQuery<Page, Error>({ ...asking<Page>(`${path}&top=${PAGE}&count=true`), placeholderData: keepPreviousData });
    const from = Math.max(1, Math.floor(first / PAGE));
    const numbers = Array.from({ length: Math.max(0, Math.floor(last / PAGE) - from + 1) }, (_, index) => from + index);
    const { each } = useEach<Page>(numbers.map((number) => `${path}&top=${PAGE}&skip=${number * PAGE}`));
    const near = new Map<number, AnyRecord[]>(top.data ? [[0, top.data.items]] : []);
    numbers.forEach((number, place) => {
        const page = each[place];
        if (page) near.set(number, page.items);
    });
    return {
        at: (index) => near.get(Math.floor(index / PAGE))?.[index % PAGE],
        pages: [...near.values()],
        count: top.data?.count,
        error: top.error,
        isPending: top.isPending,
        isOld: top.isPlaceholderData,
        again: () => void top.refetch(),
    };
}
