import { Combobox, Option } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { pageOf } from "../api/places";
import { usePath, useTypes } from "../api/queries";
import { type AnyRecord, type Page, type TypeInfo, collectionOf, idOf, isNamed } from "../api/types";
import { CHOSEN, type Editing, type FieldKind, type Showing } from "./kind";

/** useCollectionOf is the collection that a field's references lead to; null where they may lead to several. */
export function useCollectionOf(to: string[] | undefined): string | null {
    const types = useTypes();
    const [only] = to ?? [];
    if (to?.length !== 1 || only === undefined) return null;
    return collectionOf(types.data, only);
}

/** Long lists show references by the thousand: what is known of the types by then is enough, and nothing needs to be listened to. */
function Show(showing: Showing) {
    const known = useQueryClient().getQueryData<Map<string, TypeInfo>>(["/metadata"]);
    if (known === undefined) return <Waiting {...showing} />;
    const [only = ""] = showing.field.to ?? [];
    return <Linked {...showing} collection={showing.field.to?.length === 1 ? collectionOf(known, only) : null} />;
}

function Waiting(showing: Showing) {
    return <Linked {...showing} collection={useCollectionOf(showing.field.to)} />;
}

function Linked({ value, collection }: Showing & { collection: string | null }) {
    const name = isNamed(value) ? value.title : null;
    if (collection === null) return <>{name ?? String(value)}</>;
    return <Link href={pageOf(collection, idOf(value) ?? "")}>{name ?? <Title collection={collection} id={String(value)} />}</Link>;
}

/** Title reads the name of a record that was not expanded. */
export function Title({ collection, id }: { collection: string; id: string }) {
    const query = usePath<AnyRecord>(`/${collection}/${id}?select=title`);
    return <>{query.data?.title ?? (query.error ? id.slice(0, 8) : "…")}</>;
}

/** useSearched is the first records of a collection that match what was typed. */
export function useSearched(collection: string | null, typed: string): AnyRecord[] {
    const search = typed.trim() === "" ? "" : `&search=${encodeURIComponent(typed.trim())}`;
    const query = usePath<Page>(collection === null ? null : `/${collection}?select=title&orderby=title&top=20${search}`);
    return query.data?.items ?? [];
}

/** optionsOf are the options of what a search found, or the word that it found nothing. */
export function optionsOf(found: AnyRecord[], nothing: string) {
    if (found.length === 0)
        return (
            <Option disabled value="-" text={nothing}>
                {nothing}
            </Option>
        );
    return found.map((record) => (
        <Option key={record.id} value={record.id} text={record.title ?? record.id}>
            {record.title ?? record.id}
        </Option>
    ));
}

function Edit({ value, change, field, id }: Editing) {
    const { t } = useTranslation();
    const collection = useCollectionOf(field.to);
    const chosen = idOf(value);
    const known = usePath<AnyRecord>(chosen !== null && collection !== null && !isNamed(value) ? `/${collection}/${chosen}?select=title` : null);
    const [typed, type] = useState<string | null>(null);
    const found = useSearched(collection, typed ?? "");
    const name = isNamed(value) ? value.title : (known.data?.title ?? "");
    return (
        <Combobox
            {...(id === undefined ? {} : { id })}
            value={typed ?? (chosen === null ? "" : name)}
            selectedOptions={chosen === null ? [] : [chosen]}
            placeholder={t("form.search")}
            onInput={(event) => type(event.currentTarget.value)}
            onBlur={() => type(null)}
            onOptionSelect={(_, { optionValue }) => {
                // typing over what is chosen is told as choosing nothing
                if (optionValue === undefined) return;
                type(null);
                change(optionValue ? optionValue : null);
            }}
        >
            {!field.required && chosen !== null && (
                <Option value="" text={t("form.none")}>
                    {t("form.none")}
                </Option>
            )}
            {optionsOf(found, t("form.nothingFound"))}
        </Combobox>
    );
}

export const reference: FieldKind = { Show, Edit, compare: CHOSEN };
