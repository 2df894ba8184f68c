// One part of a vision made of two: goals, reasons and methods of visions that become one.

/** joinParts sets the words of a second vision behind those of a first: `by teaching well` and `by showing proof` become
 * `by teaching well, and by showing proof`. Words that stand there already are not said twice. In German a part that begins with a
 * capital letter stays a sentence of its own, since nobody can tell a noun from a verb by its first letter. */
export function joinParts(kept: string, added: string, isGerman: boolean): string {
    const [first, second] = [kept.trim(), added.trim()];
    if (second === "" || first.toLowerCase().includes(second.replace(/[.!?]+$/, "").toLowerCase())) return first;
    if (first === "") return second;
    const isSmall = /^\p{Ll}/u.test(second);
    if (isGerman && !isSmall) return `${first.replace(/[.!?]+$/, "")}. ${second}`;
    const beginsWithName = /^\p{Lu}(\p{Lu}|\s)/u.test(second);
    const rest = beginsWithName ? second : second.charAt(0).toLowerCase() + second.slice(1);
    return `${first.replace(/[.!?]+$/, "")}${isGerman ? " und " : ", and "}${rest}`;
}
