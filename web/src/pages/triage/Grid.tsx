import { useVirtualizer } from "@tanstack/react-virtual";
import { type ClipboardEvent, type KeyboardEvent, type MouseEvent, useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import type { AnyRecord } from "../../api/types";
import { type Editor, type Ending, Row } from "./Row";
import styles from "./Triage.module.css";
import { type Column, type Names, valueOf, writeValue } from "./cells";
import { type Edit, type Place, type Range, type Sheet, placeWithin, rangeOf, spread } from "./sheet";
import { parseTable, writeTable } from "./tsv";

const ROW = 40;
const PAGE = 12;
/** Tab moves between cells here: Fluent's focus manager leaves the key to the grid. */
const OWN_KEYS = JSON.stringify({ focusable: { ignoreKeydown: { Tab: true } } });

/** What the grid is told and asked. */
interface GridProps {
    label: string;
    rows: AnyRecord[];
    columns: Column[];
    names: Names;
    sheet: Sheet;
    isFixed: boolean;
    type: (edits: Edit[]) => void;
    undo: () => void;
    redo: () => void;
    save: () => void;
    leave: () => void;
    beyond: (cells: number) => void;
}

const WAYS: Record<string, [number, number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-PAGE, 0], PageDown: [PAGE, 0] };

/** Where a key leads from a cell; null where it is no such key. */
function wayOf(event: KeyboardEvent, from: Place, rows: number, columns: number): Place | null {
    const isFar = event.ctrlKey || event.metaKey;
    if (event.key === "Home") return { row: isFar ? 0 : from.row, column: 0 };
    if (event.key === "End") return { row: isFar ? rows - 1 : from.row, column: columns - 1 };
    const way = WAYS[event.key];
    if (way === undefined) return null;
    const far = isFar ? Math.max(rows, columns) : 1;
    return placeWithin({ row: from.row + way[0] * far, column: from.column + way[1] * far }, rows, columns);
}

