import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearch } from "wouter";

import { pageOf } from "../api/places";
import { usePath, useTypes } from "../api/queries";
import { type AnyRecord, type Checks as Answer, type Finding, collectionOf } from "../api/types";
import { Loaded } from "../ui/States";
import { Badge } from "../ui/Status";
import styles from "./Checks.module.css";
import { ProgramPage } from "./ProgramPage";
import { Line, Steps } from "./Steps";
import { TriageLink } from "./TriageLink";
import { MOST_NAMED, checkAddress } from "./steps";
import { gapsOf } from "./today/mine";
import { CHECKS_OF, PARTS } from "./triage/columns";

const MOST_FOUND = 500;

/** What concerns drafts, in one line that opens: a line for each check. */
function Drafts({ program, count, parts }: { program: string; count: number; parts: number }) {
    const { t } = useTranslation();
    const [isOpen, open] = useState(false);
    const query = usePath<{ findings: Finding[]; findingsLeftOut?: number }>(isOpen ? `/programs/${program}/checks?select=findings&answer=fails&draft=true&top=${MOST_FOUND}` : null);
    return (
        <details className={styles.drafts} onToggle={({ currentTarget }) => open(currentTarget.open)}>
            <summary>{t("checks.drafts", { count, drafts: t("checks.draftParts", { count: parts }) })}</summary>
            {isOpen && (
                <Loaded query={query}>
                    {({ findings, findingsLeftOut = 0 }) => (
                        <>
                            <ul className={styles.steps}>
                                {gapsOf(program, findings).map(({ check, reasons, hint, records }) => (
                                    <Line
                                        key={check}
                                        isBlocking={false}
                                        title={reasons.join(" ")}
                                        hint={hint}
                                        named={records.slice(0, MOST_NAMED)}
                                        count={records.length}
                                        rest={checkAddress(program, check)}
                                    />
                                ))}
                            </ul>
                            {findingsLeftOut > 0 && <p className="soft">{t("checks.more", { count: findingsLeftOut })}</p>}
                        </>
                    )}
                </Loaded>
            )}
        </details>
    );
}

function Report({ checks, program }: { checks: Answer; program: string }) {
    const { t } = useTranslation();
    const { counts, drafts } = checks;
    const live = { holds: counts.holds - drafts.holds, fails: counts.fails - drafts.fails, cannotTell: counts.cannotTell - drafts.cannotTell, overridden: counts.overridden - drafts.overridden };
    const isLive = live.holds + live.fails + live.cannotTell + live.overridden > 0;
    return (
        <>
            <section aria-labelledby="next">
                <h2 id="next">{t("checks.next")}</h2>
                {checks.nextSteps.length === 0 ? (
                    <p className="soft">{t("checks.allGood")}</p>
                ) : (
                    <Steps steps={checks.nextSteps} program={program} />
                )}
            </section>
            <section aria-labelledby="counts">
                <h2 id="counts">{t("checks.live")}</h2>
                {!isLive && <p className="soft">{t("checks.noneLive")}</p>}
                {isLive && (
                    <div className={styles.counts}>
                        <Badge tone="good">{t("checks.holds", { count: live.holds })}</Badge>
                        {live.fails > 0 && <Badge tone="warn">{t("checks.fails", { count: live.fails })}</Badge>}
                        {live.cannotTell > 0 && <Badge tone="quiet">{t("checks.cannotTell", { count: live.cannotTell })}</Badge>}
                        {live.overridden > 0 && <Badge tone="quiet">{t("checks.overridden", { count: live.overridden })}</Badge>}
                    </div>
                )}
                {drafts.fails > 0 && <Drafts program={program} count={drafts.fails} parts={drafts.parts} />}
            </section>
            <section aria-labelledby="ready">
                <h2 id="ready">{t("checks.ready")}</h2>
                <table className={styles.ready}>
                    <tbody>
                        {checks.parts.map(({ type, total, ready }) => (
                            <tr key={type}>
                                <th scope="row">{t(`part.${type}`, { defaultValue: type })}</th>
                                <td className="number">{t("checks.of", { ready, total })}</td>
                            </tr>
                        ))}
                    </tbody>
                </table>
            </section>
        </>
    );
}

function Found({ program }: { program: AnyRecord }) {
    const checks = usePath<Answer>(`/programs/${program.id}/checks`);
    return <Loaded query={checks}>{(answer) => <Report checks={answer} program={program.id} />}</Loaded>;
}

/** Everything that one check found in a program, or in some records of it, each with how to mend it. */
function OfOne({ program, check, subject }: { program: string; check: string; subject: string | null }) {
    const { t } = useTranslation();
    const types = useTypes();
    const about = subject === null ? "" : `&subject=${encodeURIComponent(subject)}`;
    const query = usePath<{ findings: Finding[]; findingsLeftOut?: number }>(`/programs/${program}/checks?select=findings&answer=fails&check=${encodeURIComponent(check)}${about}&top=${MOST_FOUND}`);
    const part = PARTS.find((one) => check.split(",").some((name) => CHECKS_OF[one].includes(name)));
    return (
        <section aria-labelledby="found">
            <h2 id="found">
                {t("checks.found")} <span className="soft number">{query.data?.findings.length}</span>
            </h2>
            <p className={`small ${styles.links}`}>
                {part && (
                    <TriageLink program={program} part={part}>
                        {t("checks.inTriage")}
                    </TriageLink>
                )}
                <Link href={`/checks/${program}`}>{t("checks.all")}</Link>
            </p>
            <Loaded query={query}>
                {({ findings, findingsLeftOut = 0 }) => (
                    <>
                        {findings.length === 0 && <p className="soft">{t("checks.foundNothing")}</p>}
                        <ul className={styles.found}>
                            {findings.map(({ subject: { id, type, title }, check: name, reason, hint }) => (
                                <li key={`${id} ${name}`}>
                                    <Link href={pageOf(collectionOf(types.data, type) ?? "", id)}>{title}</Link>
                                    <p>{reason}</p>
                                    <p className="soft small">{hint}</p>
                                </li>
                            ))}
                        </ul>
                        {findingsLeftOut > 0 && <p className="soft">{t("checks.more", { count: findingsLeftOut })}</p>}
                    </>
                )}
            </Loaded>
        </section>
    );
}

/** Checks shows how sound a plan is, and the few things that are worth most to do next. */
export default function Checks() {
    const { t } = useTranslation();
    const asked = new URLSearchParams(useSearch());
    const check = asked.get("check");
    return (
        <ProgramPage base="/checks" title={(program) => t("checks.title", { program: program.title })}>
            {(program) => (check === null ? <Found program={program} /> : <OfOne program={program.id} check={check} subject={asked.get("subject")} />)}
        </ProgramPage>
    );
}
