import { Button, Checkbox } from "@fluentui/react-components";
import { ArrowDownRegular, ArrowUpRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";

import type { TypeInfo } from "../api/types";
import styles from "./ColumnChoice.module.css";
import { defaultColumns } from "./listing";

function moved(columns: string[], from: number, by: number): string[] {
    const next = [...columns];
    const [one] = next.splice(from, 1);
    if (one !== undefined) next.splice(from + by, 0, one);
    return next;
}

/** ColumnChoice says which columns a list has, and in which order. */
export default function ColumnChoice({ type, columns, choose }: { type: TypeInfo; columns: string[]; choose: (columns: string[]) => void }) {
    const { t } = useTranslation();
    const labelOf = (name: string) => type.fields.find((field) => field.name === name)?.label ?? name;
    const others = type.fields.filter(({ name }) => !columns.includes(name));
    return (
        <div className={styles.choice}>
            <ol>
                {columns.map((name, place) => (
                    <li key={name}>
                        <Checkbox label={labelOf(name)} checked disabled={columns.length === 1} onChange={() => choose(columns.filter((one) => one !== name))} />
                        <span className={styles.moves}>
                            <Button size="small" appearance="subtle" icon={<ArrowUpRegular />} aria-label={t("list.moveUp", { label: labelOf(name) })} disabled={place === 0} onClick={() => choose(moved(columns, place, -1))} />
                            <Button
                                size="small"
                                appearance="subtle"
                                icon={<ArrowDownRegular />}
                                aria-label={t("list.moveDown", { label: labelOf(name) })}
                                disabled={place === columns.length - 1}
                                onClick={() => choose(moved(columns, place, 1))}
                            />
                        </span>
                    </li>
                ))}
            </ol>
            {others.map(({ name, label }) => (
                <Checkbox key={name} label={label} checked={false} onChange={() => choose([...columns, name])} />
            ))}
            <Button size="small" appearance="transparent" onClick={() => choose(defaultColumns(type))}>
                {t("list.usualColumns")}
            </Button>
        </div>
    );
}
