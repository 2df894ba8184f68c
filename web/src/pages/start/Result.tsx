import { Button, Field, Input, Radio, RadioGroup, Select } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { ask } from "../../api/client";
import { useMe, usePath } from "../../api/queries";
import type { AnyRecord, RecordValue } from "../../api/types";
import { dayNow } from "../../base/day";
import { parseNumber } from "../../base/figure";
import { mistakeOf } from "../../fields/number";
import styles from "./Start.module.css";
import { Needs, Send, Step, Wrong } from "./parts";
import { type Plan, filled, focusOf, gapsOf, isClaimed, resultsOf } from "./plan";
import { type Change, useWork } from "./usePlan";

const NEW = "new";
const KINDS = ["share", "relative-change", "count", "currency", "duration", "hours", "zero", "growth", "service-share", "relative-deadline"];
const SHARES = ["share", "service-share"];
const RECURRENCES = ["none", "month", "quarter", "half-year", "year"];

interface Suggested {
    title: string;
    kind?: string;
    unit?: string;
    direction?: string;
    population?: string;
    recurrence?: string;
    proposedObjectives?: string[];
}

/** What the library suggests for an objective that came from it. */
function useSuggested(objective: AnyRecord | null): Suggested[] {
    const [vision, key] = String(objective?.templateKey ?? "").split("/");
    const library = usePath<{ suggestedKeyResults?: Suggested[] }>(vision && key ? `/library/visions/${vision}` : null);
    if (!vision || !key) return [];
    return (library.data?.suggestedKeyResults ?? []).filter(({ proposedObjectives }) => proposedObjectives?.includes(key));
}

/** Choose asks by which figure one will see that the objective is reached. */
function Choose({ plan, objective, pick }: { plan: Plan; objective: AnyRecord; pick: (id: string) => void }) {
    const { t } = useTranslation();
    const me = useMe();
    const linked = resultsOf(plan, objective).toSorted((one, other) => gapsOf(plan, one) - gapsOf(plan, other));
    const suggested = useSuggested(objective).filter(({ title }) => !linked.some((one) => one.title === title));
    const [picked, choose] = useState(linked[0]?.id ?? "");
    const [title, write] = useState("");
    const { run, change, failure, isBusy } = useWork();

    async function send(): Promise<void> {
        const owner: Record<string, RecordValue> = me.data?.person ? { owner: me.data.person } : {};
        const record = linked.find(({ id }) => id === picked);
        if (record !== undefined) {
            const operation: Change = { act: "update", collection: "key-results", id: record.id, revision: record.revision, body: owner };
            if (Object.keys(owner).length === 0 || (await change([operation]))) pick(record.id);
            return;
        }
        const template = suggested.find((one) => one.title === picked);
        const { proposedObjectives: _, ...fields } = template ?? { title };
        const body: Record<string, RecordValue> = { program: plan.program.id, objectives: [objective.id], title: fields.title, ...owner };
        for (const name of ["kind", "unit", "direction", "population", "recurrence"] as const) {
            const value = template?.[name];
            if (value !== undefined) body[name] = value;
        }
        const made = await run(["key-results"], () => ask<AnyRecord>("/key-results", { method: "POST", body }));
        if (made !== null) pick(made.id);
    }

    return (
        <form
            className={styles.form}
            onSubmit={(event) => {
                event.preventDefault();
                void send();
            }}
        >
            <Field label={t("start.resultAsk", { objective: objective.title })}>
                <RadioGroup value={picked} onChange={(_, data) => choose(data.value)}>
                    {linked.map((result) => (
                        <Radio key={result.id} value={result.id} label={result.title ?? result.id} />
                    ))}
                    {suggested.map((one) => (
                        <Radio
                            key={one.title}
                            value={one.title}
                            label={
                                <span className={styles.option}>
                                    {one.title}
                                    <span className="soft small">{t("start.suggested")}</span>
                                </span>
                            }
                        />
                    ))}
                    <Radio value={NEW} label={t("start.resultNew")} />
                </RadioGroup>
            </Field>
            {picked === NEW && (
                <Field label={t("start.resultTitle")} hint={t("start.resultTitleHint")} required>
                    <Input value={title} maxLength={500} onChange={(_, data) => write(data.value)} />
                </Field>
            )}
            <Wrong failure={failure} />
            <div className={styles.actions}>
                <Send isBusy={isBusy} disabled={picked === "" || (picked === NEW && title.trim() === "")}>
                    {t("start.resultSend")}
                </Send>
            </div>
        </form>
    );
}

