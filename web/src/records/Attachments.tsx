import { Button, Field, Input } from "@fluentui/react-components";
import { DeleteRegular, LinkRegular } from "@fluentui/react-icons";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";

import { Failure, ask, getAsOf } from "../api/client";
import { refresh, useMe, usePath } from "../api/queries";
import { type AnyRecord, type Page, idOf, titleOf } from "../api/types";
import { useNotices } from "../ui/Notices";
import styles from "./Attachments.module.css";
import { hostOf, linkOf, nameOfLink } from "./links";

function NewAttachment({ subject, close }: { subject: string; close: () => void }) {
    const { t } = useTranslation();
    const me = useMe();
    const client = useQueryClient();
    const [link, setLink] = useState("");
    const [title, name] = useState("");
    const [failure, fail] = useState<Failure | null>(null);
    const mistakes = new Map((failure?.fields ?? []).map((one) => [one.field ?? "", one.detail]));

    async function add(event: FormEvent): Promise<void> {
        event.preventDefault();
        try {
            const whole = linkOf(link);
            await ask("/attachments", { method: "POST", body: { subject, link: whole, title: title.trim() || nameOfLink(whole), by: me.data?.person ?? null } });
            await refresh(client, "attachments");
            close();
        } catch (error) {
            fail(error instanceof Failure ? error : new Failure(500, { detail: String(error) }));
        }
    }

    return (
        <form onSubmit={(event) => void add(event)} className={styles.form}>
            <Field label={t("attachment.link")} hint={t("attachment.linkHint")} required validationMessage={mistakes.get("link") ?? (mistakes.size === 0 ? failure?.message : undefined)}>
                <Input autoFocus value={link} onChange={(_, { value }) => setLink(value)} placeholder="https://" />
            </Field>
            <Field label={t("attachment.name")} validationMessage={mistakes.get("title")}>
                <Input value={title} onChange={(_, { value }) => name(value)} placeholder={nameOfLink(linkOf(link))} />
            </Field>
            <div className={styles.acts}>
                <Button type="submit" appearance="primary" disabled={link.trim() === ""}>
                    {t("attachment.add")}
                </Button>
                <Button onClick={close}>{t("action.cancel")}</Button>
            </div>
        </form>
    );
}

/** Attachments are the documents that belong to a record (`collection/id`), by their links. */
export function Attachments({ subject }: { subject: string }) {
    const { t } = useTranslation();
    const me = useMe();
    const client = useQueryClient();
    const notices = useNotices();
    const [isAdding, setAdding] = useState(false);
    const query = usePath<Page>(`/attachments?filter=${encodeURIComponent(`subject eq '${subject}'`)}&orderby=createdAt&top=200&expand=by`);
    const acts = getAsOf() === null ? (me.data?.may.attachments ?? []) : [];
    const items = query.data?.items ?? [];
    const mine = (item: AnyRecord) => (me.data?.person !== null && idOf(item.by) === me.data?.person) || item.createdBy === me.data?.account;

    async function change(doing: Promise<unknown>): Promise<boolean> {
        try {
            await doing;
            await refresh(client, "attachments");
            return true;
        } catch (error) {
            notices.failed(error);
            return false;
        }
    }

    async function remove(item: AnyRecord): Promise<void> {
        const path = `/attachments/${item.id}`;
        if (!(await change(ask(path, { method: "DELETE", revision: item.revision })))) return;
        notices.done(t("attachment.gone", { title: item.title }), async () => void (await change(ask(`${path}/restore`, { method: "POST", body: {} }))));
    }

    if (query.data === undefined || (items.length === 0 && !acts.includes("create"))) return null;
    return (
        <section aria-labelledby="attachments" className={styles.attachments}>
            <h2 id="attachments">{t("attachment.title")}</h2>
            {notices.place}
            {items.length > 0 && (
                <ul>
                    {items.map((item) => (
                        <li key={item.id}>
                            <LinkRegular aria-hidden />
                            <a href={String(item.link)} target="_blank" rel="noreferrer">
                                {item.title}
                            </a>
                            <span className="soft small">{[hostOf(String(item.link)), titleOf(item.by)].filter(Boolean).join(" · ")}</span>
                            {acts.includes("delete") && mine(item) && (
                                <Button size="small" appearance="subtle" icon={<DeleteRegular />} aria-label={t("attachment.remove", { title: item.title })} onClick={() => void remove(item)} />
                            )}
                        </li>
                    ))}
                </ul>
            )}
            {acts.includes("create") &&
                (isAdding ? (
                    <NewAttachment subject={subject} close={() => setAdding(false)} />
                ) : (
                    <p>
                        <Button icon={<LinkRegular />} onClick={() => setAdding(true)}>
                            {t("attachment.new")}
                        </Button>
                    </p>
                ))}
        </section>
    );
}
