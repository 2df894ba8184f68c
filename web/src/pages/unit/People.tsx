import { Button, Input } from "@fluentui/react-components";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { usePath } from "../../api/queries";
import { type Page, titleOf } from "../../api/types";
import { formatNumber } from "../../base/format";
import { Loaded } from "../../ui/States";
import styles from "./Unit.module.css";
import { type Scope, within } from "./scope";

const SHOWN = 24;

/** People are those who work in the unit, to search and to page through. */
export function People({ scope }: { scope: Scope }) {
    const { t, i18n } = useTranslation();
    const [typed, type] = useState("");
    const [from, go] = useState(0);
    const words = useDeferredValue(typed.trim());
    const filter = encodeURIComponent(`${within(["unit"], scope.unit.id, scope.levels)} and active eq true`);
    const search = words === "" ? "" : `&search=${encodeURIComponent(words)}`;
    const query = usePath<Page>(`/people?filter=${filter}${search}&orderby=title&select=title,jobTitle,unit&expand=unit&top=${SHOWN}&skip=${from}&count=true`);
    const write = (figure: number) => formatNumber(figure, i18n.language);
    return (
        <section aria-labelledby="unit-people">
            <h2 id="unit-people">
                {t("unit.people")} <span className="soft number">{query.data?.count === undefined ? "" : write(query.data.count)}</span>
            </h2>
            <div className={styles.more}>
                <Input
                    type="search"
                    aria-label={t("unit.findPerson")}
                    placeholder={t("unit.findPerson")}
                    value={typed}
                    onChange={(_, data) => {
                        type(data.value);
                        go(0);
                    }}
                />
            </div>
            <Loaded query={query}>
                {({ items, count = items.length }) => (
                    <>
                        {items.length === 0 && <p className={styles.none}>{t(words === "" ? "unit.noPeople" : "unit.nobodyFound")}</p>}
                        <ul className={styles.people}>
                            {items.map((person) => (
                                <li key={person.id}>
                                    <Link href={`/records/people/${person.id}`}>{person.title}</Link>
                                    <span className="soft small">{[typeof person.jobTitle === "string" ? person.jobTitle : "", scope.levels > 0 ? (titleOf(person.unit) ?? "") : ""].filter((one) => one !== "").join(" · ")}</span>
                                </li>
                            ))}
                        </ul>
                        {count > SHOWN && (
                            <p className={styles.more}>
                                <Button size="small" disabled={from === 0} onClick={() => go(Math.max(from - SHOWN, 0))}>
                                    {t("unit.before")}
                                </Button>
                                <span className="soft small" role="status">
                                    {t("unit.shown", { from: write(from + 1), to: write(Math.min(from + SHOWN, count)), count: write(count) })}
                                </span>
                                <Button size="small" disabled={from + SHOWN >= count} onClick={() => go(from + SHOWN)}>
                                    {t("unit.after")}
                                </Button>
                            </p>
                        )}
                    </>
                )}
            </Loaded>
        </section>
    );
}