/** What stands in the form of a key result, as it is typed. */
interface Typed {
    title: string;
    kind: string;
    unit: string;
    direction: string;
    population: string;
    target: string;
    base: "known" | "later";
    baseline: string;
    baselineDate: string;
    baselineSource: string;
    findBaselineBy: string;
    deadline: string;
    recurrence: string;
}

function typedOf(result: AnyRecord, written: (figure: unknown) => string): Typed {
    const text = (name: string) => (typeof result[name] === "string" ? result[name] : "");
    return {
        title: text("title"),
        kind: text("kind"),
        unit: text("unit"),
        direction: text("direction"),
        population: text("population"),
        target: written(result.target),
        base: typeof result.baseline === "number" ? "known" : "later",
        baseline: written(result.baseline),
        baselineDate: text("baselineDate") || dayNow(),
        baselineSource: text("baselineSource"),
        findBaselineBy: text("findBaselineBy"),
        deadline: text("deadline"),
        recurrence: text("recurrence") || "none",
    };
}

/** The merge patch of what was typed. */
function bodyOf(typed: Typed, language: string): Record<string, RecordValue> {
    const figure = (text: string) => (text.trim() === "" ? null : parseNumber(text, language, typed.unit));
    const orNull = (text: string) => (text.trim() === "" ? null : text);
    const isKnown = typed.base === "known";
    return {
        title: typed.title,
        kind: orNull(typed.kind),
        unit: orNull(typed.unit),
        direction: orNull(typed.direction),
        population: SHARES.includes(typed.kind) ? orNull(typed.population) : null,
        target: figure(typed.target),
        baseline: isKnown ? figure(typed.baseline) : null,
        baselineDate: isKnown ? orNull(typed.baselineDate) : null,
        baselineSource: isKnown ? orNull(typed.baselineSource) : null,
        findBaselineBy: isKnown ? null : orNull(typed.findBaselineBy),
        deadline: orNull(typed.deadline),
        recurrence: typed.recurrence,
    };
}

