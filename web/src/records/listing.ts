// What a list shows, as its address says it: a link shows the same list to whoever opens it.

import type { TypeInfo } from "../api/types";

/** Listing is what a list shows: words searched for, a filter, an order (`title`, `-deadline`), columns in their order. */
export interface Listing {
    search: string;
    filter: string;
    order: string;
    columns: string[];
}

/** defaultColumns are those that the type would show first. */
export function defaultColumns(type: TypeInfo): string[] {
    const known = type.list.filter((name) => name !== "title" && type.fields.some((field) => field.name === name));
    return type.fields.some(({ name }) => name === "title") ? ["title", ...known] : known.length > 0 ? known : type.fields.slice(0, 4).map(({ name }) => name);
}

/** readListing reads an address. Names of fields that are not there, or not for this reader, are passed over. */
export function readListing(type: TypeInfo, address: string, kept: string[] | null): Listing {
    const asked = new URLSearchParams(address);
    const isField = (name: string) => type.fields.some((field) => field.name === name);
    const columns = (asked.get("columns")?.split(",") ?? kept ?? []).filter(isField);
    const order = asked.get("order") ?? "";
    return {
        search: asked.get("search") ?? "",
        filter: asked.get("filter") ?? "",
        order: isField(order.replace(/^-/, "")) ? order : type.order || defaultColumns(type)[0] || "",
        columns: columns.length > 0 ? [...new Set(columns)] : defaultColumns(type),
    };
}

/** writeListing is the address of a listing, without what goes without saying. */
export function writeListing(type: TypeInfo, { search, filter, order, columns }: Listing): string {
    const asked = new URLSearchParams();
    if (search !== "") asked.set("search", search);
    if (filter !== "") asked.set("filter", filter);
    if (order !== type.order) asked.set("order", order);
    if (columns.join() !== defaultColumns(type).join()) asked.set("columns", columns.join());
    return asked.toString();
}

/** questionOf is a listing as the server is asked for it. */
export function questionOf({ search, filter, order }: Listing): URLSearchParams {
    const asked = new URLSearchParams();
    if (search.trim() !== "") asked.set("search", search.trim());
    if (filter.trim() !== "") asked.set("filter", filter.trim());
    if (order !== "") asked.set("orderby", order.startsWith("-") ? `${order.slice(1)} desc` : order);
    return asked;
}
