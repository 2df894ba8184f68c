import { Button, MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { usePath } from "../api/queries";
import type { Entry, TypeInfo } from "../api/types";
import styles from "./Form.module.css";
import { Change } from "./History";

/**
 * Meanwhile says in a form that somebody else has changed its record since `revision`, as soon as it happens, and what it was. `take` takes
 * their changes into the form.
 */
export function Meanwhile({ type, id, revision, take }: { type: TypeInfo; id: string; revision: number; take: () => Promise<void> }) {
    const { t } = useTranslation();
    const query = usePath<{ items: Entry[] }>(`/${type.collection}/${id}/history`);
    const [seen, see] = useState<Entry[]>([]);
    const list = useRef<HTMLElement>(null);
    const news = (query.data?.items ?? []).filter((entry) => entry.revision > revision);
    const last = news.at(-1);
    useEffect(() => {
        if (seen.length > 0) list.current?.focus();
    }, [seen]);
    return (
        <>
            <div role="status">
                {last && (
                    <MessageBar intent="warning" layout="multiline">
                        <MessageBarBody>
                            <Change type={type} entry={last} isShort />
                            {t("conflict.meanwhile")}
                        </MessageBarBody>
                        <MessageBarActions>
                            <Button onClick={() => void take().then(() => see(news))}>{t("conflict.see")}</Button>
                        </MessageBarActions>
                    </MessageBar>
                )}
            </div>
            {seen.length > 0 && (
                <section className={styles.seen} ref={list} tabIndex={-1} aria-label={t("conflict.changed")}>
                    {seen.map((entry) => (
                        <div key={entry.seq}>
                            <Change type={type} entry={entry} />
                        </div>
                    ))}
                    <p>{t("conflict.taken")}</p>
                </section>
            )}
        </>
    );
}