/** Blanks are what a key result still needs: its unit, direction, target, where one starts, and by when. */
function Blanks({ plan, result, done, another }: { plan: Plan; result: AnyRecord; done: () => void; another: () => void }) {
    const { t, i18n } = useTranslation();
    const written = (figure: unknown) => (typeof figure === "number" ? new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 10, useGrouping: false }).format(figure) : "");
    const [typed, type] = useState<Typed>(() => typedOf(result, written));
    const [isShapeOpen, openShape] = useState(!result.kind || !result.unit || !result.direction);
    const { run, failure, isBusy } = useWork();
    const mistakes = new Map((failure?.fields ?? []).map((one) => [one.field ?? "", one.detail]));
    const set = (change: Partial<Typed>) => type({ ...typed, ...change });
    const [left, leave] = useState<string[]>([]);
    const figures = ["target", ...(typed.base === "known" ? ["baseline"] : [])] as ("target" | "baseline")[];
    const wrongOf = (name: "target" | "baseline") => mistakeOf(typed[name], i18n.language, typed.unit);
    const own = (name: string) => {
        const wrong = (name === "target" || name === "baseline") && left.includes(name) ? wrongOf(name) : null;
        return wrong ? t(wrong.word, wrong.blanks) : undefined;
    };
    const line = (name: "title" | "unit" | "population" | "target" | "baseline" | "baselineSource", label: string, rest: { hint?: string; figure?: boolean } = {}) => (
        <Field label={label} hint={rest.hint} validationMessage={own(name) ?? mistakes.get(name)} onBlur={() => leave((now) => [...new Set([...now, name])])}>
            <Input value={typed[name]} {...(rest.figure ? { inputMode: "decimal" as const, contentAfter: typed.unit } : {})} onChange={(_, { value }) => set({ [name]: value })} />
        </Field>
    );
    const day = (name: "baselineDate" | "findBaselineBy" | "deadline", label: string) => (
        <Field label={label} hint={name === "deadline" && typed.recurrence !== "none" ? t("start.deadlineOptional") : undefined} validationMessage={mistakes.get(name)}>
            <Input type="date" value={typed[name]} onChange={(_, { value }) => set({ [name]: value })} />
        </Field>
    );
    const choice = (name: "kind" | "direction" | "recurrence", label: string, options: string[], word: (option: string) => string) => (
        <Field label={label} validationMessage={mistakes.get(name)}>
            <Select value={typed[name]} onChange={(_, { value }) => set({ [name]: value })}>
                {name !== "recurrence" && <option value="">{t("form.choose")}</option>}
                {options.map((option) => (
                    <option key={option} value={option}>
                        {word(option)}
                    </option>
                ))}
            </Select>
        </Field>
    );

    async function send(): Promise<void> {
        leave(figures);
        if (figures.some((name) => wrongOf(name) !== null)) return;
        const body = { ...bodyOf(typed, i18n.language), ...(isClaimed(result) ? { evidence: "claimed" } : {}) };
        const saved = await run(["key-results"], () => ask<AnyRecord>(`/key-results/${result.id}`, { method: "PATCH", body, revision: result.revision }));
        if (saved === null) return;
        type(typedOf(saved, written));
        done();
    }

    return (
        <form
            className={styles.form}
            onSubmit={(event) => {
                event.preventDefault();
                void send();
            }}
        >
            <p className={styles.statement} aria-live="polite">
                {filled(typed.title, parseNumber(typed.target, i18n.language, typed.unit))}
            </p>
            <div className={styles.pair}>
                {line("target", t("start.target"), { figure: true })}
                {day("deadline", t("start.deadline"))}
            </div>
            <Field label={t("start.base")}>
                <RadioGroup layout="horizontal" value={typed.base} onChange={(_, { value }) => set({ base: value as Typed["base"] })}>
                    <Radio value="later" label={t("start.baseLater")} />
                    <Radio value="known" label={t("start.baseKnown")} />
                </RadioGroup>
            </Field>
            {typed.base === "later" ? (
                <div className={styles.pair}>{day("findBaselineBy", t("start.findBy"))}</div>
            ) : (
                <div className={styles.pair}>
                    {line("baseline", t("start.baseline"), { figure: true })}
                    {day("baselineDate", t("start.baselineDate"))}
                    {line("baselineSource", t("start.baselineSource"))}
                </div>
            )}
            <details open={isShapeOpen} onToggle={(event) => openShape(event.currentTarget.open)} className={styles.more}>
                <summary>{t("start.shape")}</summary>
                {line("title", t("start.resultTitle"), { hint: t("start.resultTitleHint") })}
                <div className={styles.pair}>
                    {choice("kind", t("start.kindLabel"), KINDS, (one) => t(`start.kind.${one}`))}
                    {line("unit", t("start.unit"), { hint: t("start.unitHint") })}
                    {choice("direction", t("start.directionLabel"), ["increase", "decrease", "maintain"], (one) => t(`start.direction.${one}`))}
                    {choice("recurrence", t("start.recurrenceLabel"), RECURRENCES, (one) => t(`start.recurrence.${one}`))}
                    {SHARES.includes(typed.kind) && line("population", t("start.population"), { hint: t("start.populationHint") })}
                </div>
            </details>
            {isClaimed(result) && <p className="soft small">{t("start.claimed")}</p>}
            <Needs plan={plan} id={result.id} checks={["KR-UNIT", "KR-TARGET", "KR-BASE", "KR-TIME", "KR-SOURCE"]} />
            <Wrong failure={failure} />
            <div className={styles.actions}>
                <Send isBusy={isBusy}>{t("start.send")}</Send>
                <Button appearance="subtle" onClick={another}>
                    {t("start.resultOther")}
                </Button>
            </div>
        </form>
    );
}

/** Result finds the figure that shows whether the objective is reached, and fills its blanks. Whose it is, was chosen. */
export function Result({ plan, done }: { plan: Plan; done: () => void }) {
    const { t } = useTranslation();
    const [picked, pick] = useState<string | null>(null);
    const objective = focusOf(plan);
    if (objective === null) return <Step id="result" why={t("start.chooseFirst")}>{null}</Step>;
    const linked = resultsOf(plan, objective);
    const owned = linked.filter(({ owner }) => typeof owner === "string").toSorted((one, other) => gapsOf(plan, one) - gapsOf(plan, other));
    const chosen = picked === NEW ? undefined : (linked.find(({ id }) => id === picked) ?? owned[0]);
    return (
        <Step id="result" why={t("start.resultWhy")}>
            {chosen === undefined ? (
                <Choose plan={plan} objective={objective} pick={pick} />
            ) : (
                <Blanks key={chosen.id} plan={plan} result={chosen} done={done} another={() => pick(NEW)} />
            )}
        </Step>
    );
}
