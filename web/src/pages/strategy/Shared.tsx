import { Button } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { Failure, ask } from "../../api/client";
import type { AnyRecord, FrozenStrategy, SharedStrategy } from "../../api/types";
import { formatDay, formatInstant } from "../../base/format";
import { Empty, Failed, Loading } from "../../ui/States";
import { HasLinks, Plan, type StrategyData } from "./Plan";
import styles from "./Shared.module.css";
import { draftsOf, marksOf, standsOf } from "./arrange";

function dataOf({ date, progress, visions, objectives, keyResults = [], initiatives }: FrozenStrategy): StrategyData {
    const marks = marksOf([...visions, ...objectives, ...keyResults]);
    return {
        day: date,
        marks,
        stands: standsOf(progress, marks),
        whole: progress,
        statements: new Map(visions.flatMap(({ id, statement }) => (statement === undefined ? [] : [[id, statement] as const]))),
        owners: new Map(objectives.flatMap(({ id, owner }) => (owner === undefined ? [] : [[id, owner] as const]))),
        initiatives: initiatives.map(({ owner, said: _, ...rest }) => ({ ...rest, ...(owner === undefined ? {} : { owner: { id: "-", title: owner } }) }) as unknown as AnyRecord),
        words: new Map(initiatives.flatMap(({ id, said }) => (said === undefined ? [] : [[id, said as unknown as AnyRecord] as const]))),
        draftResults: draftsOf(keyResults),
    };
}

/** Shared is the strategy as it was frozen, for whoever has the link: read-only, without a way to the rest. */
export default function Shared() {
    const { t, i18n } = useTranslation();
    const [shown, show] = useState<SharedStrategy | null>(null);
    const [error, fail] = useState<Failure | null>(null);
    const [tries, again] = useState(0);
    useEffect(() => {
        // The link stands behind the #, which browsers do not send; it goes in a header, so that no log of addresses has it.
        const link = window.location.hash.slice(1);
        fail(null);
        ask<SharedStrategy>("/shared", { headers: { "X-Share-Link": /^[\w.-]{1,200}$/.test(link) ? link : "-" } })
            .then(show)
            .catch((problem: unknown) => fail(problem instanceof Failure ? problem : new Failure(500, { detail: String(problem) })));
    }, [tries]);
    return (
        <main className={styles.page} id="main" tabIndex={-1}>
            {error !== null && (error.status === 401 ? <Empty title={t(`share.code-${error.code.replace("share.", "")}`)}>{t("share.askSender")}</Empty> : <Failed error={error} again={() => again(tries + 1)} />)}
            {error === null && shown === null && <Loading />}
            {error === null && shown !== null && (
                <HasLinks value={false}>
                    <header className={styles.head}>
                        <p className="soft">{shown.organization}</p>
                        <h1>{shown.page.program}</h1>
                        <p className="soft">
                            {t("share.frozen", { day: formatDay(shown.page.date, i18n.language), until: formatInstant(shown.expiresAt, i18n.language) })}
                            {shown.page.sponsor !== undefined && ` ${t("strategy.sponsor", { name: shown.page.sponsor })}`}
                        </p>
                        <Button className={styles.print ?? ""} onClick={() => window.print()}>
                            {t("strategy.print")}
                        </Button>
                    </header>
                    <Plan data={dataOf(shown.page)} />
                </HasLinks>
            )}
        </main>
    );
}
