import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { KeyResultProgress } from "../../api/types";
import { formatDay, formatMeasure, formatNumber } from "../../base/format";
import { today } from "../day";
import { useWidth } from "../../ui/useWidth";
import styles from "./ValueChart.module.css";
import { type Frame, type Value, expectedLine, frameOf } from "./values";

const HEIGHT = 240;
const LEFT = 64;
const RIGHT = 96;
const TOP = 14;
const BOTTOM = 28;

function scalesOf({ days, figures }: Frame, whole: number) {
    const width = whole - LEFT - RIGHT;
    const height = HEIGHT - TOP - BOTTOM;
    return {
        x: (date: string) => LEFT + ((Math.round(Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / 86_400_000) - days[0]) / Math.max(days[1] - days[0], 1)) * width,
        y: (value: number) => TOP + height - ((value - figures[0]) / (figures[1] - figures[0])) * height,
    };
}

function Drawing({ result, values, frame, width }: { result: KeyResultProgress; values: Value[]; frame: Frame; width: number }) {
    const { t, i18n } = useTranslation();
    const { x, y } = scalesOf(frame, width);
    const expected = expectedLine(result);
    const path = (points: Value[]) => points.map(({ date, value }, index) => `${index === 0 ? "M" : "L"}${x(date).toFixed(1)} ${y(value).toFixed(1)}`).join("");
    const last = values.at(-1);
    const measure = (value: number) => formatMeasure(value, result.unit, i18n.language);
    const ends = [values[0]?.date, expected[0]?.date].filter((date) => date !== undefined).toSorted();
    const until = [last?.date, expected.at(-1)?.date].filter((date) => date !== undefined).toSorted().at(-1);
    // The word at the last value gives way to the one at the target where they would lie upon each other.
    const isCrowded = result.target !== undefined && last !== undefined && Math.abs(y(last.value) - y(result.target)) < 16;
    return (
        <svg width={width} height={HEIGHT} className={styles.drawing} role="img" aria-label={t("chart.label", { title: result.title, reason: result.reason })}>
            {frame.steps.map((step) => (
                <g key={step}>
                    <line className={styles.grid} x1={LEFT} x2={width - RIGHT} y1={y(step)} y2={y(step)} />
                    <text className={styles.figure} x={LEFT - 8} y={y(step) + 4} textAnchor="end">
                        {formatNumber(step, i18n.language)}
                    </text>
                </g>
            ))}
            {ends[0] && (
                <text className={styles.figure} x={x(ends[0])} y={HEIGHT - 8}>
                    {formatDay(ends[0], i18n.language)}
                </text>
            )}
            {until && (
                <text className={styles.figure} x={x(until)} y={HEIGHT - 8} textAnchor="end">
                    {formatDay(until, i18n.language)}
                </text>
            )}
            <line className={styles.now} x1={x(today())} x2={x(today())} y1={TOP} y2={HEIGHT - BOTTOM} />
            {expected.length > 0 && <path className={styles.expected} d={path(expected)} />}
            <path className={styles.values} d={path(values)} />
            {values.map(({ date, value }) => (
                <circle key={date} className={styles.dot} cx={x(date)} cy={y(value)} r={values.length > 40 ? 1.5 : 3}>
                    <title>{`${formatDay(date, i18n.language)}: ${measure(value)}`}</title>
                </circle>
            ))}
            {result.target !== undefined && expected[1] && (
                <text className={styles.target} x={x(expected[1].date) + 6} y={y(result.target) + 4}>
                    {t("chart.target", { value: measure(result.target) })}
                </text>
            )}
            {last && (
                <text className={styles.last} x={x(last.date) + 6} y={y(last.value) + (isCrowded ? 18 : 4)}>
                    {measure(last.value)}
                </text>
            )}
        </svg>
    );
}

/** ValueChart draws the figures of a key result against the way that is expected and its target; the same as a table beside it. */
export function ValueChart({ result, values }: { result: KeyResultProgress; values: Value[] }) {
    const { t, i18n } = useTranslation();
    const [isTable, showTable] = useState(false);
    const [box, width] = useWidth<HTMLElement>(720);
    const expected = expectedLine(result);
    const frame = frameOf([...values, ...expected], today());
    const isEmpty = frame === null || values.length === 0;
    return (
        <figure className={styles.chart} ref={box}>
            {isEmpty ? (
                <p className="soft">{t("chart.none")}</p>
            ) : isTable ? (
                <div className={styles.scroll} tabIndex={0} role="region" aria-label={t("chart.table")}>
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{t("chart.day")}</th>
                                <th scope="col" className="number">
                                    {t("chart.value")}
                                </th>
                            </tr>
                        </thead>
                        <tbody>
                            {values.toReversed().map(({ date, value }) => (
                                <tr key={date}>
                                    <td>{formatDay(date, i18n.language)}</td>
                                    <td className="number">{formatMeasure(value, result.unit, i18n.language)}</td>
                                </tr>
                            ))}
                        </tbody>
                    </table>
                </div>
            ) : (
                <Drawing result={result} values={values} frame={frame} width={Math.max(Math.min(width, 860), 260)} />
            )}
            {!isEmpty && (
                <figcaption>
                    <Button size="small" appearance="subtle" onClick={() => showTable(!isTable)}>
                        {isTable ? t("chart.asChart") : t("chart.asTable")}
                    </Button>
                </figcaption>
            )}
        </figure>
    );
}
