import { Button } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { useMay } from "../api/queries";

/** StartLink leads on with the program that was begun; nothing for those who may not. */
export function StartLink({ program }: { program: string }) {
    const { t } = useTranslation();
    return useMay("programs", "activate") && <Link href={`/start/${program}`}>{t("start.goOn")}</Link>;
}

/** Start is the way into the first program, as what one does first, and what comes of it; nothing for those who may not. */
export function Start() {
    const { t } = useTranslation();
    if (!useMay("programs", "create")) return null;
    return (
        <>
            <p className="soft">{t("start.leadHint")}</p>
            <Link href="/start" asChild>
                <Button as="a" appearance="primary">
                    {t("start.lead")}
                </Button>
            </Link>
        </>
    );
}
