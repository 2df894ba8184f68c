// In what a figure is counted, where that stands in another field of its record, or of the record that it is about.

import { type AnyRecord, type FieldInfo, type TypeInfo, isNamed } from "../api/types";
import type { Draft } from "./changes";

/** By collection and field: where the unit is, `unit` of the record itself or `keyResult/unit` of what it refers to. */
const UNITS: Record<string, Record<string, string>> = {
    "key-results": { value: "unit", baseline: "unit", target: "unit", keptBaseline: "unit" },
    "check-ins": { value: "keyResult/unit" },
    links: { effect: "keyResult/unit" },
    measures: { baseline: "unit", target: "unit", minimumValue: "unit", maximumValue: "unit" },
    observations: { value: "measure/unit" },
    benefits: { cost: "currency", unitCost: "currency", expectedAmount: "currency", realisedAmount: "currency", valueBefore: "quantityUnit", valueAfter: "quantityUnit" },
    initiatives: { cost: "currency" },
    stories: { valueBefore: "valueUnit", valueAfter: "valueUnit" },
};

/** withUnit is a field with the unit that its figure has in a record; references have to be expanded for it. */
export function withUnit(type: TypeInfo, field: FieldInfo, record: AnyRecord | Draft): FieldInfo {
    const path = UNITS[type.collection]?.[field.name];
    if (path === undefined || field.unit !== undefined) return field;
    const [first = "", second] = path.split("/");
    const reached = record[first];
    const unit = second === undefined ? reached : isNamed(reached) ? reached[second] : undefined;
    return typeof unit === "string" && unit !== "" ? { ...field, unit } : field;
}
