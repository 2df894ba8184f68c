// What API tokens may do, how long, and whether they still work.

import type { AnyRecord } from "../../api/types";

/** Scope is how much a token may at most. */
export type Scope = "read" | "write" | "admin";

/** SCOPES are what the server takes for each: who writes reads too. */
export const SCOPES: Record<Scope, string[]> = { read: ["read"], write: ["read", "write"], admin: ["read", "write", "admin"] };

/** endOf is the instant so many days from now. */
export function endOf(days: number, now: Date): string {
    return new Date(now.getTime() + days * 86_400_000).toISOString();
}

/** stateOf tells whether a token works, has ended or was revoked. Instants are compared as moments. */
export function stateOf({ revokedAt, expiresAt }: AnyRecord, now: string): "works" | "ended" | "revoked" {
    if (typeof revokedAt === "string") return "revoked";
    return typeof expiresAt === "string" && Date.parse(expiresAt) <= Date.parse(now) ? "ended" : "works";
}
