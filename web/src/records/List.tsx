import { useQueryClient } from "@tanstack/react-query";
import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useParams, useSearch } from "wouter";

import { ask, getAsOf } from "../api/client";
import { refresh, useMe } from "../api/queries";
import type { AnyRecord, FieldInfo, Page, TypeInfo } from "../api/types";
import { formatNumber } from "../base/format";
import { useNotices } from "../ui/Notices";
import { Empty, Failed, Loading } from "../ui/States";
import { lazy } from "../ui/lazy";
import { useNarrow } from "../ui/useNarrow";
import styles from "./List.module.css";
import { NewRecord, Tools } from "./ListTools";
import { type Place, Table } from "./Table";
import { OfType } from "./OfType";
import { MOST, type Operation, send } from "./changing";
import { NOTHING_RECKONED, type Reckoned, withReckoned } from "./reckoned";
import { type Listing, readListing, writeListing } from "./listing";
import { PAGE, type Rows, pathOf, useRows } from "./useRows";

// What is needed only once somebody asks for it.
const BulkBar = lazy(() => import("./BulkBar"));
const CellEdit = lazy(() => import("./CellEdit"));
const FilterBuilder = lazy(() => import("./FilterBuilder"));

function keptColumns(type: TypeInfo): string[] | null {
    const kept = localStorage.getItem(`columns:${type.collection}`);
    return kept ? (JSON.parse(kept) as string[]) : null;
}

/** The listing of the address, and how it changes; columns are kept in this browser too. */
function useListing(type: TypeInfo): [Listing, (listing: Listing) => void] {
    const address = useSearch();
    const [, go] = useLocation();
    const listing = useMemo(() => readListing(type, address, keptColumns(type)), [type, address]);
    const list = useCallback(
        (next: Listing) => {
            localStorage.setItem(`columns:${type.collection}`, JSON.stringify(next.columns));
            const written = writeListing(type, next);
            go(`/records/${type.collection}${written === "" ? "" : `?${written}`}`, { replace: true });
        },
        [type, go],
    );
    return [listing, list];
}

/** What is edited: a cell, and which records are chosen to be changed together. */
function useChoosing(type: TypeInfo, listing: Listing, rows: Rows) {
    const [chosen, setChosen] = useState<Map<string, AnyRecord>>(new Map());
    const question = pathOf(type, listing);
    useEffect(() => setChosen(new Map()), [question]);
    const choose = useCallback((row: AnyRecord, isChosen: boolean) => {
        setChosen((now) => {
            const next = new Map(now);
            if (isChosen) next.set(row.id, row);
            else next.delete(row.id);
            return next;
        });
    }, []);
    const chooseAll = useCallback(
        (isChosen: boolean) => {
            if (!isChosen) {
                setChosen(new Map());
                return;
            }
            // what is here at once, the rest as soon as it has come
            const loaded = rows.pages.flat();
            setChosen(new Map(loaded.map((row) => [row.id, row])));
            if (loaded.length >= (rows.count ?? 0)) return;
            void (async () => {
                const pages = await Promise.all([0, 500].filter((skip) => skip < (rows.count ?? 0)).map((skip) => ask<Page>(`${question}&top=500&skip=${skip}`)));
                setChosen(new Map(pages.flatMap(({ items }) => items).slice(0, MOST).map((row) => [row.id, row])));
            })();
        },
        [question, rows.count, rows.pages],
    );
    return { chosen, choose, chooseAll, clear: () => setChosen(new Map()) };
}

