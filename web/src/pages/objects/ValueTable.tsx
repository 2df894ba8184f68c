import { useTranslation } from "react-i18next";

import type { KeyResultProgress } from "../../api/types";
import { formatDay, formatMeasure } from "../../base/format";
import styles from "./ValueChart.module.css";
import type { Point } from "./values";

/** ValueTable is the chart of a key result as a table: each figure with its day and where it comes from, the latest first. */
export function ValueTable({ result, values }: { result: KeyResultProgress; values: Point[] }) {
    const { t, i18n } = useTranslation();
    return (
        <div className={styles.scroll} tabIndex={0} role="region" aria-label={t("chart.table")}>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{t("chart.day")}</th>
                        <th scope="col" className="number">
                            {t("chart.value")}
                        </th>
                        <th scope="col">{t("chart.from")}</th>
                    </tr>
                </thead>
                <tbody>
                    {values.toReversed().map(({ date, value, origin }) => (
                        <tr key={date}>
                            <td>{formatDay(date, i18n.language)}</td>
                            <td className="number">{formatMeasure(value, result.unit, i18n.language)}</td>
                            <td>{t(`chart.origin.${origin}`)}</td>
                        </tr>
                    ))}
                </tbody>
            </table>
        </div>
    );
}
