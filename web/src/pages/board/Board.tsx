import { Button, Input, Switch } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { type Change, type Written, changeAll, undoing } from "../../api/batch";
import { ask, getAsOf } from "../../api/client";
import { allKey, refresh, useAll, useMe } from "../../api/queries";
import { type AnyRecord, type Finding, type RecordValue, idOf, titleOf } from "../../api/types";
import { formatInstant } from "../../base/format";
import { useNotices } from "../../ui/Notices";
import { Empty, Loaded } from "../../ui/States";
import { ProgramPage } from "../ProgramPage";
import { useWords } from "../useWords";
import styles from "./Board.module.css";
import { Column } from "./Column";
import { type Move, place, sorted } from "./order";

const HORIZONS = ["immediate", "next-year", "next-three-years", null] as const;
const OVER = new Set<RecordValue | undefined>(["done", "stopped"]);

/** What an initiative had before, of the fields that a move changes. */
function before(record: AnyRecord | undefined, move: Move): Record<string, RecordValue> {
    const body: Record<string, RecordValue> = {};
    if (move.rank !== undefined) body.rank = record?.rank ?? null;
    if (move.horizon !== undefined) body.horizon = record?.horizon ?? null;
    return body;
}

function signatureOf(record: AnyRecord | undefined): Record<string, RecordValue> {
    return { orderSignedOffBy: idOf(record?.orderSignedOffBy), orderSignedOffAt: record?.orderSignedOffAt ?? null };
}

function Signed({ items, mayChange, sign }: { items: AnyRecord[]; mayChange: boolean; sign: () => void }) {
    const { t, i18n } = useTranslation();
    const ranked = items.filter(({ rank }) => typeof rank === "number");
    const signed = ranked.filter(({ orderSignedOffAt }) => typeof orderSignedOffAt === "string");
    const last = signed.map(({ orderSignedOffAt }) => String(orderSignedOffAt)).toSorted().at(-1);
    const by = titleOf(signed.find(({ orderSignedOffAt }) => orderSignedOffAt === last)?.orderSignedOffBy) ?? "";
    return (
        <p className={styles.signed}>
            <span className="soft">
                {last === undefined ? t("board.unsigned") : t("board.signed", { count: signed.length, total: ranked.length, by, at: formatInstant(last, i18n.language) })}
            </span>
            {mayChange && ranked.length > 0 && signed.length < ranked.length && (
                <Button size="small" onClick={sign}>
                    {t("board.sign")}
                </Button>
            )}
        </p>
    );
}

/** What speaks against the horizon that an initiative has now, such as its dates; nothing where its check holds. */
async function againstHorizon(program: string, id: string): Promise<string | undefined> {
    const { findings } = await ask<{ findings: Finding[] }>(`/programs/${program}/checks?select=findings&subject=${id}&check=INI-HORIZON&answer=fails`);
    return findings[0] && `${findings[0].reason} ${findings[0].hint}`;
}

