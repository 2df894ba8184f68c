import { Button } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { ask, getAsOf } from "../../api/client";
import { refresh, useMe, usePath } from "../../api/queries";
import type { AnyRecord, Page } from "../../api/types";
import { formatDay, formatInstant } from "../../base/format";
import { Empty, Loaded } from "../../ui/States";
import { Badge } from "../../ui/Status";
import styles from "./Notices.module.css";
import { Settings } from "./Settings";

const SHOWN = 100;

/** What a notice says below its title. */
function Details({ notice }: { notice: AnyRecord }) {
    const { t, i18n } = useTranslation();
    return (
        <p className="soft small">
            {[
                formatInstant(notice.createdAt, i18n.language),
                typeof notice.dueDate === "string" ? t("notice.dueOn", { day: formatDay(notice.dueDate, i18n.language) }) : "",
                notice.mailState === "failed" ? t("notice.mailFailed", { error: String(notice.mailError ?? "") }) : "",
            ]
                .filter((part) => part !== "")
                .join(" · ")}
        </p>
    );
}

function Notice({ notice, read }: { notice: AnyRecord; read: (notice: AnyRecord) => void }) {
    const { t } = useTranslation();
    const isUnread = notice.readAt === undefined;
    const place = typeof notice.subject === "string" ? `/records/${notice.subject}` : null;
    return (
        <li className={styles.item} data-unread={isUnread}>
            <div className={styles.line}>
                <span>
                    <span className="soft small">{t(`notice.kind.${String(notice.kind ?? "other")}`)}</span>
                    <br />
                    {place === null ? notice.title : <Link href={place}>{notice.title}</Link>}
                </span>
                {isUnread && <Badge tone="warn">{t("notice.new")}</Badge>}
                {notice.actedAt !== undefined && <Badge tone="good">{t("notice.done")}</Badge>}
                {isUnread && getAsOf() === null && (
                    <Button size="small" onClick={() => read(notice)}>
                        {t("notice.read")}
                    </Button>
                )}
            </div>
            {typeof notice.body === "string" && <p className={styles.body}>{notice.body}</p>}
            <Details notice={notice} />
        </li>
    );
}

function Told({ account }: { account: string }) {
    const { t } = useTranslation();
    const client = useQueryClient();
    const filter = encodeURIComponent(`account eq '${account}' and not (kind in ('report','invitation'))`);
    const notices = usePath<Page>(`/notifications?filter=${filter}&orderby=${encodeURIComponent("createdAt desc")}&top=${SHOWN}`);
    const read = async (unread: AnyRecord[]) => {
        const readAt = new Date().toISOString();
        const operations = unread.map(({ id, revision }) => ({ act: "update", collection: "notifications", id, body: { readAt }, revision }));
        await ask("/batch", { method: "POST", body: { operations } }).catch(() => undefined);
        await refresh(client, "notifications");
    };
    return (
        <Loaded query={notices}>
            {({ items }) => {
                const unread = items.filter(({ readAt }) => readAt === undefined);
                if (items.length === 0) return <Empty title={t("notice.empty")}>{t("notice.emptyHint")}</Empty>;
                return (
                    <>
                        {unread.length > 1 && getAsOf() === null && (
                            <Button className={styles.all ?? ""} onClick={() => void read(unread)}>
                                {t("notice.readAll")}
                            </Button>
                        )}
                        <ul className={styles.list}>
                            {items.map((notice) => (
                                <Notice key={notice.id} notice={notice} read={(one) => void read([one])} />
                            ))}
                        </ul>
                    </>
                );
            }}
        </Loaded>
    );
}

/** Notices are what somebody was told, and what of it comes by mail. */
export default function Notices() {
    const { t } = useTranslation();
    const me = useMe();
    return (
        <Loaded query={me}>
            {({ account }) => (
                <div className={styles.page}>
                    <h1>{t("page.notices")}</h1>
                    <Told account={account} />
                    <Settings />
                </div>
            )}
        </Loaded>
    );
}
