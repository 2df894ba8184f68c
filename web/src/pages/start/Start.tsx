import { useTranslation } from "react-i18next";
import { useParams } from "wouter";

import { getAsOf } from "../../api/client";
import { useMe } from "../../api/queries";
import { Empty, Loaded } from "../../ui/States";
import { Begin } from "./Begin";
import { Guide } from "./Guide";
import styles from "./Start.module.css";

/** Start leads from nothing to a first objective that is live, and from there to an active program. */
export default function Start() {
    const { t } = useTranslation();
    const { program } = useParams<{ program?: string }>();
    const me = useMe();
    return (
        <Loaded query={me}>
            {({ may }) => (
                <div className={styles.page}>
                    {program === undefined && <h1>{t("start.title")}</h1>}
                    {getAsOf() !== null ? (
                        <Empty title={t("start.past")}>{t("asOf.readOnly")}</Empty>
                    ) : !may.programs?.includes(program === undefined ? "create" : "activate") ? (
                        <Empty title={t("start.mayNot")}>{t("start.mayNotHint")}</Empty>
                    ) : program === undefined ? (
                        <Begin />
                    ) : (
                        <Guide program={program} />
                    )}
                </div>
            )}
        </Loaded>
    );
}
