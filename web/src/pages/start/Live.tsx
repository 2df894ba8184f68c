import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { ask } from "../../api/client";
import styles from "./Start.module.css";
import { Needs, Send, Step, Wrong } from "./parts";
import { type Plan, type StepName, focusOf, gapsOf, holds, resultsOf } from "./plan";
import { useWork } from "./usePlan";

const BLOCKING = ["OBJ-PRIORITY", "OBJ-RESULT"];

/** LiveObjective takes the objective live with the key results that are ready. The rest stays a draft. */
export function LiveObjective({ plan, done, go }: { plan: Plan; done: () => void; go: (step: StepName) => void }) {
    const { t } = useTranslation();
    const { run, failure, isBusy } = useWork();
    const objective = focusOf(plan);
    if (objective === null) return <Step id="live" why={t("start.chooseFirst")}>{null}</Step>;
    const open = BLOCKING.filter((check) => !holds(plan, check, objective.id));
    const ready = resultsOf(plan, objective).filter((result) => gapsOf(plan, result) === 0);
    const send = async () => {
        const made = await run(["objectives", "key-results"], () => ask(`/objectives/${objective.id}/activate`, { method: "POST" }));
        if (made !== null) done();
    };
    return (
        <Step id="live" why={t("start.liveWhy")}>
            <form
                className={styles.form}
                onSubmit={(event) => {
                    event.preventDefault();
                    void send();
                }}
            >
                <p className={styles.statement}>{objective.title}</p>
                {ready.length > 0 && (
                    <>
                        <p>{t("start.withResults")}</p>
                        <ul className={styles.plain}>
                            {ready.map((result) => (
                                <li key={result.id}>{result.title}</li>
                            ))}
                        </ul>
                    </>
                )}
                <Needs plan={plan} id={objective.id} checks={[...BLOCKING, "OBJ-PLAIN"]} />
                {open.length > 0 && (
                    <p>
                        {t("start.stillOpen")}{" "}
                        {open.map((check) => (
                            <button key={check} type="button" className={styles.link} onClick={() => go(check === "OBJ-RESULT" ? "result" : "priority")}>
                                {t(`start.step.${check === "OBJ-RESULT" ? "result" : "priority"}`)}
                            </button>
                        ))}
                    </p>
                )}
                <Wrong failure={failure} />
                <div className={styles.actions}>
                    <Send isBusy={isBusy} disabled={open.length > 0}>
                        {t("start.liveSend")}
                    </Send>
                </div>
            </form>
        </Step>
    );
}

/** LiveProgram makes the program active; afterwards it says what is worth doing with the rest. */
export function LiveProgram({ plan, done }: { plan: Plan; done: () => void }) {
    const { t } = useTranslation();
    const { run, failure, isBusy } = useWork();
    const isReady = plan.visions.some(({ id }) => holds(plan, "VIS-GRAMMAR", id));
    const send = async () => {
        const made = await run(["programs"], () => ask(`/programs/${plan.program.id}/activate`, { method: "POST" }));
        if (made !== null) done();
    };
    return (
        <Step id="program" why={t("start.programWhy")}>
            <form
                className={styles.form}
                onSubmit={(event) => {
                    event.preventDefault();
                    void send();
                }}
            >
                <p className={styles.statement}>{plan.program.title}</p>
                {plan.visions[0] !== undefined && <Needs plan={plan} id={(plan.visions.find(({ id }) => holds(plan, "VIS-GRAMMAR", id)) ?? plan.visions[0]).id} checks={["VIS-GRAMMAR"]} />}
                <Wrong failure={failure} />
                <div className={styles.actions}>
                    <Send isBusy={isBusy} disabled={!isReady}>
                        {t("start.programSend")}
                    </Send>
                </div>
            </form>
        </Step>
    );
}

/** Through says that it is done, and where one goes on. */
export function Through({ plan, another }: { plan: Plan; another: () => void }) {
    const { t } = useTranslation();
    const drafts = plan.objectives.filter(({ status }) => status === "draft").length;
    return (
        <section className={styles.step} aria-labelledby="through">
            <h2 id="through" tabIndex={-1}>
                {t("start.through")}
            </h2>
            <p className="soft">{t("start.throughHint", { count: drafts })}</p>
            <ul className={styles.plain}>
                <li>
                    <Link href={`/strategy/${plan.program.id}`}>{t("start.toStrategy")}</Link>
                </li>
                <li>
                    <button type="button" className={styles.link} onClick={another}>
                        {t("start.toAnother")}
                    </button>
                </li>
                <li>
                    <Link href={`/triage/${plan.program.id}`}>{t("start.toTriage")}</Link>
                </li>
                <li>
                    <Link href={`/checks/${plan.program.id}`}>{t("today.allChecks")}</Link>
                </li>
            </ul>
        </section>
    );
}
