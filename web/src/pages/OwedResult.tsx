import { Button } from "@fluentui/react-components";
import { type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { useMay } from "../api/queries";
import type { AnyRecord, KeyResultProgress } from "../api/types";
import { formatDay, formatMeasure } from "../base/format";
import { Badge, Status } from "../ui/Status";
import { lazy } from "../ui/lazy";
import { standingOf } from "../ui/standing";
import styles from "./today/Today.module.css";
import { today } from "./day";

const CheckIn = lazy(async () => ({ default: (await import("./CheckIn")).CheckIn }));

/** dueOf is the day (ISO) by which a check-in is due, as the server asks for it; null where there is no value yet: then it is due now. */
export function dueOf(result: KeyResultProgress | undefined): string | null {
    return result?.valueDate === undefined ? null : (result.checkInDue ?? null);
}

/** OwedResult is a key result that somebody answers for: where it stands, by when (ISO; null: now) a check-in is due, and a place to make it. */
export function OwedResult({ item, result, due, said, beside }: { item: AnyRecord; result: KeyResultProgress | undefined; due: string | null; said: (made: AnyRecord) => void; beside?: ReactNode }) {
    const { t, i18n } = useTranslation();
    const [isOpen, setOpen] = useState(false);
    const may = useMay("check-ins", "create");
    return (
        <li className={styles.item}>
            <div className={styles.line}>
                <span>
                    <Link href={`/records/key-results/${item.id}`}>{item.title}</Link>
                    {beside}
                </span>
                {result?.value !== undefined && <span className="number">{formatMeasure(result.value, result.unit, i18n.language)}</span>}
                {result && <Status status={result.status} />}
                {result && (due === null || due <= today()) && <Badge tone="warn">{due === null ? t("today.first") : t("today.due", { day: formatDay(due, i18n.language, "short") })}</Badge>}
                {may && result && (
                    <Button size="small" onClick={() => setOpen(!isOpen)} aria-expanded={isOpen}>
                        {t("checkIn.open")}
                    </Button>
                )}
            </div>
            {result && <p className="soft small">{standingOf(result, t, i18n.language)}</p>}
            <Suspense fallback={null}>{isOpen && result && <CheckIn about={{ field: "keyResult", id: item.id }} result={result} close={() => setOpen(false)} said={said} />}</Suspense>
        </li>
    );
}
