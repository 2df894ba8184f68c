import { useTranslation } from "react-i18next";
import { Link, useParams } from "wouter";

import { usePath } from "../../api/queries";
import { type AnyRecord, type KeyResultProgress, type PartProgress, idOf } from "../../api/types";
import { formatMeasure } from "../../base/format";
import { RecordPage } from "../../records/Detail";
import { Legend } from "../../ui/Legend";
import { ProgressLine } from "../../ui/ProgressLine";
import { Status, toneOf } from "../../ui/Status";
import { Facts } from "./Facts";
import styles from "./objects.module.css";
import { Activate, CheckIns, Findings, State } from "./parts";
import { partOf } from "./tree";
import { useSaying } from "./useSaying";

function Result({ result: { id, title, value, target, unit, progress, expectedProgress, status } }: { result: KeyResultProgress }) {
    const { t, i18n } = useTranslation();
    const write = (figure: number | undefined) => (figure === undefined ? "–" : formatMeasure(figure, unit, i18n.language));
    return (
        <li>
            <Link href={`/records/key-results/${id}`}>{title}</Link>
            <strong className="number">{write(value)}</strong>
            <span className="number">
                <span aria-hidden="true">→ </span>
                {t("strategy.target", { target: write(target) })}
            </span>
            <ProgressLine value={progress} expected={expectedProgress} tone={toneOf(status)} label={title} />
            <Status status={status} />
        </li>
    );
}

/** Drafts stand nowhere else on the page: what counts already is in the list above with its own reason. */
function Missing({ part: { keyResults = [], missing, id: own } }: { part: PartProgress }) {
    const drafts = missing.filter(({ id }) => id !== own && !keyResults.some((result) => result.id === id));
    if (drafts.length === 0) return null;
    return (
        <ul className={styles.drafts}>
            {drafts.map(({ id, title, why }) => (
                <li key={id}>
                    <Link href={`/records/key-results/${id}`}>{title}</Link> <span className="soft small">{why}</span>
                </li>
            ))}
        </ul>
    );
}

function Above({ record }: { record: AnyRecord }) {
    const { t } = useTranslation();
    const program = idOf(record.program);
    const progress = usePath<PartProgress>(program === null ? null : `/programs/${program}/progress`);
    const { button, form } = useSaying("objective", record);
    const part = progress.data && partOf(progress.data, record.id);
    return (
        <div className={styles.panel}>
            <div className={styles.standing}>
                <State record={record} />
                {part && <Status status={part.status} />}
                {part && <span className="soft small">{t("objects.byResults")}</span>}
                {button}
            </div>
            {form}
            <Facts collection="objectives" record={record} />
            <Activate collection="objectives" record={record} />
            {part && (
                <section aria-labelledby="results">
                    <h2 id="results">{t("objects.results")}</h2>
                    {(part.keyResults ?? []).length + part.missing.filter(({ id }) => id !== record.id).length === 0 && <p className="soft">{t("objects.noResults")}</p>}
                    <ul className={styles.results}>
                        {(part.keyResults ?? []).map((result) => (
                            <Result key={result.id} result={result} />
                        ))}
                    </ul>
                    {(part.keyResults ?? []).length > 0 && <Legend />}
                    <Missing part={part} />
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
