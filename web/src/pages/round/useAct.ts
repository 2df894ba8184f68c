import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { Failure, ask, type Asking } from "../../api/client";
import { refresh } from "../../api/queries";

/** useAct sends one request at a time, keeps what the server refused, and reads what it touches anew. */
export function useAct() {
    const client = useQueryClient();
    const [failure, fail] = useState<Failure | null>(null);
    const [isBusy, setBusy] = useState(false);
    async function act<T>(collection: string, path: string, asking: Asking): Promise<T | null> {
        setBusy(true);
        fail(null);
        try {
            return await ask<T>(path, asking);
        } catch (error) {
            fail(error instanceof Failure ? error : new Failure(500, { detail: String(error) }));
            return null;
        } finally {
            await refresh(client, collection);
            setBusy(false);
        }
    }
    return { act, failure, isBusy };
}
