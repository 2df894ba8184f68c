import { TEXTS, type FieldKind, type Showing } from "./kind";
import { line } from "./line";

function Show({ value }: Showing) {
    return <a href={`mailto:${String(value)}`}>{String(value)}</a>;
}

export const email: FieldKind = { Show, Edit: line("email"), compare: TEXTS, isSorted: true };
