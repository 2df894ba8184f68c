// Who is signed in is asked for beside the words that the first page is written in, and not one after the other.

import { QueryClient } from "@tanstack/react-query";

import { Failure } from "../api/client";
import { beginMe } from "../api/queries";

/** Whoever comes to these has no account. */
const BY_LINK = ["/app/shared", "/app/round"];

/**
 * What the server refused is not asked again; what did not arrive is, twice. Who comes without being signed in goes to the start page;
 * who is signed out while they are here stays, with what they typed, and is told.
 */
function makeClient(): QueryClient {
    const client = new QueryClient({
        defaultOptions: { queries: { staleTime: 15_000, networkMode: "always", retry: (count, error) => error instanceof Failure && error.isOffline && count < 2 } },
    });
    client.getQueryCache().subscribe(({ query }) => {
        const { error } = query.state;
        if (error instanceof Failure && error.status === 401 && client.getQueryData(["/me"]) === undefined)
            window.location.assign(`/?next=${encodeURIComponent(window.location.pathname + window.location.search)}`);
    });
    return client;
}

/**
 * begin makes what keeps the server's answers, and asks who is signed in where an address is for those who are. The page itself waits for its frame: its
 * styles must come behind Fluent's, over which they stand.
 */
export function begin(address: string): QueryClient {
    const client = makeClient();
    if (!BY_LINK.includes(address)) beginMe(client);
    return client;
}
