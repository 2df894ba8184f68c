// What is said of a problem in the language of the pages, by its code. The server itself says problems in English.

import i18next from "i18next";

import { regionOf } from "../base/format";

/** Sentences are what can be said of problems: by code the sentences, the fullest first, and how to mend it. */
export type Sentences = Record<string, { says: string[]; hint?: string }>;

let german: Sentences = {};

/** loadSentences fetches the sentences of a language; English has none, since the server's own are English. */
export async function loadSentences(language: string): Promise<void> {
    if (language === "de") german = (await import("./de/problem.json")).default;
}

/** sentences are those of the language of the pages; null where the server's own words are said. */
export function sentences(): Sentences | null {
    return i18next.language === "de" ? german : null;
}

/** askedLanguage is the language in which the server is asked to answer, with the region by which it writes days as the pages do. */
export function askedLanguage(region: string = regionOf("en")): string {
    if (i18next.language === "de") return "de";
    return region === "en" ? "en-US" : region;
}

/** readersLanguage is the language in which the server answers. */
export function readersLanguage(): string {
    return i18next.language === "de" ? "de" : "en";
}
