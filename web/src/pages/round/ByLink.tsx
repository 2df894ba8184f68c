import { Button } from "@fluentui/react-components";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import type { SharedRound } from "../../api/types";
import { Failure } from "../../api/client";
import { formatDay, formatInstant, formatMeasure } from "../../base/format";
import { Empty, Failed, Loading } from "../../ui/States";
import { AnswerForm } from "./AnswerForm";
import styles from "./ByLink.module.css";
import { askByLink } from "./asGuest";

type Objective = SharedRound["objectives"][number];

/** By which figure one sees that an objective is reached, as far as it is known yet. */
function Result({ title, unit, baseline, target, deadline }: Objective["keyResults"][number]) {
    const { t, i18n } = useTranslation();
    const write = (figure: number) => formatMeasure(figure, unit, i18n.language);
    const said = [
        ...(baseline === undefined ? [] : [t("round.baseline", { value: write(baseline) })]),
        ...(target === undefined ? [] : [t("round.target", { value: write(target) })]),
        ...(deadline === undefined ? [] : [t("round.deadline", { day: formatDay(deadline, i18n.language) })]),
    ];
    return (
        <li>
            {title}
            {said.length > 0 && <p className="soft small">{said.join(" ")}</p>}
        </li>
    );
}

/** One objective with its key results, and where the round is open a place to say what one thinks of it. */
function Tested({ objective, answer }: { objective: Objective; answer: ((objective: Objective) => ReactNode) | null }) {
    const { t } = useTranslation();
    const [isOpen, setOpen] = useState(false);
    const { id, title, description, keyResults } = objective;
    return (
        <li>
            <h3 id={`objective-${id}`}>{title}</h3>
            {description && <p>{description}</p>}
            {keyResults.length > 0 && (
                <>
                    <p className="small">{t("round.results")}</p>
                    <ul className={styles.results}>
                        {keyResults.map((result) => (
                            <Result key={result.id} {...result} />
                        ))}
                    </ul>
                </>
            )}
            {answer && (
                <Button size="small" aria-expanded={isOpen} aria-describedby={`objective-${id}`} onClick={() => setOpen(!isOpen)}>
                    {t("round.ofThis")}
                </Button>
            )}
            {isOpen && answer?.(objective)}
        </li>
    );
}

function Read({ link, tested }: { link: string; tested: SharedRound }) {
    const { t, i18n } = useTranslation();
    const [name, call] = useState("");
    return (
        <>
            <p className="soft">{t("round.from", { organization: tested.organization ?? "", round: tested.round })}</p>
            <h1>{tested.vision}</h1>
            {tested.statement === "" ? <p className="soft">{t("round.nothing")}</p> : <blockquote className={styles.statement}>{tested.statement}</blockquote>}
            {tested.objectives.length > 0 && (
                <section aria-labelledby="objectives">
                    <h2 id="objectives">{t("round.objectives")}</h2>
                    <ul className={styles.objectives}>
                        {tested.objectives.map((objective) => (
                            <Tested key={objective.id} objective={objective} answer={tested.isOpen ? (about) => <AnswerForm link={link} tested={tested} about={about} name={name} call={call} /> : null} />
                        ))}
                    </ul>
                </section>
            )}
            {tested.isOpen ? <AnswerForm link={link} tested={tested} name={name} call={call} /> : <p className={styles.over}>{t("round.over")}</p>}
            {tested.isOpen && <p className="soft small">{t("round.until", { at: formatInstant(tested.expiresAt, i18n.language) })}</p>}
        </>
    );
}

/** What is wrong with a link, in the reader's words. */
function Refused({ failure, again }: { failure: Failure; again: () => void }) {
    const { t } = useTranslation();
    const word = { "round.link": "unknown", "round.expired": "expired", "round.revoked": "revoked" }[failure.code];
    if (word === undefined) return <Failed error={failure} again={again} />;
    return <Empty title={t(`round.link.${word}`)}>{t(`round.linkHint.${word}`)}</Empty>;
}

/** ByLink is the page of a test round for people without an account: what is tested, and what they think of it. */
export default function ByLink() {
    const [link] = useState(() => window.location.hash.slice(1));
    const [tested, show] = useState<SharedRound | null>(null);
    const [failure, fail] = useState<Failure | null>(null);
    const load = () => {
        fail(null);
        askByLink<SharedRound>(link, "/round").then(show, (error: unknown) => fail(error instanceof Failure ? error : new Failure(500, { detail: String(error) })));
    };
    useEffect(load, [link]);
    return (
        <div className={styles.page}>
            <header className={styles.head}>
                <img src="/app/mark.svg" alt="" />
                Plumbline
            </header>
            <main className={styles.main}>{failure !== null ? <Refused failure={failure} again={load} /> : tested === null ? <Loading /> : <Read link={link} tested={tested} />}</main>
        </div>
    );
}
