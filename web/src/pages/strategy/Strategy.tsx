import { Button, Select } from "@fluentui/react-components";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";

import { getAsOf } from "../../api/client";
import { pageOf } from "../../api/places";
import { useAll, useMe } from "../../api/queries";
import { type AnyRecord, titleOf } from "../../api/types";
import { dayNow } from "../../base/day";
import { formatDay } from "../../base/format";
import { Empty, Loaded, Loading } from "../../ui/States";
import { lazy } from "../../ui/lazy";
import { ProgramPage } from "../ProgramPage";
import { Plan } from "./Plan";
import styles from "./Strategy.module.css";
import { ALL, STATUSES, type Wanted, addressOf } from "./filter";
import { narrowed, useStrategy } from "./useStrategy";
import { useWanted } from "./useWanted";

const ShareDialog = lazy(() => import("./Share"));

function Choice({ label, all, value, options, choose }: { label: string; all: string; value: string; options: [string, string][]; choose: (value: string) => void }) {
    return (
        <Select aria-label={label} value={value} onChange={(_, data) => choose(data.value)}>
            <option value="">{all}</option>
            {options.map(([key, name]) => (
                <option key={key} value={key}>
                    {name}
                </option>
            ))}
        </Select>
    );
}

/** On paper: of what day it tells; where that is one of the past, which stands above every page, when it was printed. */
function Paper({ day }: { day: string }) {
    const { t, i18n } = useTranslation();
    const isNow = getAsOf() === null;
    return (
        <p className={`soft ${styles.paper}`}>
            {isNow ? t("strategy.asOf", { day: formatDay(day, i18n.language) }) : t("strategy.printed", { day: formatDay(dayNow(), i18n.language) })}
        </p>
    );
}

function Whole({ program }: { program: AnyRecord }) {
    const { t } = useTranslation();
    const [, go] = useLocation();
    const [wanted, want] = useWanted();
    const { query, data, facts, people } = useStrategy(program.id);
    const units = useAll("/units?filter=isActive%20eq%20true&orderby=title&select=title");
    const concerned = new Set([...facts.unitsOf.values()].flatMap((ids) => [...ids]));
    const me = useMe();
    const [isSharing, share] = useState(false);
    const mayShare = getAsOf() === null && ["create", "update"].every((act) => (me.data?.may.publications ?? []).some((one) => one === act));
    const isAsked = addressOf(wanted) !== "";
    return (
        <Loaded query={query}>
            {() => {
                if (data === null) return <Loading />;
                const shown = narrowed(data, wanted, facts);
                return (
                    <>
                        <div className={styles.tools}>
                            <Choice
                                label={t("strategy.owner")}
                                all={t("strategy.allOwners")}
                                value={wanted.owner}
                                options={[...people].toSorted(([, one], [, other]) => one.localeCompare(other))}
                                choose={(owner) => want({ ...wanted, owner })}
                            />
                            <Choice
                                label={t("strategy.unit")}
                                all={t("strategy.allUnits")}
                                value={wanted.unit}
                                options={(units.data ?? []).filter(({ id }) => concerned.has(id)).map(({ id, title }) => [id, title ?? id])}
                                choose={(unit) => want({ ...wanted, unit })}
                            />
                            <Choice
                                label={t("strategy.status")}
                                all={t("strategy.allStatuses")}
                                value={wanted.status}
                                options={STATUSES.map((status) => [status, t(`status.${status}`)])}
                                choose={(status) => want({ ...wanted, status: status as Wanted["status"] })}
                            />
                            {wanted.unit !== "" && <Link href={pageOf("units", wanted.unit)}>{t("strategy.toUnit")}</Link>}
                            {isAsked && <Button onClick={() => want(ALL)}>{t("strategy.showAll")}</Button>}
                            <span className={styles.acts}>
                                <Button onClick={() => go(`/present/${program.id}${addressOf(wanted)}`)}>{t("strategy.present")}</Button>
                                <Button onClick={() => window.print()}>{t("strategy.print")}</Button>
                                {mayShare && <Button onClick={() => share(true)}>{t("share.button")}</Button>}
                            </span>
                        </div>
                        <Paper day={data.day} />
                        {isAsked && (shown.whole.parts ?? []).length === 0 && <Empty title={t("strategy.nothing")}>{t("strategy.nothingHint")}</Empty>}
                        <Plan data={shown} />
                        {isSharing && (
                            <Suspense>
                                <ShareDialog program={program} close={() => share(false)} />
                            </Suspense>
                        )}
                    </>
                );
            }}
        </Loaded>
    );
}

/** Strategy is the one page that an executive opens: visions, objectives with key results, initiatives in three horizons. */
export default function Strategy() {
    const { t } = useTranslation();
    return (
        <ProgramPage
            base="/strategy"
            wide
            title={(program) => program.title}
            beside={(program) => <span className="soft">{t("strategy.sponsor", { name: titleOf(program.sponsor) ?? "–" })}</span>}
        >
            {(program) => <Whole program={program} />}
        </ProgramPage>
    );
}
