import { Switch } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { type AnyRecord, idOf, titleOf } from "../../api/types";
import { Loaded } from "../../ui/States";
import { Badge, type Tone } from "../../ui/Status";
import { sorted } from "../board/order";
import { NextStep, StepDay } from "../Standing";
import { today } from "../day";
import styles from "./Unit.module.css";
import type { Scope } from "./scope";
import { useInitiatives } from "./useScope";

const HORIZONS = ["immediate", "next-year", "next-three-years", null] as const;
const TONES: Record<string, Tone> = { active: "good", done: "good", paused: "warn" };

function Card({ item, scope }: { item: AnyRecord; scope: Scope }) {
    const { t } = useTranslation();
    const status = String(item.status);
    const beside = [scope.levels > 0 ? titleOf(item.ownerUnit) : undefined, scope.programs.length > 1 ? scope.programs.find(({ id }) => id === idOf(item.program))?.title : undefined];
    return (
        <li className={styles.card}>
            <Link href={`/records/initiatives/${item.id}`}>{item.title}</Link>
            <Badge tone={TONES[status] ?? "quiet"}>{t(`initiative.${status}`)}</Badge>
            <span className="small">
                {t("unit.owner", { name: titleOf(item.owner) ?? t("unit.nobody") })}
                <br />
                {t("unit.sponsor", { name: titleOf(item.sponsor) ?? t("unit.programSponsor") })}
            </span>
            <NextStep item={item} isSmall />
            <StepDay item={item} day={today()} />
            <span className="soft small">{beside.filter((one) => one !== undefined).join(" · ")}</span>
        </li>
    );
}

/** Initiatives are those that the unit runs, by horizon. */
export function Initiatives({ scope }: { scope: Scope }) {
    const { t } = useTranslation();
    const [showsOver, showOver] = useState(false);
    const query = useInitiatives(scope);
    return (
        <section aria-labelledby="unit-initiatives">
            <h2 id="unit-initiatives">{t("unit.initiatives")}</h2>
            <Loaded query={query}>
                {(items) => {
                    const over = items.filter(({ status }) => status === "done" || status === "stopped");
                    const shown = sorted((showsOver ? items : items.filter((item) => !over.includes(item))) as (AnyRecord & { rank?: number })[]);
                    const [board] = scope.programs.length === 1 ? scope.programs : [];
                    return (
                        <>
                            <p className={styles.more}>
                                <span className="soft small">{t("unit.initiativesCount")}</span>
                                {board && <Link href={`/board/${board.id}`}>{t("unit.toBoard")}</Link>}
                                {over.length > 0 && <Switch label={t("unit.over", { count: over.length })} checked={showsOver} onChange={(_, { checked }) => showOver(checked)} />}
                            </p>
                            {shown.length === 0 ? (
                                <p className={styles.none}>{t("unit.noInitiatives")}</p>
                            ) : (
                                <div className={styles.horizons}>
                                    {HORIZONS.map((horizon) => {
                                        const here = shown.filter((item) => (item.horizon ?? null) === horizon);
                                        if (horizon === null && here.length === 0) return null;
                                        return (
                                            <section key={horizon ?? "none"} aria-label={t(`horizon.${horizon ?? "none"}`)}>
                                                <h3>
                                                    {t(`horizon.${horizon ?? "none"}`)} <span className="soft number">{here.length}</span>
                                                </h3>
                                                {here.length === 0 && <p className="soft small">{t("board.nothingHere")}</p>}
                                                <ul className={styles.cards}>
                                                    {here.map((item) => (
                                                        <Card key={item.id} item={item} scope={scope} />
                                                    ))}
                                                </ul>
                                            </section>
                                        );
                                    })}
                                </div>
                            )}
                        </>
                    );
                }}
            </Loaded>
        </section>
    );
}
