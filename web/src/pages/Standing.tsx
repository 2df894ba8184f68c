import { useTranslation } from "react-i18next";

import type { AnyRecord } from "../api/types";
import { formatDay } from "../base/format";
import { Badge, Status, isStatus } from "../ui/Status";
import styles from "./Standing.module.css";
import { hasStep, isStepOverdue } from "./standing";

/** Standing is how somebody said last that an initiative stands, and how sure they were; nothing where nobody did, or it does not run. */
export function Standing({ item, word }: { item: AnyRecord; word: AnyRecord | undefined }) {
    const { t } = useTranslation();
    const status = String(word?.status ?? "");
    if (!isStatus(status) || (item.status !== "active" && item.status !== "paused")) return null;
    return (
        <span className={styles.standing}>
            <Status status={status} />
            {typeof word?.confidence === "number" && <span className="soft small">{t("objects.confidence", { confidence: word.confidence })}</span>}
        </span>
    );
}

/** NextStep is what comes next in an initiative; nothing where it has no next step, or is over. */
export function NextStep({ item, isSmall = false }: { item: AnyRecord; isSmall?: boolean }) {
    const { t } = useTranslation();
    if (typeof item.nextStep !== "string" || !hasStep(item)) return null;
    return <span className={isSmall ? "small" : undefined}>{t("board.next", { step: item.nextStep })}</span>;
}

/** StepDay is the day of an initiative's next step, as seen on a day (ISO); nothing where it has none, or is over. */
export function StepDay({ item, day }: { item: AnyRecord; day: string }) {
    const { t, i18n } = useTranslation();
    if (typeof item.nextStepDate !== "string" || !hasStep(item)) return null;
    const written = formatDay(item.nextStepDate, i18n.language, "short");
    if (isStepOverdue(item, day)) return <Badge tone="bad" isLong>{t("board.overdue", { day: written })}</Badge>;
    return <span className="soft small">{t("board.by", { day: written })}</span>;
}
