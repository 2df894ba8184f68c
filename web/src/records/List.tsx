import { Button, Input, Menu, MenuItemLink, MenuList, MenuPopover, MenuTrigger, Popover, PopoverSurface, PopoverTrigger } from "@fluentui/react-components";
import { AddRegular, ArrowDownloadRegular, ArrowUploadRegular, BookmarkRegular, ColumnRegular, DeleteRegular, FilterRegular, SearchRegular } from "@fluentui/react-icons";
import { useQueryClient } from "@tanstack/react-query";
import { Suspense, memo, useCallback, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation, useParams, useSearch } from "wouter";

import { ask, getAsOf } from "../api/client";
import { refresh, useMe } from "../api/queries";
import type { AnyRecord, FieldInfo, Page, TypeInfo } from "../api/types";
import { formatNumber } from "../base/format";
import { useNotices } from "../ui/Notices";
import { Empty, Failed, Loading } from "../ui/States";
import { lazy } from "../ui/lazy";
import styles from "./List.module.css";
import { type Place, Table } from "./Table";
import { OfType } from "./OfType";
import { MOST, type Operation, send } from "./changing";
import { NOTHING_RECKONED, type Reckoned, keptOf, withReckoned } from "./reckoned";
import { type Listing, questionOf, readListing, writeListing } from "./listing";
import { PAGE, type Rows, pathOf, useRows } from "./useRows";

// What is needed only once somebody asks for it.
const BulkBar = lazy(() => import("./BulkBar"));
const CellEdit = lazy(() => import("./CellEdit"));
const ColumnChoice = lazy(() => import("./ColumnChoice"));
const FilterBuilder = lazy(() => import("./FilterBuilder"));
const RecordDialog = lazy(() => import("./RecordDialog"));
const Views = lazy(() => import("./Views"));

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

function NewRecord({ type }: { type: TypeInfo }) {
    const { t } = useTranslation();
    const [isOpen, setOpen] = useState(false);
    const [, go] = useLocation();
    return (
        <>
            <Button appearance="primary" icon={<AddRegular />} onClick={() => setOpen(true)}>
                {t("list.new", { label: type.label })}
            </Button>
            {isOpen && (
                <Suspense>
                    <RecordDialog collection={type.collection} record={null} close={() => setOpen(false)} saved={({ id }) => go(`/records/${type.collection}/${id}`)} />
                </Suspense>
            )}
        </>
    );
}

function Export({ type, listing }: { type: TypeInfo; listing: Listing }) {
    const { t } = useTranslation();
    const address = (format: string, columns: string[]) => {
        const asked = questionOf(listing);
        asked.set("format", format);
        if (columns.length > 0) asked.set("columns", [...keptOf(type, columns), "id"].join());
        const day = getAsOf();
        if (day !== null) asked.set("asOf", day);
        return `/api/v1/${type.collection}/export?${asked}`;
    };
    return (
        <Menu>
            <MenuTrigger disableButtonEnhancement>
                <Button icon={<ArrowDownloadRegular />}>{t("sheet.export")}</Button>
            </MenuTrigger>
            <MenuPopover>
                <MenuList>
                    <MenuItemLink href={address("xlsx", listing.columns)}>{t("sheet.xlsx")}</MenuItemLink>
                    <MenuItemLink href={address("csv-excel", listing.columns)}>{t("sheet.csv")}</MenuItemLink>
                    <MenuItemLink href={address("xlsx", [])}>{t("sheet.xlsxAll")}</MenuItemLink>
                </MenuList>
            </MenuPopover>
        </Menu>
    );
}

function Search({ type, listing, list }: { type: TypeInfo; listing: Listing; list: (listing: Listing) => void }) {
    const { t } = useTranslation();
    const [typed, setTyped] = useState(listing.search);
    useEffect(() => setTyped(listing.search), [listing.search]);
    useEffect(() => {
        if (typed === listing.search) return undefined;
        const timer = window.setTimeout(() => list({ ...listing, search: typed }), 200);
        return () => window.clearTimeout(timer);
    }, [typed, listing, list]);
    return (
        <Input
            type="search"
            aria-label={t("list.search", { label: type.plural })}
            placeholder={t("list.search", { label: type.plural })}
            contentBefore={<SearchRegular />}
            value={typed}
            onChange={(_, { value }) => setTyped(value)}
        />
    );
}

const Tools = memo(function Tools({ type, listing, list, isFiltering, setFiltering }: { type: TypeInfo; listing: Listing; list: (listing: Listing) => void; isFiltering: boolean; setFiltering: (isOpen: boolean) => void }) {
    const { t } = useTranslation();
    const me = useMe();
    const [showsViews, showViews] = useState(false);
    const may = me.data?.may[type.collection] ?? [];
    const isNow = getAsOf() === null;
    return (
        <div className={styles.tools}>
            <Search type={type} listing={listing} list={list} />
            <Button icon={<FilterRegular />} aria-expanded={isFiltering} appearance={listing.filter === "" ? "secondary" : "primary"} onClick={() => setFiltering(!isFiltering)}>
                {t("filter.title")}
            </Button>
            <Popover>
                <PopoverTrigger disableButtonEnhancement>
                    <Button icon={<ColumnRegular />}>{t("list.columns")}</Button>
                </PopoverTrigger>
                <PopoverSurface className={styles.choice ?? ""} aria-label={t("list.columns")}>
                    <Suspense fallback={<Loading />}>
                        <ColumnChoice type={type} columns={listing.columns} choose={(columns) => list({ ...listing, columns })} />
                    </Suspense>
                </PopoverSurface>
            </Popover>
            {me.data?.may["saved-views"]?.includes("read") === true && (
                <Popover open={showsViews} onOpenChange={(_, { open }) => showViews(open)}>
                    <PopoverTrigger disableButtonEnhancement>
                        <Button icon={<BookmarkRegular />}>{t("view.title")}</Button>
                    </PopoverTrigger>
                    <PopoverSurface className={styles.choice ?? ""} aria-label={t("view.title")}>
                        <Suspense fallback={<Loading />}>
                            <Views type={type} listing={listing} close={() => showViews(false)} />
                        </Suspense>
                    </PopoverSurface>
                </Popover>
            )}
            <Export type={type} listing={listing} />
            {isNow && (may.includes("create") || may.includes("update")) && (
                <Link href={`/records/${type.collection}/import`} className={styles.link ?? ""}>
                    <ArrowUploadRegular aria-hidden="true" /> {t("sheet.import")}
                </Link>
            )}
            {isNow && may.includes("restore") && type.kind === "record" && (
                <Link href={`/records/${type.collection}/deleted`} className={styles.link ?? ""}>
                    <DeleteRegular aria-hidden="true" /> {t("deleted.open")}
                </Link>
            )}
            {isNow && may.includes("create") && type.kind === "record" && <NewRecord type={type} />}
        </div>
    );
});

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
    const [isFiltering, setFiltering] = useState(false);
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
            </header>
            <p className="soft">{type.help}</p>
            <Tools type={type} listing={listing} list={list} isFiltering={isFiltering} setFiltering={setFiltering} />
            <Suspense fallback={null}>
                {isFiltering && <FilterBuilder type={type} text={listing.filter} change={(filter) => list({ ...listing, filter })} />}
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
