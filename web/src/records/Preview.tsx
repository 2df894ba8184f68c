import { useState } from "react";
import { Checkbox } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

import type { ImportColumn, ImportRow, TypeInfo } from "../api/types";
import { Badge, type Tone } from "../ui/Status";
import styles from "./Import.module.css";

const SHOWN = 200;
const TONES: Record<ImportRow["effect"], Tone> = { create: "good", update: "warn", unchanged: "quiet", mistake: "bad" };

function Row({ row, columns }: { row: ImportRow; columns: ImportColumn[] }) {
    const { t } = useTranslation();
    const loose = row.mistakes.filter(({ field }) => !columns.some((column) => column.field === field && field !== undefined));
    return (
        <tr>
            <td className="number">{row.row}</td>
            <td>
                <Badge tone={TONES[row.effect]}>{t(`effect.${row.effect}`)}</Badge>
                {loose.map(({ code, detail, hint }) => (
                    <p key={code + detail} className={styles.mistake}>
                        {detail} {hint}
                    </p>
                ))}
            </td>
            {columns.map(({ column, field }) => {
                const change = row.changes.find((one) => one.field === field);
                const mistakes = row.mistakes.filter((one) => one.field === field && field !== undefined);
                return (
                    <td key={column} className={mistakes.length > 0 ? styles.wrong : ""}>
                        {change && change.beforeText !== "" && <del>{change.beforeText}</del>} {change && <ins>{change.afterText || t("form.none")}</ins>}
                        {!change && field === "title" && <span className="soft">{row.title}</span>}
                        {mistakes.map(({ code, cell, detail, hint }) => (
                            <p key={code + detail} className={styles.mistake}>
                                <strong>{cell}</strong> {detail} {hint}
                            </p>
                        ))}
                    </td>
                );
            })}
        </tr>
    );
}

/** Preview shows what each row would do: new, changed from and to, the same as before, or wrong, with each mistake at its cell. */
export function Preview({ type, rows, columns }: { type: TypeInfo; rows: ImportRow[]; columns: ImportColumn[] }) {
    const { t } = useTranslation();
    const [onlyMistakes, show] = useState(false);
    const wanted = rows.filter(({ effect }) => !onlyMistakes || effect === "mistake");
    const mapped = columns.filter(({ field }) => field !== undefined);
    return (
        <>
            {rows.some(({ effect }) => effect === "mistake") && <Checkbox label={t("import.onlyMistakes")} checked={onlyMistakes} onChange={(_, { checked }) => show(checked === true)} />}
            <div className={styles.frame} tabIndex={0} role="region" aria-label={t("import.preview")}>
                <table>
                    <caption className="only-spoken">{t("import.title", { label: type.plural })}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{t("import.row")}</th>
                            <th scope="col">{t("import.effect")}</th>
                            {mapped.map(({ column, label }) => (
                                <th key={column} scope="col">
                                    {label}
                                </th>
                            ))}
                        </tr>
                    </thead>
                    <tbody>
                        {wanted.slice(0, SHOWN).map((row) => (
                            <Row key={row.row} row={row} columns={mapped} />
                        ))}
                    </tbody>
                </table>
            </div>
            {wanted.length > SHOWN && <p className="soft small">{t("import.first", { count: SHOWN })}</p>}
        </>
    );
}
