import { AlertRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { useMe, usePath } from "../api/queries";
import type { Page } from "../api/types";
import { unreadPath } from "../pages/notices/unread";
import styles from "./Shell.module.css";

const MOST_SHOWN = 99;

/** Bell leads to one's notices and counts those that are unread; it changes as they come. */
export default function Bell() {
    const { t } = useTranslation();
    const me = useMe();
    const account = me.data?.account;
    const unread = usePath<Page>(account ? unreadPath(account) : null);
    const count = unread.data?.count ?? 0;
    return (
        <Link href="/notices" className={styles.bell ?? ""} aria-label={count === 0 ? t("notice.none") : t("notice.unread", { count })}>
            <AlertRegular aria-hidden="true" fontSize={20} />
            {count > 0 && <span aria-hidden="true">{count > MOST_SHOWN ? `${MOST_SHOWN}+` : count}</span>}
        </Link>
    );
}
