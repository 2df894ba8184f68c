// The metadata speaks English; here it learns the language of the pages.

import i18next from "i18next";

/** StepWords are texts of record types by the step that declares them: English text → that text in a language. */
export type StepWords = Record<string, Record<string, string>>;

/** Spoken is what of a record type people read. */
interface Spoken {
    step: string;
    label: string;
    plural: string;
    help: string;
    fields: { label: string; help: string; unit?: string; options?: { key: string; label: string }[] }[];
}

/** inWords is a record type with its texts in other words; a text without such words stays as it is. */
export function inWords<Type extends Spoken>(type: Type, words: StepWords): Type {
    const known = words[type.step] ?? {};
    const say = (text: string) => known[text] ?? text;
    return {
        ...type,
        label: say(type.label),
        plural: say(type.plural),
        help: say(type.help),
        fields: type.fields.map((field) => ({
            ...field,
            label: say(field.label),
            help: say(field.help),
            ...(field.unit === undefined ? {} : { unit: say(field.unit) }),
            ...(field.options === undefined ? {} : { options: field.options.map((option) => ({ ...option, label: say(option.label) })) }),
        })),
    };
}

/** Role is what of an access role people read; it comes whole, or as what a grant leads to. */
interface Role {
    title?: unknown;
    description?: unknown;
}

/** roleInWords is an access role with the texts of a built-in one in other words; what somebody wrote stays as it is. */
export function roleInWords<Told extends Role>(role: Told, words: StepWords): Told {
    const known = words.roles ?? {};
    const say = (text: unknown) => (typeof text === "string" ? (known[text] ?? text) : text);
    return { ...role, ...("title" in role && { title: say(role.title) }), ...("description" in role && { description: say(role.description) }) };
}

/** loadMetadataWords fetches the texts of all record types and built-in roles in the language of the pages; none for English. */
export async function loadMetadataWords(): Promise<StepWords> {
    return i18next.language === "de" ? (await import("./de/metadata")).default : {};
}
