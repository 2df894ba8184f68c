import { Button, Checkbox, Input, Popover, PopoverSurface, PopoverTrigger } from "@fluentui/react-components";
import { AddRegular, ColumnRegular, SearchRegular } from "@fluentui/react-icons";
import { Suspense, lazy, useCallback, useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useParams } from "wouter";

import { getAsOf } from "../api/client";
import { useMe, useTypes } from "../api/queries";
import type { TypeInfo } from "../api/types";
import { Empty, Failed, Loaded, Loading } from "../ui/States";
import styles from "./List.module.css";
import { Table } from "./Table";
import { type Listing, useRows } from "./useRows";

const RecordDialog = lazy(() => import("./RecordDialog"));

/** The columns that a reader chose for a collection, kept in this browser. */
function useColumns(type: TypeInfo): [string[], (columns: string[]) => void] {
    const key = `columns:${type.collection}`;
    const [columns, choose] = useState<string[]>(() => {
        const kept = localStorage.getItem(key);
        return kept ? (JSON.parse(kept) as string[]) : ["title", ...type.list.filter((name) => name !== "title")];
    });
    return [
        columns,
        (chosen) => {
            localStorage.setItem(key, JSON.stringify(chosen));
            choose(chosen);
        },
    ];
}

function ColumnChoice({ type, columns, choose }: { type: TypeInfo; columns: string[]; choose: (columns: string[]) => void }) {
    const { t } = useTranslation();
    return (
        <Popover>
            <PopoverTrigger disableButtonEnhancement>
                <Button icon={<ColumnRegular />}>{t("list.columns")}</Button>
            </PopoverTrigger>
            <PopoverSurface className={styles.choice ?? ""} aria-label={t("list.columns")}>
                {type.fields.map(({ name, label }) => (
                    <Checkbox
                        key={name}
                        label={label}
                        checked={columns.includes(name)}
                        disabled={name === "title"}
                        onChange={(_, { checked }) => choose(checked === true ? [...columns, name] : columns.filter((column) => column !== name))}
                    />
                ))}
            </PopoverSurface>
        </Popover>
    );
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

function Rows({ type }: { type: TypeInfo }) {
    const { t, i18n } = useTranslation();
    const me = useMe();
    const [columns, choose] = useColumns(type);
    const [listing, list] = useState<Listing>({ search: "", filter: "", order: type.order || "title" });
    const search = useDeferredValue(listing.search);
    const { query, rows, count } = useRows(type, columns, { ...listing, search });
    const { fetchNextPage, hasNextPage, isFetchingNextPage } = query;
    const more = useCallback(() => {
        if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
    }, [fetchNextPage, hasNextPage, isFetchingNextPage]);
    const fields = columns.flatMap((name) => type.fields.find((field) => field.name === name) ?? []);
    const mayCreate = me.data?.may[type.collection]?.includes("create") === true && type.kind === "record" && getAsOf() === null;
    return (
        <div className={styles.page}>
            <header className={styles.title}>
                <h1>{type.plural}</h1>
                <span className="soft" aria-live="polite">
                    {count !== undefined && t("list.count", { count, written: new Intl.NumberFormat(i18n.language).format(count) })}
                </span>
            </header>
            <p className="soft">{type.help}</p>
            <div className={styles.tools}>
                <Input
                    type="search"
                    aria-label={t("list.search", { label: type.plural })}
                    placeholder={t("list.search", { label: type.plural })}
                    contentBefore={<SearchRegular />}
                    value={listing.search}
                    onChange={(_, { value }) => list({ ...listing, search: value })}
                />
                <ColumnChoice type={type} columns={columns} choose={choose} />
                {mayCreate && <NewRecord type={type} />}
            </div>
            {query.error && rows.length === 0 ? (
                <Failed error={query.error} again={() => void query.refetch()} />
            ) : query.isPending ? (
                <Loading />
            ) : rows.length === 0 ? (
                <Empty title={search ? t("list.nothingFound", { search }) : t("list.empty", { label: type.plural })}>{search ? t("list.nothingFoundHint") : type.help}</Empty>
            ) : (
                <Table type={type} columns={fields} rows={rows} count={count} order={listing.order} sort={(order) => list({ ...listing, order })} more={more} />
            )}
        </div>
    );
}

/** List is every record of a collection, from its metadata alone. */
export default function List() {
    const { t } = useTranslation();
    const { collection = "" } = useParams<{ collection: string }>();
    const types = useTypes();
    return (
        <Loaded query={types}>
            {(all) => {
                const type = all.get(collection);
                return type ? <Rows key={collection} type={type} /> : <Empty title={t("state.noPage")}>{t("state.noPageHint")}</Empty>;
            }}
        </Loaded>
    );
}
