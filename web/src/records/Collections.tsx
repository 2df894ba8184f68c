import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { useMe, useTypes } from "../api/queries";
import { Loaded } from "../ui/States";
import styles from "./Collections.module.css";

const STEPS = ["frame", "plan", "measure", "people", "outreach", "learning", "governance", "registers", "readiness", "adapt", "admin"];

/** Collections lists every kind of record that one may read, by the step of the loop that it belongs to. */
export default function Collections() {
    const { t } = useTranslation();
    const types = useTypes();
    const me = useMe();
    return (
        <div className={styles.page}>
            <h1>{t("page.records")}</h1>
            <Loaded query={types}>
                {(all) => {
                    const mine = [...all.values()].filter(({ collection }) => me.data?.may[collection]?.includes("read"));
                    const steps = [...STEPS, ...new Set(mine.map(({ step }) => step).filter((step) => !STEPS.includes(step)))];
                    return steps.map((step) => {
                        const here = mine.filter((type) => type.step === step);
                        if (here.length === 0) return null;
                        return (
                            <section key={step} aria-labelledby={`step-${step}`}>
                                <h2 id={`step-${step}`}>{t(`step.${step}`, { defaultValue: step })}</h2>
                                <ul className={styles.grid}>
                                    {here.map((type) => (
                                        <li key={type.collection}>
                                            <Link href={`/records/${type.collection}`}>{type.plural}</Link>
                                            <span className="soft small">{type.help}</span>
                                        </li>
                                    ))}
                                </ul>
                            </section>
                        );
                    });
                }}
            </Loaded>
        </div>
    );
}
