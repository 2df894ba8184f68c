import { Button, Menu, MenuDivider, MenuItem, MenuItemLink, MenuItemRadio, MenuList, MenuPopover, MenuTrigger } from "@fluentui/react-components";
import { KeyboardRegular, PersonCircleRegular } from "@fluentui/react-icons";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "../api/queries";
import { LANGUAGES } from "../i18n";
import { type Look, getLook, setLook } from "../ui/theme";
import styles from "./Shell.module.css";
import { chooseLanguage, signOut } from "./choices";

/** AccountMenu is what concerns whoever is signed in: look, language and leaving. It begins open: a button stood in its place. */
export default function AccountMenu({ openKeys }: { openKeys: () => void }) {
    const { t, i18n } = useTranslation();
    const me = useMe();
    const client = useQueryClient();
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
                    <MenuItem icon={<KeyboardRegular />} onClick={openKeys}>
                        {t("keys.title")}
                    </MenuItem>
                    <MenuItemLink href="/?sessions">{t("account.sessions")}</MenuItemLink>
                    <MenuItemLink href="/api/v1/docs">{t("account.docs")}</MenuItemLink>
                    <MenuItem onClick={() => void signOut()}>{t("account.signOut")}</MenuItem>
                </MenuList>
            </MenuPopover>
        </Menu>
    );
}
