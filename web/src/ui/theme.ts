// The design tokens: one accent, four status colours with shapes, taken up into Fluent's themes.

import { type BrandVariants, type Theme, createDarkTheme, createLightTheme, teamsHighContrastTheme } from "@fluentui/react-components";
import { useSyncExternalStore } from "react";

const BRAND: BrandVariants = {
    10: "#021415",
    20: "#052426",
    30: "#063436",
    40: "#084446",
    50: "#095355",
    60: "#0a5f62",
    70: "#0b6a6e",
    80: "#0b6a6e",
    90: "#1f7c80",
    100: "#3a9094",
    110: "#4fa5a9",
    120: "#66babd",
    130: "#7fced1",
    140: "#9adfe2",
    150: "#bceff1",
    160: "#dff9fa",
};

/** LOOKS are the looks that one may choose; the first follows the system. */
export const LOOKS = ["system", "light", "dark", "contrast"] as const;
/** Look is one of them. */
export type Look = (typeof LOOKS)[number];

const light: Theme = { ...createLightTheme(BRAND), fontFamilyBase: '"Segoe UI", system-ui, -apple-system, Roboto, "Helvetica Neue", sans-serif' };
const dark: Theme = {
    ...createDarkTheme(BRAND),
    fontFamilyBase: light.fontFamilyBase,
    colorBrandForeground1: BRAND[120],
    colorBrandForeground2: BRAND[130],
    colorBrandForegroundLink: BRAND[120],
    colorBrandForegroundLinkHover: BRAND[130],
    colorBrandForegroundLinkPressed: BRAND[110],
};

const listeners = new Set<() => void>();
const prefersDark = () => window.matchMedia("(prefers-color-scheme: dark)");
const forced = () => window.matchMedia("(forced-colors: active)");

/** getLook is the look that the reader chose; the system's where none. */
export function getLook(): Look {
    return (localStorage.getItem("look") as Look | null) ?? "system";
}

/** setLook keeps the reader's choice in this browser. */
export function setLook(look: Look): void {
    localStorage.setItem("look", look);
    for (const tell of listeners) tell();
}

function shown(): "light" | "dark" | "contrast" {
    const look = getLook();
    if (look !== "system") return look;
    if (forced().matches) return "contrast";
    return prefersDark().matches ? "dark" : "light";
}

function subscribe(tell: () => void): () => void {
    listeners.add(tell);
    const queries = [prefersDark(), forced()];
    for (const query of queries) query.addEventListener("change", tell);
    return () => {
        listeners.delete(tell);
        for (const query of queries) query.removeEventListener("change", tell);
    };
}

/** useTheme is Fluent's theme for the look that is shown, and its name for our own style sheets. */
export function useTheme(): { name: "light" | "dark" | "contrast"; theme: Theme } {
    const name = useSyncExternalStore(subscribe, shown);
    return { name, theme: { light, dark, contrast: teamsHighContrastTheme }[name] };
}
