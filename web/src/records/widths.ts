// How much room the columns of a list take: what is short is never cut.

import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";

import type { AnyRecord, FieldInfo, TypeInfo } from "../api/types";
import { measureOf } from "../base/format";
import { kindOf } from "../fields";
import { STATUSES } from "../ui/Status";
import { textWidth } from "../ui/textWidth";
import { withUnit } from "./units";

/** A column of titles, in two lines; of figures, which has room for some letters; and of one of several words, in pixels. */
const TITLE = 190;
const FIGURE = 112;
const FIGURE_FITS = 9;
const CHOICE = 120;
/** `--type-body`, `--type-small` and `--space-3` in pixels. */
const BODY = 15;
const SMALL = 13;
const PADDING = 12;
/** What a column takes of the room that is left: those of long texts more. */
const SHARES: Record<string, number> = { email: 2.4, references: 2, reference: 2, text: 2, boolean: 0.7, date: 1, choice: 1 };
/** What a badge has around its word: its mark, the gap beside it, and its own edges. */
const MARKED = 34;

/** Track is how wide a column is at least, in pixels, and its share of what is left. */
type Track = [least: number, share: number];

/** How wide a column of figures is at least: a unit may be cut, a figure never. */
function figureWidth(type: TypeInfo, field: FieldInfo, rows: AnyRecord[], language: string): number {
    const figures = rows.flatMap((row) => (typeof row[field.name] === "number" ? measureOf(Number(row[field.name]), withUnit(type, field, row).unit, language).figure : []));
    const long = figures.filter(({ length }) => length > FIGURE_FITS);
    return Math.max(FIGURE, ...long.map((figure) => Math.ceil(textWidth(figure, BODY)) + 2 * PADDING));
}

/** How wide a column of choices is at least: none is cut, whichever a row has. */
function choiceWidth(field: FieldInfo): number {
    return Math.max(CHOICE, ...(field.options ?? []).map(({ label }) => Math.ceil(textWidth(label, BODY)) + 2 * PADDING));
}

/** How wide a column of standings is at least. */
function standingWidth(t: TFunction): number {
    return Math.max(CHOICE, ...STATUSES.map((status) => Math.ceil(textWidth(t(`status.${status}`), SMALL, 600)) + MARKED + 2 * PADDING));
}

/** The track of a column that does not hang on its rows. */
function fixedTrack(field: FieldInfo, t: TFunction): Track {
    if (field.name === "title") return [TITLE, 3];
    if (field.type === "standing") return [standingWidth(t), 1.4];
    return [choiceWidth(field), SHARES[field.type] ?? 1.4];
}

/** useTracks are the tracks of the columns of a list; with the rows in sight change those of figures alone, so that scrolling measures nothing else. */
export function useTracks(type: TypeInfo, columns: FieldInfo[], rows: AnyRecord[]): Track[] {
    const { t, i18n } = useTranslation();
    const fixed = useMemo(() => columns.map((field) => fixedTrack(field, t)), [columns, t]);
    return columns.map((field, at): Track => (kindOf(field.type).isNumber ? [figureWidth(type, field, rows, i18n.language), 1] : (fixed[at] ?? [CHOICE, 1])));
}
