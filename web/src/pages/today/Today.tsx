import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { getAsOf } from "../../api/client";
import { useMe, usePath } from "../../api/queries";
import type { AnyRecord, Me, NextStep } from "../../api/types";
import { Boundary } from "../../ui/Boundary";
import { Empty, Failed, Loaded } from "../../ui/States";
import { lazy } from "../../ui/lazy";
import { Start, StartLink } from "../StartLink";
import { Steps } from "../Steps";
import { useProgram } from "../useProgram";
import { useSaid } from "../useSaid";
import { Changed } from "./Changed";
import { Failing } from "./Failing";
import { InOrder, type Part, useSettled } from "./InOrder";
import { MineList } from "./MineList";
import { Strategies } from "./Strategies";
import styles from "./Today.module.css";
import { Unread } from "./Unread";
import { Waiting } from "./Waiting";
import { useMine } from "./useMine";

const Soon = lazy(() => import("./Soon"));
const MOST_STEPS = 3;

/** What a person answers for in every program, and what checks find about it. */
function Owned({ person, programs, said, settled, reads }: { person: string; programs: AnyRecord[]; said: (made: AnyRecord) => void; settled: () => void; reads: boolean }) {
    const { data, error, refetch } = useMine(person, programs);
    useSettled(error !== null || data?.programs.length === 0, settled);
    if (data === undefined) return error && <Failed error={error} again={() => void refetch()} />;
    if (reads && data.results.length + data.objectives.length + data.run.length === 0) return <Settling settled={settled} />;
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

/** The sections, in order: what cannot wait for somebody, what they are told, what they answer for, and then what is worth knowing. */
function partsFor(me: Me, programs: AnyRecord[], chosen: AnyRecord, said: (made: AnyRecord) => void): Part[] {
    const { person, account } = me;
    const isNow = getAsOf() === null;
    const reads = me.may["check-ins"]?.includes("create") !== true;
    const strategies: Part[] = reads ? [{ key: "strategies", section: (settled) => <Strategies programs={programs} settled={settled} /> }] : [];
    const unread: Part[] = isNow ? [{ key: "unread", section: (settled) => <Unread account={account} settled={settled} /> }] : [];
    const changed: Part[] = isNow && (reads || person) ? [{ key: "changed", section: (settled) => <Changed account={account} person={reads ? null : (person ?? null)} settled={settled} /> }] : [];
    const next: Part[] = reads ? [] : [{ key: "next", section: (settled) => <NextSteps program={chosen} settled={settled} /> }];
    if (person === null || person === undefined) return [...strategies, ...unread, ...changed, ...next];
    const waiting: Part = { key: "waiting", section: (settled) => <Waiting person={person} settled={settled} /> };
    const owned: Part = { key: "owned", section: (settled) => <Owned programs={programs} person={person} said={said} settled={settled} reads={reads} /> };
    const soon: Part = {
        key: "soon",
        section: (settled) => (
            <Boundary shown={() => <Settling settled={settled} />}>
                <Suspense fallback={null}>
                    <Soon person={person} settled={settled} />
                </Suspense>
            </Boundary>
        ),
    };
    const calendar = isNow ? [soon] : [];
    return reads ? [...strategies, waiting, ...unread, ...changed, ...calendar, owned] : [waiting, ...unread, owned, ...calendar, ...changed, ...next];
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
                                <Empty title={t("today.empty")} action={<Start />}>
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
