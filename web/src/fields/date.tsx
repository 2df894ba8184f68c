import { useTranslation } from "react-i18next";

import { formatDay } from "../base/format";
import { ORDERED, type FieldKind, type Showing } from "./kind";
import { line } from "./line";

function Show({ value }: Showing) {
    const { i18n } = useTranslation();
    return <>{formatDay(String(value), i18n.language)}</>;
}

export const date: FieldKind = { Show, Edit: line("date"), compare: ORDERED, isSorted: true };