function Whole({ type, useValues }: { type: TypeInfo; useValues: Reckoned["useValues"] }) {
    const { t, i18n } = useTranslation();
    const me = useMe();
    const client = useQueryClient();
    const notices = useNotices();
    const [listing, list] = useListing(type);
    const isNarrow = useNarrow();
    const [isFiltering, setFiltering] = useState(false);
    const filterButton = useRef<HTMLButtonElement>(null);
    const endFiltering = () => {
        setFiltering(false);
        filterButton.current?.focus();
    };
    const [[first, last], setRange] = useState<[number, number]>([0, 0]);
    const [place, edit] = useState<Place | null>(null);
    const rows = useRows(pathOf(type, listing), first, last);
    const { count } = rows;
    const valued = useValues(rows.pages.flat());
    const at = (index: number) => {
        const found = rows.at(index);
        return found && valued(found);
    };
    const choosing = useChoosing(type, listing, rows);
    const fields = useMemo(() => listing.columns.flatMap((name) => type.fields.find((field) => field.name === name) ?? []), [type, listing.columns]);
    const mayUpdate = me.data?.may[type.collection]?.includes("update") === true && type.kind === "record" && getAsOf() === null;
    const canEdit = useCallback((field: FieldInfo) => mayUpdate && !field.readOnly, [mayUpdate]);
    // whole pages only, so that scrolling within one changes nothing here
    const range = useCallback((from: number, to: number) => {
        const wanted: [number, number] = [Math.floor(from / PAGE) * PAGE, Math.floor(to / PAGE) * PAGE];
        setRange((now) => (now[0] === wanted[0] && now[1] === wanted[1] ? now : wanted));
    }, []);
    const sort = useCallback((order: string) => list({ ...listing, order }), [list, listing]);

    async function undo(operations: Operation[]): Promise<void> {
        await send(operations);
        await refresh(client, type.collection);
    }

    async function changed(operations: Operation[]): Promise<void> {
        choosing.clear();
        await refresh(client, type.collection);
        notices.done(t("bulk.done", { count: operations.length }), operations.length > 0 ? () => undo(operations) : undefined);
    }

    const row = place === null ? undefined : rows.at(place.row);
    const field = place === null ? undefined : fields[place.column];
    const target = place === null ? null : document.querySelector<HTMLElement>(`[data-place="${place.row}:${place.column}"]`);
    const leave = () => {
        edit(null);
        target?.focus();
    };
    const isNarrowed = listing.search !== "" || listing.filter !== "";
    return (
        <div className={styles.page}>
            {notices.place}
            <header className={styles.title}>
                <h1>{type.plural}</h1>
                <span className="soft" aria-live="polite">
                    {count !== undefined && t("list.count", { count, written: formatNumber(count, i18n.language) })}
                </span>
                {!isNarrow && <NewRecord type={type} />}
            </header>
            <p className="soft">{type.help}</p>
            <Tools type={type} listing={listing} list={list} isFiltering={isFiltering} setFiltering={setFiltering} filterButton={filterButton} />
            <Suspense fallback={null}>
                {isFiltering && <FilterBuilder type={type} text={listing.filter} change={(filter) => list({ ...listing, filter })} close={endFiltering} />}
                {choosing.chosen.size > 0 && <BulkBar type={type} rows={[...choosing.chosen.values()]} done={changed} close={choosing.clear} />}
                {choosing.chosen.size === MOST && (count ?? 0) > MOST && <p className="soft small">{t("bulk.most", { count: MOST })}</p>}
                {row && field && target && <CellEdit key={`${row.id}.${field.name}`} type={type} field={field} row={row} target={target} close={leave} saved={() => refresh(client, type.collection)} />}
            </Suspense>
            {rows.error ? (
                <Failed error={rows.error} again={rows.again} />
            ) : rows.isPending ? (
                <Loading />
            ) : count === 0 ? (
                <Empty title={isNarrowed ? t("list.nothingMatches") : t("list.empty", { label: type.plural })}>{isNarrowed ? t("list.nothingFoundHint") : type.help}</Empty>
            ) : (
                <Table question={pathOf(type, listing)} type={type} columns={fields} at={at} count={count ?? 0} isOld={rows.isOld} order={listing.order} sort={sort} range={range} choosing={mayUpdate ? choosing : null} canEdit={canEdit} edit={edit} />
            )}
        </div>
    );
}

function Reckoning({ type, reckoned }: { type: TypeInfo; reckoned: Reckoned | undefined }) {
    const whole = useMemo(() => (reckoned ? withReckoned(type, reckoned) : type), [type, reckoned]);
    return <Whole type={whole} useValues={reckoned?.useValues ?? NOTHING_RECKONED} />;
}

/** RecordList is every record of a collection, from its metadata, and what its page reckons beside it. */
export function RecordList({ collection, reckoned }: { collection: string; reckoned?: Reckoned }) {
    return (
        <OfType collection={collection}>
            {(type) => <Reckoning type={type} reckoned={reckoned} />}
        </OfType>
    );
}

/** List is every record of a collection, from its metadata alone. */
export default function List() {
    const { collection = "" } = useParams<{ collection: string }>();
    return <RecordList key={collection} collection={collection} />;
}
