import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { useMay } from "../api/queries";

/** StartLink leads into the first program, or on with the one that was begun; nothing for those who may not. */
export function StartLink({ program }: { program?: string }) {
    const { t } = useTranslation();
    const may = useMay("programs", program === undefined ? "create" : "activate");
    if (!may) return null;
    return <Link href={program === undefined ? "/start" : `/start/${program}`}>{program === undefined ? t("start.lead") : t("start.goOn")}</Link>;
}
