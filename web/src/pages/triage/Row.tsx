import { type KeyboardEvent, type MouseEvent, memo, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { usePath } from "../../api/queries";
import type { AnyRecord, Page } from "../../api/types";
import styles from "./Triage.module.css";
import { type Column, type Names, readCell, valueOf, writeValue } from "./cells";

/** Editor is the cell that is being typed into: with what stood there, or with what was typed over it. */
export interface Editor {
    column: number;
    text: string;
}

/** How editing ends: kept and where to go from there, kept in all that is selected, or given up. */
export type Ending = "down" | "up" | "right" | "left" | "all" | "stay" | "cancel";

function Suggestions({ id, column, text, names }: { id: string; column: Column; text: string; names: Names }) {
    const search = column.kind === "person" ? text.trim() : "";
    const people = usePath<Page>(search.length < 2 ? null : `/people?search=${encodeURIComponent(search)}&top=12&select=title`);
    const titles =
        column.kind === "choice"
            ? (column.options ?? []).map(({ words }) => words[0] ?? "")
            : column.kind === "person"
              ? (people.data?.items ?? []).map(({ title }) => title ?? "")
              : [...(names.found.get(column.to ?? "")?.values() ?? [])].flatMap(([first]) => names.title.get(first ?? "") ?? []);
    return (
        <datalist id={id}>
            {[...new Set(titles)].map((title) => (
                <option key={title} value={title} />
            ))}
        </datalist>
    );
}

function Typing({ column, start, label, names, end }: { column: Column; start: string; label: string; names: Names; end: (text: string, how: Ending) => void }) {
    const [text, type] = useState(start);
    const input = useRef<HTMLInputElement>(null);
    const isOver = useRef(false);
    useEffect(() => {
        input.current?.focus();
        input.current?.setSelectionRange(start.length, start.length);
    }, [start]);
    const finish = (how: Ending) => {
        if (isOver.current) return;
        isOver.current = true;
        end(text, how);
    };
    const press = (event: KeyboardEvent) => {
        event.stopPropagation();
        const how: Ending | null =
            event.key === "Escape" ? "cancel" : event.key === "Enter" ? (event.ctrlKey || event.metaKey ? "all" : event.shiftKey ? "up" : "down") : event.key === "Tab" ? (event.shiftKey ? "left" : "right") : null;
        if (how === null) return;
        event.preventDefault();
        finish(how);
    };
    const hasList = ["choice", "person", "records", "links"].includes(column.kind);
    return (
        <>
            <input ref={input} className={styles.input} aria-label={label} value={text} {...(hasList ? { list: "triage-words" } : {})} onChange={(event) => type(event.target.value)} onKeyDown={press} onBlur={() => finish("stay")} />
            {hasList && <Suggestions id="triage-words" column={column} text={text} names={names} />}
        </>
    );
}

/** RowProps are all that a row shows; a row is drawn anew only when one of them changes. */
export interface RowProps {
    index: number;
    start: number;
    template: string;
    record: AnyRecord;
    columns: Column[];
    names: Names;
    typed: Readonly<Record<string, string>> | undefined;
    refused: Readonly<Record<string, string>> | undefined;
    /** The first and last selected column of this row, or none. */
    from: number;
    to: number;
    /** The column of the active cell where it is in this row, or −1. */
    active: number;
    editor: Editor | null;
    press: (event: MouseEvent, row: number, column: number) => void;
    drag: (row: number, column: number) => void;
    edit: (row: number, column: number) => void;
    end: (text: string, how: Ending) => void;
}

/** Row is one record of the grid. */
export const Row = memo(function Row({ index, start, template, record, columns, names, typed, refused, from, to, active, editor, press, drag, edit, end }: RowProps) {
    const { t } = useTranslation();
    return (
        <div role="row" aria-rowindex={index + 2} className={styles.row} style={{ gridTemplateColumns: template, transform: `translateY(${start}px)` }}>
            {columns.map((column, at) => {
                const base = writeValue(column, valueOf(column, record), names);
                const text = typed?.[column.name];
                const read = text === undefined ? null : readCell(column, text, names);
                const mistake = refused?.[column.name] ?? (read !== null && "mistake" in read && read.mistake.word !== "waits" ? t(`triage.mistake.${read.mistake.word}`, read.mistake.blanks) : undefined);
                const isEditing = editor?.column === at;
                const label = t(`triage.column.${column.name}`);
                return (
                    <div
                        key={column.name}
                        id={`cell-${index}-${at}`}
                        role={at === 0 ? "rowheader" : "gridcell"}
                        aria-colindex={at + 1}
                        aria-selected={at >= from && at <= to}
                        aria-invalid={mistake !== undefined}
                        title={mistake ?? text ?? base}
                        className={styles.cell}
                        data-kind={column.kind}
                        data-selected={at >= from && at <= to}
                        data-active={at === active}
                        data-changed={text !== undefined}
                        data-wrong={mistake !== undefined}
                        onMouseDown={(event) => press(event, index, at)}
                        onMouseEnter={(event) => event.buttons === 1 && drag(index, at)}
                        onDoubleClick={() => edit(index, at)}
                    >
                        {isEditing ? <Typing column={column} start={editor.text} label={`${label}, ${record.title ?? ""}`} names={names} end={end} /> : <span>{text ?? base}</span>}
                        {mistake !== undefined && !isEditing && <span className={styles.mistake}>{mistake}</span>}
                    </div>
                );
            })}
        </div>
    );
});
