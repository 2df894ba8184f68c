import { Dialog, DialogSurface, Input, Spinner } from "@fluentui/react-components";
import { type KeyboardEvent, useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";

import { pageOf } from "../api/places";
import { useEach, useMe, useTypes } from "../api/queries";
import type { Page, TypeInfo } from "../api/types";
import { nameOf } from "../records/nameOf";
import { useClosing } from "../ui/useClosing";
import styles from "./Palette.module.css";
import { PAGES, headings } from "./pages";

/** What is searched first: the words of the plan and the people in it. The rest has its list in Records. */
const SEARCHED = ["objectives", "key-results", "initiatives", "people", "units", "visions", "programs", "priorities", "stakeholders", "use-cases"];
const EACH = 4;

interface Hit {
    path: string;
    title: string;
    kind: string;
}

/** The records whose words begin with what was typed, a few of each kind. */
function useFound(words: string): { hits: Hit[]; isBusy: boolean } {
    const { i18n } = useTranslation();
    const types = useTypes();
    const me = useMe();
    const searched = SEARCHED.flatMap((collection): TypeInfo[] => {
        const type = types.data?.get(collection);
        return type && me.data?.may[collection]?.includes("read") ? [type] : [];
    });
    const wanted = words.length >= 2 ? searched : [];
    const { each, isBusy } = useEach<Page>(wanted.map((type) => `/${type.collection}?search=${encodeURIComponent(words)}&top=${EACH}`));
    const hits = wanted.flatMap((type, index) =>
        (each[index]?.items ?? []).map((record) => ({ path: pageOf(type.collection, record.id), title: nameOf(type, record, i18n.language), kind: type.label })),
    );
    return { hits, isBusy };
}

/** The pages and collections whose names have what was typed. */
function usePlaces(words: string): Hit[] {
    const { t } = useTranslation();
    const types = useTypes();
    const me = useMe();
    const has = (title: string) => title.toLowerCase().includes(words.toLowerCase());
    const pages = headings(PAGES, me.data?.may).flatMap(({ links }) => links.map(({ path, word }) => ({ path, title: t(word), kind: t("palette.page") })));
    const collections = words === "" ? [] : [...(types.data?.values() ?? [])].map(({ collection, plural }) => ({ path: `/records/${collection}`, title: plural, kind: t("page.records") }));
    return [...pages.filter(({ title }) => has(title)), ...collections.filter(({ title }) => has(title)).slice(0, 6)];
}

/** Palette finds pages and records by a few letters and goes there, by keys alone. */
export default function Palette({ close }: { close: () => void }) {
    const { t } = useTranslation();
    const [, go] = useLocation();
    const [isOpen, end] = useClosing(close);
    const [typed, type] = useState("");
    const [at, move] = useState(0);
    const words = useDeferredValue(typed.trim());
    const places = usePlaces(words);
    const { hits: records, isBusy } = useFound(words);
    const hits = [...places, ...records];
    const chosen = Math.min(at, Math.max(hits.length - 1, 0));

    function press(event: KeyboardEvent): void {
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (step !== undefined) {
            event.preventDefault();
            move((chosen + step + hits.length) % Math.max(hits.length, 1));
        }
        if (event.key === "Enter") {
            event.preventDefault();
            open(hits[chosen]);
        }
    }

    function open(hit: Hit | undefined): void {
        if (hit) end(() => go(hit.path));
    }

    return (
        <Dialog open={isOpen} onOpenChange={(_, data) => !data.open && end()}>
            <DialogSurface aria-label={t("palette.open")} className={styles.surface ?? ""}>
                <Input
                    autoFocus
                    type="search"
                    className={styles.search ?? ""}
                    placeholder={t("palette.hint")}
                    value={typed}
                    contentAfter={isBusy ? <Spinner size="extra-tiny" /> : null}
                    input={{ role: "combobox", "aria-label": t("palette.hint"), "aria-expanded": true, "aria-controls": "palette-hits", "aria-activedescendant": hits.length > 0 ? `palette-${chosen}` : undefined }}
                    onChange={(_, data) => {
                        type(data.value);
                        move(0);
                    }}
                    onKeyDown={press}
                />
                <ul id="palette-hits" role="listbox" aria-label={t("palette.hits")} className={styles.hits}>
                    {hits.map((hit, index) => (
                        <li key={hit.path} id={`palette-${index}`} role="option" aria-selected={index === chosen} onClick={() => open(hit)} onMouseMove={() => move(index)}>
                            <span>{hit.title}</span>
                            <span className="soft small">{hit.kind}</span>
                        </li>
                    ))}
                </ul>
                <p className="soft small" role="status">
                    {hits.length === 0 && !isBusy ? t("palette.nothing") : t("palette.keys")}
                </p>
            </DialogSurface>
        </Dialog>
    );
}
