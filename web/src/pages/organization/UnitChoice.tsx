import { Combobox, Option } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { type Tree, pathOf } from "./units";

const SHOWN = 50;

/** UnitChoice chooses a unit of the tree by typing some of its name; each stands with those above it. Null is none, in the words of `none`. */
export function UnitChoice({ tree, value, choose, none, without, label }: { tree: Tree; value: string | null; choose: (id: string | null) => void; none: string; without?: Set<string>; label?: string }) {
    const { t } = useTranslation();
    const [typed, type] = useState<string | null>(null);
    const words = (typed ?? "").trim().toLowerCase();
    const named = [...tree.units.keys()].filter((id) => without?.has(id) !== true).map((id) => ({ id, name: pathOf(tree, id).join(" › ") }));
    const found = named
        .filter(({ name }) => name.toLowerCase().includes(words))
        .toSorted((one, other) => one.name.localeCompare(other.name))
        .slice(0, SHOWN);
    const chosen = value === null ? none : (named.find(({ id }) => id === value)?.name ?? "");
    return (
        <Combobox
            {...(label === undefined ? {} : { "aria-label": label })}
            value={typed ?? chosen}
            selectedOptions={[value ?? ""]}
            placeholder={t("form.search")}
            onInput={(event) => type(event.currentTarget.value)}
            onBlur={() => type(null)}
            onOptionSelect={(_, { optionValue }) => {
                // typing over what is chosen is told as choosing nothing
                if (optionValue === undefined) return;
                type(null);
                choose(optionValue ? optionValue : null);
            }}
        >
            {words === "" && (
                <Option value="" text={none}>
                    {none}
                </Option>
            )}
            {found.map(({ id, name }) => (
                <Option key={id} value={id} text={name}>
                    {name}
                </Option>
            ))}
            {found.length === 0 && (
                <Option disabled value="-" text={t("form.nothingFound")}>
                    {t("form.nothingFound")}
                </Option>
            )}
        </Combobox>
    );
}
