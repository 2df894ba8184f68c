import { Button, Spinner } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { Failure } from "../api/client";
import styles from "./States.module.css";
import { Unloaded } from "./lazy";

/** Empty says why nothing is here yet, and what to do about it. */
export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
    return (
        <div className={styles.state}>
            <h2>{title}</h2>
            {children && <p className="soft">{children}</p>}
            {action}
        </div>
    );
}

/** Loading holds the place of what is on its way. */
export function Loading() {
    const { t } = useTranslation();
    return (
        <div className={styles.state}>
            <Spinner label={t("state.loading")} />
        </div>
    );
}

/** Failed says in the server's words what went wrong, or in plain ones what did not arrive, and offers to try again, `beside` what else one can do. */
export function Failed({ error, again, beside }: { error: Error; again?: () => void; beside?: ReactNode }) {
    const { t } = useTranslation();
    const failure = error instanceof Failure ? error : null;
    const isUnloaded = error instanceof Unloaded;
    const isOffline = failure?.isOffline ?? (isUnloaded && error.isOffline);
    const words = isUnloaded ? t("state.unloadedHint") : `${error.message} ${failure?.hint ?? ""}`;
    return (
        <div className={styles.state} role="alert">
            <h2>{isOffline ? t("state.offline") : t(isUnloaded ? "state.unloaded" : "state.failed")}</h2>
            <p className="soft">{isOffline ? t("state.offlineHint") : words}</p>
            {(again ?? beside) && (
                <p className={styles.acts}>
                    {again && <Button onClick={again}>{t("action.tryAgain")}</Button>}
                    {beside}
                </p>
            )}
        </div>
    );
}

/** Loaded shows what a query brought, or the state that it is in. */
export function Loaded<T>({ query, children }: { query: { data: T | undefined; error: Error | null; refetch: () => unknown }; children: (data: T) => ReactNode }) {
    if (query.data !== undefined) return children(query.data);
    if (query.error) return <Failed error={query.error} again={() => void query.refetch()} />;
    return <Loading />;
}
