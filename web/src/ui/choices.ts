// What somebody chooses for themselves, from the menu of the account or the palette.

import type { QueryClient } from "@tanstack/react-query";

import { loadLanguage } from "../i18n";

/** chooseLanguage speaks another language from now on, and keeps that in this browser. */
export async function chooseLanguage(client: QueryClient, language: string): Promise<void> {
    localStorage.setItem("language", language);
    await loadLanguage(language);
    // the record types have to learn the language, too, and what the server said is in the one before
    client.removeQueries({ type: "inactive" });
    await client.invalidateQueries();
}

/** signOut ends the session and leaves the app. */
export async function signOut(): Promise<void> {
    await fetch("/api/v1/auth/sign-out", { method: "POST" });
    window.location.assign("/");
}
