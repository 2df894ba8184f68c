import { Button, Input, Menu, MenuDivider, MenuItem, MenuItemLink, MenuList, MenuPopover, MenuTrigger, Popover, PopoverSurface, PopoverTrigger } from "@fluentui/react-components";
import { AddRegular, ArrowDownloadRegular, ArrowUploadRegular, BookmarkRegular, ColumnRegular, DeleteRegular, FilterRegular, MoreHorizontalRegular, SearchRegular } from "@fluentui/react-icons";
import { type ReactElement, type RefObject, Suspense, memo, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";

import { getAsOf } from "../api/client";
import { useMe } from "../api/queries";
import type { TypeInfo } from "../api/types";
import { Loading } from "../ui/States";
import { lazy } from "../ui/lazy";
import { useNarrow } from "../ui/useNarrow";
import styles from "./List.module.css";
import { type Listing, questionOf } from "./listing";
import { keptOf } from "./reckoned";

// What is needed only once somebody asks for it.
const ColumnChoice = lazy(() => import("./ColumnChoice"));
const RecordDialog = lazy(() => import("./RecordDialog"));
const Views = lazy(() => import("./Views"));

/** NewRecord begins another record of the list, for those who may; on a narrow page its words are spoken only. */
export function NewRecord({ type }: { type: TypeInfo }) {
    const { t } = useTranslation();
    const me = useMe();
    const isNarrow = useNarrow();
    const [isOpen, setOpen] = useState(false);
    const [, go] = useLocation();
    const words = t("list.new", { label: type.label });
    if (getAsOf() !== null || type.kind !== "record" || me.data?.may[type.collection]?.includes("create") !== true) return null;
    return (
        <>
            <Button appearance="primary" icon={<AddRegular />} onClick={() => setOpen(true)} {...(isNarrow ? { "aria-label": words, title: words } : {})}>
                {isNarrow ? null : words}
            </Button>
            {isOpen && (
                <Suspense>
                    <RecordDialog collection={type.collection} record={null} close={() => setOpen(false)} saved={({ id }) => go(`/records/${type.collection}/${id}`)} />
                </Suspense>
            )}
        </>
    );
}

/** Exports are the files that one can have of a list, as items of a menu. */
function Exports({ type, listing }: { type: TypeInfo; listing: Listing }) {
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
        <>
            <MenuItemLink href={address("xlsx", listing.columns)}>{t("sheet.xlsx")}</MenuItemLink>
            <MenuItemLink href={address("csv-excel", listing.columns)}>{t("sheet.csv")}</MenuItemLink>
            <MenuItemLink href={address("xlsx", [])}>{t("sheet.xlsxAll")}</MenuItemLink>
        </>
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

/** Panel is what a tool opens beside the list. */
interface Panel {
    key: "columns" | "views";
    word: string;
    icon: ReactElement;
    content: ReactElement;
}

/** A place that the list leads to. */
interface Way {
    path: string;
    word: string;
    icon: ReactElement;
}

function Surface({ panel: { word, content } }: { panel: Panel }) {
    return (
        <PopoverSurface className={styles.choice ?? ""} aria-label={word} tabIndex={-1}>
            <Suspense fallback={<Loading />}>{content}</Suspense>
        </PopoverSurface>
    );
}

interface Secondary {
    type: TypeInfo;
    listing: Listing;
    panels: Panel[];
    ways: Way[];
    open: Panel["key"] | null;
    show: (key: Panel["key"] | null) => void;
}

/** On a wide page each tool stands for itself. */
function Beside({ type, listing, panels, ways, open, show }: Secondary) {
    const { t } = useTranslation();
    return (
        <>
            {panels.map((panel) => (
                <Popover key={panel.key} open={open === panel.key} onOpenChange={(_, { open: isOpen }) => show(isOpen ? panel.key : null)}>
                    <PopoverTrigger disableButtonEnhancement>
                        <Button icon={panel.icon}>{panel.word}</Button>
                    </PopoverTrigger>
                    <Surface panel={panel} />
                </Popover>
            ))}
            <Menu>
                <MenuTrigger disableButtonEnhancement>
                    <Button icon={<ArrowDownloadRegular />}>{t("sheet.export")}</Button>
                </MenuTrigger>
                <MenuPopover>
                    <MenuList>
                        <Exports type={type} listing={listing} />
                    </MenuList>
                </MenuPopover>
            </Menu>
            {ways.map(({ path, word, icon }) => (
                <Link key={path} href={path} className={styles.link ?? ""}>
                    {icon} {word}
                </Link>
            ))}
        </>
    );
}

/** On a narrow page they are in one menu, and what they open hangs at its button. */
function InMenu({ type, listing, panels, ways, open, show }: Secondary) {
    const { t } = useTranslation();
    const [, go] = useLocation();
    const button = useRef<HTMLButtonElement>(null);
    const panel = panels.find(({ key }) => key === open);
    const leave = () => {
        show(null);
        button.current?.focus();
    };
    return (
        <>
            <Menu positioning={{ position: "below", align: "end" }}>
                <MenuTrigger disableButtonEnhancement>
                    <Button ref={button} icon={<MoreHorizontalRegular />} aria-label={t("list.more")} title={t("list.more")} />
                </MenuTrigger>
                <MenuPopover>
                    <MenuList>
                        {panels.map(({ key, word, icon }) => (
                            <MenuItem key={key} icon={icon} onClick={() => show(key)}>
                                {word}
                            </MenuItem>
                        ))}
                        <Menu>
                            <MenuTrigger disableButtonEnhancement>
                                <MenuItem icon={<ArrowDownloadRegular />}>{t("sheet.export")}</MenuItem>
                            </MenuTrigger>
                            <MenuPopover>
                                <MenuList>
                                    <Exports type={type} listing={listing} />
                                </MenuList>
                            </MenuPopover>
                        </Menu>
                        {ways.length > 0 && <MenuDivider />}
                        {ways.map(({ path, word, icon }) => (
                            <MenuItem key={path} icon={icon} onClick={() => go(path)}>
                                {word}
                            </MenuItem>
                        ))}
                    </MenuList>
                </MenuPopover>
            </Menu>
            {panel && (
                <Popover open positioning={{ target: button.current, position: "below", align: "end" }} onOpenChange={(_, { open: isOpen }) => !isOpen && leave()}>
                    <Surface panel={panel} />
                </Popover>
            )}
        </>
    );
}

interface ToolsProps {
    type: TypeInfo;
    listing: Listing;
    list: (listing: Listing) => void;
    isFiltering: boolean;
    setFiltering: (isOpen: boolean) => void;
    filterButton: RefObject<HTMLButtonElement | null>;
}

/** Tools are what one does with a list: search, narrow, choose what it shows, take it elsewhere. */
export const Tools = memo(function Tools({ type, listing, list, isFiltering, setFiltering, filterButton }: ToolsProps) {
    const { t } = useTranslation();
    const me = useMe();
    const isNarrow = useNarrow();
    const [open, show] = useState<Panel["key"] | null>(null);
    const may = me.data?.may[type.collection] ?? [];
    const isNow = getAsOf() === null;
    const panels: Panel[] = [{ key: "columns", word: t("list.columns"), icon: <ColumnRegular />, content: <ColumnChoice type={type} columns={listing.columns} choose={(columns) => list({ ...listing, columns })} /> }];
    if (me.data?.may["saved-views"]?.includes("read") === true)
        panels.push({ key: "views", word: t("view.title"), icon: <BookmarkRegular />, content: <Views type={type} listing={listing} close={() => show(null)} /> });
    const ways: Way[] = [];
    if (isNow && (may.includes("create") || may.includes("update"))) ways.push({ path: `/records/${type.collection}/import`, word: t("sheet.import"), icon: <ArrowUploadRegular aria-hidden="true" /> });
    if (isNow && may.includes("restore") && type.kind === "record") ways.push({ path: `/records/${type.collection}/deleted`, word: t("deleted.open"), icon: <DeleteRegular aria-hidden="true" /> });
    const Others = isNarrow ? InMenu : Beside;
    return (
        <div className={styles.tools}>
            <Search type={type} listing={listing} list={list} />
            <Button
                ref={filterButton}
                icon={<FilterRegular />}
                aria-expanded={isFiltering}
                appearance={listing.filter === "" ? "secondary" : "primary"}
                onClick={() => setFiltering(!isFiltering)}
                onKeyDown={(event) => event.key === "Escape" && setFiltering(false)}
                {...(isNarrow ? { "aria-label": t("filter.title"), title: t("filter.title") } : {})}
            >
                {isNarrow ? null : t("filter.title")}
            </Button>
            <Others type={type} listing={listing} panels={panels} ways={ways} open={open} show={show} />
            {isNarrow && <NewRecord type={type} />}
        </div>
    );
});
