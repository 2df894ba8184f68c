import { useTranslation } from "react-i18next";
import { useParams } from "wouter";

import { useAll, usePath } from "../../api/queries";
import { type AnyRecord, type KeyResultProgress, type PartProgress, idOf } from "../../api/types";
import { formatDay, formatMeasure } from "../../base/format";
import { RecordPage } from "../../records/Detail";
import { Legend } from "../../ui/Legend";
import { ProgressLine } from "../../ui/ProgressLine";
import { Status, toneOf } from "../../ui/Status";
import { outlookOf, standingOf } from "../../ui/standing";
import { Facts } from "./Facts";
import { ValueChart } from "./ValueChart";
import styles from "./objects.module.css";
import { Activate, CheckIns, Findings } from "./parts";
import { Measured, Moved } from "./sources";
import { resultsOf } from "./tree";
import { useSaying } from "./useSaying";
import { type Point, measuredBeside, pointsOf } from "./values";

function Standing({ result, record, points }: { result: KeyResultProgress; record: AnyRecord; points: Point[] }) {
    const { t, i18n } = useTranslation();
    const { button, form } = useSaying("keyResult", record, result);
    const measured = measuredBeside(points);
    return (
        <>
            <div className={styles.standing}>
                {result.value !== undefined && <strong className="number">{formatMeasure(result.value, result.unit, i18n.language)}</strong>}
                <Status status={result.status} />
                {result.valueDate !== undefined && <span className="soft">{t("objects.asOf", { day: formatDay(result.valueDate, i18n.language), evidence: t(`evidence.${result.evidence ?? "none"}`) })}</span>}
                {button}
            </div>
            {measured && <p>{t("objects.measuredBeside", { value: formatMeasure(measured.value, result.unit, i18n.language), day: formatDay(measured.date, i18n.language) })}</p>}
            {form}
            <p>{[standingOf(result, t, i18n.language), ...outlookOf(result, t, i18n.language)].join(" ")}</p>
            <div className={styles.progress}>
                <ProgressLine value={result.progress} expected={result.expectedProgress} tone={toneOf(result.status)} label={result.title} />
                <Legend />
            </div>
        </>
    );
}

function Above({ record }: { record: AnyRecord }) {
    const program = idOf(record.program);
    const progress = usePath<PartProgress>(program === null ? null : `/programs/${program}/progress`);
    const measure = idOf(record.measure);
    const observations = useAll(measure === null ? null : `/observations?filter=${encodeURIComponent(`measure eq '${measure}' and businessUnit eq null`)}&orderby=date&select=date,value,evidence,supersedes,createdAt`);
    const said = useAll(`/check-ins?filter=${encodeURIComponent(`keyResult eq '${record.id}'`)}&orderby=date&select=date,value,createdAt`);
    const points = pointsOf(observations.data ?? [], said.data ?? []);
    const result = progress.data && resultsOf(progress.data).find(({ id }) => id === record.id);
    return (
        <div className={styles.panel}>
            <Activate collection="key-results" record={record} />
            {result && <Standing result={result} record={record} points={points} />}
            {result && <ValueChart result={result} values={points} />}
            <Facts collection="key-results" record={record} />
            <Findings record={record} />
            <Measured id={measure} />
            <Moved id={record.id} unit={result?.unit} />
            <CheckIns field="keyResult" id={record.id} unit={result?.unit} />
        </div>
    );
}

/** KeyResult is everything about one key result: where it stands, its figures over time, checks, check-ins, links, history. */
export default function KeyResult() {
    const { id = "" } = useParams<{ id: string }>();
    return <RecordPage collection="key-results" id={id} told={["check-ins", "links"]} above={(record) => <Above record={record} />} />;
}
