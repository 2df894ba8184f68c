import { useEffect, useRef, useState } from "react";

import { EMPTY, type Sheet } from "./sheet";

/** useSheet keeps what was typed for as long as the browser's tab is open, so that leaving the page loses nothing. */
export function useSheet(key: string): [Sheet, (change: (sheet: Sheet) => Sheet) => void] {
    const [sheet, set] = useState<Sheet>(() => {
        try {
            const kept = JSON.parse(sessionStorage.getItem(key) ?? "[]") as [string, Record<string, string>][];
            return { ...EMPTY, typed: new Map(kept) };
        } catch {
            return EMPTY;
        }
    });
    const first = useRef(true);
    useEffect(() => {
        if (first.current) {
            first.current = false;
            return;
        }
        const timer = window.setTimeout(() => {
            if (sheet.typed.size === 0) sessionStorage.removeItem(key);
            else sessionStorage.setItem(key, JSON.stringify([...sheet.typed]));
        }, 300);
        return () => window.clearTimeout(timer);
    }, [key, sheet.typed]);
    return [sheet, set];
}
