import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { useMe, usePath } from "../../api/queries";
import { type AnyRecord, type Page, idOf, titleOf } from "../../api/types";
import { formatDay, formatInstant } from "../../base/format";
import { Badge } from "../../ui/Status";
import { today } from "../day";
import styles from "./Today.module.css";
import { useSettled } from "./InOrder";
import { dayFrom } from "./mine";

const DAYS_AHEAD = 14;
const MOST = 10;

/** Meetings of committees in which somebody sits, which they chair or keep the minutes of; undefined until known. */
function useMeetings(person: string, from: string, to: string): AnyRecord[] | undefined {
    const me = useMe();
    const may = me.data?.may.meetings?.includes("read") === true;
    const seats = usePath<Page>(may ? `/seats?filter=${encodeURIComponent(`person eq '${person}' or alternate eq '${person}'`)}&top=100&select=committee,startDate,endDate` : null);
    const sits = (seats.data?.items ?? []).filter(({ startDate, endDate }) => String(startDate ?? "") <= to && (typeof endDate !== "string" || endDate >= from)).flatMap(({ committee }) => idOf(committee) ?? []);
    const whose = ["minutesBy", "committee/chair", "committee/secretary"].map((path) => `${path} eq '${person}'`);
    if (sits.length > 0) whose.push(`committee in (${[...new Set(sits)].map((id) => `'${id}'`).join(",")})`);
    const filter = `(${whose.join(" or ")}) and startsAt ge '${from}T00:00:00Z' and startsAt lt '${to}T00:00:00Z' and status in ('planned','invited')`;
    const meetings = usePath<Page>(seats.data === undefined ? null : `/meetings?filter=${encodeURIComponent(filter)}&orderby=startsAt&top=${MOST}&select=title,startsAt,location,committee&expand=committee`);
    return may ? meetings.data?.items : [];
}

/** Messages that somebody is to get out. */
function useMessages(person: string, to: string): AnyRecord[] | undefined {
    const me = useMe();
    const may = me.data?.may.messages?.includes("read") === true;
    const filter = `(owner eq '${person}' or sender eq '${person}') and status in ('draft','approved','scheduled') and dueDate lt '${to}'`;
    const messages = usePath<Page>(may ? `/messages?filter=${encodeURIComponent(filter)}&orderby=dueDate&top=${MOST}&select=title,dueDate,status` : null);
    return may ? messages.data?.items : [];
}

/** Soon is what stands in the calendar of the next two weeks: meetings, and messages to get out. */
export default function Soon({ person, settled }: { person: string; settled: () => void }) {
    const { t, i18n } = useTranslation();
    const day = today();
    const to = dayFrom(day, DAYS_AHEAD + 1);
    const meetings = useMeetings(person, day, to);
    const messages = useMessages(person, to);
    useSettled(meetings !== undefined && messages !== undefined, settled);
    if (meetings === undefined || messages === undefined || meetings.length + messages.length === 0) return null;
    return (
        <section aria-labelledby="soon">
            <h2 id="soon">{t("today.soon")}</h2>
            <ul className={styles.list}>
                {meetings.map((item) => (
                    <li key={item.id} className={styles.item}>
                        <div className={styles.line}>
                            <span>
                                <Link href={`/records/meetings/${item.id}`}>{item.title}</Link>
                            </span>
                            <span className="number">{formatInstant(String(item.startsAt), i18n.language)}</span>
                        </div>
                        <p className="soft small">{[t("today.meeting"), titleOf(item.committee), typeof item.location === "string" ? item.location : undefined].filter((part) => part !== undefined).join(" · ")}</p>
                    </li>
                ))}
                {messages.map((item) => (
                    <li key={item.id} className={styles.item}>
                        <div className={styles.line}>
                            <span>
                                <Link href={`/records/messages/${item.id}`}>{item.title}</Link>
                            </span>
                            <Badge tone={String(item.dueDate) < day ? "warn" : "quiet"}>{t("board.by", { day: formatDay(String(item.dueDate), i18n.language, "short") })}</Badge>
                        </div>
                        <p className="soft small">{t("today.message")}</p>
                    </li>
                ))}
            </ul>
        </section>
    );
}
