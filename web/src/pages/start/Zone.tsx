import { Button } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

import { ask } from "../../api/client";
import { useMay, usePath } from "../../api/queries";
import type { AnyRecord, Page } from "../../api/types";
import styles from "./Start.module.css";
import { Wrong } from "./parts";
import { useWork } from "./usePlan";

const UNSET = "UTC";

/** proposed is the zone of the browser, where the organization has none of its own yet and the two differ; else null. */
export function proposed(kept: unknown, here = Intl.DateTimeFormat().resolvedOptions().timeZone): string | null {
    return kept === UNSET && here !== UNSET && here !== "Etc/UTC" && here !== "" ? here : null;
}

/** Zone asks whoever may set it, before the first program, in which time zone the organization means its hours. */
export function Zone() {
    const { t } = useTranslation();
    const may = useMay("organizations", "update");
    const organization = usePath<Page>(may ? "/organizations?top=1" : null).data?.items[0] as AnyRecord | undefined;
    const { run, failure, isBusy } = useWork();
    const zone = proposed(organization?.timeZone);
    if (organization === undefined || zone === null) return null;
    const { id, revision } = organization;
    const set = () => run(["organizations"], () => ask(`/organizations/${id}`, { method: "PATCH", body: { timeZone: zone }, revision }));
    return (
        <section aria-labelledby="zone" className={styles.resume}>
            <h2 id="zone">{t("start.zone")}</h2>
            <p>{t("start.zoneAsk", { kept: UNSET, zone })}</p>
            <Wrong failure={failure} />
            <Button disabled={isBusy} onClick={() => void set()}>
                {t("start.zoneSet", { zone })}
            </Button>
        </section>
    );
}
