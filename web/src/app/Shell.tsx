import { Button } from "@fluentui/react-components";
import { CalendarRegular, NavigationRegular, PersonCircleRegular, SearchRegular } from "@fluentui/react-icons";
import { type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";

import { useLive, useMe } from "../api/queries";
import { formatDay } from "../base/format";
import { Boundary } from "../ui/Boundary";
import { Failed } from "../ui/States";
import { lazy } from "../ui/lazy";
import { Standing } from "./Standing";
import { PAGES, headings } from "./pages";
import styles from "./Shell.module.css";
import { useShortcuts } from "./useShortcuts";

const AccountMenu = lazy(() => import("./AccountMenu"));
const Bell = lazy(() => import("./Bell"));
const KeysDialog = lazy(() => import("./Keys"));
const Palette = lazy(() => import("./Palette"));
const AsOfDialog = lazy(() => import("./AsOf"));

/** The menu of the account is fetched when it is first opened. */
function Account({ openKeys }: { openKeys: () => void }) {
    const me = useMe();
    const [isWanted, want] = useState(false);
    const button = (
        <Button appearance="subtle" icon={<PersonCircleRegular />} aria-haspopup="menu" aria-expanded={false} aria-label={me.data?.name ?? ""} className={styles.small ?? ""} onClick={() => want(true)}>
            <span className={styles.word}>{me.data?.name ?? ""}</span>
        </Button>
    );
    return isWanted ? (
        <Boundary shown={() => button}>
            <Suspense fallback={button}>
                <AccountMenu openKeys={openKeys} />
            </Suspense>
        </Boundary>
    ) : (
        button
    );
}

/** A dialog that is fetched when it is opened; where that fails, why, and a way to try again or let it be. */
function Opened({ close, children }: { close: () => void; children: ReactNode }) {
    const { t } = useTranslation();
    return (
        <Boundary
            shown={(error, again) => (
                <div className={styles.amiss}>
                    <Failed error={error} again={again} beside={<Button onClick={close}>{t("action.close")}</Button>} />
                </div>
            )}
        >
            <Suspense>{children}</Suspense>
        </Boundary>
    );
}

function Navigation({ isOpen, close }: { isOpen: boolean; close: () => void }) {
    const { t } = useTranslation();
    const [place] = useLocation();
    const me = useMe();
    return (
        <nav className={styles.nav} data-open={isOpen} aria-label={t("nav.label")}>
            {headings(PAGES, me.data?.may).map(({ key, links }) => (
                <section key={key} aria-labelledby={`nav-${key}`}>
                    <h2 id={`nav-${key}`}>{t(`nav.${key}`)}</h2>
                    <ul>
                        {links.map(({ path, word }) => (
                            <li key={path}>
                                <Link href={path} onClick={close} aria-current={place === path || (path !== "/" && place.startsWith(`${path}/`)) ? "page" : undefined}>
                                    {t(word)}
                                </Link>
                            </li>
                        ))}
                    </ul>
                </section>
            ))}
        </nav>
    );
}

/** Shell is what stands around every page: brand, way around, account, and the mark of a day of the past. */
export function Shell({ day, setDay, children }: { day: string | null; setDay: (day: string | null) => void; children: ReactNode }) {
    const { t, i18n } = useTranslation();
    const [isOpen, setOpen] = useState(false);
    const [isAsking, setAsking] = useState(false);
    const [isFinding, find] = useState(false);
    const [isHelping, help] = useState(false);
    const [place] = useLocation();
    const main = useRef<HTMLElement>(null);
    useLive();
    useShortcuts({ find: () => find(true), help: () => help(true) });
    useEffect(() => {
        main.current?.scrollTo(0, 0);
    }, [place]);
    return (
        <div className={styles.shell}>
            <a className={styles.skip} href="#main">
                {t("nav.skip")}
            </a>
            <header className={styles.head}>
                <span className={styles.menu}>
                    <Button appearance="subtle" icon={<NavigationRegular />} aria-label={t("nav.open")} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)} />
                </span>
                <Link href="/" className={styles.brand ?? ""}>
                    <svg viewBox="0 0 32 32" aria-hidden="true">
                        <path d="M16 2v9" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" />
                        <path d="M16 11l7.5 8.5L16 30l-7.5-10.5z" fill="currentColor" />
                    </svg>
                    Plumbline
                </Link>
                <Button appearance="subtle" className={styles.small ?? ""} icon={<SearchRegular />} onClick={() => find(true)} aria-label={t("palette.open")} aria-keyshortcuts="Control+K">
                    <span className={styles.word}>{t("palette.button")}</span>
                </Button>
                <Button
                    appearance={day === null ? "subtle" : "primary"}
                    className={styles.small ?? ""}
                    icon={<CalendarRegular />}
                    onClick={() => setAsking(true)}
                    aria-label={t("asOf.button", { day: day === null ? t("asOf.now") : formatDay(day, i18n.language) })}
                >
                    <span className={styles.word}>{day === null ? t("asOf.now") : formatDay(day, i18n.language)}</span>
                </Button>
                <Boundary shown={() => <span className={styles.bell} />}>
                    <Suspense fallback={<span className={styles.bell} />}>
                        <Bell />
                    </Suspense>
                </Boundary>
                <Account openKeys={() => help(true)} />
            </header>
            <Standing />
            <Navigation isOpen={isOpen} close={() => setOpen(false)} />
            <main id="main" className={styles.main} ref={main} tabIndex={-1}>
                {day !== null && (
                    <div className={styles.past} role="status">
                        <strong>{t("asOf.banner", { day: formatDay(day, i18n.language) })}</strong>
                        <span>{t("asOf.readOnly")}</span>
                        <Button size="small" onClick={() => setDay(null)}>
                            {t("asOf.back")}
                        </Button>
                    </div>
                )}
                {children}
            </main>
            {isFinding && (
                <Opened close={() => find(false)}>
                    <Palette close={() => find(false)} openKeys={() => help(true)} openAsOf={() => setAsking(true)} />
                </Opened>
            )}
            {isHelping && (
                <Opened close={() => help(false)}>
                    <KeysDialog close={() => help(false)} />
                </Opened>
            )}
            {isAsking && (
                <Opened close={() => setAsking(false)}>
                    <AsOfDialog close={() => setAsking(false)} day={day} setDay={setDay} />
                </Opened>
            )}
        </div>
    );
}
