import { Button, Dropdown, Field, MessageBar, MessageBarBody, Option, Spinner } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Failure } from "../api/client";
import type { AnyRecord, RecordValue, TypeInfo } from "../api/types";
import { formatNumber } from "../base/format";
import { kindOf } from "../fields";
import { Control, hasMistake } from "../fields/Control";
import styles from "./BulkBar.module.css";
import { type Operation, setAll } from "./changing";

/** BulkBar sets one field of all chosen records, in one transaction: all or none. */
export default function BulkBar({ type, rows, done, close }: { type: TypeInfo; rows: AnyRecord[]; done: (undo: Operation[]) => Promise<void>; close: () => void }) {
    const { t, i18n } = useTranslation();
    const fields = type.fields.filter(({ readOnly }) => !readOnly);
    const [name, choose] = useState("");
    const [value, set] = useState<RecordValue>(null);
    const [failure, fail] = useState("");
    const [isAsked, setAsked] = useState(false);
    const [isBusy, setBusy] = useState(false);
    const field = fields.find((one) => one.name === name);
    async function apply(): Promise<void> {
        setAsked(true);
        if (field && hasMistake({ field, value }, i18n.language)) return;
        setBusy(true);
        fail("");
        try {
            await done(await setAll(type, rows, name, value));
        } catch (error) {
            const said = error instanceof Failure ? `${error.fields[0]?.detail ?? error.message} ${error.hint}` : String(error);
            fail(t("bulk.failed", { said }));
        } finally {
            setBusy(false);
        }
    }
    return (
        <section className={styles.bar} aria-label={t("bulk.title", { count: rows.length })}>
            <strong>{t("bulk.title", { count: rows.length, written: formatNumber(rows.length, i18n.language) })}</strong>
            <Field label={t("bulk.field")}>
                <Dropdown
                    value={field?.label ?? ""}
                    selectedOptions={[name]}
                    placeholder={t("form.choose")}
                    onOptionSelect={(_, { optionValue }) => {
                        const chosen = fields.find((one) => one.name === optionValue);
                        choose(optionValue ?? "");
                        set(chosen && kindOf(chosen.type).isBare && !kindOf(chosen.type).isNumber ? false : null);
                    }}
                >
                    {fields.map((one) => (
                        <Option key={one.name} value={one.name}>
                            {one.label}
                        </Option>
                    ))}
                </Dropdown>
            </Field>
            {field && (
                <Control key={field.name} label={t("bulk.value")} field={field} value={value ?? undefined} change={set} isAsked={isAsked} />
            )}
            <div className={styles.actions}>
                <Button appearance="primary" disabled={!field || isBusy || (field.required && value === null)} icon={isBusy ? <Spinner size="tiny" /> : null} onClick={() => void apply()}>
                    {t("bulk.apply", { count: rows.length })}
                </Button>
                <Button onClick={close}>{t("bulk.leave")}</Button>
            </div>
            {failure !== "" && (
                <MessageBar intent="error" role="alert" className={styles.wide ?? ""}>
                    <MessageBarBody>{failure}</MessageBarBody>
                </MessageBar>
            )}
        </section>
    );
}
