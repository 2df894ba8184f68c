import { Button, Checkbox, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, Field, Input, Select } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { ask } from "../../api/client";
import { refresh, usePath } from "../../api/queries";
import type { AnyRecord, Page } from "../../api/types";
import { dayNow } from "../../base/day";
import { formatDay, formatInstant } from "../../base/format";
import { useNotices } from "../../ui/Notices";
import { useClosing } from "../../ui/useClosing";
import { Dialogue } from "../organization/Dialogue";
import styles from "./Share.module.css";

const DAYS = [1, 7, 14, 30, 90];

/** Links that still hold, each with a way to take it back. One that is asked about stays until the question is closed, which gives the focus back to it. */
function Held({ program, asked, question }: { program: string; asked: AnyRecord | null; question: (publication: AnyRecord) => void }) {
    const { t, i18n } = useTranslation();
    const now = new Date().toISOString();
    const query = usePath<Page>(`/publications?filter=${encodeURIComponent(`program eq '${program}' and kind eq 'one-page'`)}&orderby=publishedAt desc&top=50`);
    const held = (query.data?.items ?? []).filter(({ id, linkExpiresAt, linkRevokedAt }) => id === asked?.id || (typeof linkExpiresAt === "string" && linkExpiresAt > now && linkRevokedAt === undefined));
    if (held.length === 0) return null;
    return (
        <section aria-label={t("share.held")}>
            <h3>{t("share.held")}</h3>
            <ul className={styles.held}>
                {held.map((publication) => (
                    <li key={publication.id}>
                        <span>{t("share.until", { title: publication.title, at: formatInstant(String(publication.linkExpiresAt), i18n.language) })}</span>
                        <Button size="small" onClick={() => question(publication)}>
                            {t("share.takeBack")}
                        </Button>
                    </li>
                ))}
            </ul>
        </section>
    );
}

/** ShareDialog freezes the strategy of a program and makes a link to it, for people without an account. */
export default function ShareDialog({ program, close }: { program: AnyRecord; close: () => void }) {
    const { t, i18n } = useTranslation();
    const [isOpen, end] = useClosing(close);
    const client = useQueryClient();
    const notices = useNotices();
    const [days, setDays] = useState("14");
    const [names, showNames] = useState(false);
    const [made, make] = useState<{ link: string; expiresAt: string } | null>(null);
    const [isBusy, setBusy] = useState(false);
    // here and not beside its link, which goes from the list before the question has closed
    const [asked, question] = useState<AnyRecord | null>(null);

    async function share(): Promise<void> {
        setBusy(true);
        try {
            const title = t("share.title", { program: program.title, day: formatDay(dayNow(), i18n.language) });
            const publication = await ask<AnyRecord>("/publications", { method: "POST", body: { program: program.id, title } });
            make(await ask(`/publications/${publication.id}/link`, { method: "POST", body: { days: Number(days), names } }));
            await refresh(client, "publications");
        } catch (error) {
            notices.failed(error);
        } finally {
            setBusy(false);
        }
    }

    async function takeBack(publication: AnyRecord): Promise<boolean> {
        await ask(`/publications/${publication.id}/link`, { method: "DELETE" });
        await refresh(client, "publications");
        notices.done(t("share.takenBack"));
        return true;
    }

    async function copy(): Promise<void> {
        await navigator.clipboard.writeText(made?.link ?? "");
        notices.done(t("share.copied"));
    }

    return (
        <Dialog open={isOpen} onOpenChange={(_, data) => !data.open && end()}>
            <DialogSurface>
                {notices.place}
                <DialogBody>
                    <DialogTitle>{t("share.open")}</DialogTitle>
                    <DialogContent className={styles.content ?? ""}>
                        <p>{t("share.explain")}</p>
                        {made === null ? (
                            <>
                                <Field label={t("share.days")}>
                                    <Select value={days} onChange={(_, { value }) => setDays(value)}>
                                        {DAYS.map((count) => (
                                            <option key={count} value={count}>
                                                {t("share.daysCount", { count })}
                                            </option>
                                        ))}
                                    </Select>
                                </Field>
                                <Checkbox label={t("share.names")} checked={names} onChange={(_, { checked }) => showNames(checked === true)} />
                            </>
                        ) : (
                            <Field label={t("share.link")} hint={t("share.holds", { at: formatInstant(made.expiresAt, i18n.language) })}>
                                <Input readOnly value={made.link} onFocus={(event) => event.target.select()} />
                            </Field>
                        )}
                        <Held program={program.id} asked={asked} question={question} />
                        {asked !== null && (
                            <Dialogue title={t("share.ask", { title: asked.title })} action={t("share.askAct")} close={() => question(null)} run={() => takeBack(asked)}>
                                <p>{t("share.askWhy", { at: formatInstant(String(asked.linkExpiresAt), i18n.language) })}</p>
                            </Dialogue>
                        )}
                    </DialogContent>
                    <DialogActions>
                        <Button onClick={() => end()}>{t("action.close")}</Button>
                        {made === null ? (
                            <Button appearance="primary" disabled={isBusy} onClick={() => void share()}>
                                {t("share.make")}
                            </Button>
                        ) : (
                            <Button appearance="primary" onClick={() => void copy()}>
                                {t("share.copy")}
                            </Button>
                        )}
                    </DialogActions>
                </DialogBody>
            </DialogSurface>
        </Dialog>
    );
}
