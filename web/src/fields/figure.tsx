import type { FieldKind } from "./kind";
import { number } from "./number";

/** A figure that is reckoned from other records: it is read, and nothing more. */
export const figure: FieldKind = { Show: number.Show, Edit: number.Edit, isNumber: true, isReckoned: true };
