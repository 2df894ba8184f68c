import { Button, Field, Input, Radio, RadioGroup, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMe, usePath } from "../../api/queries";
import type { Page, RecordValue } from "../../api/types";
import styles from "./Start.module.css";
import { Needs, Readable, Send, Step, Wrong } from "./parts";
import { type Plan, focusOf, resultsOf } from "./plan";
import { type Change, useWork } from "./usePlan";

const NEW = "new";

/** ChooseObjective asks for the one objective that one cares for most. Chosen means: first in the list, and one answers for it. */
export function ChooseObjective({ plan, done }: { plan: Plan; done: () => void }) {
    const { t } = useTranslation();
    const me = useMe();
    const focus = focusOf(plan);
    const drafts = plan.objectives.filter(({ status }) => status === "draft");
    const [picked, pick] = useState<string>(focus?.id ?? (drafts.length === 0 ? NEW : ""));
    const [title, write] = useState("");
    const [showsAll, showAll] = useState(false);
    const { change, failure, isBusy } = useWork();
    const mostResults = drafts.toSorted((one, other) => resultsOf(plan, other).length - resultsOf(plan, one).length);
    const shown = showsAll ? drafts : [...new Set([...(focus ? [focus] : []), ...mostResults])].slice(0, 8);

    async function send(): Promise<void> {
        const first = Math.min(0, ...plan.objectives.map(({ sortOrder }) => Number(sortOrder ?? 0))) - 1;
        const body: Record<string, RecordValue> = { sortOrder: first };
        if (me.data?.person) body.owner = me.data.person;
        const record = drafts.find(({ id }) => id === picked);
        const operation: Change =
            record === undefined
                ? { act: "create", collection: "objectives", body: { ...body, title, program: plan.program.id, visions: plan.visions.slice(0, 1).map(({ id }) => id) } }
                : { act: "update", collection: "objectives", id: record.id, revision: record.revision, body };
        if (record !== undefined && record.id === focus?.id) done();
        else if (await change([operation])) done();
    }

    return (
        <Step id="objective" why={t("start.objectiveWhy")}>
            <form
                className={styles.form}
                onSubmit={(event) => {
                    event.preventDefault();
                    void send();
                }}
            >
                <Field label={t("start.objectiveAsk")}>
                    <RadioGroup value={picked} onChange={(_, data) => pick(data.value)}>
                        {shown.map((objective) => (
                            <Radio
                                key={objective.id}
                                value={objective.id}
                                label={
                                    <span className={styles.option}>
                                        {objective.title}
                                        <span className="soft small">{t("start.results", { count: resultsOf(plan, objective).length })}</span>
                                    </span>
                                }
                            />
                        ))}
                        <Radio value={NEW} label={t("start.objectiveNew")} />
                    </RadioGroup>
                </Field>
                {!showsAll && drafts.length > shown.length && (
                    <Button appearance="transparent" onClick={() => showAll(true)}>
                        {t("start.objectiveAll", { count: drafts.length })}
                    </Button>
                )}
                {picked === NEW && (
                    <Field label={t("start.objectiveTitle")} hint={t("start.objectiveTitleHint")} required>
                        <Input value={title} maxLength={300} onChange={(_, data) => write(data.value)} />
                    </Field>
                )}
                <Wrong failure={failure} />
                <div className={styles.actions}>
                    <Send isBusy={isBusy} disabled={picked === "" || (picked === NEW && title.trim() === "")}>
                        {t("start.objectiveSend")}
                    </Send>
                </div>
            </form>
        </Step>
    );
}

/** Priority links the objective to what the organization wants in the long run, and says in plain words what and why. */
export function Priority({ plan, done }: { plan: Plan; done: () => void }) {
    const { t } = useTranslation();
    const focus = focusOf(plan);
    const me = useMe();
    const priorities = usePath<Page>("/priorities?orderby=title&top=100&select=title");
    const linked = Array.isArray(focus?.priorities) ? focus.priorities.map(String) : [];
    const [typed, pick] = useState<string | null>(null);
    const [title, write] = useState("");
    const [words, say] = useState(String(focus?.description ?? ""));
    const { change, failure, isBusy } = useWork();
    const items = priorities.data?.items ?? [];
    const picked = typed ?? linked[0] ?? (priorities.data && items.length === 0 ? NEW : "");
    const mayCreate = me.data?.may.priorities?.includes("create") ?? false;
    if (focus === null) return <Step id="priority" why={t("start.chooseFirst")}>{null}</Step>;
    const objective = focus;

    async function send(): Promise<void> {
        const operations: Change[] = [];
        if (picked === NEW) operations.push({ act: "create", collection: "priorities", as: "priority", body: { title } });
        const body: Record<string, RecordValue> = { priorities: [picked === NEW ? "$priority" : picked, ...linked.slice(1)] };
        if (words !== String(objective.description ?? "")) body.description = words === "" ? null : words;
        operations.push({ act: "update", collection: "objectives", id: objective.id, revision: objective.revision, body });
        if (await change(operations)) done();
    }

    return (
        <Step id="priority" why={t("start.priorityWhy")}>
            <form
                className={styles.form}
                onSubmit={(event) => {
                    event.preventDefault();
                    void send();
                }}
            >
                <Field label={t("start.priorityAsk", { objective: objective.title })}>
                    <RadioGroup value={picked} onChange={(_, data) => pick(data.value)}>
                        {items.map(({ id, title: name }) => (
                            <Radio key={id} value={id} label={name ?? id} />
                        ))}
                        {mayCreate && <Radio value={NEW} label={t("start.priorityNew")} />}
                    </RadioGroup>
                </Field>
                {picked === NEW && (
                    <Field label={t("start.priorityTitle")} required>
                        <Input value={title} maxLength={300} onChange={(_, data) => write(data.value)} />
                    </Field>
                )}
                <Field label={t("start.words_label")} hint={t("start.wordsHint")}>
                    <Textarea rows={3} resize="vertical" value={words} onChange={(_, data) => say(data.value)} />
                </Field>
                <Readable text={words} most={60} />
                <Needs plan={plan} id={objective.id} checks={["OBJ-PRIORITY", "OBJ-PLAIN"]} />
                <Wrong failure={failure} />
                <div className={styles.actions}>
                    <Send isBusy={isBusy} disabled={picked === "" || (picked === NEW && title.trim() === "")}>
                        {t("start.send")}
                    </Send>
                </div>
            </form>
        </Step>
    );
}
