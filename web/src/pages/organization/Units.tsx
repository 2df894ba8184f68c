import { Button, Checkbox, Input } from "@fluentui/react-components";
import { AddRegular, SearchRegular } from "@fluentui/react-icons";
import { useQueryClient } from "@tanstack/react-query";
import { Suspense, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";

import { ask, getAsOf } from "../../api/client";
import { refresh, useAll, useMe, usePath } from "../../api/queries";
import type { AnyRecord, Page, RecordValue } from "../../api/types";
import { useNotices } from "../../ui/Notices";
import { Empty, Failed, Loading } from "../../ui/States";
import { lazy } from "../../ui/lazy";
import { Frame } from "./Frame";
import styles from "./Organization.module.css";
import { RowMenu, type Target } from "./RowMenu";
import { UnitTree } from "./UnitTree";
import { Move, Rename } from "./UnitDialogs";
import { countPeople, firstOpen, rowsOf } from "./units";
import { useUnits } from "./useUnits";

const RecordDialog = lazy(() => import("../../records/RecordDialog"));

const MEMBERS = "/people?filter=active%20eq%20true";
/** More people than this are not read to be counted; what the units say of themselves is shown then. */
const MOST_COUNTED = 10_000;

type Doing = { what: "add"; below: AnyRecord | null } | { what: "rename" | "move"; unit: AnyRecord } | null;

/** What changes units, each with a way back. */
function useActs() {
    const { t } = useTranslation();
    const client = useQueryClient();
    const notices = useNotices();
    const again = () => refresh(client, "units");
    async function change(unit: AnyRecord, body: Record<string, RecordValue>, said: string): Promise<void> {
        const before = Object.fromEntries(Object.keys(body).map((name) => [name, typeof unit[name] === "object" ? ((unit[name] as { id?: string } | null)?.id ?? null) : (unit[name] ?? null)]));
        const now = await ask<AnyRecord>(`/units/${unit.id}`, { method: "PATCH", body, revision: unit.revision });
        await again();
        notices.done(said, async () => {
            await ask(`/units/${unit.id}`, { method: "PATCH", body: before, revision: now.revision });
            await again();
        });
    }
    async function remove(unit: AnyRecord): Promise<void> {
        await ask(`/units/${unit.id}`, { method: "DELETE", revision: unit.revision });
        await again();
        notices.done(t("orgUnit.deleted", { unit: unit.title }), async () => {
            await ask(`/units/${unit.id}/restore`, { method: "POST", body: {} });
            await again();
        });
    }
    return { notices, change, remove };
}

/** How many people are in each unit, as far as that can be counted here; undefined where there are too many. */
function usePeopleOf(tree: ReturnType<typeof useUnits>["tree"]) {
    const count = usePath<Page>(`${MEMBERS}&select=unit&top=1&count=true`).data?.count;
    const people = useAll(count !== undefined && count <= MOST_COUNTED ? `${MEMBERS}&select=unit` : null).data;
    return useMemo(() => (tree && people ? countPeople(tree, people) : undefined), [tree, people]);
}

function Whole() {
    const { t } = useTranslation();
    const me = useMe();
    const [, go] = useLocation();
    const [withRetired, showRetired] = useState(false);
    const [words, search] = useState("");
    const [open, setOpen] = useState<Set<string> | null>(null);
    const [doing, act] = useState<Doing>(null);
    const [menu, openMenu] = useState<Target<AnyRecord> | null>(null);
    const { tree, query, retired } = useUnits(withRetired);
    const people = usePeopleOf(tree);
    const { notices, change, remove } = useActs();
    const may = getAsOf() === null ? (me.data?.may.units ?? []) : [];
    if (tree === undefined) return query.error ? <Failed error={query.error} again={() => void query.refetch()} /> : <Loading />;
    const isOpen = open ?? firstOpen(tree);
    const rows = rowsOf(tree, isOpen, words);
    const toggle = (id: string, wanted: boolean) => {
        const next = new Set(isOpen);
        if (wanted) next.add(id);
        else next.delete(id);
        setOpen(next);
    };
    const quietly = (doingIt: Promise<void>) => void doingIt.catch(notices.failed);
    const items = (unit: AnyRecord) => [
        { word: t("orgUnit.open"), run: () => go(`/records/units/${unit.id}`) },
        may.includes("create") && { word: t("orgUnit.add"), run: () => act({ what: "add", below: unit }) },
        may.includes("update") && { word: t("orgUnit.rename"), run: () => act({ what: "rename", unit }) },
        may.includes("update") && { word: t("orgUnit.move"), run: () => act({ what: "move", unit }) },
        may.includes("update") &&
            (unit.isActive === false
                ? { word: t("orgUnit.bringBack"), run: () => quietly(change(unit, { isActive: true }, t("orgUnit.broughtBack", { unit: unit.title }))) }
                : { word: t("orgUnit.retire"), run: () => quietly(change(unit, { isActive: false }, t("orgUnit.retired", { unit: unit.title }))) }),
        may.includes("delete") && { word: t("action.delete"), run: () => quietly(remove(unit)) },
    ];
    return (
        <>
            {notices.place}
            <div className={styles.tools}>
                <Input type="search" aria-label={t("orgUnit.search")} placeholder={t("orgUnit.search")} contentBefore={<SearchRegular />} value={words} onChange={(_, { value }) => search(value)} />
                <Button onClick={() => setOpen(new Set(tree.units.keys()))}>{t("orgUnit.openAll")}</Button>
                <Button onClick={() => setOpen(new Set())}>{t("orgUnit.closeAll")}</Button>
                {(retired > 0 || withRetired) && <Checkbox label={t("orgUnit.withRetired", { count: retired })} checked={withRetired} onChange={(_, { checked }) => showRetired(checked === true)} />}
                {may.includes("create") && (
                    <Button appearance="primary" icon={<AddRegular />} onClick={() => act({ what: "add", below: null })}>
                        {t("orgUnit.new")}
                    </Button>
                )}
            </div>
            <p className="only-spoken" aria-live="polite">
                {words.trim() === "" ? "" : t("orgUnit.found", { count: rows.filter(({ isHit }) => isHit).length })}
            </p>
            {rows.length === 0 ? (
                <Empty title={words === "" ? t("orgUnit.none") : t("form.nothingFound")}>{words === "" ? t("orgUnit.noneHint") : undefined}</Empty>
            ) : (
                <UnitTree rows={rows} people={people} toggle={toggle} open={({ id }) => go(`/records/units/${id}`)} rename={may.includes("update") ? (unit) => act({ what: "rename", unit }) : null} openMenu={openMenu} />
            )}
            {menu && <RowMenu key={menu.record.id} target={menu} items={items(menu.record)} close={() => openMenu(null)} />}
            {doing?.what === "add" && (
                <Suspense>
                    <RecordDialog
                        collection="units"
                        record={null}
                        preset={doing.below ? { parent: doing.below.id } : {}}
                        title={doing.below ? t("orgUnit.addBelow", { unit: doing.below.title }) : t("orgUnit.new")}
                        close={() => act(null)}
                        saved={({ title }) => {
                            if (doing.below) toggle(doing.below.id, true);
                            notices.done(t("orgUnit.added", { unit: title }));
                        }}
                    />
                </Suspense>
            )}
            {doing?.what === "rename" && <Rename unit={doing.unit} close={() => act(null)} save={(title) => change(doing.unit, { title }, t("orgUnit.renamed", { unit: title }))} />}
            {doing?.what === "move" && <Move unit={doing.unit} tree={tree} close={() => act(null)} save={(parent) => change(doing.unit, { parent }, t("orgUnit.moved", { unit: doing.unit.title }))} />}
        </>
    );
}

/** Units are the organization as a tree, with who leads each part and how many people it has. */
export default function Units() {
    const { t } = useTranslation();
    return (
        <Frame title={t("page.units")} needs={["units", "read"]} fills>
            <Whole />
        </Frame>
    );
}
