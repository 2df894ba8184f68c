import { Button, Combobox, Field, Input, MessageBar, MessageBarBody, MessageBarTitle, Option, Select, Spinner } from "@fluentui/react-components";
import { ShieldCheckmarkRegular } from "@fluentui/react-icons";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { ask } from "../../api/client";
import { usePath, useTypes } from "../../api/queries";
import type { Page, Trail, TrailEntry, TrailItem, TypeInfo, Verification } from "../../api/types";
import { formatInstant, formatNumber } from "../../base/format";
import { useSearched } from "../../fields/reference";
import { wordsOf } from "../../ui/Notices";
import { Empty, Failed, Loading } from "../../ui/States";
import styles from "./Audit.module.css";
import { Copied } from "./Dialogue";
import { Frame } from "./Frame";
import common from "./Organization.module.css";
import { type Sought, accountsOf, jobOf, trailPath } from "./trail";

const SHOWN = 3;
const ALL: Sought = { by: "", type: "", from: "", until: "" };

/** The head of the chain, and whether everything before it holds. */
function Proof({ trail }: { trail: Trail }) {
    const { t, i18n } = useTranslation();
    const [head, note] = useState("");
    const [found, set] = useState<Verification | null>(null);
    const [wrong, say] = useState("");
    const [isBusy, setBusy] = useState(false);
    const number = (value: number) => formatNumber(value, i18n.language);
    async function verify(): Promise<void> {
        setBusy(true);
        say("");
        try {
            set(await ask<Verification>("/verification", { method: "POST", body: head.trim() === "" ? {} : { head: head.trim() } }));
        } catch (error) {
            say(wordsOf(error, t("state.offline")));
        } finally {
            setBusy(false);
        }
    }
    return (
        <section className={styles.proof} aria-labelledby="proof">
            <h2 id="proof">{t("audit.proof")}</h2>
            <p className="soft">{t("audit.proofHint", { links: number(trail.links) })}</p>
            <Copied label={t("audit.head")} hint={t("audit.headHint")} text={trail.head} />
            <details>
                <summary>{t("audit.earlier")}</summary>
                <Field label={t("audit.earlierHead")} hint={t("audit.earlierHint")}>
                    <Input value={head} onChange={(_, { value }) => note(value)} />
                </Field>
            </details>
            <div className={common.acts}>
                <Button appearance="primary" icon={isBusy ? <Spinner size="tiny" /> : <ShieldCheckmarkRegular />} disabledFocusable={isBusy} onClick={() => void verify()}>
                    {isBusy ? t("audit.verifying") : t("audit.verify")}
                </Button>
            </div>
            <div aria-live="polite">
                {wrong !== "" && (
                    <MessageBar intent="error" layout="multiline">
                        <MessageBarBody>{wrong}</MessageBarBody>
                    </MessageBar>
                )}
                {found && !isBusy && (
                    <MessageBar intent={found.holds ? "success" : "error"} layout="multiline">
                        <MessageBarBody>
                            <MessageBarTitle>{found.holds ? t("audit.holds") : t("audit.broken")}</MessageBarTitle>
                            {t("audit.looked", { links: number(found.links), entries: number(found.entries), records: number(found.records) })}
                            {!found.holds && (
                                <ul>
                                    {found.findings.map((finding) => (
                                        <li key={finding}>{finding}</li>
                                    ))}
                                </ul>
                            )}
                        </MessageBarBody>
                    </MessageBar>
                )}
            </div>
        </section>
    );
}

function Filters({ sought, seek, types }: { sought: Sought; seek: (sought: Sought) => void; types: TypeInfo[] }) {
    const { t } = useTranslation();
    const [typed, type] = useState<string | null>(null);
    const [name, setName] = useState("");
    const accounts = useSearched("accounts", typed ?? "");
    const choose = (by: string, chosen: string) => {
        type(null);
        setName(chosen);
        seek({ ...sought, by });
    };
    return (
        <div className={styles.filters}>
            <Field label={t("audit.who")}>
                <Combobox
                    value={typed ?? (sought.by === "" ? "" : name)}
                    selectedOptions={[sought.by]}
                    placeholder={t("audit.anybody")}
                    onInput={(event) => type(event.currentTarget.value)}
                    onBlur={() => type(null)}
                    onOptionSelect={(_, { optionValue, optionText = "" }) => optionValue !== undefined && choose(optionValue, optionText)}
                >
                    <Option value="" text={t("audit.anybody")}>
                        {t("audit.anybody")}
                    </Option>
                    <Option value="system" text={t("history.system")}>
                        {t("history.system")}
                    </Option>
                    {accounts.map(({ id, title }) => (
                        <Option key={id} value={id} text={title ?? id}>
                            {title ?? id}
                        </Option>
                    ))}
                </Combobox>
            </Field>
            <Field label={t("audit.what")}>
                <Select value={sought.type} onChange={(_, { value }) => seek({ ...sought, type: value })}>
                    <option value="">{t("audit.anything")}</option>
                    {types
                        .toSorted((one, other) => one.plural.localeCompare(other.plural))
                        .map(({ type: key, plural }) => (
                            <option key={key} value={key}>
                                {plural}
                            </option>
                        ))}
                </Select>
            </Field>
            <Field label={t("audit.from")}>
                <Input type="date" value={sought.from} onChange={(_, { value }) => seek({ ...sought, from: value })} />
            </Field>
            <Field label={t("audit.until")}>
                <Input type="date" value={sought.until} onChange={(_, { value }) => seek({ ...sought, until: value })} />
            </Field>
        </div>
    );
}

