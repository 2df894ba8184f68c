import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, Field, Input, MessageBar, MessageBarBody } from "@fluentui/react-components";
import { CheckmarkRegular, CopyRegular } from "@fluentui/react-icons";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

import { wordsOf } from "../../ui/Notices";
import { useClosing } from "../../ui/useClosing";
import styles from "./Organization.module.css";

/** Dialogue asks for a few things and does something with them. What the server refuses stands in it; `result` replaces the questions. */
export function Dialogue({ title, action, can = true, run, close, result, children }: {
    title: string;
    action: string;
    can?: boolean;
    /** Answers whether the dialog is done with. */
    run: () => Promise<boolean>;
    close: () => void;
    result?: ReactNode;
    children: ReactNode;
}) {
    const { t } = useTranslation();
    const [isOpen, end] = useClosing(close);
    const [wrong, say] = useState("");
    const [isBusy, setBusy] = useState(false);
    async function go(): Promise<void> {
        setBusy(true);
        say("");
        try {
            if (await run()) end();
        } catch (error) {
            say(wordsOf(error, t("state.offline")));
        } finally {
            setBusy(false);
        }
    }
    const isDone = result !== undefined && result !== null;
    return (
        <Dialog open={isOpen} onOpenChange={(_, data) => !data.open && end()}>
            <DialogSurface>
                <form
                    onSubmit={(event) => {
                        event.preventDefault();
                        if (can && !isBusy && !isDone) void go();
                    }}
                >
                    <DialogBody>
                        <DialogTitle>{title}</DialogTitle>
                        <DialogContent className={styles.questions ?? ""}>
                            {isDone ? result : children}
                            {wrong !== "" && (
                                <MessageBar intent="error" role="alert" layout="multiline">
                                    <MessageBarBody>{wrong}</MessageBarBody>
                                </MessageBar>
                            )}
                        </DialogContent>
                        <DialogActions>
                            <Button onClick={() => end()}>{isDone ? t("action.close") : t("action.cancel")}</Button>
                            {!isDone && (
                                <Button appearance="primary" type="submit" disabled={!can} disabledFocusable={isBusy}>
                                    {action}
                                </Button>
                            )}
                        </DialogActions>
                    </DialogBody>
                </form>
            </DialogSurface>
        </Dialog>
    );
}

/** Copied shows what is to be handed on, with a way to copy it. */
export function Copied({ label, hint, text }: { label: string; hint?: string; text: string }) {
    const { t } = useTranslation();
    const [isCopied, setCopied] = useState(false);
    return (
        <Field label={label} {...(hint === undefined ? {} : { hint })}>
            {(field) => (
                <div className={styles.copied}>
                    <Input {...field} readOnly value={text} onFocus={(event) => event.target.select()} />
                    <Button icon={isCopied ? <CheckmarkRegular /> : <CopyRegular />} onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}>
                        {isCopied ? t("organization.copied") : t("organization.copy")}
                    </Button>
                </div>
            )}
        </Field>
    );
}
