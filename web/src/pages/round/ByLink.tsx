import { Button, Field, Input, Radio, RadioGroup, Select, Spinner, Textarea } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import type { SharedRound } from "../../api/types";
import { Failure } from "../../api/client";
import { formatInstant } from "../../base/format";
import { Empty, Failed, Loading } from "../../ui/States";
import styles from "./ByLink.module.css";
import { type Answer, askByLink } from "./asGuest";

const STANCES = ["agree", "object", "comment"] as const;
const PARTS = ["goal", "reason", "method", "other"] as const;

/** The form of one answer. What was sent is thanked for, and another one may follow. */
function AnswerForm({ link, tested, name, call }: { link: string; tested: SharedRound; name: string; call: (name: string) => void }) {
    const { t } = useTranslation();
    const [stance, take] = useState<Answer["stance"] | "">("");
    const [part, about] = useState("other");
    const [body, write] = useState("");
    const [failure, fail] = useState<Failure | null>(null);
    const [isBusy, setBusy] = useState(false);
    const [count, setCount] = useState(0);
    const thanks = useRef<HTMLParagraphElement>(null);
    const mistakes = new Map((failure?.fields ?? []).map((one) => [one.field ?? "", one.detail]));
    const isReady = stance !== "" && (stance === "agree" || body.trim() !== "");

    async function send(): Promise<void> {
        if (stance === "" || isBusy) return;
        setBusy(true);
        fail(null);
        const answer: Answer = { stance, ...(body.trim() === "" ? {} : { body: body.trim() }), ...(name.trim() === "" ? {} : { name: name.trim() }) };
        if (tested.objectives.some(({ id }) => id === part)) answer.objective = part;
        else answer.part = part;
        try {
            await askByLink(link, "/round/answers", { method: "POST", body: answer });
            setCount(count + 1);
            take("");
            write("");
            about("other");
            thanks.current?.focus();
        } catch (error) {
            fail(error instanceof Failure ? error : new Failure(500, { detail: String(error) }));
        } finally {
            setBusy(false);
        }
    }

    return (
        <form
            className={styles.form}
            onSubmit={(event) => {
                event.preventDefault();
                void send();
            }}
        >
            <h2>{t("round.yours")}</h2>
            <p ref={thanks} tabIndex={-1} role="status" className={styles.thanks} data-there={count > 0}>
                {count > 0 ? t("round.thanks", { count }) : ""}
            </p>
            <Field label={t("round.stance")} required validationMessage={mistakes.get("stance")}>
                <RadioGroup value={stance} onChange={(_, { value }) => take(value as Answer["stance"])}>
                    {STANCES.map((one) => (
                        <Radio key={one} value={one} label={t(`round.say.${one}`)} />
                    ))}
                </RadioGroup>
            </Field>
            <Field label={t("round.part")} validationMessage={mistakes.get("part") ?? mistakes.get("objective")}>
                <Select value={part} onChange={(_, { value }) => about(value)}>
                    <option value="other">{t("round.of.other")}</option>
                    {PARTS.filter((one) => one !== "other").map((one) => (
                        <option key={one} value={one}>
                            {t(`round.of.${one}`)}
                        </option>
                    ))}
                    {tested.objectives.map(({ id, title }) => (
                        <option key={id} value={id}>
                            {t("round.ofObjective", { title })}
                        </option>
                    ))}
                </Select>
            </Field>
            <Field label={stance === "agree" ? t("round.bodyOptional") : t("round.body")} required={stance !== "agree" && stance !== ""} validationMessage={mistakes.get("body")}>
                <Textarea rows={4} resize="vertical" maxLength={2000} value={body} onChange={(_, { value }) => write(value)} />
            </Field>
            <Field label={t("round.name")} hint={t("round.nameHint")} validationMessage={mistakes.get("authorName")}>
                <Input value={name} maxLength={200} autoComplete="name" onChange={(_, { value }) => call(value)} />
            </Field>
            {failure !== null && (
                <p role="alert" className={styles.wrong}>
                    {failure.isOffline ? t("state.offlineHint") : `${failure.message} ${failure.hint}`}
                </p>
            )}
            <div>
                <Button appearance="primary" type="submit" disabled={!isReady} disabledFocusable={isBusy} icon={isBusy ? <Spinner size="tiny" /> : undefined}>
                    {t("round.send")}
                </Button>
            </div>
        </form>
    );
}

function Read({ link, tested }: { link: string; tested: SharedRound }) {
    const { t, i18n } = useTranslation();
    const [name, call] = useState("");
    return (
        <>
            <p className="soft">{t("round.from", { organization: tested.organization ?? "", round: tested.round })}</p>
            <h1>{tested.vision}</h1>
            {tested.statement === "" ? <p className="soft">{t("round.nothing")}</p> : <blockquote className={styles.statement}>{tested.statement}</blockquote>}
            {tested.objectives.length > 0 && (
                <section aria-labelledby="objectives">
                    <h2 id="objectives">{t("round.objectives")}</h2>
                    <ul className={styles.objectives}>
                        {tested.objectives.map(({ id, title, description }) => (
                            <li key={id}>
                                <h3>{title}</h3>
                                {description && <p>{description}</p>}
                            </li>
                        ))}
                    </ul>
                </section>
            )}
            {tested.isOpen ? <AnswerForm link={link} tested={tested} name={name} call={call} /> : <p className={styles.over}>{t("round.over")}</p>}
            {tested.isOpen && <p className="soft small">{t("round.until", { at: formatInstant(tested.expiresAt, i18n.language) })}</p>}
        </>
    );
}

/** What is wrong with a link, in the reader's words. */
function Refused({ failure, again }: { failure: Failure; again: () => void }) {
    const { t } = useTranslation();
    const word = { "round.link": "unknown", "round.expired": "expired", "round.revoked": "revoked" }[failure.code];
    if (word === undefined) return <Failed error={failure} again={again} />;
    return <Empty title={t(`round.link.${word}`)}>{t(`round.linkHint.${word}`)}</Empty>;
}

/** ByLink is the page of a test round for people without an account: what is tested, and what they think of it. */
export default function ByLink() {
    const [link] = useState(() => window.location.hash.slice(1));
    const [tested, show] = useState<SharedRound | null>(null);
    const [failure, fail] = useState<Failure | null>(null);
    const load = () => {
        fail(null);
        askByLink<SharedRound>(link, "/round").then(show, (error: unknown) => fail(error instanceof Failure ? error : new Failure(500, { detail: String(error) })));
    };
    useEffect(load, [link]);
    return (
        <div className={styles.page}>
            <header className={styles.head}>
                <img src="/app/mark.svg" alt="" />
                Plumbline
            </header>
            <main className={styles.main}>{failure !== null ? <Refused failure={failure} again={load} /> : tested === null ? <Loading /> : <Read link={link} tested={tested} />}</main>
        </div>
    );
}
