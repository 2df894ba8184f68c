import { Button, Field, Input } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Failure, ask } from "../../api/client";
import { useNotices, wordsOf } from "../../ui/Notices";
import { useUnsaved } from "../../ui/useUnsaved";
import styles from "./Account.module.css";
import { SESSIONS } from "./Sessions";

/** Password changes one's password; every other browser is signed out by that. */
export function Password() {
    const { t } = useTranslation();
    const client = useQueryClient();
    const notices = useNotices();
    const [current, typeCurrent] = useState("");
    const [wanted, typeWanted] = useState("");
    const [failure, fail] = useState<Failure | null>(null);
    const [isBusy, setBusy] = useState(false);
    useUnsaved(current !== "" || wanted !== "");
    const isWrong = failure?.code === "sign-in.wrong";
    const aboutNew = failure?.fields.find(({ field }) => field === "password")?.detail;

    async function send(): Promise<void> {
        setBusy(true);
        fail(null);
        try {
            // with headers of its own a wrong password is not taken for being signed out
            await ask("/auth/password", { method: "POST", body: { current, password: wanted }, headers: {}, isOnce: false });
            typeCurrent("");
            typeWanted("");
            notices.done(t("account.passwordChanged"));
            await client.invalidateQueries({ queryKey: [SESSIONS] });
        } catch (error) {
            fail(error instanceof Failure ? error : new Failure(500, { detail: String(error) }));
        } finally {
            setBusy(false);
        }
    }

    return (
        <section aria-labelledby="password" className={styles.part}>
            <h2 id="password">{t("account.password")}</h2>
            <form
                className={styles.form}
                onSubmit={(event) => {
                    event.preventDefault();
                    void send();
                }}
            >
                <Field label={t("account.current")} validationMessage={isWrong ? t("account.wrong") : undefined}>
                    <Input type="password" autoComplete="current-password" value={current} onChange={(_, { value }) => typeCurrent(value)} />
                </Field>
                <Field label={t("account.new")} hint={t("account.newHint")} validationMessage={aboutNew}>
                    <Input type="password" autoComplete="new-password" value={wanted} onChange={(_, { value }) => typeWanted(value)} />
                </Field>
                {failure && !isWrong && aboutNew === undefined && <p role="alert">{wordsOf(failure, t("state.offline"))}</p>}
                <div>
                    <Button appearance="primary" type="submit" disabled={current === "" || wanted === ""} disabledFocusable={isBusy}>
                        {t("account.change")}
                    </Button>
                </div>
            </form>
            {notices.place}
        </section>
    );
}
