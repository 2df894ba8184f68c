import { type ReactNode, createContext, use } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { type AnyRecord, type KeyResultProgress, type PartProgress, titleOf } from "../../api/types";
import { formatMeasure } from "../../base/format";
import { Legend } from "../../ui/Legend";
import { ProgressLine } from "../../ui/ProgressLine";
import { Badge, Status, toneOf } from "../../ui/Status";
import { formatChance } from "../../ui/standing";
import { Standing, StepDay } from "../Standing";
import { TriageLink } from "../TriageLink";
import { isStepOverdue } from "../standing";
import styles from "./Strategy.module.css";
import { type Horizon, type Mark, type Stands, arranged, isDraft } from "./arrange";

/** StrategyData is what the one page of a strategy is drawn from. Maps go by the id of a part; `day` is the day that it tells of. */
export interface StrategyData {
    day: string;
    whole: PartProgress;
    statements: Map<string, string>;
    owners: Map<string, string>;
    marks: Map<string, Mark>;
    /** How the objectives of each vision stand, whatever is asked for. */
    stands: Map<string, Stands>;
    initiatives: AnyRecord[];
    /** The latest check-in of each initiative. */
    words: Map<string, AnyRecord>;
    /** Ids of the key results that are drafts: they count for nothing, and stand nowhere else. */
    draftResults: string[];
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
                {result.evidence === "claimed" && <span className="soft small">{t("evidence.claimed")}</span>}
                {result.target !== undefined && <span className="soft small number">{t("strategy.target", { target: formatMeasure(result.target, result.unit, language) })}</span>}
                {result.probability !== undefined && <span className={`soft small number ${styles.chance}`}>{t("strategy.chance", { chance: formatChance(result.probability, t, language) })}</span>}
            </span>
            <ProgressLine value={result.progress} expected={result.expectedProgress} tone={toneOf(result.status)} label={result.title} />
            <Status status={result.status} />
        </li>
    );
}

const NAMED = 3;

/** What does not count yet of an objective, and why; beyond three the page of the objective has the rest. */
function Missing({ part }: { part: PartProgress }) {
    const { t } = useTranslation();
    const results = part.missing.filter(({ id }) => id !== part.id);
    const rest = results.length - NAMED;
    if (results.length === 0) return <p className="soft small">{part.missing[0]?.why}</p>;
    return (
        <div className={`soft small ${styles.missing}`}>
            <p>{t("strategy.missing", { count: results.length })}</p>
            <ul>
                {results.slice(0, NAMED).map(({ id, title, why }) => (
                    <li key={id}>
                        <To collection="key-results" id={id}>
                            {title}
                        </To>{" "}
                        {why}
                    </li>
                ))}
                {rest > 0 && (
                    <li>
                        <To collection="objectives" id={part.id}>
                            {t("strategy.missingRest", { count: rest })}
                        </To>
                    </li>
                )}
            </ul>
        </div>
    );
}

/** Objective is one objective with its key results and where they stand. */
export function Objective({ part, owner, isDraft: isRough = false }: { part: PartProgress; owner: string | undefined; isDraft?: boolean }) {
    const { t } = useTranslation();
    return (
        <article className={styles.objective}>
            <header>
                <h3>
                    <To collection="objectives" id={part.id}>
                        {part.title}
                    </To>
                </h3>
                {owner && <span className="soft small">{owner}</span>}
                {isRough ? <Badge tone="quiet">{t("strategy.draft")}</Badge> : <Status status={part.status} />}
            </header>
            <ul className={styles.results}>
                {(part.keyResults ?? []).map((result) => (
                    <KeyResult key={result.id} result={result} />
                ))}
            </ul>
            {part.missing.length > 0 && <Missing part={part} />}
        </article>
    );
}

function Initiative({ item, word, today }: { item: AnyRecord; word: AnyRecord | undefined; today: string }) {
    const { t } = useTranslation();
    const isOverdue = isStepOverdue(item, today);
    return (
        <li className={styles.card}>
            <To collection="initiatives" id={item.id}>
                {item.title}
            </To>
            <span className="soft small">{titleOf(item.owner) ?? t("strategy.noOwner")}</span>
            {typeof item.nextStep === "string" && (
                <span className={`small ${styles.step}`}>
                    {t("board.next", { step: item.nextStep })}
                    {!isOverdue && " "}
                    {!isOverdue && <StepDay item={item} day={today} />}
                </span>
            )}
            {isOverdue && <StepDay item={item} day={today} />}
            <Standing item={item} word={word} />
            {item.status !== "active" && <Badge tone="quiet">{t(`initiative.${String(item.status)}`)}</Badge>}
        </li>
    );
}

