import { Button, Dropdown, Field, Option, Radio, RadioGroup, Textarea } from "@fluentui/react-components";
import { AddRegular, DismissRegular } from "@fluentui/react-icons";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import type { FieldInfo, RecordValue, TypeInfo } from "../api/types";
import { kindOf } from "../fields";
import { Control } from "../fields/Control";
import styles from "./FilterBuilder.module.css";
import { type Condition, type Filter, readFilter, writeFilter } from "./filters";

function canAsk(field: FieldInfo): boolean {
    return (kindOf(field.type).compare ?? []).length > 0;
}

/** A new condition on a field begins with its first comparison; a flag is yes until one says no. */
function begin(field: FieldInfo): Condition {
    const { compare = [], isBare, isNumber } = kindOf(field.type);
    return { field: field.name, compare: compare[0] ?? "eq", value: isBare && !isNumber ? true : null };
}

/** The value of a list's condition is one entry of it. */
function ValueEdit({ field, value, change }: { field: FieldInfo; value: RecordValue; change: (value: RecordValue) => void }) {
    const kind = kindOf(field.type);
    const { t } = useTranslation();
    if (!kind.isList) {
        return (
            <Control label={t("filter.value")} field={{ ...field, type: kind.isWide ? "text" : field.type, required: true }} value={value} change={change} />
        );
    }
    const one = field.to ? "reference" : field.options ? "choice" : "text";
    return <Control label={t("filter.value")} field={{ ...field, type: one, required: true }} value={value} change={change} />;
}

function Row({ type, condition, change, remove, isFirst }: { type: TypeInfo; condition: Condition; change: (condition: Condition) => void; remove: () => void; isFirst: boolean }) {
    const { t } = useTranslation();
    const picker = useRef<HTMLButtonElement>(null);
    useEffect(() => {
        if (isFirst) picker.current?.focus();
    }, []);
    const field = type.fields.find(({ name }) => name === condition.field);
    if (!field) return null;
    const needsValue = condition.compare !== "empty" && condition.compare !== "filled";
    return (
        <li className={styles.row}>
            <Field label={t("filter.field")}>
                <Dropdown
                    ref={picker}
                    value={field.label}
                    selectedOptions={[field.name]}
                    onOptionSelect={(_, { optionValue }) => {
                        const chosen = type.fields.find(({ name }) => name === optionValue);
                        if (chosen) change(begin(chosen));
                    }}
                >
                    {type.fields.filter(canAsk).map(({ name, label }) => (
                        <Option key={name} value={name}>
                            {label}
                        </Option>
                    ))}
                </Dropdown>
            </Field>
            <Field label={t("filter.compare")}>
                <Dropdown
                    value={t(`compare.${condition.compare}`)}
                    selectedOptions={[condition.compare]}
                    onOptionSelect={(_, { optionValue }) => change({ ...condition, compare: (optionValue ?? "eq") as Condition["compare"] })}
                >
                    {(kindOf(field.type).compare ?? []).map((compare) => (
                        <Option key={compare} value={compare}>
                            {t(`compare.${compare}`)}
                        </Option>
                    ))}
                </Dropdown>
            </Field>
            {needsValue && <ValueEdit key={field.name} field={field} value={condition.value} change={(value) => change({ ...condition, value })} />}
            <Button appearance="subtle" icon={<DismissRegular />} aria-label={t("filter.remove", { label: field.label })} onClick={remove} />
        </li>
    );
}

/** FilterBuilder makes a filter of rows, or takes it as text where it says more than rows can. Each change counts at once; Escape closes it. */
export default function FilterBuilder({ type, text, change, close }: { type: TypeInfo; text: string; change: (text: string) => void; close: () => void }) {
    const { t } = useTranslation();
    const first = type.fields.find(canAsk);
    const [filter, set] = useState<Filter | null>(() => {
        const read = readFilter(type, text);
        return first && read?.conditions.length === 0 ? { ...read, conditions: [{ ...begin(first), value: null }] } : read;
    });
    const [typed, setTyped] = useState(text);
    const put = (next: Filter) => {
        set(next);
        const written = writeFilter(type, next);
        setTyped(written);
        change(written);
    };
    const press = (event: KeyboardEvent<HTMLElement>) => {
        // a picker that is open takes the key for itself
        if (event.key === "Escape" && event.currentTarget.querySelector("[role=combobox][aria-expanded=true]") === null) close();
    };
    const replace = (place: number, condition: Condition) => filter && put({ ...filter, conditions: filter.conditions.map((one, at) => (at === place ? condition : one)) });
    return (
        <section className={styles.panel} aria-label={t("filter.title")} onKeyDown={press}>
            {filter && filter.conditions.length > 1 && (
                <RadioGroup layout="horizontal" aria-label={t("filter.join")} value={filter.join} onChange={(_, { value }) => put({ ...filter, join: value as Filter["join"] })}>
                    <Radio value="and" label={t("filter.all")} />
                    <Radio value="or" label={t("filter.any")} />
                </RadioGroup>
            )}
            {filter && (
                <ul className={styles.rows}>
                    {filter.conditions.map((condition, place) => (
                        <Row key={place} type={type} condition={condition} isFirst={place === 0} change={(next) => replace(place, next)} remove={() => put({ ...filter, conditions: filter.conditions.filter((_, at) => at !== place) })} />
                    ))}
                </ul>
            )}
            <div className={styles.foot}>
                {filter && first && (
                    <Button icon={<AddRegular />} onClick={() => put({ ...filter, conditions: [...filter.conditions, begin(first)] })}>
                        {t("filter.add")}
                    </Button>
                )}
                {typed !== "" && <Button onClick={() => put({ join: "and", conditions: [] })}>{t("filter.clear")}</Button>}
            </div>
            <details open={filter === null}>
                <summary>{t("filter.text")}</summary>
                <Textarea
                    className={styles.text ?? ""}
                    aria-label={t("filter.text")}
                    value={typed}
                    resize="vertical"
                    onChange={(_, { value }) => setTyped(value)}
                    onBlur={() => {
                        if (typed === (filter ? writeFilter(type, filter) : text)) return;
                        set(readFilter(type, typed));
                        change(typed.trim());
                    }}
                />
            </details>
        </section>
    );
}
