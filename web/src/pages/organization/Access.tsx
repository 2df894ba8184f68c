import { Button, Input, Select } from "@fluentui/react-components";
import { AddRegular, SearchRegular } from "@fluentui/react-icons";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import { ask, getAsOf } from "../../api/client";
import { refresh, useAll, useMe } from "../../api/queries";
import { type AnyRecord, idOf, isNamed, titleOf } from "../../api/types";
import { dayNow } from "../../base/day";
import { formatDay, formatNumber } from "../../base/format";
import { useNotices } from "../../ui/Notices";
import { Empty, Loaded } from "../../ui/States";
import { lazy } from "../../ui/lazy";
import styles from "./Access.module.css";
import { Frame } from "./Frame";
import common from "./Organization.module.css";
import { Roles } from "./Roles";
import { type Wanted, byRole, groupsOf, hasEnded, narrowed, placeOf, rolesOf, sentenceOf } from "./grants";
import { useGrantsInWords } from "./useRoles";

const RecordDialog = lazy(() => import("../../records/RecordDialog"));
const SHOWN = 30;
const STEP = 200;
/** A role that more people hold is folded. */
const FEW = 10;
const GRANTS = "/access-grants?expand=account,role,program,unit";
const DELEGATIONS = "/delegations?expand=principal,delegate,program&orderby=startDate%20desc";

/** What gives and takes rights, each with a way back. */
function useGiving() {
    const { t } = useTranslation();
    const client = useQueryClient();
    const notices = useNotices();
    async function takeBack(collection: string, record: AnyRecord, said: string): Promise<void> {
        try {
            await ask(`/${collection}/${record.id}`, { method: "DELETE", revision: record.revision });
            await refresh(client, collection);
            notices.done(said, async () => {
                await ask(`/${collection}/${record.id}/restore`, { method: "POST", body: {} });
                await refresh(client, collection);
            });
        } catch (error) {
            notices.failed(error);
        }
    }
    const given = (collection: string, record: AnyRecord) =>
        notices.done(t("access.given"), async () => {
            await ask(`/${collection}/${record.id}`, { method: "DELETE", revision: record.revision });
            await refresh(client, collection);
        });
    return { notices, takeBack, given };
}

/** Lines of one role: long ones show their first, and more on demand. */
function Lines({ items, line }: { items: AnyRecord[]; line: (item: AnyRecord) => ReactNode }) {
    const { t } = useTranslation();
    const [shown, show] = useState(SHOWN);
    return (
        <>
            <ul className={styles.lines}>
                {items.slice(0, shown).map((item) => (
                    <li key={item.id}>{line(item)}</li>
                ))}
            </ul>
            {items.length > shown && (
                <Button appearance="transparent" onClick={() => show(shown + STEP)}>
                    {t("access.more", { count: Math.min(items.length - shown, STEP) })}
                </Button>
            )}
        </>
    );
}

/** How long something counts, and why it was given. */
function Until({ record }: { record: AnyRecord }) {
    const { t, i18n } = useTranslation();
    const day = (name: string) => (typeof record[name] === "string" ? formatDay(record[name] as string, i18n.language) : null);
    const [from, until] = [day("startDate"), day("endDate")];
    const words = [
        from !== null && t("access.from", { day: from }),
        until !== null && (hasEnded(record, dayNow()) ? t("access.ended", { day: until }) : t("access.until", { day: until })),
        typeof record.reason === "string" && record.reason,
    ].filter((word) => word !== false && word !== "");
    return words.length === 0 ? null : <span className="soft small">{words.join(" · ")}</span>;
}

/** Turn leads from one page of a long list to the next; nothing where there is only one. */
function Turn({ here, count, turn }: { here: number; count: number; turn: (page: number) => void }) {
    const { t } = useTranslation();
    if (count <= SHOWN) return null;
    return (
        <nav className={common.tools} aria-label={t("access.pages")}>
            <Button disabled={here === 0} onClick={() => turn(here - 1)}>
                {t("access.before")}
            </Button>
            <span role="status" className="number">
                {t("access.shown", { from: here * SHOWN + 1, to: Math.min((here + 1) * SHOWN, count), count })}
            </span>
            <Button disabled={(here + 1) * SHOWN >= count} onClick={() => turn(here + 1)}>
                {t("access.next")}
            </Button>
        </nav>
    );
}

