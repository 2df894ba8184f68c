import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, memo, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { type AnyRecord, type FieldInfo, type RecordValue, type TypeInfo, titleOf } from "../api/types";
import { formatMeasure, measureOf } from "../base/format";
import { kindOf } from "../fields";
import { useWidth } from "../ui/useWidth";
import styles from "./Table.module.css";
import { nameOf } from "./nameOf";
import { withUnit } from "./units";
import { useTracks } from "./widths";

const ROW = 40;
const NARROW = 560;
const BOX = 44;

/** A card on a narrow page: two lines for its name, one for each of its other columns. */
function cardHeight(columns: number): number {
    return 72 + Math.max(columns - 1, 0) * 28;
}
const MOVES: Record<string, [number, number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** Place is a cell by row and column. */
export interface Place {
    row: number;
    column: number;
}

/** Choosing is which rows are chosen, and how that changes. */
export interface Choosing {
    chosen: Map<string, AnyRecord>;
    choose: (row: AnyRecord, isChosen: boolean) => void;
    chooseAll: (isChosen: boolean) => void;
}

/** What a cell may have to cut: texts and names; other values are short. */
function wholeOf(field: FieldInfo, value: RecordValue | undefined): string | undefined {
    if (!["text", "markdown", "email", "url", "reference", "references", "tags"].includes(field.type)) return undefined;
    if (Array.isArray(value)) return value.flatMap((one) => titleOf(one) ?? []).join(", ") || undefined;
    return typeof value === "string" && !/^[0-9a-f-]{36}$/.test(value) ? value : titleOf(value);
}

function Cell({ type, field, row }: { type: TypeInfo; field: FieldInfo; row: AnyRecord }) {
    const { i18n } = useTranslation();
    const value = row[field.name];
    const kind = kindOf(field.type);
    if (value === undefined || value === null || value === "") return <span className="soft">–</span>;
    const whole = withUnit(type, field, row);
    if (kind.isNumber !== true || !whole.unit) return <kind.Show field={whole} value={value} />;
    const { figure, words } = measureOf(Number(value), whole.unit, i18n.language);
    return (
        <span className={styles.measure} title={formatMeasure(Number(value), whole.unit, i18n.language)}>
            <span className={styles.figure}>{figure}</span> {words}
        </span>
    );
}

interface RowProps {
    type: TypeInfo;
    columns: FieldInfo[];
    row: AnyRecord | undefined;
    index: number;
    start: number;
    template: string;
    /** As a card, on a narrow page: each value stands behind the name of its column. */
    isCard: boolean;
    height: number;
    focused: number;
    isChosen: boolean;
    choose: Choosing["choose"] | null;
    canEdit: (field: FieldInfo) => boolean;
    edit: (place: Place) => void;
}

const Row = memo(function Row({ type, columns, row, index, start, template, isCard, height, focused, isChosen, choose, canEdit, edit }: RowProps) {
    const { t, i18n } = useTranslation();
    if (!row) {
        return (
            <div role="row" aria-rowindex={index + 2} aria-busy="true" className={`${styles.row} ${styles.body}`} style={{ gridTemplateColumns: template, height, transform: `translateY(${start}px)` }}>
                <div role="cell" className="soft">
                    …
                </div>
            </div>
        );
    }
    const name = nameOf(type, row, i18n.language);
    const linked = columns.some(({ name: column }) => column === "title") ? "title" : columns[0]?.name;
    return (
        <div role="row" aria-rowindex={index + 2} className={`${styles.row} ${styles.body} ${isChosen ? styles.chosen : ""}`} data-card={isCard} style={{ gridTemplateColumns: template, height, transform: `translateY(${start}px)` }}>
            {choose && (
                <div role="cell" className={styles.box}>
                    <input type="checkbox" aria-label={t("bulk.choose", { title: name })} checked={isChosen} onChange={(event) => choose(row, event.currentTarget.checked)} />
                </div>
            )}
            {columns.map((field, column) => (
                <div
                    key={field.name}
                    role="cell"
                    data-place={`${index}:${column}`}
                    tabIndex={focused === column ? 0 : -1}
                    data-name={field.name === linked}
                    title={field.name === linked ? undefined : wholeOf(field, row[field.name])}
                    className={`${kindOf(field.type).isNumber ? "number" : ""} ${canEdit(field) ? styles.open : ""}`}
                    onDoubleClick={() => canEdit(field) && edit({ row: index, column })}
                >
                    {isCard && field.name !== linked && <span className={styles.label}>{field.label}</span>}
                    {field.name === linked ? <Link href={`/records/${type.collection}/${row.id}`} title={name}>{name}</Link> : <Cell type={type} field={field} row={row} />}
                </div>
            ))}
        </div>
    );
});

function Head({ type, columns, order, sort, choosing, count }: { type: TypeInfo; columns: FieldInfo[]; order: string; sort: (order: string) => void; choosing: Choosing | null; count: number }) {
    const { t } = useTranslation();
    return (
        <>
            {choosing && (
                <div role="columnheader" className={styles.box}>
                    <input
                        type="checkbox"
                        aria-label={t("bulk.chooseAll", { label: type.plural })}
                        ref={(box) => {
                            if (box) box.indeterminate = choosing.chosen.size > 0 && choosing.chosen.size < count;
                        }}
                        checked={choosing.chosen.size > 0 && choosing.chosen.size >= count}
                        onChange={(event) => choosing.chooseAll(event.currentTarget.checked)}
                    />
                </div>
            )}
            {columns.map((field) => {
                const isSorted = order.replace("-", "") === field.name;
                const direction = isSorted ? (order.startsWith("-") ? "descending" : "ascending") : "none";
                return (
                    <div key={field.name} role="columnheader" aria-sort={direction} className={kindOf(field.type).isNumber ? "number" : ""}>
                        {kindOf(field.type).isSorted ? (
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
        </>
    );
}

/** On a narrow page the names of the columns stand in the cards; what they are sorted by is chosen. */
function CardHead({ type, columns, order, sort, choosing, count }: Parameters<typeof Head>[0]) {
    const { t } = useTranslation();
    const sorted = columns.filter((field) => kindOf(field.type).isSorted);
    return (
        <div role="columnheader" className={styles.cardHead}>
            {choosing && (
                <input
                    type="checkbox"
                    aria-label={t("bulk.chooseAll", { label: type.plural })}
                    checked={choosing.chosen.size > 0 && choosing.chosen.size >= count}
                    onChange={(event) => choosing.chooseAll(event.currentTarget.checked)}
                />
            )}
            <label>
                {t("list.sortBy")}{" "}
                <select value={order} onChange={(event) => sort(event.currentTarget.value)}>
                    {!sorted.some(({ name }) => name === order.replace("-", "")) && <option value={order}>–</option>}
                    {sorted.flatMap(({ name, label }) => [
                        <option key={name} value={name}>
                            {`${label} ↑`}
                        </option>,
                        <option key={`-${name}`} value={`-${name}`}>
                            {`${label} ↓`}
                        </option>,
                    ])}
                </select>
            </label>
        </div>
    );
}

/** Table shows the rows near the window of a list of any length; headers sort. Arrows go from cell to cell, Enter or a double click edits. Another `question` begins at its top. */
export function Table({
    type,
    question,
    columns,
    at,
    count,
    isOld,
    order,
    sort,
    range,
    choosing,
    canEdit,
    edit,
}: {
    type: TypeInfo;
    question: string;
    columns: FieldInfo[];
    at: (index: number) => AnyRecord | undefined;
    count: number;
    isOld: boolean;
    order: string;
    sort: (order: string) => void;
    range: (first: number, last: number) => void;
    choosing: Choosing | null;
    canEdit: (field: FieldInfo) => boolean;
    edit: (place: Place) => void;
}) {
    const [frame, width] = useWidth<HTMLDivElement>(NARROW);
    const isCard = width < NARROW;
    const height = isCard ? cardHeight(columns.length) : ROW;
    const [focus, setFocus] = useState<Place>({ row: 0, column: 0 });
    const virtual = useVirtualizer({ count, getScrollElement: () => frame.current, estimateSize: () => height, overscan: 8 });
    useEffect(() => virtual.measure(), [virtual, height]);
    const shown = virtual.getVirtualItems();
    const [first, last] = [shown[0]?.index ?? 0, shown.at(-1)?.index ?? 0];
    useEffect(() => range(first, last), [range, first, last]);
    useEffect(() => {
        if (frame.current) frame.current.scrollTop = 0;
        setFocus({ row: 0, column: 0 });
    }, [question]);
    const place = (wanted: Place) => frame.current?.querySelector<HTMLElement>(`[data-place="${wanted.row}:${wanted.column}"]`);

    function press(event: KeyboardEvent<HTMLDivElement>): void {
        const target = event.target as HTMLElement;
        const from = target.dataset.place?.split(":").map(Number);
        if (!from) return;
        const now = { row: from[0] ?? 0, column: from[1] ?? 0 };
        const field = columns[now.column];
        if ((event.key === "Enter" || event.key === "F2") && field && canEdit(field)) {
            event.preventDefault();
            edit(now);
        }
        const move = MOVES[event.key];
        if (!move) return;
        event.preventDefault();
        const next = { row: Math.min(Math.max(now.row + move[0], 0), count - 1), column: Math.min(Math.max(now.column + move[1], 0), columns.length - 1) };
        setFocus(next);
        virtual.scrollToIndex(next.row);
        requestAnimationFrame(() => place(next)?.focus());
    }

    const rows = shown.flatMap(({ index }) => at(index) ?? []);
    const tracks = useTracks(type, columns, rows);
    const wide = [...(choosing ? [`${BOX}px`] : []), ...tracks.map(([least, share]) => `minmax(${least}px, ${share}fr)`)].join(" ");
    const template = isCard ? "minmax(0, 1fr)" : wide;
    const least = isCard ? 0 : tracks.reduce((sum, [one]) => sum + one, choosing ? BOX : 0);
    const focusedRow = focus.row >= first && focus.row <= last ? focus.row : first;
    return (
        <div className={styles.frame} data-cards={isCard} ref={frame} tabIndex={0} role="region" aria-label={type.plural} onKeyDown={press}>
            <div role="table" aria-rowcount={count + 1} aria-busy={isOld} aria-label={type.plural} className={`${styles.table} ${isOld ? styles.old : ""}`} style={{ minWidth: least }}>
                <div role="rowgroup" className={styles.head}>
                    <div role="row" className={styles.row} style={{ gridTemplateColumns: template }}>
                        {isCard ? (
                            <CardHead type={type} columns={columns} order={order} sort={sort} choosing={choosing} count={count} />
                        ) : (
                            <Head type={type} columns={columns} order={order} sort={sort} choosing={choosing} count={count} />
                        )}
                    </div>
                </div>
                <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: "relative" }}>
                    {shown.map(({ index, start }) => {
                        const row = at(index);
                        return (
                            <Row
                                key={index}
                                type={type}
                                columns={columns}
                                row={row}
                                index={index}
                                start={start}
                                template={template}
                                isCard={isCard}
                                height={height}
                                focused={index === focusedRow ? Math.min(focus.column, columns.length - 1) : -1}
                                isChosen={row !== undefined && choosing?.chosen.has(row.id) === true}
                                choose={choosing?.choose ?? null}
                                canEdit={canEdit}
                                edit={edit}
                            />
                        );
                    })}
                </div>
            </div>
        </div>
    );
}
