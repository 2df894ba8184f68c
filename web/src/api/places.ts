// Where a record has its page.

/** pageOf is the page of a record: its workspace where its collection has one, or else what is recorded of it. */
export function pageOf(collection: string, id: string): string {
    return collection === "units" ? `/units/${id}` : `/records/${collection}/${id}`;
}
