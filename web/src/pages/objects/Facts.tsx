import { useTranslation } from "react-i18next";

import { useTypes } from "../../api/queries";
import type { AnyRecord } from "../../api/types";
import { kindOf } from "../../fields";
import { withUnit } from "../../records/units";
import styles from "./objects.module.css";

/** FACTS are what a reader of a page asks first, in this order: who answers for it, by when, and what it belongs to. */
const FACTS: Record<string, string[]> = {
    objectives: ["owner", "visions", "priorities", "endDate", "unit", "program"],
    "key-results": ["owner", "delegate", "objectives", "baseline", "baselineDate", "target", "deadline", "program"],
    initiatives: ["owner", "sponsor", "horizon", "rank", "startDate", "endDate", "objectives", "ownerUnit", "program"],
};

function isThere(value: unknown): boolean {
    return value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);
}

/** Facts are the few fields of a part of the plan that stand above all others, with what it is about in its own words. */
export function Facts({ collection, record }: { collection: string; record: AnyRecord }) {
    const { t } = useTranslation();
    const types = useTypes();
    const type = types.data?.get(collection);
    if (type === undefined) return null;
    const about = type.fields.find(({ name }) => name === "description");
    const fields = (FACTS[collection] ?? []).flatMap((name) => type.fields.find((field) => field.name === name && (name === "owner" || isThere(record[name]))) ?? []);
    const { Show: ShowAbout } = kindOf(about?.type ?? "markdown");
    return (
        <section aria-label={t("objects.facts")} className={styles.facts}>
            {about && isThere(record.description) && <ShowAbout field={about} value={record.description ?? null} />}
            <dl className={styles.sources}>
                {fields.map((field) => {
                    const { Show } = kindOf(field.type);
                    return (
                        <div key={field.name}>
                            <dt className="soft small">{field.label}</dt>
                            <dd>{isThere(record[field.name]) ? <Show field={withUnit(type, field, record)} value={record[field.name] ?? null} /> : t("strategy.noOwner")}</dd>
                        </div>
                    );
                })}
            </dl>
        </section>
    );
}
