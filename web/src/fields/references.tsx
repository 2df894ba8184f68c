import { Combobox, InteractionTag, InteractionTagPrimary, InteractionTagSecondary, TagGroup } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { pageOf } from "../api/places";
import { type RecordValue, idOf, isNamed } from "../api/types";
import styles from "./fields.module.css";
import { LISTED, type Editing, type FieldKind, type Showing } from "./kind";
import { Title, optionsOf, useCollectionOf, useSearched } from "./reference";

function Name({ value, collection }: { value: RecordValue; collection: string }) {
    return <>{isNamed(value) ? value.title : <Title collection={collection} id={String(value)} />}</>;
}

function Show({ field, value }: Showing) {
    const collection = useCollectionOf(field.to) ?? "";
    return (
        <ul className={styles.several}>
            {(Array.isArray(value) ? value : []).map((one) => (
                <li key={idOf(one)}>
                    <Link href={pageOf(collection, idOf(one) ?? "")}>
                        <Name value={one} collection={collection} />
                    </Link>
                </li>
            ))}
        </ul>
    );
}

function Edit({ value, change, field, id }: Editing) {
    const { t } = useTranslation();
    const collection = useCollectionOf(field.to);
    const [typed, type] = useState("");
    const chosen = (Array.isArray(value) ? value : []).flatMap((one) => idOf(one) ?? []);
    const found = useSearched(collection, typed).filter((record) => !chosen.includes(record.id));
    return (
        <div className={styles.stack}>
            {chosen.length > 0 && (
                <TagGroup aria-label={field.label} onDismiss={(_, data) => change(chosen.filter((one) => one !== data.value))}>
                    {chosen.map((one) => (
                        <InteractionTag key={one} value={one} size="small">
                            <InteractionTagPrimary hasSecondaryAction>
                                <Title collection={collection ?? ""} id={one} />
                            </InteractionTagPrimary>
                            <InteractionTagSecondary aria-label={t("action.remove")} />
                        </InteractionTag>
                    ))}
                </TagGroup>
            )}
            <Combobox
                {...(id === undefined ? {} : { id })}
                value={typed}
                selectedOptions={[]}
                placeholder={t("form.add")}
                onInput={(event) => type(event.currentTarget.value)}
                onOptionSelect={(_, { optionValue }) => {
                    type("");
                    if (optionValue) change([...chosen, optionValue]);
                }}
            >
                {optionsOf(found, t("form.nothingFound"))}
            </Combobox>
        </div>
    );
}

export const references: FieldKind = { Show, Edit, isWide: true, compare: LISTED, isList: true };
