import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { getAsOf } from "../../api/client";
import { useMe, usePath } from "../../api/queries";
import type { AnyRecord, Checks as ChecksAnswer, Page, PartProgress } from "../../api/types";
import { Empty, Loaded } from "../../ui/States";
import { Step } from "../Checks";
import { OwedResult, dueOf } from "../OwedResult";
import { StartLink } from "../StartLink";
import { resultsOf } from "../objects/tree";
import { useProgram } from "../useProgram";
import { Changed } from "./Changed";
import styles from "./Today.module.css";
import { Waiting } from "./Waiting";

/** What a person owns in one program, each with where it stands and whether a word on it is due. */
function Owned({ program, items }: { program: AnyRecord; items: AnyRecord[] }) {
    const progress = usePath<PartProgress>(`/programs/${program.id}/progress`);
    const results = new Map((progress.data ? resultsOf(progress.data) : []).map((result) => [result.id, result]));
    return (
        <ul className={styles.list}>
            {items.map((item) => {
                const result = results.get(item.id);
                return <OwedResult key={item.id} item={item} result={result} due={dueOf(result)} />;
            })}
        </ul>
    );
}

/** What a person answers for, in every program. */
function Mine({ person, programs }: { person: string; programs: AnyRecord[] }) {
    const { t } = useTranslation();
    const filter = encodeURIComponent(`(owner eq '${person}' or delegate eq '${person}') and status eq 'active'`);
    const owned = usePath<Page>(`/key-results?filter=${filter}&top=200&orderby=title&select=title,program,checkInCadence`);
    return (
        <section aria-labelledby="mine">
            <h2 id="mine">{t("today.mine")}</h2>
            <Loaded query={owned}>
                {({ items }) => {
                    const concerned = programs.filter(({ id }) => items.some((item) => item.program === id));
                    if (concerned.length === 0) return <p className="soft">{t("today.nothingOwned")}</p>;
                    return concerned.map((program) => (
                        <div key={program.id}>
                            {concerned.length > 1 && <h3 className={styles.program}>{program.title}</h3>}
                            <Owned program={program} items={items.filter((item) => item.program === program.id)} />
                        </div>
                    ));
                }}
            </Loaded>
        </section>
    );
}

function NextSteps({ program }: { program: AnyRecord }) {
    const { t } = useTranslation();
    const checks = usePath<ChecksAnswer>(`/programs/${program.id}/checks`);
    return (
        <section aria-labelledby="next">
            <h2 id="next">{t("checks.next")}</h2>
            <Loaded query={checks}>
                {({ nextSteps }) => (
                    <>
                        <ol className={styles.list}>
                            {nextSteps.slice(0, 3).map((step) => (
                                <Step key={`${step.check}-${step.title}`} step={step} />
                            ))}
                        </ol>
                        <p className="small">
                            <Link href={`/checks/${program.id}`}>{t("today.allChecks")}</Link> {program.status === "draft" && <StartLink program={program.id} />}
                        </p>
                    </>
                )}
            </Loaded>
        </section>
    );
}

/** Today is what waits for whoever is signed in. */
export default function Today() {
    const { t } = useTranslation();
    const me = useMe();
    const { query, programs, chosen } = useProgram(undefined);
    return (
        <Loaded query={me}>
            {(who) => (
                <div className={styles.page}>
                    <h1>{t("today.hello", { name: who.name })}</h1>
                    <Loaded query={query}>
                        {() =>
                            chosen === undefined ? (
                                <Empty title={t("today.empty")} action={<StartLink />}>
                                    {t("today.emptyHint")}
                                </Empty>
                            ) : (
                                <>
                                    {who.person !== null && <Waiting person={who.person} />}
                                    {who.person !== null && <Mine programs={programs} person={who.person} />}
                                    {who.person !== null && getAsOf() === null && <Changed account={who.account} person={who.person} />}
                                    <NextSteps program={chosen} />
                                </>
                            )
                        }
                    </Loaded>
                </div>
            )}
        </Loaded>
    );
}
