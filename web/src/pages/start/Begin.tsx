import { Checkbox, Field, Input, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";

import { ask } from "../../api/client";
import { useMe, usePath } from "../../api/queries";
import type { AnyRecord, LibraryVisionInfo, Page, RecordValue } from "../../api/types";
import { dayNow } from "../../base/day";
import { Loaded } from "../../ui/States";
import styles from "./Start.module.css";
import { Zone } from "./Zone";
import { Send, Wrong } from "./parts";
import { useWork } from "./usePlan";

/** A day some years from now, as its last day before. */
function horizonEnd(years: number): string {
    const day = new Date(dayNow());
    day.setUTCFullYear(day.getUTCFullYear() + years);
    day.setUTCDate(day.getUTCDate() - 1);
    return day.toISOString().slice(0, 10);
}

function Visions({ items, chosen, choose }: { items: LibraryVisionInfo[]; chosen: string[]; choose: (keys: string[]) => void }) {
    const { t } = useTranslation();
    return (
        <ul className={styles.cards}>
            {items.map(({ key, title, summary, objectives, keyResults, initiatives }) => (
                <li key={key} data-chosen={chosen.includes(key)}>
                    <Checkbox
                        label={title}
                        aria-describedby={`vision-${key}`}
                        checked={chosen.includes(key)}
                        onChange={(_, { checked }) => choose(checked === true ? [...chosen, key] : chosen.filter((one) => one !== key))}
                    />
                    <p id={`vision-${key}`} className="soft small">
                        {summary} {t("start.holds", { objectives, keyResults, initiatives })}
                    </p>
                </li>
            ))}
        </ul>
    );
}

/** Begin makes the program: from visions of the library, or from one's own words. Programs that were begun are offered first. */
export function Begin() {
    const { t } = useTranslation();
    const [, go] = useLocation();
    const me = useMe();
    const library = usePath<{ items: LibraryVisionInfo[] }>("/library/visions");
    const drafts = usePath<Page>(`/programs?filter=${encodeURIComponent("status eq 'draft'")}&orderby=createdAt desc&top=5&select=title`);
    const [chosen, choose] = useState<string[]>([]);
    const [typed, type] = useState<string | null>(null);
    const [goal, write] = useState("");
    const { run, failure, isBusy } = useWork();
    const isOwn = chosen.length === 0;
    const proposed = library.data?.items.find(({ key }) => key === chosen[0])?.title ?? "";
    const title = typed ?? proposed;

    async function begin(): Promise<void> {
        const person = me.data?.person ?? null;
        const lead: Record<string, RecordValue> = person === null ? {} : { lead: person };
        const program = await run(["programs", "visions", "objectives", "key-results"], async () => {
            if (!isOwn) {
                const made = await ask<AnyRecord>("/programs/start", { method: "POST", body: { title, visions: chosen, links: "proposed" } });
                if (person !== null) await ask(`/programs/${made.id}`, { method: "PATCH", body: lead, revision: made.revision });
                return made.id;
            }
            const vision = { program: "$program", title, goal, horizonStart: dayNow(), horizonEnd: horizonEnd(2) };
            const operations = [
                { act: "create", collection: "programs", as: "program", body: { title, ...lead } },
                { act: "create", collection: "visions", body: vision },
            ];
            const made = await ask<{ results: { id: string }[] }>("/batch", { method: "POST", body: { operations } });
            return made.results[0]?.id ?? "";
        });
        if (program !== null) go(`/start/${program}`);
    }

    return (
        <>
            <Zone />
            {(drafts.data?.items.length ?? 0) > 0 && (
                <section aria-labelledby="resume" className={styles.resume}>
                    <h2 id="resume">{t("start.resume")}</h2>
                    <ul>
                        {drafts.data?.items.map((program) => (
                            <li key={program.id}>
                                <Link href={`/start/${program.id}`}>{program.title}</Link>
                            </li>
                        ))}
                    </ul>
                </section>
            )}
            <form
                className={styles.step}
                onSubmit={(event) => {
                    event.preventDefault();
                    void begin();
                }}
            >
                <h2>{t("start.where")}</h2>
                <p className="soft">{t("start.whereWhy")}</p>
                <Loaded query={library}>{({ items }) => <Visions items={items} chosen={chosen} choose={choose} />}</Loaded>
                <Field label={t("start.name")} hint={t("start.nameHint")} required>
                    <Input value={title} maxLength={200} onChange={(_, data) => type(data.value)} />
                </Field>
                {isOwn && (
                    <Field label={t("start.ownGoal")} hint={t("start.ownGoalHint")}>
                        <Textarea rows={2} value={goal} onChange={(_, data) => write(data.value)} />
                    </Field>
                )}
                <Wrong failure={failure} />
                <div className={styles.actions}>
                    <Send isBusy={isBusy} disabled={title.trim() === ""}>
                        {isOwn ? t("start.beginOwn") : t("start.begin", { count: chosen.length })}
                    </Send>
                </div>
            </form>
        </>
    );
}
