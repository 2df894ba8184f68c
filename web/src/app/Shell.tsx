import { Button, Menu, MenuDivider, MenuItem, MenuItemLink, MenuItemRadio, MenuList, MenuPopover, MenuTrigger } from "@fluentui/react-components";
import { CalendarClockRegular, NavigationRegular, PersonCircleRegular } from "@fluentui/react-icons";
import { type ReactNode, Suspense, lazy, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";

import { useLive, useMe } from "../api/queries";
import { formatDay } from "../base/format";
import { LANGUAGES, loadLanguage } from "../i18n";
import { type Look, getLook, setLook } from "../ui/theme";
import { NAVIGATION } from "./navigation";
import styles from "./Shell.module.css";

const AsOfDialog = lazy(() => import("./AsOf"));

function AccountMenu({ openAsOf }: { openAsOf: () => void }) {
    const { t, i18n } = useTranslation();
    const me = useMe();
    const [look, choose] = useState<Look>(getLook());
    return (
        <Menu
            checkedValues={{ look: [look], language: [i18n.language] }}
            onCheckedValueChange={(_, { name, checkedItems }) => {
                const [chosen] = checkedItems;
                if (name === "look" && chosen) {
                    setLook(chosen as Look);
                    choose(chosen as Look);
                }
                if (name === "language" && chosen) {
                    localStorage.setItem("language", chosen);
                    void loadLanguage(chosen);
                }
            }}
        >
            <MenuTrigger disableButtonEnhancement>
                <Button appearance="subtle" icon={<PersonCircleRegular />}>
                    {me.data?.name ?? ""}
                </Button>
            </MenuTrigger>
            <MenuPopover>
                <MenuList>
                    {(["system", "light", "dark", "contrast"] as const).map((name) => (
                        <MenuItemRadio key={name} name="look" value={name}>
                            {t(`look.${name}`)}
                        </MenuItemRadio>
                    ))}
                    <MenuDivider />
                    {LANGUAGES.map(({ key, label }) => (
                        <MenuItemRadio key={key} name="language" value={key}>
                            {label}
                        </MenuItemRadio>
                    ))}
                    <MenuDivider />
                    <MenuItem icon={<CalendarClockRegular />} onClick={openAsOf}>
                        {t("asOf.open")}
                    </MenuItem>
                    <MenuItemLink href="/?sessions">{t("account.sessions")}</MenuItemLink>
                    <MenuItemLink href="/api/v1/docs">{t("account.docs")}</MenuItemLink>
                    <MenuItem onClick={() => void signOut()}>{t("account.signOut")}</MenuItem>
                </MenuList>
            </MenuPopover>
        </Menu>
    );
}

async function signOut(): Promise<void> {
    await fetch("/api/v1/auth/sign-out", { method: "POST" });
    window.location.assign("/");
}

function Navigation({ isOpen, close }: { isOpen: boolean; close: () => void }) {
    const { t } = useTranslation();
    const [place] = useLocation();
    return (
        <nav className={styles.nav} data-open={isOpen} aria-label={t("nav.label")}>
            {NAVIGATION.map(({ key, links }) => (
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
    const [place] = useLocation();
    const main = useRef<HTMLElement>(null);
    useLive();
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
                    <img src="/app/mark.svg" alt="" />
                    Plumbline
                </Link>
                <AccountMenu openAsOf={() => setAsking(true)} />
            </header>
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
            {isAsking && (
                <Suspense>
                    <AsOfDialog close={() => setAsking(false)} day={day} setDay={setDay} />
                </Suspense>
            )}
        </div>
    );
}
