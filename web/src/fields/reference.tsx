import { Combobox, Option } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { pageOf } from "../api/places";
import { usePath, useTypes } from "../api/queries";
import { type AnyRecord, type Page, type RecordValue, type TypeInfo, collectionOf, idOf, isNamed } from "../api/types";
import { CHOSEN, type Editing, type FieldKind, type Mistake, type Showing } from "./kind";

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

const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** unmetOf is a text that was typed into a reference and names nothing that it could lead to; null where there is none. */
export function unmetOf(value: RecordValue | undefined): string | null {
    return typeof value === "string" && !ID.test(value) ? value : null;
}

function mistake({ field, value }: { field: Editing["field"]; value: Editing["value"] }): Mistake | null {
    const name = unmetOf(value);
    if (name === null || name === "") return null;
    return { word: field.to?.length === 1 && field.to[0] === "person" ? "form.nobodyCalled" : "form.nothingCalled", blanks: { name } };
}

function Edit({ value, change, field, id }: Editing) {
    const { t } = useTranslation();
    const collection = useCollectionOf(field.to);
    const unmet = unmetOf(value);
    const chosen = unmet === null ? idOf(value) : null;
    const known = usePath<AnyRecord>(chosen !== null && collection !== null && !isNamed(value) ? `/${collection}/${chosen}?select=title` : null);
    const [typed, type] = useState<string | null>(null);
    const found = useSearched(collection, typed ?? unmet ?? "");
    const name = isNamed(value) ? value.title : (known.data?.title ?? "");

    /** A text that is exactly one name stands for it, an emptied field for nothing; any other stays, and is a mistake to be mended. */
    function settle(): void {
        if (typed === null) return;
        type(null);
        const text = typed.trim();
        if (text === "" || text === name) return text === "" ? change(null) : undefined;
        const [only, another] = found.filter(({ title }) => title?.toLowerCase() === text.toLowerCase());
        change(only !== undefined && another === undefined ? only.id : text);
    }

    return (
        <Combobox
            {...(id === undefined ? {} : { id })}
            value={typed ?? unmet ?? (chosen === null ? "" : name)}
            selectedOptions={chosen === null ? [] : [chosen]}
            placeholder={t("form.search")}
            onInput={(event) => type(event.currentTarget.value)}
            onBlur={settle}
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

export const reference: FieldKind = { Show, Edit, mistake, compare: CHOSEN };
