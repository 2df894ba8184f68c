// Numbers, dates and words as people write them, in the language of the page.

/** regionOf is the language of the page as its reader writes it (`en-GB`): the first of those that their browser prefers, if it is one of them. */
export function regionOf(language: string, preferred: readonly string[] = navigator.languages): string {
    return preferred.find((one) => one.split("-")[0] === language) ?? language;
}

/** Hyphens are no minus, and German sets percent apart by less than a word. */
function asPrinted(figure: string): string {
    return figure.replace("-", "\u2212").replace(/\s%/, "\u202f%");
}

/** formatNumber writes a figure with at most `digits` decimals and the separators of the language. */
export function formatNumber(value: number, language: string, digits = 2): string {
    return asPrinted(new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value));
}

/** measureOf is a figure as formatMeasure writes it, and apart from it the words of its unit: none for signs, which belong to the figure. */
export function measureOf(value: number, unit: string | null | undefined, language: string): { figure: string; words: string } {
    if (unit && /^[A-Z]{3}$/.test(unit) && Intl.supportedValuesOf("currency").includes(unit))
        return { figure: asPrinted(new Intl.NumberFormat(language, { style: "currency", currency: unit, maximumFractionDigits: 0 }).format(value)), words: "" };
    const digits = Math.abs(value) >= 100 ? 0 : 2;
    if (unit === "%") return { figure: formatShare(value / 100, language, digits), words: "" };
    return { figure: formatNumber(value, language, digits), words: unit ?? "" };
}

/** formatMeasure writes a figure with its unit: `44.5%`, `119 days`, `€1,200`. ISO currency codes become their sign. */
export function formatMeasure(value: number, unit: string | null | undefined, language: string): string {
    const { figure, words } = measureOf(value, unit, language);
    return words === "" ? figure : `${figure}\u00a0${words}`;
}

/** formatEffect writes by how much something is to move, with its sign: `+30%`, `−€1,200`. */
export function formatEffect(value: number, unit: string | null | undefined, language: string): string {
    return `${value > 0 ? "+" : ""}${formatMeasure(value, unit, language)}`;
}

/** formatShare writes a share of 1 as percent: 0.434 becomes `43%`, in German `43 %`. */
export function formatShare(value: number, language: string, digits = 0): string {
    return asPrinted(new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: digits }).format(value));
}

/** formatDay writes an ISO date (`2026-11-22`) as a day, as the reader's region does; the day is the organization's, so no zone is applied. */
export function formatDay(date: string, language: string, style: "short" | "medium" = "medium"): string {
    const [year, month, day] = date.slice(0, 10).split("-").map(Number);
    const options: Intl.DateTimeFormatOptions =
        style === "short" ? { day: "numeric", month: "short", timeZone: "UTC" } : { dateStyle: "medium", timeZone: "UTC" };
    return new Intl.DateTimeFormat(regionOf(language), options).format(Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1));
}

/** formatInstant writes an instant with its time in the reader's zone. */
export function formatInstant(instant: string, language: string): string {
    return new Intl.DateTimeFormat(regionOf(language), { dateStyle: "medium", timeStyle: "short" }).format(new Date(instant));
}

/** formatTime writes the time of day of an instant (in milliseconds) in the reader's zone. */
export function formatTime(instant: number, language: string): string {
    return new Intl.DateTimeFormat(regionOf(language), { timeStyle: "short" }).format(instant);
}
