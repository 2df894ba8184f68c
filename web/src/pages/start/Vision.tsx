import { Button, Field, Input, Radio, RadioGroup, Select, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { AnyRecord } from "../../api/types";
import { composeStatement } from "../../base/reading";
import styles from "./Start.module.css";
import { joinParts } from "./join";
import { Needs, Readable, Send, Step, Wrong, useWording } from "./parts";
import { type Plan, holds } from "./plan";
import { type Change, useWork } from "./usePlan";

const PARTS = ["goal", "reason", "method"] as const;

interface Words {
    goal: string;
    reason: string;
    method: string;
    statement: string;
    isOwn: boolean;
    horizonStart: string;
    horizonEnd: string;
}

function wordsOf(vision: AnyRecord | undefined): Words {
    const text = (name: string) => (typeof vision?.[name] === "string" ? vision[name] : "");
    const [goal, reason, method] = [text("goal"), text("reason"), text("method")];
    const statement = text("statement");
    return { goal, reason, method, statement, isOwn: statement !== "" && statement !== composeStatement(goal, reason, method), horizonStart: text("horizonStart"), horizonEnd: text("horizonEnd") };
}

/** The other visions of the program: a part of theirs can be taken over, and all of them can become one. */
function Others({ others, take, merge, isBusy }: { others: AnyRecord[]; take: (part: (typeof PARTS)[number], text: string) => void; merge: () => void; isBusy: boolean }) {
    const { t } = useTranslation();
    return (
        <details className={styles.more}>
            <summary>{t("start.others", { count: others.length })}</summary>
            {others.map((vision) => (
                <section key={vision.id} aria-label={vision.title} className={styles.other}>
                    <h3>{vision.title}</h3>
                    {PARTS.map((part) => {
                        const text = vision[part];
                        if (typeof text !== "string" || text === "") return null;
                        return (
                            <p key={part}>
                                <strong>{t(`start.${part}`)}:</strong> {text}{" "}
                                <Button size="small" onClick={() => take(part, text)} aria-label={t("start.takeFrom", { part: t(`start.${part}`), vision: vision.title })}>
                                    {t("start.take")}
                                </Button>
                            </p>
                        );
                    })}
                </section>
            ))}
            <p className="soft">{t("start.mergeHint")}</p>
            <Button disabledFocusable={isBusy} onClick={merge}>
                {t("start.merge", { count: others.length })}
            </Button>
        </details>
    );
}

/** VisionWords writes goal, reason and method, and shows at once what they compose to and how it reads. */
function VisionWords({ plan, vision, done }: { plan: Plan; vision: AnyRecord | undefined; done: () => void }) {
    const { t } = useTranslation();
    const { isGerman } = useWording();
    const [words, write] = useState<Words>(() => wordsOf(vision));
    const { change, failure, isBusy } = useWork();
    const mistakes = new Map((failure?.fields ?? []).map((one) => [(one.field ?? "").replace(/^operations\/\d+\/body\//, ""), one.detail]));
    const set = (some: Partial<Words>) => write({ ...words, ...some });
    const composed = composeStatement(words.goal, words.reason, words.method);
    const others = plan.visions.filter(({ id, status }) => id !== vision?.id && status !== "retired");

    async function send(): Promise<void> {
        const orNull = (text: string) => (text.trim() === "" ? null : text);
        const body = {
            ...Object.fromEntries(PARTS.map((part) => [part, orNull(words[part])])),
            statement: words.isOwn ? orNull(words.statement) : null,
            horizonStart: orNull(words.horizonStart),
            horizonEnd: orNull(words.horizonEnd),
        };
        const operation: Change =
            vision === undefined
                ? { act: "create", collection: "visions", body: { ...body, program: plan.program.id, title: plan.program.title ?? "" } }
                : { act: "update", collection: "visions", id: vision.id, revision: vision.revision, body };
        if (await change([operation])) done();
    }

    const joined = (part: (typeof PARTS)[number], texts: unknown[]) =>
        texts.reduce<string>((kept, text) => joinParts(kept, typeof text === "string" ? text : "", isGerman), words[part]);

    /** All objectives go to this vision; the others are retired, and stay in the past. Their words are put to this one's, to be shortened. */
    async function merge(): Promise<void> {
        if (vision === undefined) return;
        const gone = new Set(others.map(({ id }) => id));
        const moved = plan.objectives.filter(({ visions }) => Array.isArray(visions) && visions.some((id) => gone.has(String(id))));
        const operations: Change[] = [
            ...moved.map((one): Change => {
                const kept = (Array.isArray(one.visions) ? one.visions : []).map(String).filter((id) => !gone.has(id) && id !== vision.id);
                return { act: "update", collection: "objectives", id: one.id, revision: one.revision, body: { visions: [vision.id, ...kept] } };
            }),
            ...others.map((one): Change => ({ act: "update", collection: "visions", id: one.id, revision: one.revision, body: { status: "retired" } })),
        ];
        const joinedWords = Object.fromEntries(PARTS.map((part) => [part, joined(part, others.map((one) => one[part]))]));
        operations.push({ act: "update", collection: "visions", id: vision.id, revision: vision.revision, body: { ...joinedWords, statement: null } });
        if (!(await change(operations))) return;
        write((now) => ({ ...now, ...joinedWords, isOwn: false }));
    }

    return (
        <form
            className={styles.form}
            onSubmit={(event) => {
                event.preventDefault();
                void send();
            }}
        >
            {PARTS.map((part) => (
                <Field key={part} label={t(`start.${part}`)} hint={t(`start.${part}Hint`)} validationMessage={mistakes.get(part)}>
                    <Textarea rows={2} resize="vertical" value={words[part]} onChange={(_, { value }) => set({ [part]: value })} />
                </Field>
            ))}
            <Field label={t("start.statement")}>
                <RadioGroup layout="horizontal" value={words.isOwn ? "own" : "composed"} onChange={(_, { value }) => set({ isOwn: value === "own", statement: words.statement || composed })}>
                    <Radio value="composed" label={t("start.composed")} />
                    <Radio value="own" label={t("start.own")} />
                </RadioGroup>
            </Field>
            {words.isOwn ? (
                <Field label={t("start.own")} validationMessage={mistakes.get("statement")}>
                    <Textarea rows={3} resize="vertical" value={words.statement} onChange={(_, { value }) => set({ statement: value })} />
                </Field>
            ) : (
                <blockquote className={styles.statement} aria-live="polite">
                    {composed === "" ? t("start.noGoal") : composed}
                </blockquote>
            )}
            <Readable text={words.isOwn ? words.statement : composed} />
            <div className={styles.pair}>
                <Field label={t("start.from")} validationMessage={mistakes.get("horizonStart")}>
                    <Input type="date" value={words.horizonStart} onChange={(_, { value }) => set({ horizonStart: value })} />
                </Field>
                <Field label={t("start.to")} hint={t("start.toHint")} validationMessage={mistakes.get("horizonEnd")}>
                    <Input type="date" value={words.horizonEnd} onChange={(_, { value }) => set({ horizonEnd: value })} />
                </Field>
            </div>
            {others.length > 0 && <Others others={others} isBusy={isBusy} take={(part, text) => set({ [part]: joined(part, [text]) })} merge={() => void merge()} />}
            {vision !== undefined && <Needs plan={plan} id={vision.id} checks={["VIS-GRAMMAR"]} />}
            <Wrong failure={failure} />
            <div className={styles.actions}>
                <Send isBusy={isBusy}>{t("start.send")}</Send>
            </div>
        </form>
    );
}

/** Vision is the step of the vision: which one, and its words. */
export function Vision({ plan, done }: { plan: Plan; done: () => void }) {
    const { t } = useTranslation();
    const living = plan.visions.filter(({ status }) => status !== "retired");
    const [picked, pick] = useState<string | null>(null);
    const vision = living.find(({ id }) => id === picked) ?? living.find(({ id }) => !holds(plan, "VIS-GRAMMAR", id)) ?? living[0];
    return (
        <Step id="vision" why={t("start.visionWhy")}>
            {living.length > 1 && (
                <Field label={t("start.visionChoose")}>
                    <Select value={vision?.id ?? ""} onChange={(_, { value }) => pick(value)}>
                        {living.map(({ id, title }) => (
                            <option key={id} value={id}>
                                {title ?? id}
                            </option>
                        ))}
                    </Select>
                </Field>
            )}
            <VisionWords key={vision?.id ?? "new"} plan={plan} vision={vision} done={done} />
        </Step>
    );
}
