import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { dayNow } from "../base/day";
import { formatDay } from "../base/format";
import { useClosing } from "../ui/useClosing";
import styles from "./AsOf.module.css";
import { PAST, isDay, pastDay } from "./address";

/** AsOfDialog asks for a day of the past that every page is then shown as of. */
export default function AsOfDialog({ close, day, setDay }: { close: () => void; day: string | null; setDay: (day: string | null) => void }) {
    const { t, i18n } = useTranslation();
    const [isOpen, end] = useClosing(close);
    const today = dayNow();
    const [typed, type] = useState(day ?? "");
    const isGood = isDay(typed, today);
    return (
        <Dialog open={isOpen} onOpenChange={(_, data) => !data.open && end()}>
            <DialogSurface>
                <form
                    onSubmit={(event) => {
                        event.preventDefault();
                        if (!isGood) return;
                        end(() => setDay(typed));
                    }}
                >
                    <DialogBody>
                        <DialogTitle>{t("asOf.open")}</DialogTitle>
                        <DialogContent>
                            <p>{t("asOf.explain")}</p>
                            <p className={styles.presets} role="group" aria-label={t("asOf.often")}>
                                {PAST.map((which) => (
                                    <Button key={which} size="small" title={formatDay(pastDay(which, today), i18n.language)} onClick={() => end(() => setDay(pastDay(which, today)))}>
                                        {t(`asOf.past-${which}`)}
                                    </Button>
                                ))}
                            </p>
                            <Field label={t("asOf.day")} validationMessage={typed !== "" && !isGood ? t("asOf.wrong") : undefined}>
                                <Input type="date" max={today} value={typed} onChange={(_, data) => type(data.value)} />
                            </Field>
                        </DialogContent>
                        <DialogActions>
                            <Button onClick={() => end()}>{t("action.cancel")}</Button>
                            <Button appearance="primary" type="submit" disabled={!isGood}>
                                {t("asOf.show")}
                            </Button>
                        </DialogActions>
                    </DialogBody>
                </form>
            </DialogSurface>
        </Dialog>
    );
}
