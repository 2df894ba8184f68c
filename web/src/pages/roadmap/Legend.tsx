import { useTranslation } from "react-i18next";

import styles from "./Roadmap.module.css";

const SIGNS = { coming: "M9 1l8 8l-8 8l-8 -8z", reached: "M9 1l8 8l-8 8l-8 -8z", late: "M9 1l8 15h-16z" };

/** Legend says what the signs of the roadmap mean. */
export function Legend() {
    const { t } = useTranslation();
    return (
        <ul className={`soft small ${styles.legend}`} aria-label={t("roadmap.legend")}>
            {(["active", "draft", "paused", "done"] as const).map((status) => (
                <li key={status}>
                    <svg viewBox="0 0 18 18" aria-hidden="true">
                        <rect className={styles.bar} data-status={status} x="1" y="4" width="16" height="10" rx="3" />
                    </svg>
                    {t(`initiative.${status}`)}
                </li>
            ))}
            {(["coming", "reached", "late"] as const).map((state) => (
                <li key={state}>
                    <svg viewBox="0 0 18 18" aria-hidden="true">
                        <path className={styles.milestone} data-state={state} d={SIGNS[state]} />
                    </svg>
                    {t(`roadmap.legend-${state}`)}
                </li>
            ))}
            {[false, true].map((isEarly) => (
                <li key={String(isEarly)}>
                    <svg viewBox="0 0 18 18" aria-hidden="true">
                        <path className={styles.arrow} data-early={isEarly} d="M1 9H16M11 4l5 5l-5 5" />
                    </svg>
                    {t(isEarly ? "roadmap.legend-early" : "roadmap.legend-waits")}
                </li>
            ))}
            <li>
                <svg viewBox="0 0 18 18" aria-hidden="true">
                    <line className={styles.now} x1="9" x2="9" y1="1" y2="17" />
                </svg>
                {t("roadmap.legend-now")}
            </li>
        </ul>
    );
}
