import { Dialog, DialogSurface, Input, Spinner } from "@fluentui/react-components";
import { type KeyboardEvent, Suspense, lazy, useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";

import { pageOf } from "../api/places";
import { useMe, usePath, useTypes } from "../api/queries";
import type { Found } from "../api/types";
import { useClosing } from "../ui/useClosing";
import styles from "./Palette.module.css";
import { PAGES, headings } from "./pages";
import { type Acts, type Offer, useCommands } from "./useCommands";

const RecordDialog = lazy(() => import("../records/RecordDialog"));

const MOST = 30;
const MOST_WORDS = 8;
const FEWEST_LETTERS = 2;
const COLLECTIONS = 6;

/** The records that have the words, all types in one question. Where the title lacks them, it says where they are. */
function useFound(words: string): { hits: Offer[]; isBusy: boolean } {
    const types = useTypes();
    const asked = words.split(/\s+/).slice(0, MOST_WORDS).join(" ");
    // signs alone are no words
    const isAsked = words.length >= FEWEST_LETTERS && /[\p{L}\p{N}]/u.test(words);
    const query = usePath<Found>(isAsked ? `/search?q=${encodeURIComponent(asked)}&top=${MOST}` : null);
    const hits = (isAsked ? (query.data?.items ?? []) : []).map(({ collection, id, title, field, excerpt, place }): Offer => {
        const type = types.data?.get(collection);
        const label = type?.fields.find(({ name }) => name === field)?.label;
        return { key: id, path: pageOf(collection, id), title: title || (type?.label ?? collection), kind: type?.label ?? collection, place: place?.title, why: excerpt && `${label ?? field}: ${excerpt}` };
    });
    return { hits, isBusy: query.isFetching };
}

/** The pages, collections and commands whose names have what was typed. */
function usePlaces(words: string, acts: Acts): Offer[] {
    const { t } = useTranslation();
    const types = useTypes();
    const me = useMe();
    const commands = useCommands(acts);
    const has = ({ title }: Offer) => words.toLowerCase().split(/\s+/).every((word) => title.toLowerCase().includes(word));
    const pages = headings(PAGES, me.data?.may).flatMap(({ links }) => links.map(({ path, word }) => ({ key: path, path, title: t(word), kind: t("palette.page") })));
    const collections = words === "" ? [] : [...(types.data?.values() ?? [])].map(({ collection, plural }) => ({ key: collection, path: `/records/${collection}`, title: plural, kind: t("page.records") }));
    return [...pages.filter(has), ...commands.filter(has), ...collections.filter(has).slice(0, COLLECTIONS)];
}

function Entry({ offer }: { offer: Offer }) {
    return (
        <>
            <span className={styles.name}>
                <span>{offer.title}</span>
                {(offer.place || offer.why) && (
                    <span className="soft small">
                        {offer.place}
                        {offer.place && offer.why && " · "}
                        {offer.why}
                    </span>
                )}
            </span>
            <span className="soft small">{offer.kind}</span>
        </>
    );
}

/** Palette finds pages and records by a few letters and goes there, and does what one asks of it, by keys alone. */
export default function Palette({ close, openAsOf, openKeys }: { close: () => void; openAsOf: () => void; openKeys: () => void }) {
    const { t } = useTranslation();
    const [, go] = useLocation();
    const [isOpen, end] = useClosing(close);
    const [making, make] = useState<string | null>(null);
    const [typed, type] = useState("");
    const [at, move] = useState(0);
    const words = useDeferredValue(typed.trim());
    const places = usePlaces(words, { openAsOf, openKeys, make });
    const { hits: records, isBusy } = useFound(words);
    const hits = [...places, ...records];
    const chosen = Math.min(at, Math.max(hits.length - 1, 0));

    function press(event: KeyboardEvent): void {
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (step !== undefined) {
            event.preventDefault();
            const next = (chosen + step + hits.length) % Math.max(hits.length, 1);
            move(next);
            document.getElementById(`palette-${next}`)?.scrollIntoView({ block: "nearest" });
        }
        if (event.key === "Enter") {
            event.preventDefault();
            open(hits[chosen]);
        }
    }

    function open(offer: Offer | undefined): void {
        const { path } = offer ?? {};
        if (path !== undefined) end(() => go(path));
        else if (offer?.key.startsWith("new-")) offer.run?.();
        else if (offer) end(offer.run);
    }

    if (making !== null)
        return (
            <Suspense>
                <RecordDialog collection={making} record={null} close={close} saved={({ id }) => go(pageOf(making, id))} />
            </Suspense>
        );
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
                        <li key={hit.key} id={`palette-${index}`} role="option" aria-selected={index === chosen} onClick={() => open(hit)} onMouseMove={() => move(index)}>
                            <Entry offer={hit} />
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