function Grants({ grants }: { grants: AnyRecord[] }) {
    const { t, i18n } = useTranslation();
    const me = useMe();
    const { notices, takeBack, given } = useGiving();
    const [wanted, want] = useState<Wanted>({ words: "", role: "", place: "" });
    const [page, turn] = useState(0);
    const [isGiving, give] = useState(false);
    const may = getAsOf() === null ? (me.data?.may["access-grants"] ?? []) : [];
    const found = narrowed(grants, wanted, t);
    const seek = (more: Partial<Wanted>) => {
        want({ ...wanted, ...more });
        turn(0);
    };
    // whole roles stand on a page, so that the count of each is that of all who hold it there
    const roles = groupsOf(found).flatMap(({ grants: inOne }) => byRole(inOne));
    const line = (grant: AnyRecord) => (
        <>
            <span>
                {sentenceOf(grant, t)} <Until record={grant} />
            </span>
            {idOf(grant.account) === me.data?.account ? (
                <span className="soft small">{t("access.yourOwn")}</span>
            ) : (
                may.includes("delete") && (
                    <Button size="small" aria-label={t("access.takeBackOf", { what: sentenceOf(grant, t) })} onClick={() => void takeBack("access-grants", grant, t("access.taken"))}>
                        {t("access.takeBack")}
                    </Button>
                )
            )}
        </>
    );
    const here = Math.min(page, Math.max(Math.ceil(roles.length / SHOWN) - 1, 0));
    const isSought = wanted.words.trim() !== "";
    return (
        <section aria-labelledby="grants">
            {notices.place}
            <h2 id="grants">{t("access.who")}</h2>
            <div className={common.tools}>
                <Input type="search" aria-label={t("access.search")} placeholder={t("access.search")} contentBefore={<SearchRegular />} value={wanted.words} onChange={(_, { value }) => seek({ words: value })} />
                <Select aria-label={t("access.role")} value={wanted.role} onChange={(_, { value }) => seek({ role: value })}>
                    <option value="">{t("access.allRoles")}</option>
                    {rolesOf(grants).map(([id, title]) => (
                        <option key={id} value={id}>
                            {title}
                        </option>
                    ))}
                </Select>
                <Select aria-label={t("access.place")} value={wanted.place} onChange={(_, { value }) => seek({ place: value })}>
                    <option value="">{t("access.allPlaces")}</option>
                    {groupsOf(grants).map(({ key, grants: [first] }) => (
                        <option key={key} value={key}>
                            {first && placeOf(first, t)}
                        </option>
                    ))}
                </Select>
                {may.includes("create") && (
                    <Button appearance="primary" icon={<AddRegular />} onClick={() => give(true)}>
                        {t("access.give")}
                    </Button>
                )}
            </div>
            {found.length === 0 && <Empty title={t("form.nothingFound")} />}
            {groupsOf(roles.slice(here * SHOWN, (here + 1) * SHOWN).flatMap((role) => role.grants)).map(({ key, grants: inOne }) => (
                <section key={key} className={styles.card}>
                    <h3>{inOne[0] && placeOf(inOne[0], t)}</h3>
                    {byRole(inOne).map(({ role, title, grants: ofRole }) => (
                        <details key={role} className={styles.role} open={isSought || ofRole.length <= FEW}>
                            <summary>
                                <h4>
                                    {title} <span className="soft number">{formatNumber(ofRole.length, i18n.language)}</span>
                                </h4>
                            </summary>
                            <Lines items={ofRole} line={line} />
                        </details>
                    ))}
                </section>
            ))}
            <Turn here={here} count={roles.length} turn={turn} />
            {isGiving && (
                <Suspense>
                    <RecordDialog collection="access-grants" record={null} title={t("access.give")} close={() => give(false)} saved={(record) => given("access-grants", record)} />
                </Suspense>
            )}
        </section>
    );
}

function Delegations() {
    const { t } = useTranslation();
    const me = useMe();
    const query = useAll(DELEGATIONS);
    const { notices, takeBack, given } = useGiving();
    const [isGiving, give] = useState(false);
    const may = getAsOf() === null ? (me.data?.may.delegations ?? []) : [];
    const sentence = (one: AnyRecord) => {
        const what = { delegate: titleOf(one.delegate), principal: titleOf(one.principal), scope: t(`access.scope-${String(one.scope ?? "check-ins")}`) };
        return isNamed(one.program) ? t("access.actsIn", { ...what, program: one.program.title }) : t("access.acts", what);
    };
    return (
        <section aria-labelledby="delegations">
            {notices.place}
            <h2 id="delegations">{t("access.delegations")}</h2>
            <p className="soft">{t("access.delegationsHint")}</p>
            {may.includes("create") && (
                <div>
                    <Button icon={<AddRegular />} onClick={() => give(true)}>
                        {t("access.delegate")}
                    </Button>
                </div>
            )}
            <Loaded query={query}>
                {(items) =>
                    items.length === 0 ? (
                        <p className="soft">{t("access.noDelegations")}</p>
                    ) : (
                        <div className={styles.card}>
                            <Lines
                                items={items}
                                line={(one) => (
                                    <>
                                        <span>
                                            {sentence(one)} <Until record={one} />
                                        </span>
                                        {may.includes("delete") && (
                                            <Button size="small" aria-label={t("access.takeBackOf", { what: sentence(one) })} onClick={() => void takeBack("delegations", one, t("access.taken"))}>
                                                {t("access.takeBack")}
                                            </Button>
                                        )}
                                    </>
                                )}
                            />
                        </div>
                    )
                }
            </Loaded>
            {isGiving && (
                <Suspense>
                    <RecordDialog collection="delegations" record={null} title={t("access.delegate")} preset={{ scope: "check-ins", startDate: dayNow() }} close={() => give(false)} saved={(record) => given("delegations", record)} />
                </Suspense>
            )}
        </section>
    );
}

function Whole() {
    const grants = useAll(GRANTS);
    const inWords = useGrantsInWords();
    return (
        <div className={styles.parts}>
            <Loaded query={grants}>
                {(items) => (
                    <>
                        <Grants grants={inWords(items)} />
                        <Delegations />
                        <Roles grants={items} />
                    </>
                )}
            </Loaded>
        </div>
    );
}

/** Access says in sentences who may what, and where; gives rights and takes them back. */
export default function Access() {
    const { t } = useTranslation();
    return (
        <Frame title={t("page.access")} hint={t("access.hint")} needs={["access-grants", "read"]}>
            <Whole />
        </Frame>
    );
}
