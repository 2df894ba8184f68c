import { useTranslation } from "react-i18next";

import type { ProgressStatus } from "../api/types";
import styles from "./Status.module.css";

/** Tone is one of the four meanings that a colour may have here; each has a shape of its own. */
export type Tone = "good" | "warn" | "bad" | "quiet";

const TONES: Record<ProgressStatus, Tone> = { "on-track": "good", done: "good", "at-risk": "warn", "off-track": "bad", "no-data": "quiet" };

const SHAPES: Record<Tone, string> = {
    good: "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Z",
    warn: "M8 1.2 15.4 14.4H.6Z",
    bad: "M8 .8 15.2 8 8 15.2.8 8Z",
    quiet: "M2.5 6.5h11v3h-11Z",
};

/** STATUSES are all that there are. */
export const STATUSES = Object.keys(TONES) as ProgressStatus[];

/** Mark is the shape of a tone in its colour, for places where a word stands beside it. */
export function Mark({ tone }: { tone: Tone }) {
    return (
        <svg className={`${styles.mark} ${styles[tone]}`} viewBox="0 0 16 16" aria-hidden="true">
            <path d={SHAPES[tone]} />
        </svg>
    );
}

/** Badge is a word with the shape and the colour of its tone; `isLong` where it is a sentence, which may take a second line. */
export function Badge({ tone, isLong = false, children }: { tone: Tone; isLong?: boolean; children: string }) {
    return (
        <span className={`${styles.badge} ${styles[tone]}`} data-long={isLong}>
            <Mark tone={tone} />
            {children}
        </span>
    );
}

/** Status says where something stands: shape, colour and word. */
export function Status({ status }: { status: ProgressStatus }) {
    const { t } = useTranslation();
    return <Badge tone={TONES[status]}>{t(`status.${status}`)}</Badge>;
}

/** isStatus tells whether a word is a status of progress. */
export function isStatus(word: string): word is ProgressStatus {
    return word in TONES;
}

/** toneOf is the tone of a status. */
export function toneOf(status: ProgressStatus): Tone {
    return TONES[status];
}
