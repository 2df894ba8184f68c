import { useTranslation } from "react-i18next";

import styles from "./ProgressLine.module.css";

/** Legend says how to read the lines of progress, without a pointer: on paper and on a wall. */
export function Legend() {
    const { t } = useTranslation();
    return (
        <p className={`soft small ${styles.legend}`} role="note" aria-label={t("progress.legend")}>
            <svg className={styles.sample} viewBox="0 0 28 12" aria-hidden="true">
                <rect className={styles.track} x="0.5" y="2.5" width="27" height="7" rx="2" />
                <rect className={styles.good} y="2" width="16" height="8" rx="2" />
            </svg>
            {t("progress.legendBar")}
            <svg className={styles.mark} viewBox="0 0 6 12" aria-hidden="true">
                <rect className={styles.tick} x="2" width="2" height="12" />
            </svg>
            {t("progress.legendTick")}
        </p>
    );
}
