import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { KeyResultProgress } from "../../api/types";
import { formatDay, formatMeasure, formatNumber } from "../../base/format";
import { standingOf } from "../../ui/standing";
import { textWidth } from "../../ui/textWidth";
import { useWidth } from "../../ui/useWidth";
import { today } from "../day";
import styles from "./ValueChart.module.css";
import { ValueTable } from "./ValueTable";
import { type Frame, ORIGINS, type Origin, type Point, type Value, expectedLine, frameOf, labelAt, marginsOf } from "./values";

const HEIGHT = 240;
const TYPE = 12;
const HEAVY = 650;
const TOP = 20;
const BOTTOM = 28;
const MANY = 40;

function scalesOf({ days, figures }: Frame, left: number, width: number) {
    const height = HEIGHT - TOP - BOTTOM;
    return {
        x: (date: string) => left + ((Math.round(Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / 86_400_000) - days[0]) / Math.max(days[1] - days[0], 1)) * width,
        y: (value: number) => TOP + height - ((value - figures[0]) / (figures[1] - figures[0])) * height,
    };
}

/** Shape is a disc for what was measured and a hollow diamond for what somebody stated. */
function Shape({ origin, x, y, size }: { origin: Origin; x: number; y: number; size: number }) {
    if (origin === "measured") return <circle className={styles.dot} cx={x} cy={y} r={size} />;
    const reach = size * 1.6;
    return <path className={styles.claim} d={`M${x} ${y - reach}L${x + reach} ${y}L${x} ${y + reach}L${x - reach} ${y}Z`} />;
}

/** Origins say which shape means what, for those that are drawn. */
function Origins({ points }: { points: Point[] }) {
    const { t } = useTranslation();
    return (
        <ul className={`soft small ${styles.origins}`}>
            {ORIGINS.filter((one) => points.some(({ origin }) => origin === one)).map((origin) => (
                <li key={origin}>
                    <svg className={styles.sample} viewBox="0 0 12 12" aria-hidden="true">
                        <Shape origin={origin} x={6} y={6} size={3} />
                    </svg>
                    {t(`chart.origin.${origin}`)}
                </li>
            ))}
        </ul>
    );
}

function Drawing({ result, values, frame, width }: { result: KeyResultProgress; values: Point[]; frame: Frame; width: number }) {
    const { t, i18n } = useTranslation();
    const language = i18n.language;
    const measure = (value: number) => formatMeasure(value, result.unit, language);
    const heavy = (text: string) => textWidth(text, TYPE, HEAVY);
    const expected = expectedLine(result);
    const last = values.at(-1);
    // each with a shorter form, for where there is no room
    const aims = result.target === undefined ? [] : [t("chart.target", { value: measure(result.target) }), measure(result.target), formatNumber(result.target, language)];
    const lasts = last === undefined ? [] : [measure(last.value), formatNumber(last.value, language)];
    const steps = frame.steps.map((step) => formatNumber(step, language));
    const { left, right } = marginsOf(steps, [...aims.slice(0, 1), ...lasts.slice(0, 1)], width, heavy);
    const { x, y } = scalesOf(frame, left, width - left - right);
    const path = (points: Value[]) => points.map(({ date, value }, index) => `${index === 0 ? "M" : "L"}${x(date).toFixed(1)} ${y(value).toFixed(1)}`).join("");
    const start = [values[0]?.date, expected[0]?.date].filter((date) => date !== undefined).toSorted()[0];
    const until = [last?.date, expected.at(-1)?.date].filter((date) => date !== undefined).toSorted().at(-1);
    const aim = aims.length > 0 && expected[1] ? labelAt(aims, x(expected[1].date), width, heavy) : null;
    const said = last ? labelAt(lasts, x(last.date), width, heavy) : null;
    // The word at the last value gives way to the one at the target where they would lie upon each other.
    const isCrowded = aim !== null && last !== undefined && result.target !== undefined && Math.abs(y(last.value) - y(result.target)) < 16;
    const dates = [start, until].map((date) => (date === undefined ? "" : formatDay(date, language)));
    const isTight = start !== undefined && until !== undefined && x(start) + textWidth(dates[0] ?? "", TYPE) + 12 > x(until) - textWidth(dates[1] ?? "", TYPE);
    return (
        <svg width={width} height={HEIGHT} className={styles.drawing} role="img" aria-label={t("chart.label", { title: result.title, reason: standingOf(result, t, language) })}>
            {frame.steps.map((step, index) => (
                <g key={step}>
                    <line className={styles.grid} x1={left} x2={width - right} y1={y(step)} y2={y(step)} />
                    <text className={styles.figure} x={left - 8} y={y(step) + 4} textAnchor="end">
                        {steps[index]}
                    </text>
                </g>
            ))}
            {start && (
                <text className={styles.figure} x={isTight ? 2 : x(start)} y={HEIGHT - 8}>
                    {dates[0]}
                </text>
            )}
            {until && (
                <text className={styles.figure} x={isTight ? width - 2 : x(until)} y={HEIGHT - 8} textAnchor="end">
                    {dates[1]}
                </text>
            )}
            <line className={styles.now} x1={x(today())} x2={x(today())} y1={TOP} y2={HEIGHT - BOTTOM} />
            {expected.length > 0 && <path className={styles.expected} d={path(expected)} />}
            {ORIGINS.map((one) => (
                <path key={one} className={styles[one]} d={path(values.filter(({ origin }) => origin === one))} />
            ))}
            {values.map(({ date, value, origin }) => (
                <g key={date} data-origin={origin}>
                    <title>{t("chart.point", { day: formatDay(date, language), value: measure(value), origin: t(`chart.origin.${origin}`) })}</title>
                    <Shape origin={origin} x={x(date)} y={y(value)} size={values.length > MANY ? 1.5 : 3} />
                </g>
            ))}
            {aim && result.target !== undefined && (
                <text className={styles.target} x={aim.x} y={y(result.target) + (aim.isBeside ? 4 : -8)} textAnchor={aim.anchor}>
                    {aim.text}
                </text>
            )}
            {said && last && (
                <text className={styles.last} x={said.x} y={y(last.value) + (isCrowded ? 18 : said.isBeside ? 4 : -8)} textAnchor={said.anchor}>
                    {said.text}
                </text>
            )}
        </svg>
    );
}

/** ValueChart draws the figures of a key result against the way that is expected and its target; the same as a table beside it. */
export function ValueChart({ result, values }: { result: KeyResultProgress; values: Point[] }) {
    const { t } = useTranslation();
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
                <ValueTable result={result} values={values} />
            ) : (
                <Drawing result={result} values={values} frame={frame} width={Math.max(Math.min(width, 860), 260)} />
            )}
            {!isEmpty && (
                <figcaption className={styles.caption}>
                    {!isTable && <Origins points={values} />}
                    <Button size="small" appearance="subtle" onClick={() => showTable(!isTable)}>
                        {isTable ? t("chart.asChart") : t("chart.asTable")}
                    </Button>
                </figcaption>
            )}
        </figure>
    );
}
