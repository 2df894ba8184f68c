import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

import { useClosing } from "../ui/useClosing";
import styles from "./Keys.module.css";

const KEYS: [string, string][] = [
    ["Ctrl+K  /", "keys.find"],
    ["?", "keys.help"],
    ["Esc", "keys.escape"],
    ["Alt+↑ Alt+↓", "keys.rank"],
    ["Alt+← Alt+→", "keys.horizon"],
    ["← →", "keys.present"],
    ["Ctrl+C Ctrl+V", "keys.paste"],
];

/** KeysDialog tells which keys do what. */
export default function KeysDialog({ close }: { close: () => void }) {
    const { t } = useTranslation();
    const [isOpen, end] = useClosing(close);
    return (
        <Dialog open={isOpen} onOpenChange={(_, data) => !data.open && end()}>
            <DialogSurface>
                <DialogBody>
                    <DialogTitle>{t("keys.title")}</DialogTitle>
                    <DialogContent>
                        <dl className={styles.keys}>
                            {KEYS.map(([keys, word]) => (
                                <div key={word}>
                                    <dt>{keys}</dt>
                                    <dd>{t(word)}</dd>
                                </div>
                            ))}
                        </dl>
                    </DialogContent>
                    <DialogActions>
                        <Button onClick={() => end()}>{t("action.close")}</Button>
                    </DialogActions>
                </DialogBody>
            </DialogSurface>
        </Dialog>
    );
}
