import { Badge, Status, isStatus } from "../ui/Status";
import type { FieldKind, Showing } from "./kind";
import { text } from "./text";

/** Where something stands: a status of progress, or a word where there is none to speak of. */
function Show({ value }: Showing) {
    const said = String(value);
    return isStatus(said) ? <Status status={said} /> : <Badge tone="quiet">{said}</Badge>;
}

export const standing: FieldKind = { Show, Edit: text.Edit, isReckoned: true };
