import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { getAsOf } from "../api/client";
import { useMe, usePath, useTypes } from "../api/queries";
import type { Page } from "../api/types";
import { LANGUAGES } from "../i18n";
import { LOOKS, setLook } from "../ui/theme";
import { chooseLanguage, signOut } from "../ui/choices";

/** Offer is one thing that the palette offers: what it is called, what it is, and what choosing it does. */
export interface Offer {
    key: string;
    title: string;
    kind: string;
    /** What it belongs to, such as a program or unit. */
    place?: string | undefined;
    /** Why it was found, where its title does not say. */
    why?: string | undefined;
    /** Where it leads, or what it does. */
    path?: string;
    run?: () => void;
}

/** MADE are the collections that the palette makes records of. */
const MADE = ["objectives", "key-results", "initiatives"];
const OWN = 8;

/** Acts are what of the palette happens elsewhere in the shell. */
export interface Acts {
    openAsOf: () => void;
    openKeys: () => void;
    make: (collection: string) => void;
}

/** The active key results that one may check in on, for whoever has any. */
function useOwn(): Page["items"] {
    const me = useMe();
    const person = me.data?.person ?? null;
    const may = getAsOf() === null && person !== null && me.data?.may["check-ins"]?.includes("create") === true;
    const filter = `status eq 'active' and (owner eq '${person}' or delegate eq '${person}')`;
    return usePath<Page>(may ? `/key-results?filter=${encodeURIComponent(filter)}&select=title&orderby=title&top=${OWN}` : null).data?.items ?? [];
}

/** useCommands are what the palette can do, for whoever is signed in. */
export function useCommands({ openAsOf, openKeys, make }: Acts): Offer[] {
    const { t } = useTranslation();
    const me = useMe();
    const types = useTypes();
    const client = useQueryClient();
    const own = useOwn();
    const kind = t("palette.command");
    const command = (key: string, title: string, run: () => void): Offer => ({ key, title, kind, run });
    const made = MADE.flatMap((collection) => {
        const type = types.data?.get(collection);
        const may = getAsOf() === null && me.data?.may[collection]?.includes("create") === true;
        return type && may ? [command(`new-${collection}`, t("list.new", { label: type.label }), () => make(collection))] : [];
    });
    return [
        ...own.map(({ id, title }) => ({ key: `check-in-${id}`, title: t("palette.checkIn", { title }), kind, path: `/records/key-results/${id}?checkIn` })),
        ...made,
        ...LOOKS.filter((look) => look !== "system").map((look) => command(`look-${look}`, t("palette.look", { look: t(`look.${look}`) }), () => setLook(look))),
        ...LANGUAGES.map(({ key, label }) => command(`language-${key}`, t("palette.language", { label }), () => void chooseLanguage(client, key))),
        command("as-of", t("asOf.open"), openAsOf),
        command("keys", t("keys.title"), openKeys),
        command("sign-out", t("account.signOut"), () => void signOut()),
    ];
}
