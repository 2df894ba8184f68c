import { TEXTS, type FieldKind, type Showing } from "./kind";
import { line } from "./line";

/** Only what leads to a page becomes a link. */
function Show({ value }: Showing) {
    const address = String(value);
    if (!/^https?:\/\//.test(address)) return <>{address}</>;
    return (
        <a href={address} target="_blank" rel="noreferrer">
            {address.replace(/^https?:\/\//, "")}
        </a>
    );
}

export const url: FieldKind = { Show, Edit: line("url"), compare: TEXTS, isSorted: true };