function Columns({ program, items, words, path }: { program: string; items: AnyRecord[]; words: Map<string, AnyRecord>; path: string }) {
    const { t } = useTranslation();
    const me = useMe();
    const client = useQueryClient();
    const notices = useNotices();
    const [typed, type] = useState("");
    const [showsOver, showOver] = useState(false);
    const [said, say] = useState("");
    const mayChange = getAsOf() === null && (me.data?.may.initiatives ?? []).includes("update");
    const wanted = typed.trim().toLowerCase();
    const shown = sorted(items as (AnyRecord & { rank?: number })[]).filter(
        (item) => (showsOver || !OVER.has(item.status)) && (wanted === "" || `${item.title} ${titleOf(item.owner) ?? ""} ${titleOf(item.ownerUnit) ?? ""}`.toLowerCase().includes(wanted)),
    );

    /** Shows a move at once, and takes it back where the server refuses it. */
    async function write(changes: Change[]): Promise<Written[]> {
        const key = allKey(path);
        const old = client.getQueryData<AnyRecord[]>(key);
        client.setQueryData<AnyRecord[]>(key, (all) => all?.map((item) => ({ ...item, ...changes.find(({ id }) => id === item.id)?.body }) as AnyRecord));
        try {
            return await changeAll("initiatives", changes);
        } catch (error) {
            client.setQueryData(key, old);
            throw error;
        } finally {
            await refresh(client, "initiatives");
        }
    }

    async function move(id: string, horizon: string | null, follower: string | null): Promise<void> {
        const moves = place(items as (AnyRecord & { rank?: number })[], id, horizon, follower);
        if (moves.length === 0) return;
        const records = new Map(items.map((item) => [item.id, item]));
        const changes = moves.map(({ id: changed, ...body }) => ({
            id: changed,
            revision: records.get(changed)?.revision ?? 0,
            body: { ...body, orderSignedOffBy: null, orderSignedOffAt: null } as Record<string, RecordValue>,
        }));
        const back = new Map(
            moves.map((one) => {
                const record = records.get(one.id);
                return [one.id, { ...before(record, one), ...signatureOf(record) }] as const;
            }),
        );
        const title = records.get(id)?.title ?? "";
        try {
            const written = await write(changes);
            const words = t("board.moved", { title, horizon: t(`horizon.${horizon ?? "none"}`) });
            const against = records.get(id)?.horizon === horizon ? undefined : await againstHorizon(program, id).catch(() => undefined);
            say(against === undefined ? words : `${words} ${against}`);
            notices.done(words, async () => void (await write(undoing(written, back))), against);
        } catch (error) {
            notices.failed(error);
        }
    }

    async function sign(): Promise<void> {
        const ranked = items.filter(({ rank }) => typeof rank === "number");
        const at = new Date().toISOString();
        try {
            const written = await write(ranked.map(({ id, revision }) => ({ id, revision, body: { orderSignedOffBy: me.data?.person ?? null, orderSignedOffAt: at } })));
            const back = new Map(ranked.map((item) => [item.id, signatureOf(item)]));
            notices.done(t("board.signedNow"), async () => void (await write(undoing(written, back))));
        } catch (error) {
            notices.failed(error);
        }
    }

    if (items.length === 0) return <Empty title={t("board.empty")}>{t("board.emptyHint")}</Empty>;
    return (
        <>
            <div className={styles.tools}>
                <Input type="search" aria-label={t("board.find")} placeholder={t("board.find")} value={typed} onChange={(_, data) => type(data.value)} />
                <Switch label={t("board.showOver")} checked={showsOver} onChange={(_, { checked }) => showOver(checked)} />
                <Signed items={items} mayChange={mayChange && me.data?.person !== null} sign={() => void sign()} />
            </div>
            <div className={styles.board} data-program={program}>
                {HORIZONS.map((horizon) => {
                    const cards = shown.filter((item) => (item.horizon ?? null) === horizon);
                    if (horizon === null && cards.length === 0) return null;
                    return <Column key={horizon ?? "none"} horizon={horizon} cards={cards} words={words} mayChange={mayChange} move={(id, to, follower) => void move(id, to, follower)} />;
                })}
            </div>
            <p className="only-spoken" role="status">
                {said}
            </p>
            {notices.place}
        </>
    );
}

function Whole({ program }: { program: AnyRecord }) {
    const path = `/initiatives?filter=${encodeURIComponent(`program eq '${program.id}'`)}&orderby=rank,title&expand=owner,ownerUnit,orderSignedOffBy`;
    const query = useAll(path);
    const words = useWords(program.id);
    return <Loaded query={query}>{(items) => <Columns program={program.id} items={items} words={words} path={path} />}</Loaded>;
}

/** Board is the backlog of initiatives by horizon and rank: dragged, or moved with a menu or the keys (C05, C35). */
export default function Board() {
    const { t } = useTranslation();
    return (
        <ProgramPage base="/board" wide title={(program) => t("board.title", { program: program.title })}>
            {(program) => <Whole program={program} />}
        </ProgramPage>
    );
}
