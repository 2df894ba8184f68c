import { TEXTS, type FieldKind, type Showing } from "./kind";
import { line } from "./line";

function Show({ value }: Showing) {
    return <>{String(value)}</>;
}

export const text: FieldKind = { Show, Edit: line("text"), compare: TEXTS, isSorted: true };
