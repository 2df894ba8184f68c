import { useTranslation } from "react-i18next";
import { Link, useParams } from "wouter";

import { usePath } from "../../api/queries";
import { type AnyRecord, type PartProgress, idOf } from "../../api/types";
import { formatMeasure } from "../../base/format";
import { RecordPage } from "../../records/Detail";
import { ProgressLine } from "../../ui/ProgressLine";
import { Status, toneOf } from "../../ui/Status";
import { Facts } from "./Facts";
import styles from "./objects.module.css";
import { Activate, CheckIns, Findings, State } from "./parts";
import { partOf } from "./tree";
import { useSaying } from "./useSaying";

function Above({ record }: { record: AnyRecord }) {
    const { t, i18n } = useTranslation();
    const program = idOf(record.program);
    const progress = usePath<PartProgress>(program === null ? null : `/programs/${program}/progress`);
    const { button, form } = useSaying("objective", record);
    const part = progress.data && partOf(progress.data, record.id);
    return (
        <div className={styles.panel}>
            <div className={styles.standing}>
                <State record={record} />
                {part && <Status status={part.status} />}
                {button}
            </div>
            {form}
            <Facts collection="objectives" record={record} />
            <Activate collection="objectives" record={record} />
            {part && (
                <section aria-labelledby="results">
                    <h2 id="results">{t("objects.results")}</h2>
                    {(part.keyResults ?? []).length === 0 && <p className="soft">{t("objects.noResults")}</p>}
                    <ul className={styles.results}>
                        {(part.keyResults ?? []).map((result) => (
                            <li key={result.id}>
                                <span>
                                    <Link href={`/records/key-results/${result.id}`}>{result.title}</Link>{" "}
                                    {result.value !== undefined && <span className="soft small">{formatMeasure(result.value, result.unit, i18n.language)}</span>}
                                </span>
                                <ProgressLine value={result.progress} expected={result.expectedProgress} tone={toneOf(result.status)} label={result.title} />
                                <Status status={result.status} />
                            </li>
                        ))}
                    </ul>
                </section>
            )}
            <Findings record={record} />
            <CheckIns field="objective" id={record.id} />
        </div>
    );
}

/** Objective is everything about one objective: its key results and where they stand, checks, check-ins, links, history. */
export default function Objective() {
    const { id = "" } = useParams<{ id: string }>();
    return <RecordPage collection="objectives" id={id} told={["check-ins", "key-results"]} above={(record) => <Above record={record} />} />;
}
