import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { Empty } from "./States";

/** NoPage says that nothing is at this address, and leads back to the first page. */
export function NoPage() {
    const { t } = useTranslation();
    return (
        <Empty title={t("state.noPage")} action={<Link href="/">{t("state.toToday")}</Link>}>
            {t("state.noPageHint")}
        </Empty>
    );
}
