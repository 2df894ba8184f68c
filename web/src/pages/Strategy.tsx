import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { usePath } from "../api/queries";
import { type AnyRecord, type KeyResultProgress, type Page, type PartProgress, titleOf } from "../api/types";
import { formatDay, formatMeasure } from "../base/format";
import { ProgressLine } from "../ui/ProgressLine";
import { Loaded } from "../ui/States";
import { Badge, Status, toneOf } from "../ui/Status";
import { ProgramPage } from "./ProgramPage";
import styles from "./Strategy.module.css";

const HORIZONS = ["immediate", "next-year", "next-three-years"] as const;

function KeyResult({ result }: { result: KeyResultProgress }) {
    const { t, i18n } = useTranslation();
    const language = i18n.language;
    return (
        <li className={styles.result}>
            <Link href={`/records/key-results/${result.id}`} className={styles.name ?? ""}>
                {result.title}
            </Link>
            <span className={styles.figures}>
                {result.value !== undefined && <strong className="number">{formatMeasure(result.value, result.unit, language)}</strong>}
                {result.target !== undefined && (
                    <span className="soft small number">{t("strategy.of", { target: formatMeasure(result.target, result.unit, language) })}</span>
                )}
            </span>
            <ProgressLine value={result.progress} expected={result.expectedProgress} tone={toneOf(result.status)} label={result.title} />
            <Status status={result.status} />
        </li>
    );
}

function Objective({ part, owner }: { part: PartProgress; owner: string | undefined }) {
    const { t } = useTranslation();
    const missing = part.missing.length;
    return (
        <article className={styles.objective}>
            <header>
                <h3>
                    <Link href={`/records/objectives/${part.id}`}>{part.title}</Link>
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

function Initiatives({ program }: { program: string }) {
    const { t, i18n } = useTranslation();
    const query = usePath<Page>(`/initiatives?filter=${encodeURIComponent(`program eq '${program}'`)}&orderby=rank,title&top=500&expand=owner`);
    return (
        <section aria-labelledby="initiatives">
            <h2 id="initiatives">{t("strategy.initiatives")}</h2>
            <Loaded query={query}>
                {({ items }) => (
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
                                            <li key={item.id} className={styles.card}>
                                                <Link href={`/records/initiatives/${item.id}`}>{item.title}</Link>
                                                <span className="soft small">{titleOf(item.owner) ?? t("strategy.noOwner")}</span>
                                                {typeof item.nextStep === "string" && (
                                                    <span className="small">
                                                        {t("strategy.next", {
                                                            step: item.nextStep,
                                                            day: typeof item.nextStepDate === "string" ? formatDay(item.nextStepDate, i18n.language, "short") : "",
                                                        })}
                                                    </span>
                                                )}
                                                {item.status !== "active" && <Badge tone={item.status === "done" ? "good" : "quiet"}>{t(`initiative.${String(item.status)}`)}</Badge>}
                                            </li>
                                        ))}
                                    </ul>
                                </section>
                            );
                        })}
                    </div>
                )}
            </Loaded>
        </section>
    );
}

function Vision({ part, vision, owners }: { part: PartProgress; vision: AnyRecord | undefined; owners: Map<string, string> }) {
    return (
        <section className={styles.vision} aria-labelledby={`vision-${part.id}`}>
            <div className={styles.statement}>
                <h2 id={`vision-${part.id}`}>
                    <Link href={`/records/visions/${part.id}`}>{part.title}</Link>
                </h2>
                {typeof vision?.statement === "string" && <p>{vision.statement}</p>}
                <div className={styles.overall}>
                    <Status status={part.status} />
                    <ProgressLine value={part.progress} expected={part.expectedProgress} tone={toneOf(part.status)} label={part.title} />
                </div>
            </div>
            <div className={styles.objectives}>
                {(part.parts ?? []).map((objective) => (
                    <Objective key={objective.id} part={objective} owner={owners.get(objective.id)} />
                ))}
            </div>
        </section>
    );
}

function Plan({ program }: { program: AnyRecord }) {
    const filter = encodeURIComponent(`program eq '${program.id}'`);
    const progress = usePath<PartProgress>(`/programs/${program.id}/progress`);
    const visions = usePath<Page>(`/visions?filter=${filter}&top=200`);
    const objectives = usePath<Page>(`/objectives?filter=${filter}&top=500&select=title,owner&expand=owner`);
    const owners = new Map((objectives.data?.items ?? []).flatMap((item) => [[item.id, titleOf(item.owner) ?? ""] as const]));
    return (
        <Loaded query={progress}>
            {(whole) => (
                <>
                    {(whole.parts ?? []).map((part) =>
                        part.type === "vision" ? (
                            <Vision key={part.id} part={part} vision={visions.data?.items.find(({ id }) => id === part.id)} owners={owners} />
                        ) : (
                            <Objective key={part.id} part={part} owner={owners.get(part.id)} />
                        ),
                    )}
                    <Initiatives program={program.id} />
                </>
            )}
        </Loaded>
    );
}

/** Strategy is the one page that an executive opens: visions, objectives with key results, initiatives in three horizons. */
export default function Strategy() {
    const { t } = useTranslation();
    return (
        <ProgramPage
            base="/strategy"
            wide
            title={(program) => program.title}
            beside={(program) => <span className="soft">{t("strategy.sponsor", { name: titleOf(program.sponsor) ?? "–" })}</span>}
        >
            {(program) => <Plan program={program} />}
        </ProgramPage>
    );
}
