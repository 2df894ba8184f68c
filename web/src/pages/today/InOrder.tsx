import { type ReactNode, useEffect, useState } from "react";

import { Loading } from "../../ui/States";
import styles from "./Today.module.css";

/** Part is one section; it calls `settled` as soon as it knows what it shows, be it nothing. */
export interface Part {
    key: string;
    section: (settled: () => void) => ReactNode;
}

/** useSettled calls `settled` once it `isKnown` what a section shows. */
export function useSettled(isKnown: boolean, settled: () => void): void {
    useEffect(() => {
        if (isKnown) settled();
    }, [isKnown]);
}

const LONGEST_WAIT_MS = 4000;

/**
 * InOrder shows sections from top to bottom: all are asked at once, but none appears above what is already read. What takes long, or
 * fails, holds the rest up for a few seconds at most.
 */
export function InOrder({ parts }: { parts: Part[] }) {
    const [known, know] = useState<ReadonlySet<string>>(new Set());
    useEffect(() => {
        const timer = window.setTimeout(() => know(new Set(parts.map(({ key }) => key))), LONGEST_WAIT_MS);
        return () => window.clearTimeout(timer);
    }, []);
    const open = parts.findIndex(({ key }) => !known.has(key));
    return (
        <>
            {parts.map(({ key, section }, index) => (
                <div key={key} className={styles.part} hidden={open !== -1 && index > open}>
                    {section(() => know((before) => new Set([...before, key])))}
                </div>
            ))}
            {open !== -1 && <Loading key={open} />}
        </>
    );
}
