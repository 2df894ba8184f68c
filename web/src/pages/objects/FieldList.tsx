import type { AnyRecord, TypeInfo } from "../../api/types";
import { kindOf } from "../../fields";
import { isEmpty } from "../../records/formFields";
import { withUnit } from "../../records/units";
import styles from "./objects.module.css";

/** FieldList is some fields of a record with their labels, in the order of `names`: those that are filled, and those for which `empty` has words. */
export function FieldList({ type, record, names, empty = {} }: { type: TypeInfo; record: AnyRecord; names: string[]; empty?: Record<string, string> }) {
    const fields = names.flatMap((name) => type.fields.find((field) => field.name === name && (!isEmpty(record[name]) || name in empty)) ?? []);
    return (
        <dl className={styles.sources}>
            {fields.map((field) => {
                const { Show } = kindOf(field.type);
                return (
                    <div key={field.name}>
                        <dt className="soft small">{field.label}</dt>
                        <dd>{isEmpty(record[field.name]) ? empty[field.name] : <Show field={withUnit(type, field, record)} value={record[field.name] ?? null} />}</dd>
                    </div>
                );
            })}
        </dl>
    );
}
