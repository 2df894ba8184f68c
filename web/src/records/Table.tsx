import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import type { AnyRecord, FieldInfo, TypeInfo } from "../api/types";
import { kindOf } from "../fields";
import styles from "./Table.module.css";
import { nameOf } from "./nameOf";

const ROW = 40;

function Cell({ field, row }: { field: FieldInfo; row: AnyRecord }) {
    const value = row[field.name];
    const kind = kindOf(field.type);
    if (value === undefined || value === null || value === "") return <span className="soft">–</span>;
    return <kind.Show field={field} value={value} />;
}

/** Table shows rows as they come near; headers sort. `more` is asked for when the end comes near. */
export function Table({
    type,
    columns,
    rows,
    count,
    order,
    sort,
    more,
}: {
    type: TypeInfo;
    columns: FieldInfo[];
    rows: AnyRecord[];
    count: number | undefined;
    order: string;
    sort: (order: string) => void;
    more: () => void;
}) {
    const { i18n } = useTranslation();
    const frame = useRef<HTMLDivElement>(null);
    const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => frame.current, estimateSize: () => ROW, overscan: 12 });
    const shown = virtual.getVirtualItems();
    const last = shown.at(-1)?.index ?? 0;
    useEffect(() => {
        if (last >= rows.length - 30) more();
    }, [last, rows.length, more]);
    const template = columns.map(({ name, type: kind }) => (name === "title" ? "minmax(220px, 3fr)" : kindOf(kind).isNumber ? "minmax(90px, 1fr)" : "minmax(120px, 1.4fr)")).join(" ");
    return (
        <div className={styles.frame} ref={frame} tabIndex={0} role="region" aria-label={type.plural}>
            <div role="table" aria-rowcount={(count ?? rows.length) + 1} aria-label={type.plural} className={styles.table}>
                <div role="rowgroup" className={styles.head}>
                    <div role="row" className={styles.row} style={{ gridTemplateColumns: template }}>
                        {columns.map((field) => {
                            const isSorted = order.replace("-", "") === field.name;
                            const direction = isSorted ? (order.startsWith("-") ? "descending" : "ascending") : "none";
                            const canSort = !["references", "tags", "json", "markdown", "record"].includes(field.type);
                            return (
                                <div key={field.name} role="columnheader" aria-sort={direction} className={kindOf(field.type).isNumber ? "number" : ""}>
                                    {canSort ? (
                                        <button type="button" className={styles.sort} onClick={() => sort(order === field.name ? `-${field.name}` : field.name)}>
                                            {field.label}
                                            <span aria-hidden="true">{direction === "ascending" ? " ↑" : direction === "descending" ? " ↓" : ""}</span>
                                        </button>
                                    ) : (
                                        field.label
                                    )}
                                </div>
                            );
                        })}
                    </div>
                </div>
                <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: "relative" }}>
                    {shown.map(({ index, start }) => {
                        const row = rows[index];
                        if (!row) return null;
                        return (
                            <div key={row.id} role="row" aria-rowindex={index + 2} className={`${styles.row} ${styles.body}`} style={{ gridTemplateColumns: template, transform: `translateY(${start}px)` }}>
                                {columns.map((field) => (
                                    <div key={field.name} role="cell" className={kindOf(field.type).isNumber ? "number" : ""}>
                                        {field.name === "title" ? (
                                            <Link href={`/records/${type.collection}/${row.id}`}>{nameOf(type, row, i18n.language)}</Link>
                                        ) : (
                                            <Cell field={field} row={row} />
                                        )}
                                    </div>
                                ))}
                            </div>
                        );
                    })}
                </div>
            </div>
        </div>
    );
}
