import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { useConnection } from "../api/connection";
import { formatTime } from "../base/format";
import styles from "./Shell.module.css";

const BEFORE_SAID_MS = 1500;

/** Standing is a slim bar that says when the server is away, or one is signed out; it goes by itself. What passes at once is not said. */
export function Standing() {
    const { t, i18n } = useTranslation();
    const { awaySince, isSignedOut } = useConnection();
    const [isSaid, say] = useState(false);
    const isAway = awaySince !== null;
    useEffect(() => {
        if (!isAway) return undefined;
        const timer = window.setTimeout(() => say(true), BEFORE_SAID_MS);
        return () => {
            window.clearTimeout(timer);
            say(false);
        };
    }, [isAway]);
    const shows = isAway ? isSaid : isSignedOut;
    return (
        <div className={shows ? styles.bar : "only-spoken"} role="status">
            {isAway && isSaid && <span>{t("state.away", { time: formatTime(awaySince, i18n.language) })}</span>}
            {!isAway && isSignedOut && (
                <>
                    <span>{`${t("state.signedOut")} ${t("state.signedOutHint")}`}</span>
                    <a href="/" target="_blank" rel="noreferrer">
                        {t("state.signIn")}
                    </a>
                </>
            )}
        </div>
    );
}
