import { Button, Toast, ToastBody, ToastTitle, ToastTrigger, Toaster, useId, useToastController } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { Failure } from "../api/client";
import styles from "./Notices.module.css";
import { useNarrow } from "./useNarrow";

/** Notices is how a page says what it did, with a way to take it back, or what went wrong. */
export interface Notices {
    /** Where they show; it stands once in the page. */
    place: ReactElement;
    /** `warning` is what is no longer right because of it. */
    done: (text: string, undo?: () => Promise<void>, warning?: string) => void;
    failed: (error: unknown) => void;
}

/** wordsOf is what an error says to people: the server's own words with its hint. */
export function wordsOf(error: unknown, offline: string): string {
    if (!(error instanceof Failure)) return String(error);
    return error.isOffline ? offline : `${error.message} ${error.hint}`.trim();
}

const ASIDE = { className: styles.aside ?? "" } as const;
/** On a narrow page one at a time, below all else. */
const DOCKED = { position: "bottom", limit: 1, offset: { vertical: 8 }, className: styles.docked ?? "" } as const;

/** A notice goes by itself, and at once for whom it stands in the way. */
function Dismiss() {
    const { t } = useTranslation();
    return (
        <ToastTrigger>
            <Button appearance="transparent" size="small" icon={<DismissRegular />} aria-label={t("action.dismiss")} />
        </ToastTrigger>
    );
}

/** useNotices makes the notices of one page. */
export function useNotices(): Notices {
    const { t } = useTranslation();
    const isNarrow = useNarrow();
    const id = useId("notices");
    const { dispatchToast } = useToastController(id);
    const failed = (error: unknown) =>
        dispatchToast(
            <Toast>
                <ToastTitle action={<Dismiss />}>{wordsOf(error, t("state.offline"))}</ToastTitle>
            </Toast>,
            { intent: "error", timeout: 10_000 },
        );
    const done = (text: string, undo?: () => Promise<void>, warning?: string) => {
        const acts = (
            <span className={styles.acts}>
                {undo && (
                    <ToastTrigger>
                        <Button appearance="transparent" onClick={() => void undo().catch(failed)}>
                            {t("action.undo")}
                        </Button>
                    </ToastTrigger>
                )}
                <Dismiss />
            </span>
        );
        dispatchToast(
            <Toast>
                <ToastTitle action={acts}>{text}</ToastTitle>
                {warning !== undefined && <ToastBody>{warning}</ToastBody>}
            </Toast>,
            { intent: warning === undefined ? "success" : "warning", timeout: undo ? 15_000 : 5000 },
        );
    };
    return { place: <Toaster toasterId={id} {...(isNarrow ? DOCKED : ASIDE)} />, done, failed };
}
