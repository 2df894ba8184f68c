import { Button } from "@fluentui/react-components";
import { ChevronDownRegular, ChevronRightRegular, MoreHorizontalRegular } from "@fluentui/react-icons";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { type AnyRecord, isNamed, titleOf } from "../../api/types";
import { formatNumber } from "../../base/format";
import type { Target } from "./RowMenu";
import styles from "./UnitTree.module.css";
import type { UnitRow } from "./units";

const ROW = 44;

interface Counts {
    own: number;
    all: number;
}

function People({ unit, count }: { unit: AnyRecord; count: Counts | undefined }) {
    const { t, i18n } = useTranslation();
    if (count === undefined) return typeof unit.headcount === "number" ? <>{formatNumber(unit.headcount, i18n.language)}</> : <span className="soft">–</span>;
    return (
        <>
            {formatNumber(count.all, i18n.language)}
            {count.own !== count.all && <span className="soft small"> {t("orgUnit.own", { count: count.own, written: formatNumber(count.own, i18n.language) })}</span>}
        </>
    );
}

/**
 * UnitTree shows the rows of the tree near the window. Up and Down go from row to row, Right opens and goes in, Left closes and
 * goes out, Enter opens the unit's record, F2 renames; the menu of a row comes by its button or the menu key.
 */
export function UnitTree({ rows, people, toggle, open, rename, openMenu }: {
    rows: UnitRow[];
    people: Map<string, Counts> | undefined;
    toggle: (id: string, isOpen: boolean) => void;
    open: (unit: AnyRecord) => void;
    rename: ((unit: AnyRecord) => void) | null;
    openMenu: (target: Target<AnyRecord>) => void;
}) {
    const { t } = useTranslation();
    const frame = useRef<HTMLDivElement>(null);
    const [focused, setFocused] = useState("");
    const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => frame.current, estimateSize: () => ROW, overscan: 10 });
    const shown = virtual.getVirtualItems();
    const at = Math.max(rows.findIndex(({ unit }) => unit.id === focused), 0);
    const rowAt = (id: string) => frame.current?.querySelector<HTMLElement>(`[data-unit="${id}"]`);
    const reach = (index: number) => {
        const row = rows[Math.min(Math.max(index, 0), rows.length - 1)];
        if (!row) return;
        setFocused(row.unit.id);
        virtual.scrollToIndex(rows.indexOf(row));
        requestAnimationFrame(() => rowAt(row.unit.id)?.focus());
    };
    const parentOf = (index: number): number => {
        const level = rows[index]?.level ?? 1;
        for (let one = index - 1; one >= 0; one -= 1) if ((rows[one]?.level ?? 1) < level) return one;
        return index;
    };

    function press(event: KeyboardEvent<HTMLElement>, index: number): void {
        const row = rows[index];
        if (!row || event.target !== event.currentTarget) return;
        const { unit, isOpen } = row;
        const keys: Record<string, () => void> = {
            ArrowDown: () => reach(index + 1),
            ArrowUp: () => reach(index - 1),
            Home: () => reach(0),
            End: () => reach(rows.length - 1),
            ArrowRight: () => (isOpen === false ? toggle(unit.id, true) : isOpen === true ? reach(index + 1) : undefined),
            ArrowLeft: () => (isOpen === true ? toggle(unit.id, false) : reach(parentOf(index))),
            Enter: () => open(unit),
            F2: () => rename?.(unit),
            ContextMenu: () => openMenu({ record: unit, at: event.currentTarget }),
        };
        const run = event.key === "F10" && event.shiftKey ? keys.ContextMenu : keys[event.key];
        if (!run) return;
        event.preventDefault();
        run();
    }

    return (
        <div className={styles.frame} ref={frame}>
            <div role="treegrid" aria-label={t("page.units")} aria-rowcount={rows.length + 1} className={styles.tree}>
                <div role="row" aria-rowindex={1} className={`${styles.row} ${styles.head}`}>
                    <span role="columnheader">{t("orgUnit.name")}</span>
                    <span role="columnheader" className={styles.lead}>
                        {t("orgUnit.lead")}
                    </span>
                    <span role="columnheader" className="number">
                        {people === undefined ? t("orgUnit.headcount") : t("orgUnit.people")}
                    </span>
                    <span role="columnheader">
                        <span className="only-spoken">{t("organization.acts")}</span>
                    </span>
                </div>
                <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: "relative" }}>
                    {shown.map(({ index, start }) => {
                        const row = rows[index];
                        if (!row) return null;
                        const { unit, level, isOpen } = row;
                        const isCurrent = index === at;
                        return (
                            <div
                                key={unit.id}
                                role="row"
                                data-unit={unit.id}
                                aria-rowindex={index + 2}
                                aria-level={level}
                                aria-posinset={row.place}
                                aria-setsize={row.size}
                                {...(isOpen === null ? {} : { "aria-expanded": isOpen })}
                                tabIndex={isCurrent ? 0 : -1}
                                className={`${styles.row} ${styles.body} ${unit.isActive === false ? styles.retired : ""}`}
                                style={{ transform: `translateY(${start}px)` }}
                                onFocus={() => setFocused(unit.id)}
                                onKeyDown={(event) => press(event, index)}
                            >
                                <span role="gridcell" className={styles.name} style={{ paddingInlineStart: `${(level - 1) * 20}px` }}>
                                    <span className={styles.toggle} data-toggle={isOpen !== null} onClick={() => isOpen !== null && toggle(unit.id, !isOpen)}>
                                        {isOpen === null ? null : isOpen ? <ChevronDownRegular aria-hidden="true" /> : <ChevronRightRegular aria-hidden="true" />}
                                    </span>
                                    <Link href={`/records/units/${unit.id}`} title={unit.title ?? ""} tabIndex={isCurrent ? 0 : -1}>
                                        {unit.title}
                                    </Link>
                                    {typeof unit.code === "string" && unit.code !== "" && <span className={`soft small ${styles.code}`}>{unit.code}</span>}
                                    {unit.isActive === false && <span className="soft small">{t("orgUnit.isRetired")}</span>}
                                </span>
                                <span role="gridcell" className={styles.lead} title={titleOf(unit.lead)}>
                                    {isNamed(unit.lead) ? (
                                        <Link href={`/records/people/${unit.lead.id}`} tabIndex={isCurrent ? 0 : -1}>
                                            {unit.lead.title}
                                        </Link>
                                    ) : (
                                        <span className="soft">{t("orgUnit.noLead")}</span>
                                    )}
                                </span>
                                <span role="gridcell" className="number">
                                    <People unit={unit} count={people?.get(unit.id)} />
                                </span>
                                <span role="gridcell">
                                    <Button
                                        appearance="subtle"
                                        size="small"
                                        icon={<MoreHorizontalRegular />}
                                        aria-haspopup="menu"
                                        aria-label={t("organization.actsOf", { title: unit.title })}
                                        tabIndex={isCurrent ? 0 : -1}
                                        onClick={(event) => openMenu({ record: unit, at: event.currentTarget })}
                                    />
                                </span>
                            </div>
                        );
                    })}
                </div>
            </div>
        </div>
    );
}
