import { Button } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import { Failure, ask, getAsOf } from "../../api/client";
import { refresh, useMe, usePath } from "../../api/queries";
import { type AnyRecord, type Finding, type Page, type ProblemPart, idOf, titleOf } from "../../api/types";
import { formatDay, formatMeasure } from "../../base/format";
import { useNotices } from "../../ui/Notices";
import { Badge, Mark, Status } from "../../ui/Status";
import { lazy } from "../../ui/lazy";
import styles from "./objects.module.css";

const RecordDialog = lazy(() => import("../../records/RecordDialog"));

/** Findings are the checks that do not hold for one part of the plan, each with how to mend it. */
export function Findings({ record }: { record: AnyRecord }) {
    const { t } = useTranslation();
    const program = idOf(record.program);
    const query = usePath<{ findings: Finding[] }>(program === null ? null : `/programs/${program}/checks?select=findings&subject=${record.id}`);
    const findings = (query.data?.findings ?? []).filter(({ answer }) => answer === "fails");
    if (query.data === undefined || query.data.findings.length === 0) return null;
    const open = query.data.findings.filter(({ answer }) => answer === "cannot-tell").length;
    const holding = query.data.findings.length - findings.length - open;
    return (
        <section aria-labelledby="findings">
            <h2 id="findings">{t("objects.checks")}</h2>
            {findings.length === 0 ? (
                <p className={styles.good}>
                    <Mark tone={holding > 0 ? "good" : "quiet"} /> {[...(holding > 0 ? [t("objects.hold", { count: holding })] : []), ...(open > 0 ? [t("objects.open", { count: open })] : [])].join(" ")}
                </p>
            ) : (
                <ul className={styles.findings}>
                    {findings.map(({ check, severity, reason, hint }) => (
                        <li key={check}>
                            <Mark tone={severity === "blocks" ? "warn" : "quiet"} />
                            <div>
                                <p>{reason}</p>
                                <p className="soft small">{hint}</p>
                            </div>
                        </li>
                    ))}
                </ul>
            )}
        </section>
    );
}

/** Activate makes a draft go live; what stops it is said at once, each with how to mend it. */
export function Activate({ collection, record }: { collection: string; record: AnyRecord }) {
    const { t } = useTranslation();
    const me = useMe();
    const client = useQueryClient();
    const notices = useNotices();
    const [stops, setStops] = useState<ProblemPart[]>([]);
    const may = getAsOf() === null && (me.data?.may[collection] ?? []).includes("activate");
    if (record.status !== "draft" || !may) return null;

    async function activate(): Promise<void> {
        try {
            await ask(`/${collection}/${record.id}/activate`, { method: "POST", body: {} });
            setStops([]);
            await refresh(client, collection);
        } catch (error) {
            if (error instanceof Failure && error.code === "activation.blocked") setStops(error.fields);
            else notices.failed(error);
        }
    }

    return (
        <div className={styles.activate}>
            {notices.place}
            <Button appearance="primary" onClick={() => void activate()}>
                {t("objects.activate")}
            </Button>
            {stops.length > 0 && (
                <div role="alert">
                    <p>{t("objects.notYet")}</p>
                    <ul className={styles.findings}>
                        {stops.map(({ code, detail, hint }) => (
                            <li key={code}>
                                <Mark tone="warn" />
                                <div>
                                    <p>{detail}</p>
                                    <p className="soft small">{hint}</p>
                                </div>
                            </li>
                        ))}
                    </ul>
                </div>
            )}
        </div>
    );
}

/** useSaidOf reads what people said about a part of the plan, the latest first. */
export function useSaidOf(field: "keyResult" | "objective" | "initiative", id: string) {
    return usePath<Page>(`/check-ins?filter=${encodeURIComponent(`${field} eq '${id}'`)}&orderby=date desc,createdAt desc&top=8&count=true&expand=by`);
}

/** CheckIns are what people said about a part of the plan, the latest first; one corrects one's own words there. */
export function CheckIns({ field, id, unit }: { field: "keyResult" | "objective" | "initiative"; id: string; unit?: string | undefined }) {
    const { t, i18n } = useTranslation();
    const query = useSaidOf(field, id);
    const me = useMe();
    const [corrected, correct] = useState<AnyRecord | null>(null);
    const items = query.data?.items ?? [];
    const person = me.data?.person ?? null;
    const may = getAsOf() === null && person !== null && (me.data?.may["check-ins"] ?? []).includes("update");
    if (items.length === 0) return null;
    return (
        <section aria-labelledby="said">
            <h2 id="said">
                {t("objects.checkIns")} <span className="soft number">{query.data?.count}</span>
            </h2>
            <ul className={styles.said}>
                {items.map((item) => (
                    <li key={item.id}>
                        <p className={styles.line}>
                            <span className="soft small">{typeof item.date === "string" ? formatDay(item.date, i18n.language) : ""}</span>
                            <strong>{titleOf(item.by) ?? t("comments.somebody")}</strong>
                            {typeof item.value === "number" && <span className="number">{formatMeasure(item.value, unit, i18n.language)}</span>}
                            {(item.status === "on-track" || item.status === "at-risk" || item.status === "off-track" || item.status === "done") && <Status status={item.status} />}
                            {typeof item.confidence === "number" && <span className="soft small">{t("objects.confidence", { confidence: item.confidence })}</span>}
                            {may && idOf(item.by) === person && (
                                <Button size="small" appearance="subtle" onClick={() => correct(item)}>
                                    {t("checkIn.correct")}
                                </Button>
                            )}
                        </p>
                        {typeof item.note === "string" && <p className={styles.note}>{item.note}</p>}
                    </li>
                ))}
            </ul>
            {corrected && (
                <Suspense>
                    <RecordDialog collection="check-ins" record={corrected} title={t("checkIn.correctTitle")} close={() => correct(null)} />
                </Suspense>
            )}
        </section>
    );
}

/** State is the status of a record as a badge, for those that are not drafts of something measured. */
export function State({ record }: { record: AnyRecord }) {
    const { t } = useTranslation();
    const status = String(record.status);
    return <Badge tone={status === "active" || status === "done" || status === "achieved" ? "good" : "quiet"}>{t(`objects.status-${status}`)}</Badge>;
}
