// The settings of the organization, as people say them.

import { formatShare } from "../../base/format";

function monthOf(number: number, language: string): string {
    return new Intl.DateTimeFormat(language, { month: "long", timeZone: "UTC" }).format(Date.UTC(2000, number - 1, 1));
}

/** The name of a zone in a language; itself where nobody gave it one. */
function zoneOf(zone: string, language: string): string {
    try {
        const parts = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: "longGeneric" }).formatToParts();
        const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? zone;
        return name === zone || /^GMT/.test(name) ? zone : `${name} (${zone})`;
    } catch {
        return zone;
    }
}

function currencyOf(code: string, language: string): string {
    try {
        const name = new Intl.DisplayNames(language, { type: "currency" }).of(code) ?? code;
        return name === code ? code : `${name} (${code})`;
    } catch {
        return code;
    }
}

/** saidOf is a setting in words; null for one that its field says well enough. */
export function saidOf(name: string, value: unknown, language: string): string | null {
    if (typeof value === "number" && (name === "atRiskThreshold" || name === "offTrackThreshold")) return formatShare(value, language, 2);
    if (typeof value === "number" && name === "fiscalYearStart") return monthOf(value, language);
    if (typeof value === "string" && name === "timeZone") return zoneOf(value, language);
    if (typeof value === "string" && name === "currency") return currencyOf(value, language);
    return null;
}
