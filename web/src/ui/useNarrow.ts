import { useSyncExternalStore } from "react";

const narrow = () => window.matchMedia("(max-width: 760px)");

function watch(changed: () => void): () => void {
    const query = narrow();
    query.addEventListener("change", changed);
    return () => query.removeEventListener("change", changed);
}

/** useNarrow tells whether the window is as narrow as a telephone, where the menu is folded. */
export function useNarrow(): boolean {
    return useSyncExternalStore(watch, () => narrow().matches);
}
