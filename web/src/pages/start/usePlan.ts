import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { Failure, ask } from "../../api/client";
import { refresh, usePath } from "../../api/queries";
import type { AnyRecord, Finding, Page, RecordValue } from "../../api/types";
import { CHECKS, type Plan } from "./plan";

/** usePlan reads a program with what the guide needs of it. */
export function usePlan(program: string): { data: Plan | undefined; error: Error | null; refetch: () => unknown } {
    const filter = encodeURIComponent(`program eq '${program}'`);
    const whole = usePath<AnyRecord>(`/programs/${program}`);
    const visions = usePath<Page>(`/visions?filter=${filter}&orderby=createdAt&top=200`);
    const objectives = usePath<Page>(`/objectives?filter=${filter}&orderby=sortOrder&top=500`);
    const results = usePath<Page>(`/key-results?filter=${filter}&orderby=sortOrder,title&top=500`);
    const checks = usePath<{ findings: Finding[] }>(`/programs/${program}/checks?select=findings&check=${CHECKS.join(",")}`);
    const all = [whole, visions, objectives, results, checks];
    const error = all.find((query) => query.data === undefined && query.error)?.error ?? null;
    const refetch = () => Promise.all(all.map((query) => query.refetch()));
    if (!whole.data || !visions.data || !objectives.data || !results.data || !checks.data) return { data: undefined, error, refetch };
    const data = { program: whole.data, visions: visions.data.items, objectives: objectives.data.items, results: results.data.items, findings: checks.data.findings };
    return { data, error, refetch };
}

/** Change is one operation of a batch. */
export interface Change {
    act: "create" | "update" | "delete";
    collection: string;
    id?: string;
    as?: string;
    revision?: number;
    body?: Record<string, RecordValue>;
}

/** useWork runs what a button does: once at a time, with what the server refused, and everything read anew behind it. */
export function useWork() {
    const client = useQueryClient();
    const [failure, fail] = useState<Failure | null>(null);
    const [isBusy, setBusy] = useState(false);
    async function run<T>(collections: string[], work: () => Promise<T>): Promise<T | null> {
        setBusy(true);
        fail(null);
        try {
            return await work();
        } catch (error) {
            fail(error instanceof Failure ? error : new Failure(500, { detail: String(error) }));
            return null;
        } finally {
            for (const collection of collections) await refresh(client, collection);
            setBusy(false);
        }
    }
    /** Several changes as one. */
    async function change(operations: Change[]): Promise<boolean> {
        const done = await run([...new Set(operations.map(({ collection }) => collection))], () => ask("/batch", { method: "POST", body: { operations } }));
        return done !== null;
    }
    return { run, change, failure, isBusy };
}
