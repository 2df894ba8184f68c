// Figures as people type them, in the language of the page. What could mean two things is no figure: better asked than guessed.

interface Hand {
    group: string;
    decimal: string;
}

const hands = new Map<string, Hand>();

/** How a language writes figures; kept, since a paste asks hundreds of times. */
function handOf(language: string): Hand {
    const known = hands.get(language);
    if (known) return known;
    const parts = new Intl.NumberFormat(language).formatToParts(1234567.8);
    const hand = { group: parts.find(({ type }) => type === "group")?.value ?? ",", decimal: parts.find(({ type }) => type === "decimal")?.value ?? "." };
    hands.set(language, hand);
    return hand;
}

/** Spaces and apostrophes group digits in any language: they are never read as a decimal sign. */
const GROUPS = [" ", "'"];
const MOST_DIGITS = 15;

/** One kind of space, apostrophe and minus instead of the many that programs write. */
function plain(typed: string): string {
    return typed
        .replaceAll(/[\s\u00a0\u2007\u2009\u202f]/g, " ")
        .replaceAll(/[\u2018\u2019\u02bc]/g, "'")
        .replaceAll(/[\u2212\u2013]/g, "-")
        .trim();
}

function isCode(word: string): boolean {
    return /^[A-Z]{3}$/.test(word) && Intl.supportedValuesOf("currency").includes(word);
}

/** The signs by which a unit may be written: itself, and for a currency its sign in the language. */
function signsOf(unit: string, language: string): string[] {
    if (!isCode(unit)) return [unit];
    const signs = (["symbol", "narrowSymbol"] as const).map(
        (currencyDisplay) => new Intl.NumberFormat(language, { style: "currency", currency: unit, currencyDisplay }).formatToParts(1).find(({ type }) => type === "currency")?.value ?? unit,
    );
    return [unit, ...signs];
}

/** Whether a word beside a figure says nothing else than its unit. */
function fits(mark: string, isBefore: boolean, unit: string | null | undefined, language: string): boolean {
    if (isBefore && mark === "%") return false;
    if (unit) return signsOf(unit, language).includes(mark);
    return mark === "%" || /^\p{Sc}$/u.test(mark) || isCode(mark);
}

interface Bare {
    isNegative: boolean;
    digits: string;
}

/** The digits with their separators, without sign and unit; null where something else stands beside them. */
function bare(typed: string, language: string, unit: string | null | undefined): Bare | null {
    const found = /^([-+]?) ?([^\d\s.,'+-]*) ?([-+]?) ?([\d.,' ]*\d[\d.,']*) ?([^\d\s.,'+-]?.*)$/u.exec(plain(typed));
    if (!found) return null;
    const [, first = "", before = "", second = "", digits = "", after = ""] = found;
    if ((first !== "" && second !== "") || (before !== "" && after !== "")) return null;
    if (before !== "" && !fits(before, true, unit, language)) return null;
    if (after !== "" && !fits(after, false, unit, language)) return null;
    return { isNegative: first === "-" || second === "-", digits };
}

/** The figure of digits in one hand; null where a separator stands where it does not belong. */
function figureOf(digits: string, { group, decimal }: Hand): number | null {
    const [whole = "", rest, ...more] = digits.split(decimal);
    if (more.length > 0 || (rest !== undefined && !/^\d+$/.test(rest))) return null;
    const separator = [plain(group) || " ", ...GROUPS].find((one) => whole.includes(one));
    const parts = separator === undefined ? [whole] : whole.split(separator);
    if (!parts.every((part) => /^\d+$/.test(part))) return null;
    const [begin = "", ...groups] = parts;
    if (groups.length > 0 && (!/^[1-9]\d{0,2}$/.test(begin) || groups.some((one) => one.length !== 3))) return null;
    const joined = parts.join("");
    if (joined.replace(/^0+/, "").length > MOST_DIGITS) return null;
    return Number(`${joined}.${rest ?? "0"}`);
}

/**
 * parseNumber reads a figure in a language: `1.234,5` in German, `1,234.5` in English. Separators of groups count only where groups of three
 * stand right; a sign of its unit (`%`, `€`, `EUR`, or `unit`) may stand beside it. Null for none, and for all that could mean something else.
 */
export function parseNumber(typed: string, language: string, unit?: string | null): number | null {
    const found = bare(typed, language, unit);
    if (found === null) return null;
    const figure = figureOf(found.digits, handOf(language));
    return figure === null ? null : (found.isNegative ? -figure : figure) + 0;
}

/** proposalOf is how a text that parseNumber refuses should be written if it was meant in the hand of another language; null where that is not clear. */
export function proposalOf(typed: string, language: string, unit?: string | null): string | null {
    const found = bare(typed, language, unit);
    if (found === null) return null;
    const hand = handOf(language);
    const other = { group: hand.decimal, decimal: hand.group };
    const begun = /^[.,]/.test(found.digits) ? `0${found.digits}` : found.digits.replace(/[.,]$/, "");
    const figure = figureOf(begun, hand) ?? figureOf(begun, other);
    if (figure === null) return null;
    const isGrouped = found.digits.split(/[.,' ]/).length > 2;
    return new Intl.NumberFormat(language, { maximumFractionDigits: 15, useGrouping: isGrouped }).format(found.isNegative ? -figure : figure);
}
