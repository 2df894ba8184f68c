import { Button, Field, Input, Radio, RadioGroup, Select, Spinner, Textarea } from "@fluentui/react-components";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { Failure } from "../../api/client";
import type { SharedRound } from "../../api/types";
import styles from "./ByLink.module.css";
import { type Answer, askByLink } from "./asGuest";

const STANCES = ["agree", "object", "comment"] as const;
const PARTS = ["goal", "reason", "method", "other"] as const;

function PartChoice({ tested, part, choose, mistake }: { tested: SharedRound; part: string; choose: (part: string) => void; mistake: string | undefined }) {
    const { t } = useTranslation();
    return (
        <Field label={t("round.part")} validationMessage={mistake}>
            <Select value={part} onChange={(_, { value }) => choose(value)}>
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
    );
}

interface Asking {
    link: string;
    tested: SharedRound;
    /** The objective that it is about; without one that is chosen. */
    about?: SharedRound["objectives"][number];
    name: string;
    call: (name: string) => void;
}

/** AnswerForm is the form of one answer. What was sent is thanked for, and another one may follow. */
export function AnswerForm({ link, tested, about, name, call }: Asking) {
    const { t } = useTranslation();
    const [stance, take] = useState<Answer["stance"] | "">("");
    const [part, choose] = useState(about?.id ?? "other");
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
            choose(about?.id ?? "other");
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
            aria-label={about && t("round.ofObjective", { title: about.title })}
            onSubmit={(event) => {
                event.preventDefault();
                void send();
            }}
        >
            {!about && <h2>{t("round.yours")}</h2>}
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
            {!about && <PartChoice tested={tested} part={part} choose={choose} mistake={mistakes.get("part") ?? mistakes.get("objective")} />}
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
