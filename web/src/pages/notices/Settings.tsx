import { Button, Checkbox, Field, Radio, RadioGroup, Select } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Notices } from "../../api/types";
import { Failure, ask } from "../../api/client";
import { usePath } from "../../api/queries";
import { Loaded } from "../../ui/States";
import styles from "./Notices.module.css";

const PATH = "/me/notices";
const KINDS = ["check-in-due", "mention", "approval", "alert", "report"] as const;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

function clock(hour: number): string {
    return `${String(hour).padStart(2, "0")}:00`;
}

function Hour({ label, value, usual, choose }: { label: string; value: number | null; usual: number; choose: (hour: number | null) => void }) {
    const { t } = useTranslation();
    return (
        <Field label={label}>
            <Select value={value === null ? "" : String(value)} onChange={(_, data) => choose(data.value === "" ? null : Number(data.value))}>
                <option value="">{t("notice.usual", { hour: clock(usual) })}</option>
                {HOURS.map((hour) => (
                    <option key={hour} value={hour}>
                        {clock(hour)}
                    </option>
                ))}
            </Select>
        </Field>
    );
}

function Form({ choice }: { choice: Notices }) {
    const { t } = useTranslation();
    const client = useQueryClient();
    const [digest, chooseDigest] = useState(choice.digest ?? "none");
    const [from, chooseFrom] = useState<number | null>(choice.quietFrom ?? null);
    const [until, chooseUntil] = useState<number | null>(choice.quietUntil ?? null);
    const [muted, mute] = useState(choice.mutedNotices ?? []);
    const [said, say] = useState<{ text: string; isGood: boolean } | null>(null);

    async function save(): Promise<void> {
        try {
            const body = { digest, quietFrom: from, quietUntil: until, mutedNotices: muted };
            client.setQueryData([PATH, null], await ask(PATH, { method: "PATCH", body }));
            say({ text: t("notice.saved"), isGood: true });
        } catch (error) {
            say({ text: error instanceof Failure ? `${error.message} ${error.hint}` : String(error), isGood: false });
        }
    }

    return (
        <form
            className={styles.form}
            onSubmit={(event) => {
                event.preventDefault();
                void save();
            }}
        >
            {!choice.isMailOn && <p className="soft">{t("notice.mailOff")}</p>}
            <Field label={t("notice.how")}>
                <RadioGroup value={digest} onChange={(_, data) => chooseDigest(data.value)}>
                    <Radio value="none" label={t("notice.each")} />
                    <Radio value="daily" label={t("notice.daily")} />
                    <Radio value="weekly" label={t("notice.weekly")} />
                </RadioGroup>
            </Field>
            <fieldset className={styles.group}>
                <legend>{t("notice.quiet")}</legend>
                <div className={styles.hours}>
                    <Hour label={t("notice.from")} value={from} usual={choice.usual.quietFrom} choose={chooseFrom} />
                    <Hour label={t("notice.until")} value={until} usual={choice.usual.quietUntil} choose={chooseUntil} />
                </div>
                <p className="soft small">{t("notice.quietHint", { zone: choice.timeZone })}</p>
            </fieldset>
            <fieldset className={styles.group}>
                <legend>{t("notice.kinds")}</legend>
                {KINDS.map((kind) => (
                    <Checkbox
                        key={kind}
                        label={t(`notice.want.${kind}`)}
                        checked={!muted.includes(kind)}
                        onChange={(_, data) => mute(data.checked === true ? muted.filter((one) => one !== kind) : [...muted, kind])}
                    />
                ))}
            </fieldset>
            <div className={styles.line}>
                <Button appearance="primary" type="submit">
                    {t("notice.save")}
                </Button>
                {said && (
                    <span role="status" data-good={said.isGood}>
                        {said.text}
                    </span>
                )}
            </div>
        </form>
    );
}

/** Settings let somebody choose what comes by mail, when, and how often. */
export function Settings() {
    const { t } = useTranslation();
    const choice = usePath<Notices>(PATH);
    return (
        <section aria-labelledby="by-mail">
            <h2 id="by-mail">{t("notice.settings")}</h2>
            <Loaded query={choice}>{(found) => <Form choice={found} />}</Loaded>
        </section>
    );
}
