import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { Loaded } from "../../ui/States";
import { Mark } from "../../ui/Status";
import { LiveObjective, LiveProgram, Through } from "./Live";
import { ChooseObjective, Priority } from "./Objective";
import { Result } from "./Result";
import styles from "./Start.module.css";
import { Vision } from "./Vision";
import { type Plan, STEPS, type StepName, focusOf, isDone, nextStep } from "./plan";
import { usePlan } from "./usePlan";

function Steps({ plan, current, go }: { plan: Plan; current: StepName | null; go: (step: StepName) => void }) {
    const { t } = useTranslation();
    const done = isDone(plan);
    return (
        <nav aria-label={t("start.steps")}>
            <ol className={styles.steps}>
                {STEPS.map((step) => (
                    <li key={step}>
                        <button type="button" aria-current={step === current ? "step" : undefined} onClick={() => go(step)}>
                            <Mark tone={done[step] ? "good" : "quiet"} />
                            <span>{t(`start.step.${step}`)}</span>
                            <span className="only-spoken">{done[step] ? t("start.met") : t("start.open")}</span>
                        </button>
                    </li>
                ))}
            </ol>
        </nav>
    );
}

function Current({ plan, step, done, go }: { plan: Plan; step: StepName | null; done: () => void; go: (step: StepName) => void }) {
    switch (step) {
        case "objective":
            return <ChooseObjective plan={plan} done={done} />;
        case "result":
            return <Result plan={plan} done={done} />;
        case "priority":
            return <Priority key={focusOf(plan)?.id ?? ""} plan={plan} done={done} />;
        case "live":
            return <LiveObjective plan={plan} done={done} go={go} />;
        case "vision":
            return <Vision plan={plan} done={done} />;
        case "program":
            return <LiveProgram plan={plan} done={done} />;
        case null:
            return <Through plan={plan} another={() => go("objective")} />;
    }
}

function Walk({ plan }: { plan: Plan }) {
    const { t } = useTranslation();
    const [wanted, go] = useState<StepName | null>(null);
    const place = useRef<HTMLDivElement>(null);
    const step = wanted ?? nextStep(plan);
    const shown = useRef(step);
    const done = isDone(plan);
    const count = STEPS.filter((one) => done[one]).length;
    // Whoever goes on by keyboard stands at the beginning of the next step.
    useEffect(() => {
        if (shown.current === step) return;
        shown.current = step;
        place.current?.querySelector("h2")?.focus();
    }, [step]);
    return (
        <>
            <p className="soft" role="status">
                {t("start.progress", { done: count, of: STEPS.length })}
            </p>
            <div className={styles.walk}>
                <Steps plan={plan} current={step} go={go} />
                <div ref={place}>
                    {/* Whoever went elsewhere while it was kept, stays there. */}
                    <Current plan={plan} step={step} done={() => go((now) => (now === step ? null : now))} go={go} />
                </div>
            </div>
        </>
    );
}

/** Guide leads through a program step by step; what is done is in the records, so that it can be left at any time. */
export function Guide({ program }: { program: string }) {
    const plan = usePlan(program);
    return (
        <Loaded query={plan}>
            {(known) => (
                <>
                    <h1>{known.program.title}</h1>
                    <Walk key={program} plan={known} />
                </>
            )}
        </Loaded>
    );
}
