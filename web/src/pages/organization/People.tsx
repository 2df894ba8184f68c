import { Button, Input, Select } from "@fluentui/react-components";
import { AddRegular, ArrowUploadRegular, SearchRegular } from "@fluentui/react-icons";
import { useQueryClient } from "@tanstack/react-query";
import { Suspense, useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";

import { ask, getAsOf } from "../../api/client";
import { refresh, useMe } from "../../api/queries";
import type { AnyRecord } from "../../api/types";
import { formatNumber } from "../../base/format";
import { type Operation, send } from "../../records/changing";
import { useNotices } from "../../ui/Notices";
import { Empty, Failed, Loading } from "../../ui/States";
import { lazy } from "../../ui/lazy";
import { Frame } from "./Frame";
import { Invite, NewLink } from "./Invite";
import styles from "./Organization.module.css";
import { PeopleTable } from "./PeopleTable";
import { RowMenu, type Target } from "./RowMenu";
import { UnitChoice } from "./UnitChoice";
import { STATES, type State, accountOf, peoplePath, usePeople } from "./usePeople";
import { useUnits } from "./useUnits";

const RecordDialog = lazy(() => import("../../records/RecordDialog"));

type Doing = { what: "new" } | { what: "invite"; person: AnyRecord } | { what: "link"; person: AnyRecord; account: AnyRecord } | null;

/** What changes people and their accounts, each with a way back. */
function useActs() {
    const { t } = useTranslation();
    const client = useQueryClient();
    const notices = useNotices();
    const again = async () => {
        await refresh(client, "people");
        await refresh(client, "accounts");
    };
    async function set(changes: { collection: string; record: AnyRecord; field: string; value: string | boolean }[], said: string): Promise<void> {
        const operations = changes.map(({ collection, record, field, value }): Operation => ({ act: "update", collection, id: record.id, revision: record.revision, body: { [field]: value } }));
        const written = await send(operations);
        await again();
        notices.done(said, async () => {
            await send(changes.map(({ collection, record, field }, at) => ({ act: "update", collection, id: record.id, revision: written[at]?.revision ?? 0, body: { [field]: record[field] ?? null } })));
            await again();
        });
    }
    async function endSessions(person: AnyRecord, account: AnyRecord): Promise<void> {
        const { ended } = await ask<{ ended: number }>(`/accounts/${account.id}/sessions`, { method: "DELETE" });
        notices.done(t("people.ended", { person: person.title, count: ended }));
    }
    return { notices, set, endSessions, again };
}

function Whole() {
    const { t, i18n } = useTranslation();
    const me = useMe();
    const [, go] = useLocation();
    const [words, search] = useState("");
    const [state, setState] = useState<State>("active");
    const [unit, setUnit] = useState<string | null>(null);
    const [[first, last], setRange] = useState<[number, number]>([0, 0]);
    const [menu, openMenu] = useState<Target<AnyRecord> | null>(null);
    const [doing, act] = useState<Doing>(null);
    const { tree } = useUnits();
    const { notices, set, endSessions, again } = useActs();
    const isNow = getAsOf() === null;
    const may = (collection: string, what: string) => isNow && (me.data?.may[collection] ?? []).some((one) => one === what);
    const seesAccounts = me.data?.may.accounts?.includes("read") === true;
    const path = peoplePath({ words: useDeferredValue(words), state, unit }, seesAccounts);
    const people = usePeople(path, seesAccounts && me.data?.may["access-grants"]?.includes("read") === true, first, last);
    const quietly = (doingIt: Promise<void>) => void doingIt.catch(notices.failed);

    function items(person: AnyRecord) {
        const account = seesAccounts ? accountOf(person) : null;
        const status = account?.status;
        const mayUpdate = may("people", "update");
        const mayAccount = account !== null && may("accounts", "update");
        const disabling = account !== null && status !== "disabled" && mayAccount ? [{ collection: "accounts", record: account, field: "status", value: "disabled" }] : [];
        return [
            { word: t("people.open"), run: () => go(`/records/people/${person.id}`) },
            seesAccounts && account === null && person.active !== false && may("accounts", "create") && { word: t("people.invite"), run: () => act({ what: "invite" as const, person }) },
            mayAccount && status !== "disabled" && { word: status === "invited" ? t("people.inviteAgain") : t("people.reset"), run: () => act({ what: "link" as const, person, account }) },
            account !== null && may("sign-ins", "update") && { word: t("people.endSessions"), run: () => quietly(endSessions(person, account)) },
            mayAccount &&
                (status === "disabled"
                    ? { word: t("people.enable"), run: () => quietly(set([{ collection: "accounts", record: account, field: "status", value: "active" }], t("people.enabled", { person: person.title }))) }
                    : { word: t("people.disable"), run: () => quietly(set(disabling, t("people.disabled", { person: person.title }))) }),
            mayUpdate &&
                (person.active === false
                    ? { word: t("people.bringBack"), run: () => quietly(set([{ collection: "people", record: person, field: "active", value: true }], t("people.broughtBack", { person: person.title }))) }
                    : { word: t("people.leave"), run: () => quietly(set([{ collection: "people", record: person, field: "active", value: false }, ...disabling], t("people.left", { person: person.title }))) }),
        ];
    }

    return (
        <>
            {notices.place}
            <div className={styles.tools}>
                <Input type="search" aria-label={t("people.search")} placeholder={t("people.search")} contentBefore={<SearchRegular />} value={words} onChange={(_, { value }) => search(value)} />
                <Select aria-label={t("people.state")} value={state} onChange={(_, { value }) => setState(value as State)}>
                    {(Object.keys(STATES) as State[])
                        .filter((one) => seesAccounts || one === "active" || one === "left")
                        .map((one) => (
                            <option key={one} value={one}>
                                {t(`people.state-${one}`)}
                            </option>
                        ))}
                </Select>
                {tree && (
                    <span className={styles.choice}>
                        <UnitChoice tree={tree} value={unit} choose={setUnit} none={t("people.anyUnit")} label={t("people.unit")} />
                    </span>
                )}
                {may("people", "create") && (
                    <Link href="/organization/people/import" className={styles.link ?? ""}>
                        <ArrowUploadRegular aria-hidden="true" /> {t("people.import")}
                    </Link>
                )}
                {may("people", "create") && (
                    <Button appearance="primary" icon={<AddRegular />} onClick={() => act({ what: "new" })}>
                        {t("people.new")}
                    </Button>
                )}
            </div>
            <p className="soft small" aria-live="polite">
                {people.count !== undefined && t("people.count", { count: people.count, written: formatNumber(people.count, i18n.language) })}
            </p>
            {people.error ? (
                <Failed error={people.error} again={people.again} />
            ) : people.count === undefined ? (
                <Loading />
            ) : people.count === 0 ? (
                <Empty title={t("people.nobody")}>{words === "" && state === "active" && unit === null ? t("people.nobodyHint") : t("people.nobodyFound")}</Empty>
            ) : (
                <PeopleTable people={people} question={path} seesAccounts={seesAccounts} range={(from, to) => setRange((now) => (now[0] === from && now[1] === to ? now : [from, to]))} openMenu={openMenu} />
            )}
            {menu && <RowMenu key={menu.record.id} target={menu} items={items(menu.record)} close={() => openMenu(null)} />}
            {doing?.what === "new" && (
                <Suspense>
                    <RecordDialog collection="people" record={null} title={t("people.new")} close={() => act(null)} saved={({ title }) => notices.done(t("people.added", { person: title }))} />
                </Suspense>
            )}
            {doing?.what === "invite" && <Invite person={doing.person} close={() => act(null)} done={again} />}
            {doing?.what === "link" && <NewLink person={doing.person} account={doing.account} close={() => act(null)} done={again} />}
        </>
    );
}

/** People is the directory: who works where and for whom, who can sign in, and with which role. */
export default function People() {
    const { t } = useTranslation();
    return (
        <Frame title={t("page.people")} needs={["people", "read"]} fills>
            <Whole />
        </Frame>
    );
}
