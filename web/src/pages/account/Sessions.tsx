import { Button } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { ask } from "../../api/client";
import { usePath } from "../../api/queries";
import type { SessionInfo } from "../../api/types";
import { formatInstant } from "../../base/format";
import { useNotices } from "../../ui/Notices";
import { Loaded } from "../../ui/States";
import { Badge } from "../../ui/Status";
import styles from "./Account.module.css";
import { browserOf } from "./browser";

/** SESSIONS is where one's sessions are read. */
export const SESSIONS = "/me/sessions";

function Session({ session, end }: { session: SessionInfo; end: () => void }) {
    const { t, i18n } = useTranslation();
    const { userAgent, address, startedAt, lastSeenAt, isThis } = session;
    const name = userAgent ? browserOf(userAgent) : t("account.unknown");
    const when = t("account.when", { since: formatInstant(startedAt, i18n.language), seen: formatInstant(lastSeenAt, i18n.language) });
    return (
        <li className={styles.session}>
            <div>
                <p>{name}</p>
                <p className="soft small">{[when, address].filter(Boolean).join(" · ")}</p>
            </div>
            {isThis ? (
                <Badge tone="good">{t("account.this")}</Badge>
            ) : (
                <Button size="small" aria-label={t("account.endOf", { name })} onClick={end}>
                    {t("account.end")}
                </Button>
            )}
        </li>
    );
}

/** Sessions are the browsers in which somebody is signed in, each with a way to end it. */
export function Sessions() {
    const { t } = useTranslation();
    const client = useQueryClient();
    const notices = useNotices();
    const query = usePath<{ items: SessionInfo[] }>(SESSIONS);

    async function end(path: string): Promise<void> {
        try {
            await ask(path, { method: "DELETE" });
            notices.done(t("account.ended"));
        } catch (error) {
            notices.failed(error);
        }
        await client.invalidateQueries({ queryKey: [SESSIONS] });
    }

    return (
        <section aria-labelledby="sessions" className={styles.part}>
            <h2 id="sessions">{t("account.sessions")}</h2>
            <p className="soft small">{t("account.sessionsHint")}</p>
            <Loaded query={query}>
                {({ items }) => (
                    <>
                        <ul className={styles.sessions}>
                            {items.map((session) => (
                                <Session key={session.id} session={session} end={() => void end(`${SESSIONS}/${session.id}`)} />
                            ))}
                        </ul>
                        {items.length > 2 && <Button onClick={() => void end(SESSIONS)}>{t("account.endOthers")}</Button>}
                    </>
                )}
            </Loaded>
            {notices.place}
        </section>
    );
}
