import { boolean } from "./boolean";
import { choice } from "./choice";
import { date } from "./date";
import { email } from "./email";
import { figure } from "./figure";
import { instant } from "./instant";
import { json } from "./json";
import type { FieldKind } from "./kind";
import { markdown } from "./markdown";
import { number } from "./number";
import { record } from "./record";
import { reference } from "./reference";
import { references } from "./references";
import { standing } from "./standing";
import { tags } from "./tags";
import { text } from "./text";
import { url } from "./url";

const KINDS: Record<string, FieldKind> = {
    boolean,
    choice,
    date,
    decimal: number,
    email,
    figure,
    instant,
    integer: number,
    json,
    markdown,
    record,
    reference,
    references,
    standing,
    tags,
    text,
    url,
};

/** kindOf is the field type of a name; what a newer server knows beyond is shown as text. */
export function kindOf(type: string): FieldKind {
    return KINDS[type] ?? text;
}
