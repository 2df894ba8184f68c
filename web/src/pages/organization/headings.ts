// What directories usually call their columns, in English and German. The server knows a heading by the field's own name or label alone.

const USUAL: Record<string, string[]> = {
    title: ["name", "full name", "display name", "employee", "employee name", "person", "anzeigename", "vollständiger name", "mitarbeiter", "mitarbeiterin", "mitarbeitername", "vor- und nachname"],
    givenName: ["first name", "given name", "forename", "vorname"],
    familyName: ["last name", "surname", "family name", "sn", "nachname", "familienname", "zuname"],
    email: ["email", "e-mail", "mail", "e-mail address", "email address", "work email", "business email", "user principal name", "upn", "e-mail-adresse", "mailadresse", "emailadresse"],
    unit: ["unit", "department", "dept", "team", "division", "organization", "organizational unit", "org unit", "ou", "cost center", "abteilung", "bereich", "einheit", "organisationseinheit", "kostenstelle", "referat"],
    manager: ["manager", "line manager", "supervisor", "reports to", "boss", "vorgesetzte", "vorgesetzter", "vorgesetzte person", "führungskraft", "leitung", "berichtet an"],
    jobTitle: ["job title", "title", "position", "role", "function", "job", "stelle", "funktion", "berufsbezeichnung", "stellenbezeichnung", "titel"],
    location: ["location", "office", "site", "city", "place", "physical delivery office name", "standort", "ort", "büro", "dienstort"],
    country: ["country", "country or region", "land"],
    language: ["language", "preferred language", "sprache"],
    directoryId: ["id", "employee id", "employee number", "personnel number", "object id", "object guid", "user id", "personalnummer", "mitarbeiternummer", "mitarbeiter-id"],
    startDate: ["start date", "hire date", "joined", "entry date", "eintritt", "eintrittsdatum"],
    endDate: ["end date", "leaving date", "left", "exit date", "austritt", "austrittsdatum"],
    active: ["active", "enabled", "account enabled", "status", "aktiv"],
};

/** A heading without case, signs between words, and what stands in brackets; words written together at capitals come apart. */
function plain(heading: string): string {
    return heading
        .replaceAll(/\(.*?\)/g, " ")
        .replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
        .trim();
}

const FIELDS = new Map(Object.entries(USUAL).flatMap(([field, headings]) => headings.map((heading) => [plain(heading), field] as const)));

/** usualField is the field that a heading usually means; empty where that is not clear. */
export function usualField(heading: string): string {
    return FIELDS.get(plain(heading)) ?? "";
}
