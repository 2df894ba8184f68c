import { Button, Menu, MenuDivider, MenuItem, MenuItemLink, MenuItemRadio, MenuList, MenuPopover, MenuTrigger } from "@fluentui/react-components";
import { KeyboardRegular, PersonCircleRegular, PersonRegular } from "@fluentui/react-icons";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";

import { useMe } from "../api/queries";
import { LANGUAGES } from "../i18n";
import { chooseLanguage, signOut } from "../ui/choices";
import { LOOKS, type Look, getLook, setLook } from "../ui/theme";
import styles from "./Shell.module.css";

/** AccountMenu is what concerns whoever is signed in: look, language and leaving. It begins open: a button stood in its place. */
export default function AccountMenu({ openKeys }: { openKeys: () => void }) {
    const { t, i18n } = useTranslation();
    const me = useMe();
    const client = useQueryClient();
    const [, go] = useLocation();
    const [look, choose] = useState<Look>(getLook());
    return (
        <Menu
            defaultOpen
            checkedValues={{ look: [look], language: [i18n.language] }}
            onCheckedValueChange={(_, { name, checkedItems }) => {
                const [chosen] = checkedItems;
                if (name === "look" && chosen) {
                    setLook(chosen as Look);
                    choose(chosen as Look);
                }
                if (name === "language" && chosen) void chooseLanguage(client, chosen);
            }}
        >
            <MenuTrigger disableButtonEnhancement>
                <Button appearance="subtle" icon={<PersonCircleRegular />} aria-label={me.data?.name ?? ""} className={styles.small ?? ""}>
                    <span className={styles.word}>{me.data?.name ?? ""}</span>
                </Button>
            </MenuTrigger>
            <MenuPopover>
                <MenuList>
                    {LOOKS.map((name) => (
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
                    <MenuItem icon={<KeyboardRegular />} onClick={openKeys}>
                        {t("keys.title")}
                    </MenuItem>
                    <MenuItem icon={<PersonRegular />} onClick={() => go("/account")}>
                        {t("page.account")}
                    </MenuItem>
                    <MenuItemLink href="/api/v1/docs">{t("account.docs")}</MenuItemLink>
                    <MenuItem onClick={() => void signOut()}>{t("account.signOut")}</MenuItem>
                </MenuList>
            </MenuPopover>
        </Menu>
    );
}
