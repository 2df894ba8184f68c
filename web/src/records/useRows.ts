import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";

import { ask, getAsOf } from "../api/client";
import type { AnyRecord, Page, TypeInfo } from "../api/types";

/** Listing is what a list shows: words searched for, a filter, an order (`title`, `-deadline`). */
export interface Listing {
    search: string;
    filter: string;
    order: string;
}

/** pathOf is the address of the first page of a listing, with the names of what its references lead to. */
export function pathOf(type: TypeInfo, columns: string[], { search, filter, order }: Listing): string {
    const asked = new URLSearchParams();
    const shown = type.fields.filter(({ name }) => columns.includes(name));
    const expanded = shown.filter((field) => field.type === "reference" || field.type === "references").map(({ name }) => name);
    if (expanded.length > 0) asked.set("expand", expanded.join(","));
    if (search.trim() !== "") asked.set("search", search.trim());
    if (filter.trim() !== "") asked.set("filter", filter.trim());
    asked.set("orderby", order.startsWith("-") ? `${order.slice(1)} desc` : order);
    asked.set("top", "100");
    asked.set("count", "true");
    return `/${type.collection}?${asked}`;
}

/** useRows reads a list page by page, as far as it is scrolled. */
export function useRows(type: TypeInfo, columns: string[], listing: Listing) {
    const path = pathOf(type, columns, listing);
    const query = useInfiniteQuery<Page, Error, { pages: Page[] }, unknown[], string | null>({
        queryKey: [path, getAsOf()],
        queryFn: ({ pageParam, signal }) => ask<Page>(pageParam === null ? path : `${path}&cursor=${encodeURIComponent(pageParam)}`, { signal }),
        initialPageParam: null,
        getNextPageParam: (last) => last.next ?? undefined,
        placeholderData: keepPreviousData,
    });
    const rows: AnyRecord[] = query.data?.pages.flatMap(({ items }) => items) ?? [];
    return { query, rows, count: query.data?.pages[0]?.count };
}
