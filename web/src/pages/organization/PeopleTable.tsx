import { Button } from "@fluentui/react-components";
import { MoreHorizontalRegular } from "@fluentui/react-icons";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { type AnyRecord, isNamed, titleOf } from "../../api/types";
import { dayNow } from "../../base/day";
import { PAGE } from "../../records/useRows";
import { Badge, type Tone } from "../../ui/Status";
import styles from "./PeopleTable.module.css";
import type { Target } from "./RowMenu";
import { hasEnded, shortOf } from "./grants";
import { type People, accountOf } from "./usePeople";

const ROW = 48;
const TONES: Record<string, Tone> = { active: "good", invited: "warn", disabled: "bad" };

function Person({ person, grants, seesAccounts, openMenu }: { person: AnyRecord; grants: AnyRecord[]; seesAccounts: boolean; openMenu: (target: Target<AnyRecord>) => void }) {
    const { t } = useTranslation();
    const account = seesAccounts ? accountOf(person) : null;
    const status = String(account?.status ?? "none");
    const today = dayNow();
    const roles = grants.filter((grant) => !hasEnded(grant, today)).map((grant) => shortOf(grant, t));
    return (
        <>
            <div role="cell" className={styles.name}>
                <Link href={`/records/people/${person.id}`} title={person.title ?? ""}>{person.title}</Link>
                {typeof person.jobTitle === "string" && <span className="soft small" title={person.jobTitle}>{person.jobTitle}</span>}
            </div>
            <div role="cell" className={styles.wide} title={titleOf(person.unit)}>
                {isNamed(person.unit) ? <Link href={`/records/units/${person.unit.id}`}>{person.unit.title}</Link> : <span className="soft">–</span>}
            </div>
            <div role="cell" className={styles.wide} title={titleOf(person.manager)}>
                {isNamed(person.manager) ? <Link href={`/records/people/${person.manager.id}`}>{person.manager.title}</Link> : <span className="soft">–</span>}
            </div>
            {seesAccounts && (
                <>
                    <div role="cell" title={t(`people.account-${status}`)}>
                        {status === "none" ? <span className="soft small">{t("people.account-none")}</span> : <Badge tone={TONES[status] ?? "quiet"}>{t(`people.account-${status}`)}</Badge>}
                    </div>
                    <div role="cell" className={styles.wide} title={roles.join("; ")}>
                        {roles.length === 0 ? <span className="soft">–</span> : roles.join("; ")}
                    </div>
                </>
            )}
            <div role="cell">
                <Button
                    appearance="subtle"
                    size="small"
                    icon={<MoreHorizontalRegular />}
                    aria-haspopup="menu"
                    aria-label={t("organization.actsOf", { title: person.title })}
                    onClick={(event) => openMenu({ record: person, at: event.currentTarget })}
                />
            </div>
        </>
    );
}

/** PeopleTable shows the rows near the window of a list of any length; another `question` begins at its top. */
export function PeopleTable({ people, question, seesAccounts, range, openMenu }: {
    people: People;
    question: string;
    seesAccounts: boolean;
    range: (first: number, last: number) => void;
    openMenu: (target: Target<AnyRecord>) => void;
}) {
    const { t } = useTranslation();
    const frame = useRef<HTMLDivElement>(null);
    const count = people.count ?? 0;
    const virtual = useVirtualizer({ count, getScrollElement: () => frame.current, estimateSize: () => ROW, overscan: 8 });
    const shown = virtual.getVirtualItems();
    const [first, last] = [Math.floor((shown[0]?.index ?? 0) / PAGE) * PAGE, Math.floor((shown.at(-1)?.index ?? 0) / PAGE) * PAGE];
    useEffect(() => range(first, last), [first, last]);
    useEffect(() => {
        if (frame.current) frame.current.scrollTop = 0;
    }, [question]);
    return (
        <div className={styles.frame} ref={frame} tabIndex={0} role="region" aria-label={t("page.people")} data-accounts={seesAccounts}>
            <div role="table" aria-rowcount={count + 1} aria-label={t("page.people")}>
                <div role="rowgroup" className={styles.head}>
                    <div role="row" aria-rowindex={1} className={styles.row}>
                        <div role="columnheader" title={t("people.name")}>
                            {t("people.name")}
                        </div>
                        <div role="columnheader" className={styles.wide} title={t("people.unit")}>
                            {t("people.unit")}
                        </div>
                        <div role="columnheader" className={styles.wide} title={t("people.manager")}>
                            {t("people.manager")}
                        </div>
                        {seesAccounts && (
                            <>
                                <div role="columnheader" title={t("people.account")}>
                                    {t("people.account")}
                                </div>
                                <div role="columnheader" className={styles.wide} title={t("people.role")}>
                                    {t("people.role")}
                                </div>
                            </>
                        )}
                        <div role="columnheader">
                            <span className="only-spoken">{t("organization.acts")}</span>
                        </div>
                    </div>
                </div>
                <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: "relative" }}>
                    {shown.map(({ index, start }) => {
                        const person = people.at(index);
                        const account = person && seesAccounts ? accountOf(person) : null;
                        return (
                            <div key={index} role="row" aria-rowindex={index + 2} aria-busy={person === undefined} className={`${styles.row} ${styles.body}`} style={{ transform: `translateY(${start}px)` }}>
                                {person ? (
                                    <Person person={person} grants={account ? people.grantsOf(account.id) : []} seesAccounts={seesAccounts} openMenu={openMenu} />
                                ) : (
                                    <div role="cell" className="soft">
                                        …
                                    </div>
                                )}
                            </div>
                        );
                    })}
                </div>
            </div>
        </div>
    );
}
