import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

import { useClosing } from "../ui/useClosing";
import styles from "./Keys.module.css";
import { KEYS } from "./keyList";

/** Keys that are held together, each by its name on the keyboards of the language. */
function Held({ way }: { way: string }) {
    const { t } = useTranslation();
    return (
        <kbd>
            {way
                .split("+")
                .map((key) => (/^[A-Z][a-z]+/.test(key) ? t(`keys.key-${key}`) : key))
                .join("+")}
        </kbd>
    );
}

/** KeysDialog tells which keys do what, and where. */
export default function KeysDialog({ close }: { close: () => void }) {
    const { t } = useTranslation();
    const [isOpen, end] = useClosing(close);
    return (
        <Dialog open={isOpen} onOpenChange={(_, data) => !data.open && end()}>
            <DialogSurface>
                <DialogBody>
                    <DialogTitle>{t("keys.title")}</DialogTitle>
                    <DialogContent tabIndex={0} role="region" aria-label={t("keys.title")}>
                        {KEYS.map(({ place, keys }) => (
                            <section key={place} className={styles.place} aria-labelledby={`keys-${place}`}>
                                <h3 id={`keys-${place}`}>{t(`keys.place-${place}`)}</h3>
                                <dl className={styles.keys}>
                                    {keys.map(({ ways, word }) => (
                                        <div key={word}>
                                            <dt>
                                                {ways.map((way) => (
                                                    <Held key={way} way={way} />
                                                ))}
                                            </dt>
                                            <dd>{t(`keys.${word}`)}</dd>
                                        </div>
                                    ))}
                                </dl>
                            </section>
                        ))}
                    </DialogContent>
                    <DialogActions>
                        <Button onClick={() => end()}>{t("action.close")}</Button>
                    </DialogActions>
                </DialogBody>
            </DialogSurface>
        </Dialog>
    );
}
