import { type ReactNode, createContext, use } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { type AnyRecord, type KeyResultProgress, type PartProgress, titleOf } from "../../api/types";
import { formatDay, formatMeasure } from "../../base/format";
import { ProgressLine } from "../../ui/ProgressLine";
import { Badge, Status, toneOf } from "../../ui/Status";
import styles from "./Strategy.module.css";

/** HORIZONS are the three horizons, the nearest first. */
export const HORIZONS = ["immediate", "next-year", "next-three-years"] as const;

/** StrategyData is what the one page of a strategy is drawn from. Maps go by the id of a part. */
export interface StrategyData {
    whole: PartProgress;
    statements: Map<string, string>;
    owners: Map<string, string>;
    initiatives: AnyRecord[];
}

/** Whether names lead to the pages of what they name: not for guests with a link. */
export const HasLinks = createContext(true);

function To({ collection, id, className, children }: { collection: string; id: string; className?: string | undefined; children: ReactNode }) {
    const hasLinks = use(HasLinks);
    if (!hasLinks) return <span className={className}>{children}</span>;
    return (
        <Link href={`/records/${collection}/${id}`} {...(className === undefined ? {} : { className })}>
            {children}
        </Link>
    );
}

function KeyResult({ result }: { result: KeyResultProgress }) {
    const { t, i18n } = useTranslation();
    const language = i18n.language;
    return (
        <li className={styles.result}>
            <To collection="key-results" id={result.id} className={styles.name}>
                {result.title}
            </To>
            <span className={styles.figures}>
                {result.value !== undefined && <strong className="number">{formatMeasure(result.value, result.unit, language)}</strong>}
                {result.target !== undefined && <span className="soft small number">{t("strategy.of", { target: formatMeasure(result.target, result.unit, language) })}</span>}
            </span>
            <ProgressLine value={result.progress} expected={result.expectedProgress} tone={toneOf(result.status)} label={result.title} />
            <Status status={result.status} />
        </li>
    );
}

/** Objective is one objective with its key results and where they stand. */
export function Objective({ part, owner }: { part: PartProgress; owner: string | undefined }) {
    const { t } = useTranslation();
    const missing = part.missing.length;
    return (
        <article className={styles.objective}>
            <header>
                <h3>
                    <To collection="objectives" id={part.id}>
                        {part.title}
                    </To>
                </h3>
                {owner && <span className="soft small">{owner}</span>}
                <Status status={part.status} />
            </header>
            <ul className={styles.results}>
                {(part.keyResults ?? []).map((result) => (
                    <KeyResult key={result.id} result={result} />
                ))}
            </ul>
            {missing > 0 && <p className="soft small">{t("strategy.missing", { count: missing })}</p>}
        </article>
    );
}

function Initiative({ item }: { item: AnyRecord }) {
    const { t, i18n } = useTranslation();
    return (
        <li className={styles.card}>
            <To collection="initiatives" id={item.id}>
                {item.title}
            </To>
            <span className="soft small">{titleOf(item.owner) ?? t("strategy.noOwner")}</span>
            {typeof item.nextStep === "string" && (
                <span className={`small ${styles.step}`}>
                    {t("strategy.next", { step: item.nextStep, day: typeof item.nextStepDate === "string" ? formatDay(item.nextStepDate, i18n.language, "short") : "" })}
                </span>
            )}
            {item.status !== "active" && <Badge tone={item.status === "done" ? "good" : "quiet"}>{t(`initiative.${String(item.status)}`)}</Badge>}
        </li>
    );
}

/** Initiatives are those of a plan in their three horizons. */
export function Initiatives({ items }: { items: AnyRecord[] }) {
    const { t } = useTranslation();
    return (
        <section aria-labelledby="initiatives">
            <h2 id="initiatives">{t("strategy.initiatives")}</h2>
            <div className={styles.horizons}>
                {HORIZONS.map((horizon) => {
                    const here = items.filter((item) => item.horizon === horizon && item.status !== "stopped");
                    return (
                        <section key={horizon} aria-label={t(`horizon.${horizon}`)}>
                            <h3>
                                {t(`horizon.${horizon}`)} <span className="soft">{here.length}</span>
                            </h3>
                            {here.length === 0 && <p className="soft small">{t("strategy.noneHere")}</p>}
                            <ul className={styles.cards}>
                                {here.map((item) => (
                                    <Initiative key={item.id} item={item} />
                                ))}
                            </ul>
                        </section>
                    );
                })}
            </div>
        </section>
    );
}

/** Statement is a vision in its own words, with where it stands. */
export function Statement({ part, statement }: { part: PartProgress; statement: string | undefined }) {
    return (
        <div className={styles.statement}>
            <h2 id={`vision-${part.id}`}>
                <To collection="visions" id={part.id}>
                    {part.title}
                </To>
            </h2>
            {statement && <p>{statement}</p>}
            <div className={styles.overall}>
                <Status status={part.status} />
                <ProgressLine value={part.progress} expected={part.expectedProgress} tone={toneOf(part.status)} label={part.title} />
            </div>
        </div>
    );
}

/** Plan is the strategy on one page: visions on top of their objectives, objectives without one, initiatives in three horizons. */
export function Plan({ data: { whole, statements, owners, initiatives } }: { data: StrategyData }) {
    const parts = whole.parts ?? [];
    const loose = parts.filter(({ type }) => type !== "vision");
    return (
        <>
            {parts
                .filter(({ type }) => type === "vision")
                .map((part) => (
                    <section key={part.id} className={styles.vision} aria-labelledby={`vision-${part.id}`}>
                        <Statement part={part} statement={statements.get(part.id)} />
                        <div className={styles.objectives}>
                            {(part.parts ?? []).map((objective) => (
                                <Objective key={objective.id} part={objective} owner={owners.get(objective.id)} />
                            ))}
                        </div>
                    </section>
                ))}
            {loose.length > 0 && (
                <div className={styles.objectives}>
                    {loose.map((part) => (
                        <Objective key={part.id} part={part} owner={owners.get(part.id)} />
                    ))}
                </div>
            )}
            <Initiatives items={initiatives} />
        </>
    );
}
