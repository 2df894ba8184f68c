import { Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { type AnyRecord, idOf } from "../../api/types";
import { Dialogue } from "./Dialogue";
import { UnitChoice } from "./UnitChoice";
import { type Tree, withinOf } from "./units";

/** Rename gives a unit another name. */
export function Rename({ unit, close, save }: { unit: AnyRecord; close: () => void; save: (title: string) => Promise<void> }) {
    const { t } = useTranslation();
    const [title, write] = useState(unit.title ?? "");
    const name = title.trim();
    return (
        <Dialogue title={t("orgUnit.renameTitle", { unit: unit.title })} action={t("action.save")} can={name !== "" && name !== unit.title} run={async () => (await save(name), true)} close={close}>
            <Field label={t("orgUnit.name")} required>
                <Input value={title} maxLength={200} onChange={(_, { value }) => write(value)} />
            </Field>
        </Dialogue>
    );
}

/** Move puts a unit, with all below it, under another one. Itself and what stands below it cannot be chosen. */
export function Move({ unit, tree, close, save }: { unit: AnyRecord; tree: Tree; close: () => void; save: (parent: string | null) => Promise<void> }) {
    const { t } = useTranslation();
    const before = idOf(unit.parent);
    const [parent, choose] = useState(before);
    const within = withinOf(tree, unit.id);
    return (
        <Dialogue title={t("orgUnit.moveTitle", { unit: unit.title })} action={t("orgUnit.moveAction")} can={parent !== before} run={async () => (await save(parent), true)} close={close}>
            <Field label={t("orgUnit.under")} {...(within.size > 1 ? { hint: t("orgUnit.moveHint", { count: within.size - 1 }) } : {})}>
                <UnitChoice tree={tree} value={parent} choose={choose} none={t("orgUnit.top")} without={within} />
            </Field>
        </Dialogue>
    );
}
