import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { pageOf } from "../api/places";
import { useTypes } from "../api/queries";
import { type Named, type NextStep, collectionOf } from "../api/types";
import { Mark } from "../ui/Status";
import styles from "./Checks.module.css";
import { around, checkAddress, namedIn } from "./steps";

/** Line is one thing to mend: what it is, how, a few of the records that it is about, and the way to the rest. */
export function Line({ isBlocking, title, hint, named, count, rest }: { isBlocking: boolean; title: string; hint: string; named: Named[]; count: number; rest: string }) {
    const { t } = useTranslation();
    const types = useTypes();
    const [only] = count === 1 ? named : [];
    const words = only === undefined ? null : around(title, only.title);
    const below = words === null ? named : [];
    const left = count - named.length;
    const to = (record: Named) => (
        <Link key={record.id} href={pageOf(collectionOf(types.data, record.type) ?? "", record.id)}>
            {record.title}
        </Link>
    );
    return (
        <li className={styles.step}>
            <Mark tone={isBlocking ? "warn" : "quiet"} />
            <div>
                <p>
                    <strong>{only === undefined || words === null ? title : <>{words[0]}{to(only)}{words[1]}</>}</strong>
                </p>
                {hint !== "" && <p className="soft">{hint}</p>}
                {below.length + left > 0 && (
                    <p className={`small ${styles.links}`}>
                        {below.map(to)}
                        {left > 0 && <Link href={rest}>{named.length === 0 ? t("checks.seeAll", { count }) : t("checks.more", { count: left })}</Link>}
                    </p>
                )}
            </div>
        </li>
    );
}

/** Steps are the few things that are worth doing next in a program. */
export function Steps({ steps, program }: { steps: NextStep[]; program: string }) {
    const named = namedIn(steps);
    return (
        <ol className={styles.steps}>
            {steps.map((step, index) => (
                <Line
                    key={`${step.check}-${step.title}`}
                    isBlocking={step.severity === "blocks"}
                    title={step.title}
                    hint={step.hint}
                    named={named[index] ?? []}
                    count={step.count}
                    rest={checkAddress(program, step.check)}
                />
            ))}
        </ol>
    );
}
