import { useState } from "react";

const LEAVING_MS = 300;

/**
 * useClosing lets a dialog that its page shows and takes away end properly: it closes, the focus goes back to where it was (or,
 * where that is gone, to the page), which gives the page behind back to screen readers; then the page may take it away, and
 * what comes `after` may lead elsewhere.
 */
export function useClosing(takeAway: () => void): [isOpen: boolean, close: (after?: () => void) => void] {
    const [isOpen, setOpen] = useState(true);
    const [opener] = useState(() => document.activeElement);
    return [
        isOpen,
        (after) => {
            setOpen(false);
            window.setTimeout(() => {
                takeAway();
                const target = opener instanceof HTMLElement && opener.isConnected && opener !== document.body ? opener : document.getElementById("main");
                target?.focus();
                after?.();
            }, LEAVING_MS);
        },
    ];
}
