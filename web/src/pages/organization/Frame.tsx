import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "../../api/queries";
import type { Act } from "../../api/types";
import { Empty, Loaded } from "../../ui/States";
import styles from "./Organization.module.css";

/** Frame is what stands around each page of the organization. Whoever may not see it is told so, and nothing is asked of the server. */
export function Frame({ title, hint, needs, beside, fills = false, children }: {
    title: string;
    hint?: string;
    needs: [collection: string, act: Act];
    beside?: ReactNode;
    /** Whether the page is as high as the window and scrolls within. */
    fills?: boolean;
    children: ReactNode;
}) {
    const { t } = useTranslation();
    const me = useMe();
    const [collection, act] = needs;
    return (
        <Loaded query={me}>
            {({ may }) => (
                <div className={styles.page} data-fills={fills}>
                    <header className={styles.title}>
                        <h1>{title}</h1>
                        {beside}
                    </header>
                    {may[collection]?.includes(act) === true ? (
                        <>
                            {hint !== undefined && <p className={`soft ${styles.hint}`}>{hint}</p>}
                            {children}
                        </>
                    ) : (
                        <Empty title={t("organization.notForYou")}>{t("organization.notForYouHint")}</Empty>
                    )}
                </div>
            )}
        </Loaded>
    );
}
