import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { getAsOf } from "../../api/client";
import { useMe, usePath } from "../../api/queries";
import type { AnyRecord, NextStep } from "../../api/types";
import { Boundary } from "../../ui/Boundary";
import { Empty, Loaded } from "../../ui/States";
import { lazy } from "../../ui/lazy";
import { StartLink } from "../StartLink";
import { Steps } from "../Steps";
import { useProgram } from "../useProgram";
import { useSaid } from "../useSaid";
import { Changed } from "./Changed";
import { Failing } from "./Failing";
import { MineList } from "./MineList";
import styles from "./Today.module.css";
import { Waiting } from "./Waiting";
import { useMine } from "./useMine";

const Soon = lazy(() => import("./Soon"));
const MOST_STEPS = 3;

/** What a person answers for in every program, and what checks find about it. */
function Owned({ person, programs, said }: { person: string; programs: AnyRecord[]; said: (made: AnyRecord) => void }) {
    const query = useMine(person, programs);
    return (
        <Loaded query={query}>
            {(mine) => (
                <>
                    <MineList mine={mine} person={person} said={said} />
                    {mine.programs.length > 0 && <Failing mine={mine} />}
                </>
            )}
        </Loaded>
    );
}

/** What is worth most in a program, whoever answers for it. */
function NextSteps({ program }: { program: AnyRecord }) {
    const { t } = useTranslation();
    const checks = usePath<{ nextSteps: NextStep[] }>(`/programs/${program.id}/checks?select=nextSteps`);
    return (
        <section aria-labelledby="next">
            <h2 id="next">{t("today.nextIn", { program: program.title })}</h2>
            <p className="soft small">{t("today.nextCounts")}</p>
            <Loaded query={checks}>
                {({ nextSteps }) => (
                    <>
                        <Steps steps={nextSteps.slice(0, MOST_STEPS)} program={program.id} />
                        <p className={`small ${styles.after}`}>
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
    const { place, said } = useSaid();
    return (
        <Loaded query={me}>
            {(who) => (
                <div className={styles.page}>
                    <h1>{t("today.hello", { name: who.name })}</h1>
                    {place}
                    <Loaded query={query}>
                        {() =>
                            chosen === undefined ? (
                                <Empty title={t("today.empty")} action={<StartLink />}>
                                    {t("today.emptyHint")}
                                </Empty>
                            ) : (
                                <>
                                    {who.person !== null && <Waiting person={who.person} />}
                                    {who.person !== null && <Owned programs={programs} person={who.person} said={said} />}
                                    {who.person !== null && getAsOf() === null && (
                                        <Boundary shown={() => null}>
                                            <Suspense fallback={null}>
                                                <Soon person={who.person} account={who.account} />
                                            </Suspense>
                                        </Boundary>
                                    )}
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
