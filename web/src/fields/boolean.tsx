import { Switch } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

import type { Editing, FieldKind, Showing } from "./kind";

function Show({ value }: Showing) {
    const { t } = useTranslation();
    return <>{value === true ? t("word.yes") : t("word.no")}</>;
}

function Edit({ value, change, id }: Editing) {
    return <Switch {...(id === undefined ? {} : { id })} checked={value === true} onChange={(_, data) => change(data.checked)} />;
}

export const boolean: FieldKind = { Show, Edit, compare: ["eq"], isBare: true, isSorted: true };
