import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { getAsOf } from "../../api/client";
import { pageOf } from "../../api/places";
import { useAll, useMe } from "../../api/queries";
import type { AnyRecord } from "../../api/types";
import { formatShare } from "../../base/format";
import { Empty, Loaded } from "../../ui/States";
import { lazy } from "../../ui/lazy";
import { ProgramPage } from "../ProgramPage";
import { inPlace } from "../board/order";
import { today } from "../day";
import styles from "./Matrix.module.css";
import { Legend, Strength } from "./Strength";
import { inTree } from "./tree";

const RecordDialog = lazy(() => import("../../records/RecordDialog"));
const OVER = new Set(["achieved", "abandoned"]);

interface Chosen {
    unit: AnyRecord;
    objective: AnyRecord;
    contribution: AnyRecord | null;
}

function Cell({ chosen, mayAdd, open }: { chosen: Chosen; mayAdd: boolean; open: (chosen: Chosen) => void }) {
    const { t } = useTranslation();
    const { unit, objective, contribution } = chosen;
    const pair = { unit: unit.title, objective: objective.title };
    if (contribution === null)
        return mayAdd ? (
            <button type="button" className={styles.add} aria-label={t("matrix.add", pair)} onClick={() => open(chosen)}>
                <svg viewBox="0 0 12 12" aria-hidden="true">
                    <path d="M6 2v8M2 6h8" />
                </svg>
            </button>
        ) : (
            <span className="only-spoken">{t("matrix.silent")}</span>
        );
    const words = contribution.status === "declined" ? t("matrix.declined", pair) : t("matrix.contributes", { ...pair, strength: contribution.strength ?? "–" });
    const statement = contribution.status === "declined" ? contribution.declineReason : contribution.statement;
    return (
        <button type="button" className={styles.said} aria-label={words} title={typeof statement === "string" ? statement : words} onClick={() => open(chosen)}>
            <Strength strength={contribution.status === "declined" ? null : typeof contribution.strength === "number" ? contribution.strength : 1} />
        </button>
    );
}

function Table({ units, objectives, contributions }: { units: AnyRecord[]; objectives: AnyRecord[]; contributions: AnyRecord[] }) {
    const { t, i18n } = useTranslation();
    const me = useMe();
    const [chosen, choose] = useState<Chosen | null>(null);
    const may = me.data?.may.contributions ?? [];
    const isNow = getAsOf() === null;
    const said = new Map(contributions.map((one) => [`${String(one.unit)} ${String(one.objective)}`, one]));
    const contributes = (unit: AnyRecord, objective: AnyRecord) => said.get(`${unit.id} ${objective.id}`)?.status === "contributes";
    const silent = units.filter((unit) => objectives.every((objective) => !said.has(`${unit.id} ${objective.id}`)));
    return (
        <>
            <p className="soft">
                {silent.length === 0 ? t("matrix.allSpoke") : t("matrix.silentUnits", { count: silent.length, total: units.length, names: silent.slice(0, 4).map(({ title }) => title).join(", ") })}
            </p>
            <Legend />
            <div className={styles.scroll} role="region" aria-label={t("matrix.label")} tabIndex={0}>
                <table className={styles.table}>
                    <thead>
                        <tr>
                            <td />
                            {objectives.map((objective) => (
                                <th key={objective.id} scope="col">
                                    <Link href={`/records/objectives/${objective.id}`}>{objective.title}</Link>
                                </th>
                            ))}
                        </tr>
                    </thead>
                    <tbody>
                        {inTree(units).map(({ unit, depth }) => (
                            <tr key={unit.id}>
                                <th scope="row">
                                    <span style={{ paddingInlineStart: depth * 16 }}>
                                        <Link href={pageOf("units", unit.id)}>{unit.title}</Link>
                                    </span>
                                </th>
                                {objectives.map((objective) => {
                                    const contribution = said.get(`${unit.id} ${objective.id}`) ?? null;
                                    return (
                                        <td key={objective.id}>
                                            <Cell chosen={{ unit, objective, contribution }} mayAdd={isNow && may.includes("create")} open={choose} />
                                        </td>
                                    );
                                })}
                            </tr>
                        ))}
                    </tbody>
                    <tfoot>
                        <tr>
                            <th scope="row">{t("matrix.share")}</th>
                            {objectives.map((objective) => {
                                const count = units.filter((unit) => contributes(unit, objective)).length;
                                return (
                                    <td key={objective.id} className="number" data-none={count === 0}>
                                        {formatShare(count / units.length, i18n.language)}
                                    </td>
                                );
                            })}
                        </tr>
                    </tfoot>
                </table>
            </div>
            {chosen && (
                <Suspense>
                    <Opened chosen={chosen} mayChange={isNow && may.includes("update")} close={() => choose(null)} />
                </Suspense>
            )}
        </>
    );
}

/** What a unit said, to read or to change; a new statement begins with its unit, its objective and today. */
function Opened({ chosen, mayChange, close }: { chosen: Chosen; mayChange: boolean; close: () => void }) {
    const { t } = useTranslation();
    const { unit, objective, contribution } = chosen;
    const title = t("matrix.dialog", { unit: unit.title, objective: objective.title });
    if (contribution !== null && !mayChange) return <ReadOnly title={title} contribution={contribution} close={close} />;
    const preset = { unit: unit.id, objective: objective.id, statedDate: today() };
    return <RecordDialog collection="contributions" record={contribution} title={title} close={close} {...(contribution === null ? { preset } : {})} />;
}

const ReadOnly = lazy(() => import("./ReadOnly"));

function Whole({ program }: { program: AnyRecord }) {
    const { t } = useTranslation();
    const units = useAll("/units?filter=isActive%20eq%20true&orderby=title&select=title,parent");
    const objectives = useAll(`/objectives?filter=${encodeURIComponent(`program eq '${program.id}'`)}&orderby=sortOrder,title&select=title,status,sortOrder`);
    const contributions = useAll(`/contributions?filter=${encodeURIComponent(`objective/program eq '${program.id}'`)}`);
    const chosen = (Array.isArray(program.units) ? program.units : []) as string[];
    return (
        <Loaded query={objectives}>
            {(all) => {
                const open = inPlace(all).filter(({ status }) => !OVER.has(String(status)));
                const inScope = (units.data ?? []).filter(({ id }) => chosen.length === 0 || chosen.includes(id));
                if (open.length === 0 || (units.data && inScope.length === 0)) return <Empty title={t("matrix.empty")}>{t("matrix.emptyHint")}</Empty>;
                return <Loaded query={contributions}>{(said) => <Loaded query={units}>{() => <Table units={inScope} objectives={open} contributions={said} />}</Loaded>}</Loaded>;
            }}
        </Loaded>
    );
}

/** Matrix is units × objectives, with what each unit says that it contributes (C07). */
export default function Matrix() {
    const { t } = useTranslation();
    return (
        <ProgramPage base="/matrix" wide title={(program) => t("matrix.title", { program: program.title })}>
            {(program) => <Whole program={program} />}
        </ProgramPage>
    );
}
