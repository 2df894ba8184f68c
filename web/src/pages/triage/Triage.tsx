import { Button, Tab, TabList } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearch } from "wouter";

import { Failure, ask, getAsOf } from "../../api/client";
import { refresh, useMe, usePath, useTypes } from "../../api/queries";
import { type AnyRecord, isNamed } from "../../api/types";
import { Empty, Loaded } from "../../ui/States";
import { Badge, Mark } from "../../ui/Status";
import { ProgramPage } from "../ProgramPage";
import { inPlace, sorted } from "../board/order";
import { Grid } from "./Grid";
import styles from "./Triage.module.css";
import { type Column, namesOf } from "./cells";
import { pendingOf, refusedOf } from "./changes";
import { CHECKS_OF, LISTS, PARTS, type Part, columnsOf } from "./columns";
import { type Edit, redo, refuse, saved, typeInto, undo } from "./sheet";
import { useAll, usePeople } from "./useRecords";
import { useSheet } from "./useSheet";

const MOST_OPERATIONS = 1000;
const MOST_LISTED = 5;

interface Counts {
    checks: { check: string; holds: number; fails: number; cannotTell: number; overridden: number }[];
}

/** How far the plan is with what these columns settle; it changes with every save. */
function Settled({ program, part }: { program: string; part: Part }) {
    const { t } = useTranslation();
    const counts = usePath<Counts>(`/programs/${program}/checks?select=checks`);
    return (
        <aside className={styles.settled} aria-label={t("triage.settled")} aria-live="polite">
            <h2>{t("triage.settled")}</h2>
            <p className="soft small">{t("triage.settledOf")}</p>
            <Loaded query={counts}>
                {({ checks }) => (
                    <ul>
                        {CHECKS_OF[part].map((name) => {
                            const found = checks.find(({ check }) => check === name);
                            if (found === undefined) return null;
                            const done = found.holds + found.overridden;
                            const total = done + found.fails + found.cannotTell;
                            return (
                                <li key={name} data-check={name}>
                                    <Mark tone={found.fails === 0 ? "good" : "quiet"} />
                                    <span>{t(`triage.check.${name}`)}</span>
                                    <span className="number">{t("triage.of", { done, total })}</span>
                                </li>
                            );
                        })}
                    </ul>
                )}
            </Loaded>
        </aside>
    );
}

/** Rows keep the place in which they were first shown: what is saved does not move under the hand. */
function useSteady(records: AnyRecord[] | undefined): AnyRecord[] {
    const order = useRef<string[]>([]);
    return useMemo(() => {
        const byId = new Map((records ?? []).map((record) => [record.id, record]));
        order.current = [...order.current.filter((id) => byId.has(id)), ...[...byId.keys()].filter((id) => !order.current.includes(id))];
        return order.current.flatMap((id) => byId.get(id) ?? []);
    }, [records]);
}

