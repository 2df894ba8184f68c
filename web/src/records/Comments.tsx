import { Button } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { ask, getAsOf } from "../api/client";
import { pageOf } from "../api/places";
import { refresh, useMe, usePath } from "../api/queries";
import { type AnyRecord, type Page, type RecordValue, idOf, isNamed, titleOf } from "../api/types";
import { formatInstant } from "../base/format";
import { useNotices } from "../ui/Notices";
import { Badge } from "../ui/Status";
import styles from "./Comments.module.css";
import { MentionBox } from "./MentionBox";
import { type Person, mentionsIn, partsOf } from "./mentions";

/** The words of a remark; whom it mentions is a link to them. */
function Body({ remark }: { remark: AnyRecord }) {
    const people = (Array.isArray(remark.mentions) ? remark.mentions : []).filter(isNamed);
    return (
        <p className={styles.body}>
            {partsOf(String(remark.body ?? ""), people).map(({ text, id }, index) =>
                id === undefined ? (
                    text
                ) : (
                    <Link key={index} href={pageOf("people", id)} className={styles.mention ?? ""}>
                        {text}
                    </Link>
                ),
            )}
        </p>
    );
}

/** One remark, with its answers below it. */
function Remark({ remark, answers, mine, act }: { remark: AnyRecord; answers: AnyRecord[]; mine: string | null; act: ((remark: AnyRecord, what: "resolve" | "delete" | "answer") => void) | null }) {
    const { t, i18n } = useTranslation();
    return (
        <li className={styles.remark}>
            <p className="small">
                <strong>{titleOf(remark.by) ?? t("comments.somebody")}</strong> <span className="soft">{formatInstant(remark.createdAt, i18n.language)}</span>{" "}
                {remark.resolved === true && <Badge tone="good">{t("comments.resolved")}</Badge>}
            </p>
            <Body remark={remark} />
            {act && (
                <p className={styles.acts}>
                    <Button size="small" appearance="subtle" onClick={() => act(remark, "answer")}>
                        {t("comments.answer")}
                    </Button>
                    {remark.resolved !== true && (
                        <Button size="small" appearance="subtle" onClick={() => act(remark, "resolve")}>
                            {t("comments.resolve")}
                        </Button>
                    )}
                    {mine !== null && idOf(remark.by) === mine && (
                        <Button size="small" appearance="subtle" onClick={() => act(remark, "delete")}>
                            {t("action.delete")}
                        </Button>
                    )}
                </p>
            )}
            {answers.length > 0 && (
                <ul className={styles.answers}>
                    {answers.map((answer) => (
                        <Remark key={answer.id} remark={answer} answers={[]} mine={mine} act={null} />
                    ))}
                </ul>
            )}
        </li>
    );
}

/** Comments are the remarks on a record (`collection/id`), with answers, and a place to write one. */
export function Comments({ subject }: { subject: string }) {
    const { t } = useTranslation();
    const me = useMe();
    const client = useQueryClient();
    const notices = useNotices();
    const [text, write] = useState("");
    const [met, setMet] = useState<Person[]>([]);
    const [answered, answer] = useState<AnyRecord | null>(null);
    const query = usePath<Page>(`/comments?filter=${encodeURIComponent(`subject eq '${subject}'`)}&orderby=createdAt&top=200&expand=by,mentions`);
    const may = getAsOf() === null && (me.data?.may.comments ?? []).includes("create");
    const mayAsk = (me.data?.may.people ?? []).includes("read");
    const remarks = query.data?.items ?? [];
    const mine = me.data?.person ?? null;

    async function change(doing: Promise<unknown>): Promise<boolean> {
        try {
            await doing;
            await refresh(client, "comments");
            return true;
        } catch (error) {
            notices.failed(error);
            return false;
        }
    }

    async function send(event: FormEvent): Promise<void> {
        event.preventDefault();
        const body: Record<string, RecordValue> = { subject, body: text.trim(), by: mine };
        if (answered) body.replyTo = answered.id;
        const mentions = mentionsIn(text, met);
        if (mentions.length > 0) body.mentions = mentions;
        if (!(await change(ask("/comments", { method: "POST", body })))) return;
        write("");
        setMet([]);
        answer(null);
    }

    function act(remark: AnyRecord, what: "resolve" | "delete" | "answer"): void {
        const path = `/comments/${remark.id}`;
        if (what === "answer") answer(remark);
        if (what === "resolve") void change(ask(path, { method: "PATCH", revision: remark.revision, body: { resolved: true, resolvedBy: mine } }));
        if (what === "delete")
            void change(ask(path, { method: "DELETE", revision: remark.revision })).then((isGone) => {
                if (isGone) notices.done(t("comments.deleted"), async () => void (await change(ask(`${path}/restore`, { method: "POST", body: {} }))));
            });
    }

    if (query.error || (remarks.length === 0 && !may)) return null;
    return (
        <section aria-labelledby="comments" className={styles.comments}>
            <h2 id="comments">{t("comments.title")}</h2>
            {notices.place}
            {remarks.length > 0 && (
                <ul className={styles.remarks}>
                    {remarks
                        .filter(({ replyTo }) => typeof replyTo !== "string")
                        .map((remark) => (
                            <Remark key={remark.id} remark={remark} answers={remarks.filter(({ replyTo }) => replyTo === remark.id)} mine={mine} act={may ? act : null} />
                        ))}
                </ul>
            )}
            {may && (
                <form onSubmit={(event) => void send(event)} className={styles.form}>
                    {answered && <p className="soft small">{t("comments.answering", { name: titleOf(answered.by) ?? t("comments.somebody") })}</p>}
                    <MentionBox label={t("comments.write")} text={text} write={write} meet={(person) => setMet((now) => [...now, person])} mayAsk={mayAsk} />
                    {mayAsk && <p className="soft small">{t("comments.mention")}</p>}
                    <div className={styles.acts}>
                        <Button type="submit" disabled={text.trim() === ""}>
                            {t("comments.send")}
                        </Button>
                        {answered && <Button onClick={() => answer(null)}>{t("action.cancel")}</Button>}
                    </div>
                </form>
            )}
        </section>
    );
}
