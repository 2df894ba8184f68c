import { Select } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useAll } from "../../api/queries";
import { type AnyRecord, titleOf } from "../../api/types";
import { formatShare } from "../../base/format";
import { Empty, Loaded } from "../../ui/States";
import { ProgramPage } from "../ProgramPage";
import { sorted } from "../board/order";
import { today } from "../day";
import { Chart } from "./Chart";
import styles from "./Roadmap.module.css";
import { punctuality } from "./scale";

const GROUPS = ["horizon", "unit", "status", "none"] as const;
const HORIZONS = ["immediate", "next-year", "next-three-years"];
type Group = (typeof GROUPS)[number];
const ZOOMS = { quarter: 2.2, year: 0.8 } as const;

/** Horizons come in the order of time, those without one last. */
function orderOf(item: AnyRecord): number {
    const place = HORIZONS.indexOf(String(item.horizon));
    return place < 0 ? HORIZONS.length : place;
}

/** The name of the group that an initiative stands in. */
function groupOf(item: AnyRecord, group: Group, words: (key: string) => string): string {
    if (group === "unit") return titleOf(item.ownerUnit) ?? words("roadmap.noUnit");
    if (group === "status") return words(`initiative.${String(item.status)}`);
    if (group === "horizon") return words(`horizon.${typeof item.horizon === "string" ? item.horizon : "none"}`);
    return "";
}

function Whole({ program }: { program: AnyRecord }) {
    const { t, i18n } = useTranslation();
    const [group, setGroup] = useState<Group>("horizon");
    const [zoom, setZoom] = useState<keyof typeof ZOOMS>("quarter");
    const of = encodeURIComponent(`initiative/program eq '${program.id}'`);
    const initiatives = useAll(`/initiatives?filter=${encodeURIComponent(`program eq '${program.id}' and status ne 'stopped'`)}&orderby=rank,title&expand=owner,ownerUnit`);
    const milestones = useAll(`/milestones?filter=${of}&orderby=dueDate`);
    const dependencies = useAll(`/dependencies?filter=${of}&expand=dependsOn`);
    const { due, onTime } = punctuality((milestones.data ?? []) as object[], today());
    return (
        <Loaded query={initiatives}>
            {(items) =>
                items.length === 0 ? (
                    <Empty title={t("board.empty")}>{t("board.emptyHint")}</Empty>
                ) : (
                    <>
                        <div className={styles.tools}>
                            <Select aria-label={t("roadmap.group")} value={group} onChange={(_, { value }) => setGroup(value as Group)}>
                                {GROUPS.map((key) => (
                                    <option key={key} value={key}>
                                        {t(`roadmap.group-${key}`)}
                                    </option>
                                ))}
                            </Select>
                            <Select aria-label={t("roadmap.zoom")} value={zoom} onChange={(_, { value }) => setZoom(value as keyof typeof ZOOMS)}>
                                {Object.keys(ZOOMS).map((key) => (
                                    <option key={key} value={key}>
                                        {t(`roadmap.zoom-${key}`)}
                                    </option>
                                ))}
                            </Select>
                            {due > 0 && <span className="soft">{t("roadmap.onTime", { onTime, due, share: formatShare(onTime / due, i18n.language) })}</span>}
                        </div>
                        <Chart
                            items={sorted(items as (AnyRecord & { rank?: number })[]).toSorted((one, other) => (group === "horizon" ? orderOf(one) - orderOf(other) : 0))}
                            milestones={milestones.data ?? []}
                            dependencies={dependencies.data ?? []}
                            perDay={ZOOMS[zoom]}
                            groupOf={(item) => groupOf(item, group, t)}
                        />
                    </>
                )
            }
        </Loaded>
    );
}

/** Roadmap lays initiatives out over time, with their milestones, what waits for what, and who is responsible (C36). */
export default function Roadmap() {
    const { t } = useTranslation();
    return (
        <ProgramPage base="/roadmap" wide title={(program) => t("roadmap.title", { program: program.title })}>
            {(program) => <Whole program={program} />}
        </ProgramPage>
    );
}
