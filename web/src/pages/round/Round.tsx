import { Button, Checkbox, Field, Input, Radio, RadioGroup, Select, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "wouter";

import { type Failure, getAsOf } from "../../api/client";
import { useMe, usePath } from "../../api/queries";
import { type AnyRecord, type Page, isNamed, titleOf } from "../../api/types";
import { formatDay, formatInstant } from "../../base/format";
import { Loaded } from "../../ui/States";
import { Badge, type Tone } from "../../ui/Status";
import { Dialogue } from "../organization/Dialogue";
import styles from "./Rounds.module.css";
import { ANSWER_STANCES, groupsOf } from "./groups";
import { useAct } from "./useAct";

const TONES: Record<string, Tone> = { agree: "good", object: "warn", comment: "quiet" };

function Wrong({ failure }: { failure: Failure | null }) {
    const { t } = useTranslation();
    if (failure === null) return null;
    return (
        <p role="alert" className={styles.wrong}>
            {failure.isOffline ? t("state.offlineHint") : failure.status === 412 ? t("start.conflict") : `${failure.message} ${failure.hint}`}
        </p>
    );
}

/** The link: made, shown once, copied, taken back. */
function ByLink({ round }: { round: AnyRecord }) {
    const { t, i18n } = useTranslation();
    const [days, hold] = useState("14");
    const [objectives, include] = useState(round.showsObjectives === true || round.linkExpiresAt === undefined);
    const [link, show] = useState<string | null>(null);
    const [isCopied, copied] = useState(false);
    const [asked, question] = useState<"revoke" | "replace" | null>(null);
    const { act, failure, isBusy } = useAct();
    const ends = typeof round.linkExpiresAt === "string" ? round.linkExpiresAt : null;
    const isGood = ends !== null && typeof round.linkRevokedAt !== "string" && ends > new Date().toISOString();
    const make = async () => {
        const made = await act<{ link: string }>("test-rounds", `/test-rounds/${round.id}/link`, { method: "POST", body: { days: Number(days), objectives } });
        show(made?.link ?? null);
        copied(false);
    };
    const revoke = async () => {
        await act("test-rounds", `/test-rounds/${round.id}/link`, { method: "DELETE" });
        show(null);
    };
    return (
        <section className={styles.begin} aria-labelledby="link">
            <h2 id="link">{t("round.byLink")}</h2>
            <p className="soft">{t("round.byLinkWhy")}</p>
            {isGood && (
                <p>
                    {t("round.linkHolds", { at: formatInstant(ends, i18n.language) })}{" "}
                    <Button size="small" disabledFocusable={isBusy} onClick={() => question("revoke")}>
                        {t("round.revoke")}
                    </Button>
                </p>
            )}
            {link !== null && (
                <div className={styles.link}>
                    <Field label={t("round.linkOnce")}>
                        <Input readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
                    </Field>
                    <Button onClick={() => void navigator.clipboard.writeText(link).then(() => copied(true))}>{isCopied ? t("round.copied") : t("round.copy")}</Button>
                </div>
            )}
            <div className={styles.link}>
                <Field label={t("round.holds")}>
                    <Select value={days} onChange={(_, { value }) => hold(value)}>
                        {["3", "7", "14", "30", "90"].map((count) => (
                            <option key={count} value={count}>
                                {t("round.days", { count: Number(count) })}
                            </option>
                        ))}
                    </Select>
                </Field>
                <Checkbox label={t("round.withObjectives")} checked={objectives} onChange={(_, { checked }) => include(checked === true)} />
            </div>
            <Wrong failure={failure} />
            <div>
                <Button appearance={isGood ? "secondary" : "primary"} disabledFocusable={isBusy} onClick={() => (isGood ? question("replace") : void make())}>
                    {isGood ? t("round.replace") : t("round.make")}
                </Button>
            </div>
            {asked !== null && (
                <Dialogue
                    title={t(`round.ask.${asked}`)}
                    action={t(`round.askAct.${asked}`)}
                    close={() => question(null)}
                    run={async () => {
                        await (asked === "revoke" ? revoke() : make());
                        return true;
                    }}
                >
                    <p>{t(`round.askWhy.${asked}`, { at: formatInstant(ends ?? round.createdAt, i18n.language) })}</p>
                </Dialogue>
            )}
        </section>
    );
}

/** One answer, with what was made of it. */
function Said({ answer, mayChange }: { answer: AnyRecord; mayChange: boolean }) {
    const { t, i18n } = useTranslation();
    const [words, write] = useState(String(answer.answer ?? ""));
    const [isTaken, take] = useState(answer.isTaken === true);
    const { act, failure, isBusy } = useAct();
    const isChanged = words !== String(answer.answer ?? "") || isTaken !== (answer.isTaken === true);
    const who = isNamed(answer.person) ? answer.person.title : String(answer.authorName ?? t("round.nameless"));
    const save = () => act("test-comments", `/test-comments/${answer.id}`, { method: "PATCH", body: { answer: words.trim() === "" ? null : words, isTaken }, revision: answer.revision });
    return (
        <li>
            <p className={styles.who}>
                <Badge tone={TONES[String(answer.stance)] ?? "quiet"}>{t(`round.stanceOf.${String(answer.stance ?? "comment")}`)}</Badge>
                <span className="soft small">
                    {who} · {formatDay(answer.createdAt, i18n.language)}
                    {answer.part === "objective" && answer.title ? ` · ${answer.title}` : ""}
                </span>
                {answer.isTaken === true && <Badge tone="good">{t("round.taken")}</Badge>}
            </p>
            {typeof answer.body === "string" && <p className={styles.words}>{answer.body}</p>}
            {mayChange ? (
                <form
                    className={styles.reply}
                    onSubmit={(event) => {
                        event.preventDefault();
                        void save();
                    }}
                >
                    <Field label={t("round.reply")}>
                        <Textarea rows={1} resize="vertical" value={words} onChange={(_, { value }) => write(value)} />
                    </Field>
                    <Checkbox label={t("round.taken")} checked={isTaken} onChange={(_, { checked }) => take(checked === true)} />
                    {isChanged && (
                        <Button type="submit" size="small" disabledFocusable={isBusy}>
                            {t("action.save")}
                        </Button>
                    )}
                    <Wrong failure={failure} />
                </form>
            ) : (
                typeof answer.answer === "string" && <p className="soft">{t("round.replied", { answer: answer.answer })}</p>
            )}
        </li>
    );
}

/** Closing a round says whether the vision was reworked or confirmed. */
function Close({ round }: { round: AnyRecord }) {
    const { t } = useTranslation();
    const [outcome, choose] = useState("");
    const [note, write] = useState("");
    const { act, failure, isBusy } = useAct();
    const close = () => act("test-rounds", `/test-rounds/${round.id}`, { method: "PATCH", body: { status: "closed", outcome, outcomeNote: note.trim() === "" ? null : note }, revision: round.revision });
    return (
        <form
            className={styles.begin}
            onSubmit={(event) => {
                event.preventDefault();
                void close();
            }}
        >
            <h2>{t("round.close")}</h2>
            <Field label={t("round.outcome")}>
                <RadioGroup value={outcome} onChange={(_, { value }) => choose(value)}>
                    <Radio value="revised" label={t("round.revised")} />
                    <Radio value="confirmed" label={t("round.confirmed")} />
                </RadioGroup>
            </Field>
            <Field label={t("round.note")}>
                <Textarea rows={2} resize="vertical" value={note} onChange={(_, { value }) => write(value)} />
            </Field>
            <Wrong failure={failure} />
            <div>
                <Button type="submit" disabled={outcome === ""} disabledFocusable={isBusy}>
                    {t("round.closeSend")}
                </Button>
            </div>
        </form>
    );
}

function Whole({ round }: { round: AnyRecord }) {
    const { t } = useTranslation();
    const me = useMe();
    const answers = usePath<Page>(`/test-comments?filter=${encodeURIComponent(`testRound eq '${round.id}'`)}&orderby=createdAt&top=500&expand=person`);
    const isNow = getAsOf() === null;
    const mayChange = isNow && (me.data?.may["test-rounds"]?.includes("update") ?? false);
    const mayAnswer = isNow && (me.data?.may["test-comments"]?.includes("update") ?? false);
    const isClosed = round.status === "closed";
    return (
        <div className={styles.page}>
            <header className={styles.who}>
                <h1>{round.title}</h1>
                <Badge tone={isClosed ? "good" : "quiet"}>{t(`round.status.${String(round.status)}`)}</Badge>
                {typeof round.outcome === "string" && <Badge tone="good">{t(`round.${round.outcome}`)}</Badge>}
            </header>
            <p className="soft">
                {isNamed(round.vision) && <Link href={`/records/visions/${round.vision.id}`}>{titleOf(round.vision)}</Link>}
            </p>
            {typeof round.testedStatement === "string" && <blockquote className={styles.statement}>{round.testedStatement}</blockquote>}
            {typeof round.outcomeNote === "string" && <p>{round.outcomeNote}</p>}
            {mayChange && !isClosed && <ByLink round={round} />}
            <section aria-labelledby="answers">
                <h2 id="answers">{t("round.said")}</h2>
                <Loaded query={answers}>
                    {({ items }) =>
                        items.length === 0 ? (
                            <p className="soft">{t("round.silence")}</p>
                        ) : (
                            groupsOf(items).map(({ part, counts, answers: own }) => (
                                <section key={part} aria-labelledby={`part-${part}`} className={styles.group}>
                                    <h3 id={`part-${part}`}>{t(`round.of.${part}`)}</h3>
                                    <p className={styles.who}>
                                        {ANSWER_STANCES.filter((stance) => counts[stance] > 0).map((stance) => (
                                            <Badge key={stance} tone={TONES[stance] ?? "quiet"}>
                                                {t(`round.count.${stance}`, { count: counts[stance] })}
                                            </Badge>
                                        ))}
                                    </p>
                                    <ul className={styles.said}>
                                        {own.map((answer) => (
                                            <Said key={`${answer.id} ${answer.revision}`} answer={answer} mayChange={mayAnswer} />
                                        ))}
                                    </ul>
                                </section>
                            ))
                        )
                    }
                </Loaded>
            </section>
            {mayChange && !isClosed && <Close round={round} />}
        </div>
    );
}

/** Round is one test round for whoever runs it: its link, what was said, and what came of it. */
export default function Round() {
    const { id } = useParams<{ id: string }>();
    const round = usePath<AnyRecord>(`/test-rounds/${id}?expand=vision`);
    return <Loaded query={round}>{(known) => <Whole key={known.id} round={known} />}</Loaded>;
}
