import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { useEach } from "../../api/queries";
import { type AnyRecord, type PartProgress, titleOf } from "../../api/types";
import { Legend } from "../../ui/Legend";
import { ProgressLine } from "../../ui/ProgressLine";
import { Status, toneOf } from "../../ui/Status";
import { useSettled } from "./InOrder";
import styles from "./Today.module.css";

const MOST = 5;

/** Strategies are the programs that run and where each stands, for those who come to read. */
export function Strategies({ programs, settled }: { programs: AnyRecord[]; settled: () => void }) {
    const { t } = useTranslation();
    const active = programs.filter(({ status }) => status === "active");
    const shown = (active.length > 0 ? active : programs).slice(0, MOST);
    const { each, isWhole, error } = useEach<PartProgress>(shown.map(({ id }) => `/programs/${id}/progress`));
    useSettled(isWhole || error !== null, settled);
    return (
        <section aria-labelledby="strategies">
            <h2 id="strategies">{t("today.strategies")}</h2>
            <Legend />
            <ul className={styles.list}>
                {shown.map(({ id, title = "", sponsor }, index) => {
                    const progress = each[index];
                    const name = titleOf(sponsor);
                    return (
                        <li key={id} className={styles.item}>
                            <div className={styles.line}>
                                <Link href={`/strategy/${id}`}>{title}</Link>
                                {progress && <Status status={progress.status} />}
                            </div>
                            {progress && <ProgressLine value={progress.progress} expected={progress.expectedProgress} tone={toneOf(progress.status)} label={title} />}
                            {name !== undefined && <p className="soft small">{t("strategy.sponsor", { name })}</p>}
                        </li>
                    );
                })}
            </ul>
        </section>
    );
}