/** Grid is a spreadsheet over records: one place that has the focus, a rectangle that is selected, and one editor at a time. */
export function Grid({ label, rows, columns, names, sheet, isFixed, type, undo, redo, save, leave, beyond }: GridProps) {
    const { t } = useTranslation();
    const frame = useRef<HTMLDivElement>(null);
    const grid = useRef<HTMLDivElement>(null);
    const [at, stand] = useState<{ active: Place; anchor: Place }>({ active: { row: 0, column: 0 }, anchor: { row: 0, column: 0 } });
    const [editor, edit] = useState<(Editor & { row: number }) | null>(null);
    const active = placeWithin(at.active, rows.length, columns.length);
    const range = rangeOf(active, placeWithin(at.anchor, rows.length, columns.length));
    const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => frame.current, estimateSize: () => ROW, overscan: 6 });
    const template = columns.map(({ width }) => `${width}px`).join(" ");
    const width = columns.reduce((sum, column) => sum + column.width, 0);
    // The rows ask for what is current, so that they need not be drawn anew when it changes.
    const now = useRef({ rows, columns, names, sheet, active, range, editor, isFixed, type });
    now.current = { rows, columns, names, sheet, active, range, editor, isFixed, type };

    const textAt = useCallback(({ row, column }: Place): string => {
        const record = now.current.rows[row];
        const field = now.current.columns[column];
        if (record === undefined || field === undefined) return "";
        return now.current.sheet.typed.get(record.id)?.[field.name] ?? writeValue(field, valueOf(field, record), now.current.names);
    }, []);
    /** What is typed as it stood there before is taken back, so that it does not hide what others write. */
    const put = useCallback((cells: { place: Place; text: string }[]) => {
        const edits = cells.flatMap(({ place, text }): Edit[] => {
            const record = now.current.rows[place.row];
            const field = now.current.columns[place.column];
            if (record === undefined || field === undefined) return [];
            const isSame = text.trim() === writeValue(field, valueOf(field, record), now.current.names);
            return [{ row: record.id, column: field.name, text: isSame ? null : text }];
        });
        now.current.type(edits);
    }, []);
    const move = useCallback((place: Place, isRange = false) => stand((before) => ({ active: place, anchor: isRange ? before.anchor : place })), []);
    const begin = useCallback((row: number, column: number, text?: string) => {
        if (!now.current.isFixed) edit({ row, column, text: text ?? textAt({ row, column }) });
    }, [textAt]);
    const press = useCallback((event: MouseEvent, row: number, column: number) => {
        if (now.current.editor?.row === row && now.current.editor.column === column) return;
        move({ row, column }, event.shiftKey);
        grid.current?.focus({ preventScroll: true });
        event.preventDefault();
    }, [move]);
    const drag = useCallback((row: number, column: number) => move({ row, column }, true), [move]);
    const end = useCallback((text: string, how: Ending) => {
        const place = now.current.editor;
        edit(null);
        if (place === null) return;
        if (how === "all") put(cellsOf(now.current.range).map((cell) => ({ place: cell, text })));
        else if (how !== "cancel" && text !== textAt(place)) put([{ place, text }]);
        const way = { down: [1, 0], up: [-1, 0], right: [0, 1], left: [0, -1], all: [0, 0], stay: [0, 0], cancel: [0, 0] }[how];
        if (way[0] !== 0 || way[1] !== 0) move(placeWithin({ row: place.row + (way[0] ?? 0), column: place.column + (way[1] ?? 0) }, now.current.rows.length, now.current.columns.length));
        if (how !== "stay") grid.current?.focus({ preventScroll: true });
    }, [move, put, textAt]);
    const fill = () => put(cellsOf(range).filter(({ row }) => row > range.top).map((place) => ({ place, text: textAt({ row: range.top, column: place.column }) })));
    useEffect(() => {
        virtual.scrollToIndex(active.row);
        grid.current?.querySelector(`#cell-${active.row}-${active.column}`)?.scrollIntoView({ block: "nearest", inline: "nearest" });
    }, [active.row, active.column]);

    function shortcut(event: KeyboardEvent): boolean {
        const letter = event.key.toLowerCase();
        if (letter === "a") stand({ anchor: { row: 0, column: 0 }, active: { row: rows.length - 1, column: columns.length - 1 } });
        else if (letter === "z" && !event.shiftKey) undo();
        else if (letter === "y" || letter === "z") redo();
        else if (letter === "s") save();
        else if (letter === "d" && !isFixed) fill();
        else return false;
        return true;
    }

    function key(event: KeyboardEvent): void {
        if (event.target !== grid.current) return;
        const way = wayOf(event, active, rows.length, columns.length);
        const isLast = active.row === rows.length - 1 && active.column === columns.length - 1;
        const isFirst = active.row === 0 && active.column === 0;
        if (way !== null) move(way, event.shiftKey);
        else if ((event.ctrlKey || event.metaKey) && !event.altKey) {
            if (!shortcut(event)) return;
        } else if (event.key === "Tab" && !(event.shiftKey ? isFirst : isLast)) {
            const next = active.row * columns.length + active.column + (event.shiftKey ? -1 : 1);
            move({ row: Math.floor(next / columns.length), column: next % columns.length });
        } else if (event.key === "Enter" || event.key === "F2") begin(active.row, active.column);
        else if (event.key === "Escape") leave();
        else if ((event.key === "Delete" || event.key === "Backspace") && !isFixed) put(cellsOf(range).map((place) => ({ place, text: "" })));
        else if (event.key.length === 1) begin(active.row, active.column, event.key);
        else return;
        event.preventDefault();
    }

    function copy(event: ClipboardEvent): void {
        if (event.target !== grid.current) return;
        const table = Array.from({ length: range.bottom - range.top + 1 }, (_, row) => Array.from({ length: range.right - range.left + 1 }, (__, column) => textAt({ row: range.top + row, column: range.left + column })));
        event.clipboardData.setData("text/plain", writeTable(table));
        event.preventDefault();
        if (event.type === "cut" && !isFixed) put(cellsOf(range).map((place) => ({ place, text: "" })));
    }

    function paste(event: ClipboardEvent): void {
        if (event.target !== grid.current || isFixed) return;
        event.preventDefault();
        const pasted = spread(parseTable(event.clipboardData.getData("text/plain")), range, rows.length, columns.length);
        put(pasted.cells);
        beyond(pasted.beyond);
        stand({ anchor: { row: pasted.area.top, column: pasted.area.left }, active: { row: pasted.area.bottom, column: pasted.area.right } });
    }

    return (
        <div className={styles.frame} ref={frame}>
            <div
                ref={grid}
                role="grid"
                tabIndex={0}
                aria-label={label}
                aria-rowcount={rows.length + 1}
                aria-colcount={columns.length}
                aria-multiselectable="true"
                aria-readonly={isFixed}
                aria-describedby="triage-keys"
                aria-activedescendant={`cell-${active.row}-${active.column}`}
                className={styles.grid}
                data-tabster={OWN_KEYS}
                style={{ width }}
                onKeyDown={key}
                onCopy={copy}
                onCut={copy}
                onPaste={paste}
            >
                <div role="row" aria-rowindex={1} className={`${styles.row} ${styles.head}`} style={{ gridTemplateColumns: template }}>
                    {columns.map(({ name, kind }, column) => (
                        <div key={name} role="columnheader" aria-colindex={column + 1} data-kind={kind} className={styles.cell}>
                            <span title={t(`triage.column.${name}`)}>{t(`triage.column.${name}`)}</span>
                        </div>
                    ))}
                </div>
                <div role="presentation" style={{ height: virtual.getTotalSize(), position: "relative" }}>
                    {virtual.getVirtualItems().map(({ index, start }) => {
                        const record = rows[index];
                        if (record === undefined) return null;
                        const isIn = index >= range.top && index <= range.bottom;
                        return (
                            <Row
                                key={record.id}
                                index={index}
                                start={start}
                                template={template}
                                record={record}
                                columns={columns}
                                names={names}
                                typed={sheet.typed.get(record.id)}
                                refused={sheet.refused.get(record.id)}
                                from={isIn ? range.left : 1}
                                to={isIn ? range.right : 0}
                                active={index === active.row ? active.column : -1}
                                editor={editor?.row === index ? editor : null}
                                press={press}
                                drag={drag}
                                edit={begin}
                                end={end}
                            />
                        );
                    })}
                </div>
            </div>
        </div>
    );
}

function cellsOf(range: Range): Place[] {
    const rows = Array.from({ length: range.bottom - range.top + 1 }, (_, row) => range.top + row);
    const columns = Array.from({ length: range.right - range.left + 1 }, (_, column) => range.left + column);
    return rows.flatMap((row) => columns.map((column) => ({ row, column })));
}
