// What words are: texts by key, in groups of groups.

/** Words are the texts of a language, or of a part of the pages. */
export interface Words {
    [key: string]: string | Words;
}

/** named makes one group of files, each under its name without folder and ending. */
export function named(files: Record<string, Words>): Words {
    return Object.fromEntries(Object.entries(files).map(([path, words]) => [path.replace(/^.*\/|\.json$/g, ""), words]));
}

const LETTERS: Record<string, string> = { a: "á", e: "ë", i: "ï", o: "ö", u: "ü", A: "Å", E: "Ë", O: "Ö", U: "Ü", n: "ñ", c: "ç" };

/** accented makes pseudo-words of words: each longer by a third, and plainly not translated by hand. Placeholders stay. */
export function accented(text: string): string {
    const longer = (word: string) => {
        const length = word.replaceAll(/\{\{.*?\}\}/g, "").length;
        return word.replace(/\{\{.*?\}\}|[aeiouAEOUnc]/g, (found) => LETTERS[found] ?? found) + "~".repeat(Math.ceil(length / 3));
    };
    return `[${text.split(" ").map(longer).join(" ")}]`;
}

/** pseudo accents every word. */
export function pseudo(words: Words): Words {
    return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, typeof value === "string" ? accented(value) : pseudo(value)]));
}
