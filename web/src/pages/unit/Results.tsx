import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { useAll } from "../../api/queries";
import { type AnyRecord, type KeyResultProgress, idOf, titleOf } from "../../api/types";
import { formatMeasure } from "../../base/format";
import { ProgressLine } from "../../ui/ProgressLine";
import { Loaded } from "../../ui/States";
import { Status, toneOf } from "../../ui/Status";
import styles from "./Unit.module.css";
import { type Scope, filterOf } from "./scope";
import { useKeyResults, useResults } from "./useScope";

function Row({ id, title, result, owner }: { id: string; title: string; result: KeyResultProgress | undefined; owner: string | undefined }) {
    const { t, i18n } = useTranslation();
    const write = (value: number | undefined) => (value === undefined ? "–" : formatMeasure(value, result?.unit, i18n.language));
    return (
        <tr>
            <th scope="row">
                <Link href={`/records/key-results/${id}`}>{title}</Link>
                {owner !== undefined && <span className="soft small">{owner}</span>}
            </th>
            <td className="number" data-label={t("unit.value")}>
                {write(result?.value)}
            </td>
            <td className="number" data-label={t("unit.expected")}>
                {write(result?.expected)}
            </td>
            <td className="number" data-label={t("unit.target")}>
                {write(result?.target)}
            </td>
            <td data-label={t("unit.progress")}>
                <ProgressLine value={result?.progress} expected={result?.expectedProgress} tone={toneOf(result?.status ?? "no-data")} label={title} />
            </td>
            <td>
                <Status status={result?.status ?? "no-data"} />
            </td>
        </tr>
    );
}

function Table({ label, items, results }: { label: string; items: AnyRecord[]; results: Map<string, KeyResultProgress> }) {
    const { t } = useTranslation();
    return (
        <table className={styles.table}>
            <caption>{label}</caption>
            <thead>
                <tr>
                    <th scope="col">{t("unit.keyResult")}</th>
                    <th scope="col" className="number">
                        {t("unit.value")}
                    </th>
                    <th scope="col" className="number">
                        {t("unit.expected")}
                    </th>
                    <th scope="col" className="number">
                        {t("unit.target")}
                    </th>
                    <th scope="col">{t("unit.progress")}</th>
                    <th scope="col">{t("unit.status")}</th>
                </tr>
            </thead>
            <tbody>
                {items.map((item) => (
                    <Row key={item.id} id={item.id} title={item.title ?? item.id} owner={titleOf(item.owner)} result={results.get(item.id)} />
                ))}
            </tbody>
        </table>
    );
}

/** Results are the figures that a unit answers for by its people, and those that its initiatives are to move. */
export function Results({ scope }: { scope: Scope }) {
    const { t } = useTranslation();
    const own = useKeyResults(scope);
    const results = useResults(scope.programs);
    const links = useAll(`/links?filter=${encodeURIComponent(filterOf(scope, ["initiative/ownerUnit"], "initiative/program", "keyResult/status eq 'active'"))}&select=keyResult&expand=keyResult`);
    return (
        <section aria-labelledby="unit-results">
            <h2 id="unit-results">{t("unit.results")}</h2>
            <Loaded query={own}>
                {(owned) => {
                    const moved = new Map((links.data ?? []).flatMap(({ keyResult }) => (typeof keyResult === "object" && keyResult !== null && !Array.isArray(keyResult) ? [[idOf(keyResult) ?? "", keyResult as unknown as AnyRecord] as const] : [])));
                    for (const { id } of owned) moved.delete(id);
                    if (owned.length + moved.size === 0) return <p className={styles.none}>{t("unit.noResults")}</p>;
                    return (
                        <>
                            {owned.length > 0 && <Table label={t("unit.ownResults", { count: owned.length })} items={owned} results={results} />}
                            {moved.size > 0 && <Table label={t("unit.movedResults", { count: moved.size })} items={[...moved.values()]} results={results} />}
                        </>
                    );
                }}
            </Loaded>
        </section>
    );
}
