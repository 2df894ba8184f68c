// Numbers, dates and words as people write them, in the language of the page.

/** formatNumber writes a figure with at most `digits` decimals and the separators of the language. */
export function formatNumber(value: number, language: string, digits = 2): string {
    return new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value);
}

/** formatMeasure writes a figure with its unit: `44.5 %`, `119 days`, `€1,200`. ISO currency codes become their sign. */
export function formatMeasure(value: number, unit: string | null | undefined, language: string): string {
    if (unit && /^[A-Z]{3}$/.test(unit) && Intl.supportedValuesOf("currency").includes(unit))
        return new Intl.NumberFormat(language, { style: "currency", currency: unit, maximumFractionDigits: 0 }).format(value);
    const number = formatNumber(value, language, Math.abs(value) >= 100 ? 0 : 2);
    return unit ? `${number}\u00a0${unit}` : number;
}

/** formatShare writes a share of 1 as percent: 0.434 becomes `43 %`. */
export function formatShare(value: number, language: string): string {
    return new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 }).format(value);
}

/** formatDay writes an ISO date (`2026-11-22`) as a day; the day is the organization's, so no zone is applied. */
export function formatDay(date: string, language: string, style: "short" | "medium" = "medium"): string {
    const [year, month, day] = date.slice(0, 10).split("-").map(Number);
    const options: Intl.DateTimeFormatOptions =
        style === "short" ? { day: "numeric", month: "short", timeZone: "UTC" } : { dateStyle: "medium", timeZone: "UTC" };
    return new Intl.DateTimeFormat(language, options).format(Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1));
}

/** formatInstant writes an instant with its time in the reader's zone. */
export function formatInstant(instant: string, language: string): string {
    return new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" }).format(new Date(instant));
}
