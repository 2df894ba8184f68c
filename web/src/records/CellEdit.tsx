import { Button, Popover, PopoverSurface, Spinner } from "@fluentui/react-components";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { Failure, ask } from "../api/client";
import type { AnyRecord, FieldInfo, RecordValue, TypeInfo } from "../api/types";
import { Control, hasMistake } from "../fields/Control";
import styles from "./CellEdit.module.css";
import RecordDialog from "./RecordDialog";
import { changesOf, draftOf } from "./changes";
import { withUnit } from "./units";

/** CellEdit edits one cell where it stands. Enter keeps, Escape leaves; where somebody else was faster, the form asks whose value counts. */
export default function CellEdit({ type, field, row, target, close, saved }: { type: TypeInfo; field: FieldInfo; row: AnyRecord; target: HTMLElement; close: () => void; saved: () => Promise<void> }) {
    const { t, i18n } = useTranslation();
    const counted = withUnit(type, field, row);
    const before = draftOf(type, row)[field.name] ?? null;
    const [value, set] = useState<RecordValue>(before);
    const [mistake, say] = useState("");
    const [isAsked, setAsked] = useState(false);
    const [isBusy, setBusy] = useState(false);
    const [isClash, clash] = useState(false);
    const box = useRef<HTMLDivElement>(null);
    useEffect(() => {
        const control = box.current?.querySelector<HTMLElement>("input, textarea, button, [role=combobox]");
        control?.focus();
        if (control instanceof HTMLInputElement && control.type === "text") control.select();
    }, []);

    async function keep(): Promise<void> {
        setAsked(true);
        if (hasMistake({ field: counted, value }, i18n.language)) return;
        const body = changesOf({ [field.name]: before }, { [field.name]: value });
        if (Object.keys(body).length === 0) {
            close();
            return;
        }
        setBusy(true);
        try {
            await ask(`/${type.collection}/${row.id}`, { method: "PATCH", body, revision: row.revision });
            await saved();
            close();
        } catch (error) {
            if (error instanceof Failure && error.status === 412) clash(true);
            else say(error instanceof Failure ? (error.fields.find((one) => one.field === field.name)?.detail ?? `${error.message} ${error.hint}`) : String(error));
        } finally {
            setBusy(false);
        }
    }

    function press(event: KeyboardEvent): void {
        const isOpen = (event.target as HTMLElement).getAttribute("aria-expanded") === "true";
        const isLines = event.target instanceof HTMLTextAreaElement && !event.ctrlKey;
        if (event.key !== "Enter" || isOpen || isLines || event.target instanceof HTMLButtonElement) return;
        event.preventDefault();
        void keep();
    }

    if (isClash) {
        return <RecordDialog collection={type.collection} record={row} preset={{ [field.name]: value }} title={row.title ?? type.label} close={close} saved={() => void saved()} />;
    }
    return (
        <Popover open trapFocus positioning={{ target, position: "below", align: "start", coverTarget: true }} onOpenChange={(_, { open }) => !open && close()}>
            <PopoverSurface aria-label={field.label} className={styles.cell ?? ""}>
                <div ref={box} onKeyDown={press}>
                    <Control field={counted} value={value ?? undefined} change={set} refused={mistake === "" ? undefined : mistake} isAsked={isAsked} />
                    <div className={styles.actions}>
                        <Button size="small" appearance="primary" disabled={isBusy} icon={isBusy ? <Spinner size="tiny" /> : null} onClick={() => void keep()}>
                            {t("action.save")}
                        </Button>
                        <Button size="small" onClick={close}>
                            {t("action.cancel")}
                        </Button>
                    </div>
                </div>
            </PopoverSurface>
        </Popover>
    );
}
