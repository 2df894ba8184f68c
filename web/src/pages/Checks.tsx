import { useTranslation } from "react-i18next";
import { Link, useParams } from "wouter";

import { usePath, useTypes } from "../api/queries";
import type { Checks as Answer, NextStep } from "../api/types";
import { Empty, Loaded } from "../ui/States";
import { Badge, Mark } from "../ui/Status";
import styles from "./Checks.module.css";
import { ProgramPicker } from "./ProgramPicker";
import { useProgram } from "./useProgram";

/** Step is one thing worth doing next, and where. */
export function Step({ step }: { step: NextStep }) {
    const { t } = useTranslation();
    const types = useTypes();
    const collection = (type: string) => [...(types.data?.values() ?? [])].find((one) => one.type === type)?.collection ?? "";
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
                        <Link key={record.id} href={`/records/${collection(record.type)}/${record.id}`} className={styles.link ?? ""}>
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

/** Checks shows how sound a plan is, and the few things that are worth most to do next. */
export default function Checks() {
    const { t } = useTranslation();
    const { program } = useParams<{ program?: string }>();
    const { query, programs, chosen } = useProgram(program);
    const checks = usePath<Answer>(chosen ? `/programs/${chosen.id}/checks` : null);
    return (
        <Loaded query={query}>
            {() =>
                chosen === undefined ? (
                    <Empty title={t("strategy.empty")}>{t("strategy.emptyHint")}</Empty>
                ) : (
                    <div className={styles.page}>
                        <header className={styles.title}>
                            <h1>{t("checks.title", { program: chosen.title })}</h1>
                            <ProgramPicker programs={programs} chosen={chosen} base="/checks" />
                        </header>
                        <Loaded query={checks}>{(answer) => <Report checks={answer} />}</Loaded>
                    </div>
                )
            }
        </Loaded>
    );
}
