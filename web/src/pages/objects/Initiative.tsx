import { useTranslation } from "react-i18next";
import { Link, useParams } from "wouter";

import { usePath } from "../../api/queries";
import { type AnyRecord, type Page, idOf, isNamed, titleOf } from "../../api/types";
import { formatDay, formatEffect } from "../../base/format";
import { RecordPage } from "../../records/Detail";
import { Badge } from "../../ui/Status";
import { NextStep, Standing, StepDay } from "../Standing";
import { today } from "../day";
import { stateOf } from "../roadmap/scale";
import { Facts } from "./Facts";
import styles from "./objects.module.css";
import { Activate, CheckIns, Findings, State, useSaidOf } from "./parts";
import { useSaying } from "./useSaying";

const TONES = { reached: "good", late: "bad", coming: "quiet" } as const;

function Milestones({ id }: { id: string }) {
    const { t, i18n } = useTranslation();
    const query = usePath<Page>(`/milestones?filter=${encodeURIComponent(`initiative eq '${id}'`)}&orderby=dueDate&top=50`);
    const items = (query.data?.items ?? []).filter(({ isCancelled }) => isCancelled !== true);
    if (items.length === 0) return null;
    return (
        <section aria-labelledby="milestones">
            <h2 id="milestones">{t("objects.milestones")}</h2>
            <ul className={styles.said}>
                {items.map((item) => {
                    const state = stateOf(item as object, today());
                    return (
                        <li key={item.id} className={styles.line}>
                            <Badge tone={TONES[state]}>{t(`roadmap.${state}`)}</Badge>
                            <Link href={`/records/milestones/${item.id}`}>{item.title}</Link>
                            {typeof item.dueDate === "string" && <span className="soft small">{formatDay(item.dueDate, i18n.language)}</span>}
                        </li>
                    );
                })}
            </ul>
        </section>
    );
}

/** What it is expected to move, by how much and how (C26, C77). */
function Effects({ id }: { id: string }) {
    const { t, i18n } = useTranslation();
    const query = usePath<Page>(`/links?filter=${encodeURIComponent(`initiative eq '${id}'`)}&top=50&expand=keyResult`);
    const items = query.data?.items ?? [];
    if (items.length === 0) return null;
    return (
        <section aria-labelledby="effects">
            <h2 id="effects">{t("objects.effects")}</h2>
            <ul className={styles.said}>
                {items.map((item) => {
                    const result = isNamed(item.keyResult) ? item.keyResult : undefined;
                    const unit = typeof result?.unit === "string" ? result.unit : undefined;
                    return (
                        <li key={item.id}>
                            <p className={styles.line}>
                                <Link href={`/records/key-results/${idOf(item.keyResult)}`}>{titleOf(item.keyResult) ?? ""}</Link>
                                {typeof item.effect === "number" && <strong className="number">{formatEffect(item.effect, unit, i18n.language)}</strong>}
                                {typeof item.effectDate === "string" && <span className="soft small">{t("board.by", { day: formatDay(item.effectDate, i18n.language) })}</span>}
                            </p>
                            <p className="soft">{typeof item.mechanism === "string" ? item.mechanism : t("objects.noMechanism")}</p>
                        </li>
                    );
                })}
            </ul>
        </section>
    );
}

function Above({ record }: { record: AnyRecord }) {
    const { button, form } = useSaying("initiative", record);
    const said = useSaidOf("initiative", record.id);
    return (
        <div className={styles.panel}>
            <div className={styles.standing}>
                <State record={record} />
                <Standing item={record} word={said.data?.items[0]} />
                <NextStep item={record} />
                <StepDay item={record} day={today()} />
                {button}
            </div>
            {form}
            <Facts collection="initiatives" record={record} />
            <Activate collection="initiatives" record={record} />
            <Effects id={record.id} />
            <Milestones id={record.id} />
            <Findings record={record} />
            <CheckIns field="initiative" id={record.id} />
        </div>
    );
}

/** Initiative is everything about one initiative: its next step, what it should move, milestones, checks, check-ins, history. */
export default function Initiative() {
    const { id = "" } = useParams<{ id: string }>();
    return <RecordPage collection="initiatives" id={id} told={["check-ins", "links", "milestones"]} above={(record) => <Above record={record} />} />;
}
