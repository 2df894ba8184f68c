import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { getAsOf } from "../../api/client";
import { useMe, usePath } from "../../api/queries";
import type { AnyRecord, Me, NextStep } from "../../api/types";
import { Boundary } from "../../ui/Boundary";
import { Empty, Failed, Loaded } from "../../ui/States";
import { lazy } from "../../ui/lazy";
import { StartLink } from "../StartLink";
import { Steps } from "../Steps";
import { useProgram } from "../useProgram";
import { useSaid } from "../useSaid";
import { Changed } from "./Changed";
import { Failing } from "./Failing";
import { InOrder, type Part, useSettled } from "./InOrder";
import { MineList } from "./MineList";
import styles from "./Today.module.css";
import { Waiting } from "./Waiting";
import { useMine } from "./useMine";

const Soon = lazy(() => import("./Soon"));
const MOST_STEPS = 3;

/** What a person answers for in every program, and what checks find about it. */
function Owned({ person, programs, said, settled }: { person: string; programs: AnyRecord[]; said: (made: AnyRecord) => void; settled: () => void }) {
    const { data, error, refetch } = useMine(person, programs);
    useSettled(error !== null || data?.programs.length === 0, settled);
    if (data === undefined) return error && <Failed error={error} again={() => void refetch()} />;
    return (
        <>
            <MineList mine={data} person={person} said={said} />
            {data.programs.length > 0 && <Failing mine={data} settled={settled} />}
        </>
    );
}

/** What is worth most in a program, whoever answers for it. */
function NextSteps({ program, settled }: { program: AnyRecord; settled: () => void }) {
    const { t } = useTranslation();
    const checks = usePath<{ nextSteps: NextStep[] }>(`/programs/${program.id}/checks?select=nextSteps`);
    useSettled(checks.data !== undefined || checks.error !== null, settled);
    if (checks.data === undefined && checks.error === null) return null;
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

function partsFor({ person, account }: Me, programs: AnyRecord[], chosen: AnyRecord, said: (made: AnyRecord) => void): Part[] {
    const last: Part = { key: "next", section: (settled) => <NextSteps program={chosen} settled={settled} /> };
    if (person === null || person === undefined) return [last];
    const soon: Part[] = [
        {
            key: "soon",
            section: (settled) => (
                <Boundary shown={() => <Settling settled={settled} />}>
                    <Suspense fallback={null}>
                        <Soon person={person} account={account} settled={settled} />
                    </Suspense>
                </Boundary>
            ),
        },
        { key: "changed", section: (settled) => <Changed account={account} person={person} settled={settled} /> },
    ];
    return [
        { key: "waiting", section: (settled) => <Waiting person={person} settled={settled} /> },
        { key: "owned", section: (settled) => <Owned programs={programs} person={person} said={said} settled={settled} /> },
        ...(getAsOf() === null ? soon : []),
        last,
    ];
}

/** What could not be fetched holds nothing up. */
function Settling({ settled }: { settled: () => void }) {
    useSettled(true, settled);
    return null;
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
                                <InOrder parts={partsFor(who, programs, chosen, said)} />
                            )
                        }
                    </Loaded>
                </div>
            )}
        </Loaded>
    );
}
