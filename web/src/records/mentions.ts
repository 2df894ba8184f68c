// People mentioned in a remark: `@Anna Berg`. The text is what people read; who is meant is kept beside it.

/** Person is somebody who can be mentioned. */
export interface Person {
    id: string;
    title: string;
}

/** Wanted is the name that is being typed behind an @: where the sign stands, and the letters so far. */
export interface Wanted {
    from: number;
    letters: string;
}

const MOST_LETTERS = 40;
const MOST_WORDS = 3;

/** wantedAt is the name that is being typed where the cursor stands; null where none is. An @ within a word, as in an address, begins none. */
export function wantedAt(text: string, cursor: number): Wanted | null {
    const from = text.lastIndexOf("@", cursor - 1);
    if (from < 0 || (from > 0 && /[\p{L}\p{N}._%+-]/u.test(text.charAt(from - 1)))) return null;
    const letters = text.slice(from + 1, cursor);
    if (letters.length > MOST_LETTERS || !/^[\p{L}\p{M}'’. -]*$/u.test(letters) || /^\s|\s{2}/.test(letters) || letters.split(" ").length > MOST_WORDS) return null;
    return { from, letters };
}

/** mentioned puts a person's name in the place of what was typed, with a space behind it, and says where the cursor stands then. */
export function mentioned(text: string, { from, letters }: Wanted, person: Person): { text: string; cursor: number } {
    const name = `@${person.title} `;
    const rest = text.slice(from + 1 + letters.length).replace(/^ /, "");
    return { text: `${text.slice(0, from)}${name}${rest}`, cursor: from + name.length };
}

/** Part is a piece of a remark; `id` where it names a person. */
export interface Part {
    text: string;
    id?: string;
}

/** partsOf cuts a remark at the names of the people it mentions; the longest name counts where one begins another. */
export function partsOf(text: string, people: Person[]): Part[] {
    const names = people.filter(({ title }) => title !== "").toSorted((one, other) => other.title.length - one.title.length);
    const parts: Part[] = [];
    let plain = "";
    let at = 0;
    while (at < text.length) {
        const found = text.charAt(at) === "@" ? names.find(({ title }) => text.startsWith(title, at + 1) && !/^[\p{L}\p{N}]/u.test(text.slice(at + 1 + title.length))) : undefined;
        if (found === undefined) {
            plain += text.charAt(at);
            at += 1;
            continue;
        }
        if (plain !== "") parts.push({ text: plain });
        plain = "";
        parts.push({ text: `@${found.title}`, id: found.id });
        at += found.title.length + 1;
    }
    if (plain !== "") parts.push({ text: plain });
    return parts;
}

/** mentionsIn are the people whose names still stand in a text, each once. */
export function mentionsIn(text: string, people: Person[]): string[] {
    return [...new Set(partsOf(text, people).flatMap(({ id }) => id ?? []))];
}
