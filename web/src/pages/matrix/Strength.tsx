import { useTranslation } from "react-i18next";

import styles from "./Matrix.module.css";

const STRENGTHS = [1, 2, 3, 4, 5];

/** Strength is how strongly a unit contributes: bars that grow, or a dash where it declined (`null`). */
export function Strength({ strength }: { strength: number | null }) {
    if (strength === null)
        return (
            <svg className={styles.declined} viewBox="0 0 24 14" aria-hidden="true">
                <path d="M4 7h16" />
            </svg>
        );
    return (
        <svg className={styles.strength} viewBox="0 0 24 14" aria-hidden="true">
            {STRENGTHS.map((level) => (
                <rect key={level} data-on={level <= strength} x={(level - 1) * 5} y={14 - level * 2.6} width={4} height={level * 2.6} />
            ))}
        </svg>
    );
}

/** Legend says what the bars of the matrix mean. */
export function Legend() {
    const { t } = useTranslation();
    return (
        <ul className={`soft small ${styles.legend}`} aria-label={t("matrix.legend")}>
            {[...STRENGTHS, null].map((strength) => (
                <li key={strength}>
                    <Strength strength={strength} />
                    {t(`matrix.strength-${strength ?? "none"}`)}
                </li>
            ))}
        </ul>
    );
}
