import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

import type { AnyRecord } from "../../api/types";
import { useClosing } from "../../ui/useClosing";

/** ReadOnly shows what a unit said to those who may not change it. */
export default function ReadOnly({ title, contribution, close }: { title: string; contribution: AnyRecord; close: () => void }) {
    const { t } = useTranslation();
    const [isOpen, end] = useClosing(close);
    const statement = contribution.status === "declined" ? contribution.declineReason : contribution.statement;
    return (
        <Dialog open={isOpen} onOpenChange={(_, data) => !data.open && end()}>
            <DialogSurface>
                <DialogBody>
                    <DialogTitle>{title}</DialogTitle>
                    <DialogContent>
                        {contribution.status === "declined" && <p>{t("matrix.declinedShort")}</p>}
                        <p>{typeof statement === "string" ? statement : t("matrix.noWords")}</p>
                    </DialogContent>
                    <DialogActions>
                        <Button onClick={() => end()}>{t("action.close")}</Button>
                    </DialogActions>
                </DialogBody>
            </DialogSurface>
        </Dialog>
    );
}
