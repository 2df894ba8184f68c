import { type AnyRecord, type TypeInfo, isNamed } from "../api/types";
import { formatDay } from "../base/format";

/** nameOf is what a record is called in a list: its title, or else what its list would show first. */
export function nameOf(type: TypeInfo, record: AnyRecord, language: string): string {
    if (typeof record.title === "string" && record.title !== "") return record.title;
    const words = type.list.flatMap((name) => {
        const value = record[name];
        const field = type.fields.find((one) => one.name === name);
        if (value === undefined || value === null || value === "" || !field) return [];
        if (isNamed(value)) return [value.title];
        if (field.type === "date" && typeof value === "string") return [formatDay(value, language)];
        if (field.type === "choice") return [field.options?.find(({ key }) => key === value)?.label ?? String(value)];
        return typeof value === "string" || typeof value === "number" ? [String(value)] : [];
    });
    return words.slice(0, 3).join(" · ") || record.id.slice(0, 8);
}
