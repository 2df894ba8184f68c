// The words of the pages. English and German are complete; the pseudo-locale shows what was forgotten or has no room.

import i18next from "i18next";
import { initReactI18next } from "react-i18next";

import en from "./en.json";

/** LANGUAGES are those that one can choose. */
export const LANGUAGES = [
    { key: "en", label: "English" },
    { key: "de", label: "Deutsch" },
] as const;

/** accented makes pseudo-words of words: longer by a third, and plainly not translated by hand. Placeholders stay. */
export function accented(text: string): string {
    const letters: Record<string, string> = { a: "á", e: "ë", i: "ï", o: "ö", u: "ü", A: "Å", E: "Ë", O: "Ö", U: "Ü", n: "ñ", c: "ç" };
    const words = text.replace(/\{\{.*?\}\}|[aeiouAEOUnc]/g, (found) => letters[found] ?? found);
    return `[${words}${"~".repeat(Math.ceil(text.length / 3))}]`;
}

function pseudo(words: object): object {
    return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, typeof value === "string" ? accented(value) : pseudo(value as object)]));
}

function wanted(): string {
    const kept = localStorage.getItem("language");
    if (kept) return kept;
    return navigator.language.startsWith("de") ? "de" : "en";
}

/** loadLanguage fetches the words of a language once, and speaks it from then on. */
export async function loadLanguage(language: string): Promise<void> {
    if (language === "de" && !i18next.hasResourceBundle("de", "translation"))
        i18next.addResourceBundle("de", "translation", (await import("./de.json")).default);
    if (language === "qps" && !i18next.hasResourceBundle("qps", "translation")) i18next.addResourceBundle("qps", "translation", pseudo(en));
    await i18next.changeLanguage(language);
    document.documentElement.lang = language === "qps" ? "en" : language;
}

/** startWords begins with the language that was chosen, or else the browser's. */
export async function startWords(): Promise<void> {
    await i18next.use(initReactI18next).init({
        lng: "en",
        fallbackLng: "en",
        resources: { en: { translation: en } },
        interpolation: { escapeValue: false },
        returnNull: false,
    });
    await loadLanguage(wanted());
}
