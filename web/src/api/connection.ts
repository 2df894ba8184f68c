// Whether the server answers, and whether one is still signed in: every page has to know, and none asks for it.

import { useSyncExternalStore } from "react";

/** Connection is how the app stands with the server. */
export interface Connection {
    /** Since when nothing answers, in ms since 1970; null where the server does. */
    awaySince: number | null;
    /** The session ended while the app was open. */
    isSignedOut: boolean;
}

let connection: Connection = { awaySince: null, isSignedOut: false };
const listeners = new Set<() => void>();

function become(next: Connection): void {
    if (next.awaySince === connection.awaySince && next.isSignedOut === connection.isSignedOut) return;
    connection = next;
    for (const tell of listeners) tell();
}

/** lost notes that a request got no answer; since when counts from the first one. */
export function lost(now = Date.now()): void {
    become({ ...connection, awaySince: connection.awaySince ?? now });
}

/** found notes that the server answered, and whether it still knows who asks. */
export function found(isSignedOut: boolean): void {
    become({ awaySince: null, isSignedOut });
}

/** getConnection is how it stands now. */
export function getConnection(): Connection {
    return connection;
}

/** watchConnection calls `tell` whenever it changes, until the function that it gives back is called. */
export function watchConnection(tell: () => void): () => void {
    listeners.add(tell);
    return () => listeners.delete(tell);
}

/** useConnection is how it stands, kept current. */
export function useConnection(): Connection {
    return useSyncExternalStore(watchConnection, getConnection);
}
