import { Dialog, DialogSurface } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

import { useTypes } from "../api/queries";
import type { AnyRecord } from "../api/types";
import { hasDrafts } from "../base/unsaved";
import { useClosing } from "../ui/useClosing";
import { Form } from "./Form";
import styles from "./RecordDialog.module.css";
import type { Draft } from "./changes";

/** RecordDialog edits a record, or makes a new one that begins with `preset`, without leaving the page. */
export default function RecordDialog({ collection, record, preset, title, close, saved }: {
    collection: string;
    record: AnyRecord | null;
    preset?: Draft;
    title?: string;
    close: () => void;
    saved?: (record: AnyRecord) => void;
}) {
    const { t } = useTranslation();
    const [isOpen, end] = useClosing(close);
    const types = useTypes();
    const type = types.data?.get(collection);
    if (type === undefined) return null;
    // a click beside it may be a slip, and Escape is pressed to close a list within it: neither loses what was typed
    const mayEnd = (how: string) => !hasDrafts() || (how !== "backdropClick" && window.confirm(t("state.unsavedHere")));
    const name = title ?? (record === null ? t("list.new", { label: type.label }) : type.label);
    return (
        <Dialog open={isOpen} onOpenChange={(_, data) => !data.open && mayEnd(data.type) && end()}>
            <DialogSurface aria-label={name} className={styles.dialog ?? ""}>
                <h2 className={styles.title}>{name}</h2>
                <Form
                    type={type}
                    record={record}
                    {...(preset ? { preset } : {})}
                    close={() => end()}
                    saved={(made) => end(() => saved?.(made))}
                />
            </DialogSurface>
        </Dialog>
    );
}
