import { useTranslation } from "react-i18next";

import { useTypes } from "../../api/queries";
import type { AnyRecord } from "../../api/types";
import { kindOf } from "../../fields";
import { isEmpty } from "../../records/formFields";
import { FieldList } from "./FieldList";
import styles from "./objects.module.css";

/** FACTS are what a reader of a page asks first, in this order: who answers for it, by when, and what it belongs to. */
const FACTS: Record<string, string[]> = {
    objectives: ["owner", "visions", "priorities", "endDate", "unit", "program"],
    "key-results": ["owner", "delegate", "objectives", "baseline", "baselineDate", "target", "deadline", "program"],
    initiatives: ["owner", "sponsor", "horizon", "rank", "startDate", "endDate", "objectives", "ownerUnit", "program"],
};

/** Facts are the few fields of a part of the plan that stand above all others, with what it is about in its own words. */
export function Facts({ collection, record }: { collection: string; record: AnyRecord }) {
    const { t } = useTranslation();
    const types = useTypes();
    const type = types.data?.get(collection);
    if (type === undefined) return null;
    const about = type.fields.find(({ name }) => name === "description");
    const { Show: ShowAbout } = kindOf(about?.type ?? "markdown");
    return (
        <section aria-label={t("objects.facts")} className={styles.facts}>
            {about && !isEmpty(record.description) && <ShowAbout field={about} value={record.description ?? null} />}
            <FieldList type={type} record={record} names={FACTS[collection] ?? []} empty={{ owner: t("strategy.noOwner") }} />
        </section>
    );
}