function Entry({ entry, type }: { entry: TrailEntry; type: TypeInfo | undefined }) {
    const { t } = useTranslation();
    const title = entry.title ?? "";
    const label = type?.label ?? entry.type;
    const isThere = entry.collection !== undefined && entry.operation !== "delete" && entry.operation !== "erase" && type?.kind === "record";
    return (
        <li>
            <span className="soft">{t(`audit.did-${entry.operation}`, { defaultValue: entry.operation, count: entry.facts ?? 1 })}</span> {(!isThere || title !== "") && label}{" "}
            {isThere ? <Link href={`/records/${entry.collection}/${entry.record}`}>{title || label}</Link> : title}
        </li>
    );
}

function Item({ item, names, types }: { item: TrailItem; names: Map<string, string>; types: Map<string, TypeInfo> }) {
    const { t, i18n } = useTranslation();
    const [showsAll, showAll] = useState(false);
    const name = (by: string) => names.get(by) ?? (by === "system" ? t("history.system") : by.startsWith("token:") ? t("audit.token") : t("history.somebody"));
    const job = jobOf(item);
    const shown = showsAll ? item.entries : item.entries.slice(0, SHOWN);
    return (
        <li className={styles.item}>
            <div className={styles.who}>
                <strong>{item.by === undefined ? t("audit.nameless") : name(item.by)}</strong>
                {item.for !== undefined && <span>{t("audit.for", { name: name(item.for) })}</span>}
                <time className="soft small" dateTime={item.at}>
                    {formatInstant(item.at, i18n.language)}
                </time>
                <span className={`soft small ${styles.seq}`}>{t("audit.number", { seq: formatNumber(item.seq, i18n.language) })}</span>
            </div>
            {job !== null ? (
                <details className={styles.reason}>
                    <summary>{t(`audit.job-${job.step}`)}</summary>
                    <p className="soft small">{t("audit.node", { node: job.node })}</p>
                </details>
            ) : (
                item.reason !== "" && <p className={styles.reason}>{item.reason}</p>
            )}
            <ul className={styles.entries}>
                {shown.map((entry, place) => (
                    <Entry key={place} entry={entry} type={types.get(entry.collection ?? "")} />
                ))}
            </ul>
            {item.count > shown.length &&
                (item.entries.length > shown.length ? (
                    <Button size="small" appearance="transparent" onClick={() => showAll(true)}>
                        {t("audit.more", { count: item.count - shown.length })}
                    </Button>
                ) : (
                    <p className="soft small">{t("audit.more", { count: item.count - shown.length })}</p>
                ))}
        </li>
    );
}

function Whole({ types }: { types: Map<string, TypeInfo> }) {
    const { t } = useTranslation();
    const [sought, seek] = useState<Sought>(ALL);
    const query = useInfiniteQuery({
        queryKey: [trailPath(sought)],
        queryFn: ({ pageParam, signal }) => ask<Trail>(trailPath(sought, pageParam), { signal }),
        initialPageParam: undefined as number | undefined,
        getNextPageParam: (last: Trail) => last.next,
    });
    const items = query.data?.pages.flatMap((page) => page.items) ?? [];
    const accounts = accountsOf(items).slice(0, 190);
    const people = usePath<Page>(accounts.length === 0 ? null : `/accounts?${new URLSearchParams({ filter: `id in (${accounts.map((id) => `'${id}'`).join(",")})`, select: "title,email", top: "200" })}`);
    const names = new Map((people.data?.items ?? []).map((account) => [account.id, account.title || String(account.email ?? "")]));
    if (query.error && !query.data) return <Failed error={query.error} again={() => void query.refetch()} />;
    const [first] = query.data?.pages ?? [];
    return (
        <>
            {first && <Proof trail={first} />}
            <section aria-labelledby="changes" className={styles.changes}>
                <h2 id="changes">{t("audit.changes")}</h2>
                <Filters sought={sought} seek={seek} types={[...types.values()]} />
                {first === undefined ? (
                    <Loading />
                ) : items.length === 0 ? (
                    <Empty title={t("audit.none")}>{t("audit.noneHint")}</Empty>
                ) : (
                    <ol className={styles.list}>
                        {items.map((item) => (
                            <Item key={item.seq} item={item} names={names} types={types} />
                        ))}
                    </ol>
                )}
                {query.hasNextPage && (
                    <div>
                        <Button disabledFocusable={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                            {t("audit.older")}
                        </Button>
                    </div>
                )}
            </section>
        </>
    );
}

/** Audit is the trail of all changes, with the proof that nobody changed it behind the application's back. */
export default function Audit() {
    const { t } = useTranslation();
    const types = useTypes();
    return (
        <Frame title={t("page.audit")} hint={t("audit.hint")} needs={["access-roles", "create"]}>
            {types.data ? <Whole types={types.data} /> : <Loading />}
        </Frame>
    );
}
