// The statement of a vision and the school grade of a text, as the server composes and computes them. Both sides are held to
// the cases of src/insight/wording_cases.json, so that what one sees while typing is what the checks say afterwards.

const SENTENCE_END = /[.!?]$/;
const LATIN1 = "aaaaaaaceeeeiiiidnooooo.ouuuuyts";

function oneLine(text: string): string {
    return text.replaceAll(/[ \n\t\r]+/g, " ").replaceAll(/^[ \f\v]+|[ \f\v]+$/g, "");
}

/** composeStatement joins goal, reason and method to one line: a part that begins small goes on behind a comma. Empty without a goal. */
export function composeStatement(goal: string, reason: string, method: string): string {
    let statement = oneLine(goal);
    if (statement === "") return "";
    for (const part of [oneLine(reason), oneLine(method)]) {
        if (part === "") continue;
        if (/^[a-z]/.test(part)) statement = `${statement.replace(/[.!?]+$/, "")}, ${part}`;
        else statement += (SENTENCE_END.test(statement) ? " " : ". ") + part;
    }
    return SENTENCE_END.test(statement) ? statement : `${statement}.`;
}

/** The letters of a word in lower case without accents; digits stay, a letter of another alphabet counts as a consonant. */
function folded(word: string): string {
    let letters = "";
    for (const sign of word) {
        const code = sign.codePointAt(0) ?? 0;
        if (code < 0x80) letters += /[A-Za-z0-9]/.test(sign) ? sign.toLowerCase() : "";
        else if (code >= 0xc0 && code <= 0xff) letters += code === 0xdf ? "s" : LATIN1[(code - 0xc0) & 0x1f];
        else if (code >= 0x100 && !(code >= 0x2000 && code <= 0x203f)) letters += "n";
    }
    return letters;
}

const isVowel = (letter: string | undefined) => letter !== undefined && "aeiouy".includes(letter) && letter !== "";

function hasSilentE(word: string): boolean {
    const isPlural = word.endsWith("es");
    const isPast = word.endsWith("ed");
    const e = word.length - 1 - (isPlural || isPast ? 1 : 0);
    if (word[e] !== "e" || e === 0 || isVowel(word[e - 1])) return false;
    const before = word[e - 1] ?? "";
    if (isPast) return before !== "t" && before !== "d";
    if (isPlural && ("sxzcg".includes(before) || word.endsWith("shes") || word.endsWith("ches"))) return false;
    return !(before === "l" && e >= 2 && !isVowel(word[e - 2]));
}

function syllablesOf(word: string, isGerman: boolean): number {
    let groups = word.match(/[aeiouy]+/g)?.length ?? 0;
    if (!isGerman && groups > 1 && hasSilentE(word)) groups -= 1;
    return Math.max(groups, 1);
}

/** Reading is what the formulas of readability came to: words, and the school grade that a text asks for (0 without words). */
export interface Reading {
    words: number;
    grade: number;
}

/** readingOf counts a text: Flesch and Kincaid (1975) for English, the first Wiener Sachtextformel for German. */
export function readingOf(text: string, isGerman: boolean): Reading {
    const counts = { sentences: 0, words: 0, syllables: 0, one: 0, three: 0, long: 0 };
    let isOpen = false;
    for (const token of text.split(/[ \t\n\r\f\v]+/)) {
        const word = folded(token);
        if (word !== "") {
            const syllables = syllablesOf(word, isGerman);
            counts.words += 1;
            counts.syllables += syllables;
            counts.one += syllables === 1 ? 1 : 0;
            counts.three += syllables >= 3 ? 1 : 0;
            counts.long += word.length > 6 ? 1 : 0;
            isOpen = true;
        }
        if (isOpen && SENTENCE_END.test(token.replace(/["')\]*_]+$/, ""))) {
            counts.sentences += 1;
            isOpen = false;
        }
    }
    if (isOpen) counts.sentences += 1;
    const { words, sentences } = counts;
    if (words === 0) return { words, grade: 0 };
    const grade = isGerman
        ? (0.1935 * 100 * counts.three) / words + (0.1672 * words) / sentences + (0.1297 * 100 * counts.long) / words - (0.0327 * 100 * counts.one) / words - 0.875
        : (0.39 * words) / sentences + (11.8 * counts.syllables) / words - 15.59;
    return { words, grade };
}
