// The words of the pages. English and German are complete; the pseudo-locale shows what was forgotten or has no room.

import i18next from "i18next";
import { initReactI18next } from "react-i18next";

import { loadSentences } from "./problems";
import { type Words, pseudo } from "./words";

/** LANGUAGES are those that one can choose. */
export const LANGUAGES = [
    { key: "en", label: "English" },
    { key: "de", label: "Deutsch" },
] as const;

const WORDS: Record<string, () => Promise<Words>> = {
    en: async () => (await import("./en")).default,
    de: async () => (await import("./de")).default,
    qps: async () => pseudo((await import("./en")).default),
};

function wanted(): string {
    const kept = localStorage.getItem("language");
    if (kept !== null && kept in WORDS) return kept;
    return navigator.language.startsWith("de") ? "de" : "en";
}

/** loadLanguage fetches the words of a language once, and speaks it from then on. */
export async function loadLanguage(language: string): Promise<void> {
    const words = WORDS[language];
    if (words && !i18next.hasResourceBundle(language, "translation")) i18next.addResourceBundle(language, "translation", await words());
    await loadSentences(language);
    await i18next.changeLanguage(language);
    document.documentElement.lang = language === "qps" ? "en" : language;
}

/** startWords begins with the language that was chosen, or else the browser's. */
export async function startWords(): Promise<void> {
    await i18next.use(initReactI18next).init({
        lng: wanted(),
        fallbackLng: false,
        resources: {},
        interpolation: { escapeValue: false },
        returnNull: false,
    });
    await loadLanguage(wanted());
}
