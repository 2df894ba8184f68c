import { Button, Field, Input, MessageBar, MessageBarBody } from "@fluentui/react-components";
import { DeleteRegular } from "@fluentui/react-icons";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { ask, getAsOf } from "../api/client";
import { refresh, useMe, usePath } from "../api/queries";
import type { AnyRecord, Page, TypeInfo } from "../api/types";
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
    const [mistake, say] = useState("");
    async function keep(): Promise<void> {
        try {
            const body = { title, collection: type.collection, sortBy: listing.order, columns: listing.columns, ...(listing.filter === "" ? {} : { filter: listing.filter }) };
            await ask("/saved-views", { method: "POST", body });
            name("");
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
    async function remove(view: AnyRecord): Promise<void> {
        await ask(`/saved-views/${view.id}`, { method: "DELETE", revision: view.revision });
        await refresh(client, "saved-views");
    }
    return (
        <div className={styles.views}>
            {views.length === 0 && <p className="soft">{t("view.none")}</p>}
            <ul>
                {views.map((view) => (
                    <li key={view.id}>
                        <Link href={`/records/${type.collection}?${writeListing(type, listingOf(type, view))}`} onClick={close}>
                            {view.title}
                        </Link>
                        {view.isShared === true && <span className="soft small">{t("view.shared")}</span>}
                        {view.account === me.data?.account && mayKeep && (
                            <Button size="small" appearance="subtle" icon={<DeleteRegular />} aria-label={t("view.delete", { title: view.title })} onClick={() => void remove(view)} />
                        )}
                    </li>
                ))}
            </ul>
            {mayKeep && <NewView type={type} listing={listing} />}
        </div>
    );
}
