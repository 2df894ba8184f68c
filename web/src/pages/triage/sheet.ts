// What was typed and pasted but is not saved yet, with one undo for each act, however many cells it touched. Texts are kept, not
// values: what is no value yet stays as it was pasted.

/** Edit puts a text into a cell; null takes back what was typed there. */
export interface Edit {
    row: string;
    column: string;
    text: string | null;
}

/** Sheet is the state of one grid. `typed` holds texts by row and column. */
export interface Sheet {
    typed: ReadonlyMap<string, Readonly<Record<string, string>>>;
    past: Edit[][];
    future: Edit[][];
    /** What the server refused, by row and column; gone when the cell changes. */
    refused: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

/** EMPTY is a sheet on which nothing was typed. */
export const EMPTY: Sheet = { typed: new Map(), past: [], future: [], refused: new Map() };

const MOST_ACTS = 200;

function put(typed: Sheet["typed"], edits: Edit[]): { typed: Sheet["typed"]; back: Edit[] } {
    const next = new Map(typed);
    const back: Edit[] = [];
    for (const { row, column, text } of edits) {
        const { [column]: before, ...others } = next.get(row) ?? {};
        if ((before ?? null) === text) continue;
        back.push({ row, column, text: before ?? null });
        const cells = text === null ? others : { ...others, [column]: text };
        if (Object.keys(cells).length === 0) next.delete(row);
        else next.set(row, cells);
    }
    return { typed: next, back: back.reverse() };
}

function without(refused: Sheet["refused"], edits: Edit[]): Sheet["refused"] {
    if (refused.size === 0) return refused;
    return put(refused, edits.map((edit) => ({ ...edit, text: null }))).typed;
}

/** typeInto is one act: a typed cell, a paste, a fill, a deletion. */
export function typeInto(sheet: Sheet, edits: Edit[]): Sheet {
    const { typed, back } = put(sheet.typed, edits);
    if (back.length === 0) return sheet;
    return { typed, past: [...sheet.past, back].slice(-MOST_ACTS), future: [], refused: without(sheet.refused, edits) };
}

/** undo takes the last act back, whole. */
export function undo(sheet: Sheet): Sheet {
    const last = sheet.past.at(-1);
    if (last === undefined) return sheet;
    const { typed, back } = put(sheet.typed, last);
    return { typed, past: sheet.past.slice(0, -1), future: [...sheet.future, back], refused: without(sheet.refused, last) };
}

/** redo does again what was undone last. */
export function redo(sheet: Sheet): Sheet {
    const next = sheet.future.at(-1);
    if (next === undefined) return sheet;
    const { typed, back } = put(sheet.typed, next);
    return { typed, past: [...sheet.past, back], future: sheet.future.slice(0, -1), refused: without(sheet.refused, next) };
}

/**
 * saved takes out what the records hold now. Undo goes on to work: it types what stood in the cells before, to be saved again.
 * `before` says what the saved cells showed then.
 */
export function saved(sheet: Sheet, cells: { row: string; column: string; before: string }[]): Sheet {
    const { typed } = put(sheet.typed, cells.map(({ row, column }) => ({ row, column, text: null })));
    const was = new Map(cells.map(({ row, column, before }) => [`${row} ${column}`, before]));
    const past = sheet.past.map((act) => act.map((edit) => (edit.text === null ? { ...edit, text: was.get(`${edit.row} ${edit.column}`) ?? null } : edit)));
    return { typed, past, future: [], refused: new Map() };
}

/** refuse keeps what the server said about cells. */
export function refuse(sheet: Sheet, mistakes: Edit[]): Sheet {
    return { ...sheet, refused: put(new Map(), mistakes).typed };
}

/** Place is a cell by its numbers. */
export interface Place {
    row: number;
    column: number;
}

/** Range is a rectangle of cells, both ends within. */
export interface Range {
    top: number;
    bottom: number;
    left: number;
    right: number;
}

/** rangeOf is the rectangle between two cells. */
export function rangeOf(one: Place, other: Place): Range {
    return { top: Math.min(one.row, other.row), bottom: Math.max(one.row, other.row), left: Math.min(one.column, other.column), right: Math.max(one.column, other.column) };
}

/** placeWithin keeps a cell within the grid. */
export function placeWithin(place: Place, rows: number, columns: number): Place {
    return { row: Math.max(0, Math.min(rows - 1, place.row)), column: Math.max(0, Math.min(columns - 1, place.column)) };
}

/**
 * spread puts a copied table into a rectangle as spreadsheets do: a single cell or row fills all that is selected, otherwise the
 * table is repeated where the selection is a multiple of it, and else put once from its corner. What lies beyond the grid is left out;
 * `beyond` counts it.
 */
export function spread(table: string[][], range: Range, rows: number, columns: number): { cells: { place: Place; text: string }[]; area: Range; beyond: number } {
    const height = table.length;
    const width = Math.max(...table.map((row) => row.length));
    const tall = range.bottom - range.top + 1;
    const wide = range.right - range.left + 1;
    const down = tall % height === 0 ? tall : height;
    const across = wide % width === 0 ? wide : width;
    const cells: { place: Place; text: string }[] = [];
    let beyond = 0;
    for (let row = 0; row < down; row += 1)
        for (let column = 0; column < across; column += 1) {
            const place = { row: range.top + row, column: range.left + column };
            const text = table[row % height]?.[column % width];
            if (place.row >= rows || place.column >= columns) beyond += text === undefined ? 0 : 1;
            else if (text !== undefined) cells.push({ place, text });
        }
    return { cells, area: { ...range, bottom: Math.min(range.top + down, rows) - 1, right: Math.min(range.left + across, columns) - 1 }, beyond };
}
