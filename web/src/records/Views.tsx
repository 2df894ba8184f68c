import { Button, Checkbox, Field, Input, MessageBar, MessageBarBody } from "@fluentui/react-components";
import { DeleteRegular } from "@fluentui/react-icons";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { ask, getAsOf } from "../api/client";
import { refresh, useMe, usePath } from "../api/queries";
import type { AnyRecord, Page, TypeInfo } from "../api/types";
import { useNotices } from "../ui/Notices";
import styles from "./Views.module.css";
import { type Listing, readListing, writeListing } from "./listing";

/** The listing that a saved view keeps. */
function listingOf(type: TypeInfo, view: AnyRecord): Listing {
    const asked = new URLSearchParams();
    if (typeof view.filter === "string") asked.set("filter", view.filter);
    if (typeof view.sortBy === "string") asked.set("order", view.sortBy);
    if (Array.isArray(view.columns)) asked.set("columns", view.columns.map(String).join());
    return readListing(type, asked.toString(), null);
}

function NewView({ type, listing }: { type: TypeInfo; listing: Listing }) {
    const { t } = useTranslation();
    const client = useQueryClient();
    const [title, name] = useState("");
    const [isShared, share] = useState(false);
    const [mistake, say] = useState("");
    async function keep(): Promise<void> {
        try {
            const body = { title, collection: type.collection, sortBy: listing.order, columns: listing.columns, isShared, ...(listing.filter === "" ? {} : { filter: listing.filter }) };
            await ask("/saved-views", { method: "POST", body });
            name("");
            share(false);
            say("");
            await refresh(client, "saved-views");
        } catch (error) {
            say(String((error as Error).message));
        }
    }
    return (
        <form
            className={styles.form}
            onSubmit={(event) => {
                event.preventDefault();
                void keep();
            }}
        >
            {mistake !== "" && (
                <MessageBar intent="error">
                    <MessageBarBody>{mistake}</MessageBarBody>
                </MessageBar>
            )}
            <Field label={t("view.name")}>
                <Input value={title} onChange={(_, { value }) => name(value)} />
            </Field>
            <Checkbox label={t("view.share")} checked={isShared} onChange={(_, { checked }) => share(checked === true)} />
            <Button type="submit" disabled={title.trim() === ""}>
                {t("view.keep")}
            </Button>
        </form>
    );
}

/** Views are the saved views of a collection, one's own and shared ones that one may read; each is a link to the list as it was. */
export default function Views({ type, listing, close }: { type: TypeInfo; listing: Listing; close: () => void }) {
    const { t } = useTranslation();
    const client = useQueryClient();
    const me = useMe();
    const mine = me.data ? ` and (account eq '${me.data.account}' or isShared eq true)` : "";
    const query = usePath<Page>(me.data ? `/saved-views?filter=${encodeURIComponent(`collection eq '${type.collection}'${mine}`)}&orderby=title&top=200` : null);
    const views = query.data?.items ?? [];
    const mayKeep = me.data?.may["saved-views"]?.includes("create") === true && getAsOf() === null;
    const notices = useNotices();
    async function change(doing: Promise<unknown>): Promise<boolean> {
        try {
            await doing;
            await refresh(client, "saved-views");
            return true;
        } catch (error) {
            notices.failed(error);
            return false;
        }
    }
    async function remove(view: AnyRecord): Promise<void> {
        if (!(await change(ask(`/saved-views/${view.id}`, { method: "DELETE", revision: view.revision })))) return;
        notices.done(t("view.gone", { title: view.title }), async () => void (await change(ask(`/saved-views/${view.id}/restore`, { method: "POST", body: {} }))));
    }
    return (
        <div className={styles.views}>
            {notices.place}
            {views.length === 0 && <p className="soft">{t("view.none")}</p>}
            <ul>
                {views.map((view) => (
                    <li key={view.id}>
                        <Link href={`/records/${type.collection}?${writeListing(type, listingOf(type, view))}`} onClick={close}>
                            {view.title}
                        </Link>
                        {view.account !== me.data?.account && <span className="soft small">{t("view.shared")}</span>}
                        {view.account === me.data?.account && mayKeep && (
                            <>
                                <Checkbox
                                    label={t("view.share")}
                                    aria-label={t("view.shareOne", { title: view.title })}
                                    checked={view.isShared === true}
                                    onChange={(_, { checked }) => void change(ask(`/saved-views/${view.id}`, { method: "PATCH", revision: view.revision, body: { isShared: checked === true } }))}
                                />
                                <Button size="small" appearance="subtle" icon={<DeleteRegular />} aria-label={t("view.delete", { title: view.title })} onClick={() => void remove(view)} />
                            </>
                        )}
                    </li>
                ))}
            </ul>
            {mayKeep && <NewView type={type} listing={listing} />}
        </div>
    );
}
