import { useTranslation } from "react-i18next";

import { formatShare } from "../base/format";
import styles from "./ProgressLine.module.css";
import type { Tone } from "./Status";

/** ProgressLine shows how far something is, and with a tick how far it should be by now. Shares are of 1. */
export function ProgressLine({ value, expected, tone, label }: { value: number | undefined; expected: number | undefined; tone: Tone; label: string }) {
    const { t, i18n } = useTranslation();
    if (value === undefined) return <span className="soft small">{t("progress.unknown")}</span>;
    const share = Math.min(Math.max(value, 0), 1);
    const words =
        expected === undefined
            ? t("progress.said", { label, value: formatShare(value, i18n.language) })
            : t("progress.saidWithExpected", { label, value: formatShare(value, i18n.language), expected: formatShare(expected, i18n.language) });
    return (
        <span className={styles.row} role="img" aria-label={words} title={words}>
            <svg className={styles.line} aria-hidden="true">
                <rect className={styles.track} x="0.5" y="2.5" width="calc(100% - 1px)" height="7" rx="2" />
                <rect className={styles[tone]} y="2" width={`${share * 100}%`} height="8" rx="2" />
                {expected !== undefined && (
                    <svg className={styles.mark} x={`${Math.min(Math.max(expected, 0), 1) * 100}%`} width="1" height="12">
                        <rect className={styles.tick} x="-1.5" width="3" height="12" data-mark="expected" />
                    </svg>
                )}
            </svg>
            <span className={`number small ${styles.figure}`} aria-hidden="true">
                {formatShare(value, i18n.language)}
            </span>
        </span>
    );
}