/** Backlog is one horizon: what is to be done, and how much is done. */
export function Backlog({ horizon: { key, open, done }, words, today }: { horizon: Horizon; words: Map<string, AnyRecord>; today: string }) {
    const { t } = useTranslation();
    return (
        <section className={styles.horizon} aria-label={t(`horizon.${key}`)}>
            <h3>
                {t(`horizon.${key}`)} <span className="soft">{open.length}</span>
            </h3>
            <ul className={styles.cards}>
                {open.map((item) => (
                    <Initiative key={item.id} item={item} word={words.get(item.id)} today={today} />
                ))}
            </ul>
            {done.length > 0 && (
                <details className={styles.done}>
                    <summary className="soft">{t("strategy.done", { count: done.length })}</summary>
                    <ul>
                        {done.map(({ id, title }) => (
                            <li key={id}>
                                <To collection="initiatives" id={id}>
                                    {title}
                                </To>
                            </li>
                        ))}
                    </ul>
                </details>
            )}
        </section>
    );
}

/** Drafts says how much is not settled yet, a line for each kind, and leads to where it is settled. */
function Drafts({ program, objectives, keyResults, initiatives }: { program: string; objectives: number; keyResults: number; initiatives: number }) {
    const { t } = useTranslation();
    const hasLinks = use(HasLinks);
    const lines = [["objectives", objectives] as const, ["key-results", keyResults] as const, ["initiatives", initiatives] as const].filter(([, count]) => count > 0);
    if (lines.length === 0) return null;
    return (
        <ul className={styles.drafts} aria-label={t("strategy.drafts")}>
            {lines.map(([kind, count]) => (
                <li key={kind}>
                    <Badge tone="quiet">{t(`strategy.drafts-${kind}`, { count })}</Badge>
                    {hasLinks && (
                        <TriageLink program={program} part={kind}>
                            {t("strategy.settle")}
                        </TriageLink>
                    )}
                </li>
            ))}
        </ul>
    );
}

/** Behind says how many objectives of a vision do not stand well; nothing where all do. */
function Behind({ stands: { all: count, offTrack, atRisk } }: { stands: Stands }) {
    const { t } = useTranslation();
    return (
        <>
            {offTrack > 0 && <Badge tone="bad">{t("strategy.offTrack", { count, behind: offTrack })}</Badge>}
            {atRisk > 0 && <Badge tone="warn">{t("strategy.atRisk", { count, behind: atRisk })}</Badge>}
        </>
    );
}

/** Statement is a vision in its own words, with where it stands. */
export function Statement({ part, statement, stands, isDraft: isRough = false }: { part: PartProgress; statement: string | undefined; stands: Stands | undefined; isDraft?: boolean }) {
    const { t } = useTranslation();
    return (
        <div className={styles.statement}>
            <h2 id={`vision-${part.id}`}>
                <To collection="visions" id={part.id}>
                    {part.title}
                </To>
            </h2>
            {statement && <p>{statement}</p>}
            <div className={styles.overall}>
                {isRough && part.progress === undefined ? <Badge tone="quiet">{t("strategy.draft")}</Badge> : <Status status={part.status} />}
                {stands && <Behind stands={stands} />}
                <ProgressLine value={part.progress} expected={part.expectedProgress} tone={toneOf(part.status)} label={part.title} />
            </div>
        </div>
    );
}

/** Plan is the strategy on one page: visions on top of their objectives, objectives without one, initiatives in their horizons; drafts are counted. */
export function Plan({ data: { day, whole, statements, stands, owners, marks, initiatives, words, draftResults } }: { data: StrategyData }) {
    const { t } = useTranslation();
    const { visions, loose, horizons, drafts } = arranged(whole, initiatives, marks);
    const several = (objectives: PartProgress[]) =>
        objectives.length > 0 && (
            <div className={styles.objectives}>
                {objectives.map((part) => (
                    <Objective key={part.id} part={part} owner={owners.get(part.id)} isDraft={isDraft(part, marks)} />
                ))}
            </div>
        );
    const isLive = loose.length > 0 || visions.some(({ objectives }) => objectives.length > 0);
    return (
        <>
            {isLive && <Legend />}
            {visions.map(({ part, isDraft: isRough, objectives }) => (
                <section key={part.id} className={styles.vision} aria-labelledby={`vision-${part.id}`}>
                    <Statement part={part} statement={statements.get(part.id)} stands={stands.get(part.id)} isDraft={isRough} />
                    {several(objectives)}
                </section>
            ))}
            {several(loose)}
            {!isLive && horizons.length === 0 && drafts.objectives + drafts.initiatives + draftResults.length > 0 && <p>{t("strategy.noneLive")}</p>}
            {horizons.length > 0 && (
                <section aria-labelledby="initiatives">
                    <h2 id="initiatives">{t("strategy.initiatives")}</h2>
                    <div className={styles.horizons}>
                        {horizons.map((horizon) => (
                            <Backlog key={horizon.key} horizon={horizon} words={words} today={day} />
                        ))}
                    </div>
                </section>
            )}
            <Drafts program={whole.id} {...drafts} keyResults={draftResults.length} />
        </>
    );
}