function Sheet({ program, part, rows, others, columns }: { program: string; part: Part; rows: AnyRecord[]; others: Record<string, AnyRecord[]>; columns: Column[] }) {
    const { t, i18n } = useTranslation();
    const client = useQueryClient();
    const me = useMe();
    const [sheet, set] = useSheet(`triage ${program} ${part}`);
    const [said, say] = useState("");
    const [isBusy, setBusy] = useState(false);
    const [isWanted, want] = useState(false);
    const [failure, fail] = useState<Failure | null>(null);
    const [asked, wait] = useState<string[]>([]);
    const button = useRef<HTMLButtonElement>(null);
    const given = useMemo(() => rows.flatMap(({ owner, sponsor }) => [owner, sponsor].filter(isNamed) as unknown as AnyRecord[]), [rows]);
    const { people, unknown } = usePeople(given, asked);
    const names = useMemo(() => namesOf(i18n.language, people, others, unknown), [i18n.language, people.length, others, unknown.size]);
    const records = useMemo(() => new Map(rows.map((record) => [record.id, record])), [rows]);
    const pending = useMemo(() => pendingOf(sheet, part, records, columns, names), [sheet, part, records, columns, names]);
    const isFixed = getAsOf() !== null || !(me.data?.may[part]?.includes("update") ?? false);
    const waits = pending.waiting.join("\n");
    useEffect(() => wait(waits === "" ? [] : waits.split("\n")), [waits]);

    async function save(): Promise<void> {
        const { operations, cells, same } = pending;
        if (isBusy) return;
        // A save asked for while names are looked up comes once they are known: half of what was typed is not what was meant.
        if (pending.waiting.length > 0) return want(true);
        if (operations.length === 0) return;
        if (operations.length > MOST_OPERATIONS) return say(t("triage.tooMany", { most: MOST_OPERATIONS }));
        setBusy(true);
        fail(null);
        try {
            await ask("/batch", { method: "POST", body: { operations: operations.map(({ cells: _, ...operation }) => operation), reason: t("triage.reason") } });
            await Promise.all([refresh(client, part), refresh(client, "links")]);
            set((before) => saved(before, [...cells, ...same]));
            say(t("triage.saved", { count: cells.length }));
        } catch (error) {
            const refused = error instanceof Failure ? error : new Failure(500, { detail: String(error) });
            const marked: Edit[] = refusedOf(refused, operations, t("triage.conflict"));
            set((before) => refuse(before, marked));
            fail(refused);
            say("");
            await refresh(client, part);
        } finally {
            setBusy(false);
        }
    }

    useEffect(() => {
        if (!isWanted || pending.waiting.length > 0) return;
        want(false);
        void save();
    }, [isWanted, pending]);

    return (
        <div className={styles.sheet}>
            {!isFixed && (
                <div className={styles.bar}>
                    <Button ref={button} appearance="primary" disabled={pending.operations.length === 0} disabledFocusable={isBusy} onClick={() => void save()}>
                        {t("triage.save", { count: pending.cells.length })}
                    </Button>
                    <Button disabled={sheet.past.length === 0} onClick={() => set(undo)}>
                        {t("action.undo")}
                    </Button>
                    <Button disabled={sheet.future.length === 0} onClick={() => set(redo)}>
                        {t("triage.redo")}
                    </Button>
                    {pending.mistakes.length > 0 && <Badge tone="warn">{t("triage.mistakes", { count: pending.mistakes.length })}</Badge>}
                    <span role="status" className="soft small">
                        {pending.waiting.length > 0 ? t("triage.waiting") : said}
                    </span>
                </div>
            )}
            {failure !== null && (
                <p role="alert" className={styles.wrong}>
                    {failure.isOffline ? t("state.offlineHint") : failure.status === 412 ? t("triage.conflict") : `${failure.message} ${failure.hint}`} {t("triage.nothingLost")}
                </p>
            )}
            {pending.mistakes.length > 0 && (
                <ul className={styles.wrongs} aria-label={t("triage.mistakes", { count: pending.mistakes.length })}>
                    {pending.mistakes.slice(0, MOST_LISTED).map(({ row, column, mistake }) => (
                        <li key={`${row} ${column}`}>
                            {`${records.get(row)?.title ?? ""}, ${t(`triage.column.${column}`)}: ${t(`triage.mistake.${mistake.word}`, mistake.blanks)}`}
                        </li>
                    ))}
                    {pending.mistakes.length > MOST_LISTED && <li>{t("checks.more", { count: pending.mistakes.length - MOST_LISTED })}</li>}
                </ul>
            )}
            <Grid
                label={t(`triage.part.${part}`)}
                rows={rows}
                columns={columns}
                names={names}
                sheet={sheet}
                isFixed={isFixed}
                type={(edits) => {
                    set((before) => typeInto(before, edits));
                    say("");
                }}
                undo={() => set(undo)}
                redo={() => set(redo)}
                save={() => void save()}
                leave={() => button.current?.focus()}
                beyond={(count) => say(count > 0 ? t("triage.beyond", { count }) : "")}
            />
            <p id="triage-keys" className="soft small">
                {isFixed ? t("triage.readOnly") : t("triage.keys")}
            </p>
        </div>
    );
}

function Plan({ program, part }: { program: string; part: Part }) {
    const { t } = useTranslation();
    const types = useTypes();
    const filter = `filter=${encodeURIComponent(`program eq '${program}'`)}`;
    const records = useAll(`/${part}?${filter}&${LISTS[part]}`);
    const results = useAll(`/key-results?${filter}&select=title&orderby=title`);
    const objectives = useAll(`/objectives?${filter}&select=title&orderby=title`);
    const priorities = useAll("/priorities?select=title&orderby=title");
    const rows = useSteady(useMemo(() => records.data && (part === "initiatives" ? sorted(records.data as (AnyRecord & { rank?: number })[]) : inPlace(records.data)), [part, records.data]));
    const others = useMemo(() => ({ "key-results": results.data ?? [], objectives: objectives.data ?? [], priorities: priorities.data ?? [] }), [results.data, objectives.data, priorities.data]);
    const type = types.data?.get(part);
    const columns = useMemo(() => columnsOf(part, type, (field, key) => (field === "horizon" ? t(`horizon.${key}`) : t(`start.direction.${key}`))), [part, type, t]);
    const isThere = records.data !== undefined && results.data !== undefined && objectives.data !== undefined && priorities.data !== undefined && type !== undefined;
    const error = records.error ?? results.error ?? objectives.error ?? priorities.error;
    return (
        <Loaded query={{ data: isThere ? rows : undefined, error, refetch: records.refetch }}>
            {() =>
                rows.length === 0 ? (
                    <Empty title={t("triage.empty")}>{t("triage.emptyHint")}</Empty>
                ) : (
                    <Sheet program={program} part={part} rows={rows} others={others} columns={columns} />
                )
            }
        </Loaded>
    );
}

function Parts({ program }: { program: AnyRecord }) {
    const { t } = useTranslation();
    const asked = new URLSearchParams(useSearch()).get("part");
    const [part, choose] = useState<Part>(PARTS.find((one) => one === asked) ?? "initiatives");
    return (
        <>
            <TabList className={styles.parts ?? ""} selectedValue={part} onTabSelect={(_, { value }) => choose(value as Part)}>
                {PARTS.map((one) => (
                    <Tab key={one} value={one}>
                        {t(`triage.part.${one}`)}
                    </Tab>
                ))}
            </TabList>
            <Settled program={program.id} part={part} />
            <Plan key={`${program.id} ${part}`} program={program.id} part={part} />
        </>
    );
}

/** Triage settles in bulk what a plan from templates leaves open: horizon, rank, owner, sponsor and links, as in a spreadsheet. */
export default function Triage() {
    const { t } = useTranslation();
    return (
        <ProgramPage base="/triage" wide title={(program) => t("triage.title", { program: program.title })}>
            {(program) => <Parts key={program.id} program={program} />}
        </ProgramPage>
    );
}
