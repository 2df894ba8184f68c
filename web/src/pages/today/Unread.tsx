import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { usePath } from "../../api/queries";
import type { Page } from "../../api/types";
import { unreadPath } from "../notices/unread";
import { useSettled } from "./InOrder";

/** Unread says how many notices somebody has not read yet, and leads to them. */
export function Unread({ account, settled }: { account: string; settled: () => void }) {
    const { t } = useTranslation();
    const { data, error } = usePath<Page>(unreadPath(account));
    useSettled(data !== undefined || error !== null, settled);
    const count = data?.count ?? 0;
    if (count === 0) return null;
    return (
        <section aria-labelledby="unread">
            <h2 id="unread">
                {t("page.notices")} <span className="soft number">{count}</span>
            </h2>
            <p>
                <Link href="/notices">{t("today.unread", { count })}</Link>
            </p>
        </section>
    );
}
