import { type AnyRecord, type TypeInfo, isNamed } from "../api/types";
import { formatDay, formatMeasure } from "../base/format";
import { withUnit } from "./units";

/** nameOf is what a record is called in a list: its title, or else what its list would show first. */
export function nameOf(type: TypeInfo, record: AnyRecord, language: string): string {
    if (typeof record.title === "string" && record.title !== "") return record.title;
    const words = type.list.flatMap((name) => {
        const value = record[name];
        const field = type.fields.find((one) => one.name === name);
        if (value === undefined || value === null || value === "" || !field) return [];
        if (isNamed(value)) return value.title ? [value.title] : [];
        if (field.type === "reference" || field.type === "references") return [];
        if (field.type === "date" && typeof value === "string") return [formatDay(value, language)];
        if (field.type === "choice") return [field.options?.find(({ key }) => key === value)?.label ?? String(value)];
        if (typeof value === "number") return [formatMeasure(value, withUnit(type, field, record).unit, language)];
        return typeof value === "string" ? [value] : [];
    });
    return words.slice(0, 3).join(" · ") || record.id.slice(0, 8);
}
