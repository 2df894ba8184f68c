import { useEffect } from "react";

/** Shortcuts are what keys do on every page. */
export interface Shortcuts {
    find: () => void;
    help: () => void;
}

/** useShortcuts listens for Ctrl-K (or / ) and ? anywhere but where somebody writes. */
export function useShortcuts({ find, help }: Shortcuts): void {
    useEffect(() => {
        const press = (event: KeyboardEvent) => {
            const target = event.target instanceof HTMLElement ? event.target : null;
            const isWriting = target !== null && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.closest("[role=grid], [role=dialog]") !== null);
            const isFind = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k";
            const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !isWriting;
            if (isFind || (isPlain && event.key === "/")) {
                event.preventDefault();
                find();
            } else if (isPlain && event.key === "?") {
                event.preventDefault();
                help();
            }
        };
        window.addEventListener("keydown", press);
        return () => window.removeEventListener("keydown", press);
    });
}
