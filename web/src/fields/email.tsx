import type { FieldKind, Showing } from "./kind";
import { line } from "./line";

function Show({ value }: Showing) {
    return <a href={`mailto:${String(value)}`}>{String(value)}</a>;
}

export const email: FieldKind = { Show, Edit: line("email") };
