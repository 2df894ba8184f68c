import { Radio, RadioGroup } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { pageOf } from "../../api/places";
import { useMe } from "../../api/queries";
import type { Me } from "../../api/types";
import { LANGUAGES } from "../../i18n";
import { Loaded } from "../../ui/States";
import { chooseLanguage } from "../../ui/choices";
import { LOOKS, type Look, getLook, setLook } from "../../ui/theme";
import styles from "./Account.module.css";
import { Password } from "./Password";
import { Sessions } from "./Sessions";

/** Language and look, which this browser keeps. */
function Choices() {
    const { t, i18n } = useTranslation();
    const client = useQueryClient();
    const [look, choose] = useState<Look>(getLook());
    return (
        <section aria-labelledby="choices" className={styles.part}>
            <h2 id="choices">{t("account.choices")}</h2>
            <div className={styles.choices}>
                <RadioGroup aria-label={t("account.language")} value={i18n.language} onChange={(_, { value }) => void chooseLanguage(client, value)}>
                    {LANGUAGES.map(({ key, label }) => (
                        <Radio key={key} value={key} label={label} />
                    ))}
                </RadioGroup>
                <RadioGroup
                    aria-label={t("account.look")}
                    value={look}
                    onChange={(_, { value }) => {
                        setLook(value as Look);
                        choose(value as Look);
                    }}
                >
                    {LOOKS.map((name) => (
                        <Radio key={name} value={name} label={t(`look.${name}`)} />
                    ))}
                </RadioGroup>
            </div>
        </section>
    );
}

function Whole({ me }: { me: Me }) {
    const { t } = useTranslation();
    return (
        <div className={styles.page}>
            <header>
                <h1>{t("page.account")}</h1>
                <p>{me.person ? <Link href={pageOf("people", me.person)}>{me.name}</Link> : me.name}</p>
            </header>
            <Choices />
            <Password />
            <Sessions />
            <section aria-labelledby="told" className={styles.part}>
                <h2 id="told">{t("page.notices")}</h2>
                <Link href="/notices">{t("account.notices")}</Link>
            </section>
        </div>
    );
}

/** Account is what concerns whoever is signed in alone: language, look, password, and where they are signed in. */
export default function Account() {
    const me = useMe();
    return <Loaded query={me}>{(who) => <Whole me={who} />}</Loaded>;
}
