import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Line } from "../Steps";
import checks from "../Checks.module.css";
import { MOST_NAMED, checkAddress } from "../steps";
import { useSettled } from "./InOrder";
import { type Mine, useGaps } from "./useMine";

const MOST_LINES = 4;
const MOST_REASONS = 3;

/** Failing is what checks find about what somebody answers for, a line for each check. */
export function Failing({ mine, settled }: { mine: Mine; settled: () => void }) {
    const { t } = useTranslation();
    const [showsAll, showAll] = useState(false);
    const gaps = useGaps(mine);
    useSettled(gaps !== undefined, settled);
    if (gaps === undefined || gaps.length === 0) return null;
    const wordsOf = (reasons: string[]) => {
        const more = reasons.length - MOST_REASONS;
        return `${reasons.slice(0, MOST_REASONS).join(" ")}${more > 0 ? ` ${t("today.moreReasons", { count: more })}` : ""}`;
    };
    const shown = showsAll ? gaps : gaps.slice(0, MOST_LINES);
    return (
        <section aria-labelledby="failing">
            <h2 id="failing">
                {t("today.failing")} <span className="soft number">{gaps.length}</span>
            </h2>
            <ul className={checks.steps}>
                {shown.map(({ program, check, isBlocking, reasons, hint, records }) => (
                    <Line
                        key={`${program} ${check}`}
                        isBlocking={isBlocking}
                        title={records.length === 1 ? wordsOf(reasons) : t("today.failingFor", { count: records.length, reason: wordsOf(reasons) })}
                        hint={hint}
                        named={records.slice(0, MOST_NAMED)}
                        count={records.length}
                        rest={checkAddress(program, check, records)}
                    />
                ))}
            </ul>
            {gaps.length > shown.length && (
                <Button size="small" className={checks.rest ?? ""} onClick={() => showAll(true)}>
                    {t("today.more", { count: gaps.length - shown.length })}
                </Button>
            )}
        </section>
    );
}
