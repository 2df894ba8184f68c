import { useEffect, useRef } from "react";

import { keepDraft } from "../base/unsaved";

/**
 * useUnsaved asks before one leaves while something is typed and not saved. What it gives back ends that at once, for when it was
 * saved and the page is about to lead elsewhere.
 */
export function useUnsaved(isUnsaved: boolean): () => void {
    const end = useRef<(() => void) | null>(null);
    const settle = () => {
        end.current?.();
        end.current = null;
    };
    useEffect(() => {
        if (isUnsaved) end.current ??= keepDraft();
        else settle();
    }, [isUnsaved]);
    useEffect(() => settle, []);
    return settle;
}
