import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { pageOf } from "../api/places";
import { usePath, useTypes } from "../api/queries";
import { type AnyRecord, type Checks as Answer, type NextStep, collectionOf } from "../api/types";
import { Loaded } from "../ui/States";
import { Badge, Mark } from "../ui/Status";
import styles from "./Checks.module.css";
import { ProgramPage } from "./ProgramPage";

/** Step is one thing worth doing next, and where. */
export function Step({ step }: { step: NextStep }) {
    const { t } = useTranslation();
    const types = useTypes();
    return (
        <li className={styles.step}>
            <Mark tone={step.severity === "blocks" ? "warn" : "quiet"} />
            <div>
                <p>
                    <strong>{step.title}</strong>
                </p>
                <p className="soft">{step.hint}</p>
                <p className="small">
                    {step.records.map((record) => (
                        <Link key={record.id} href={pageOf(collectionOf(types.data, record.type) ?? "", record.id)} className={styles.link ?? ""}>
                            {record.title}
                        </Link>
                    ))}
                    {step.count > step.records.length && <span className="soft">{t("checks.more", { count: step.count - step.records.length })}</span>}
                </p>
            </div>
        </li>
    );
}

function Report({ checks }: { checks: Answer }) {
    const { t } = useTranslation();
    const { holds, fails, cannotTell, overridden } = checks.counts;
    return (
        <>
            <div className={styles.counts}>
                <Badge tone="good">{t("checks.holds", { count: holds })}</Badge>
                <Badge tone="warn">{t("checks.fails", { count: fails })}</Badge>
                <Badge tone="quiet">{t("checks.cannotTell", { count: cannotTell })}</Badge>
                {overridden > 0 && <Badge tone="quiet">{t("checks.overridden", { count: overridden })}</Badge>}
            </div>
            <section aria-labelledby="ready">
                <h2 id="ready">{t("checks.ready")}</h2>
                <table className={styles.ready}>
                    <tbody>
                        {checks.parts.map(({ type, total, ready }) => (
                            <tr key={type}>
                                <th scope="row">{t(`part.${type}`, { defaultValue: type })}</th>
                                <td className="number">{t("checks.of", { ready, total })}</td>
                            </tr>
                        ))}
                    </tbody>
                </table>
            </section>
            <section aria-labelledby="next">
                <h2 id="next">{t("checks.next")}</h2>
                {checks.nextSteps.length === 0 ? (
                    <p className="soft">{t("checks.allGood")}</p>
                ) : (
                    <ol className={styles.steps}>
                        {checks.nextSteps.map((step) => (
                            <Step key={`${step.check}-${step.title}`} step={step} />
                        ))}
                    </ol>
                )}
            </section>
        </>
    );
}

function Found({ program }: { program: AnyRecord }) {
    const checks = usePath<Answer>(`/programs/${program.id}/checks`);
    return <Loaded query={checks}>{(answer) => <Report checks={answer} />}</Loaded>;
}

/** Checks shows how sound a plan is, and the few things that are worth most to do next. */
export default function Checks() {
    const { t } = useTranslation();
    return (
        <ProgramPage base="/checks" title={(program) => t("checks.title", { program: program.title })}>
            {(program) => <Found program={program} />}
        </ProgramPage>
    );
}
