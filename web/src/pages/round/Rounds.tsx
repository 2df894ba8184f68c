import { Button, Field, Input, Select } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";

import { getAsOf } from "../../api/client";
import { useMe, usePath } from "../../api/queries";
import { type AnyRecord, type Page, type RecordValue, titleOf } from "../../api/types";
import { dayNow } from "../../base/day";
import { formatDay } from "../../base/format";
import { Empty, Loaded } from "../../ui/States";
import { Badge } from "../../ui/Status";
import { ProgramPage } from "../ProgramPage";
import styles from "./Rounds.module.css";
import { useAct } from "./useAct";

function Begin({ visions }: { visions: AnyRecord[] }) {
    const { t } = useTranslation();
    const me = useMe();
    const [, go] = useLocation();
    const [vision, choose] = useState(visions[0]?.id ?? "");
    const [title, write] = useState("");
    const { act, failure, isBusy } = useAct();
    const send = async () => {
        const body: Record<string, RecordValue> = { vision, title, startDate: dayNow() };
        if (me.data?.person) body.owner = me.data.person;
        const made = await act<AnyRecord>("test-rounds", "/test-rounds", { method: "POST", body });
        if (made !== null) go(`/test-round/${made.id}`);
    };
    return (
        <form
            className={styles.begin}
            onSubmit={(event) => {
                event.preventDefault();
                void send();
            }}
        >
            <h2>{t("round.begin")}</h2>
            <p className="soft">{t("round.beginWhy")}</p>
            <Field label={t("round.vision")}>
                <Select value={vision} onChange={(_, { value }) => choose(value)}>
                    {visions.map(({ id, title: name }) => (
                        <option key={id} value={id}>
                            {name ?? id}
                        </option>
                    ))}
                </Select>
            </Field>
            <Field label={t("round.who")} hint={t("round.whoHint")} required validationMessage={failure?.message}>
                <Input value={title} maxLength={200} onChange={(_, { value }) => write(value)} />
            </Field>
            <div>
                <Button type="submit" appearance="primary" disabled={title.trim() === "" || vision === ""} disabledFocusable={isBusy}>
                    {t("round.beginSend")}
                </Button>
            </div>
        </form>
    );
}

function List({ program }: { program: AnyRecord }) {
    const { t, i18n } = useTranslation();
    const me = useMe();
    const visions = usePath<Page>(`/visions?filter=${encodeURIComponent(`program eq '${program.id}' and status ne 'retired'`)}&orderby=title&top=200&select=title`);
    const rounds = usePath<Page>(`/test-rounds?filter=${encodeURIComponent(`vision/program eq '${program.id}'`)}&orderby=createdAt desc&top=200&expand=vision,comments`);
    const may = getAsOf() === null && (me.data?.may["test-rounds"]?.includes("create") ?? false);
    return (
        <>
            <Loaded query={rounds}>
                {({ items }) =>
                    items.length === 0 ? (
                        <Empty title={t("round.none")}>{t("round.noneHint")}</Empty>
                    ) : (
                        <ul className={styles.list}>
                            {items.map((round) => (
                                <li key={round.id}>
                                    <Link href={`/test-round/${round.id}`}>{round.title}</Link>
                                    <Badge tone={round.status === "closed" ? "good" : "quiet"}>{t(`round.status.${String(round.status)}`)}</Badge>
                                    <span className="soft small">
                                        {titleOf(round.vision)} · {formatDay(round.createdAt, i18n.language)} · {t("round.answers", { count: Array.isArray(round.comments) ? round.comments.length : 0 })}
                                    </span>
                                </li>
                            ))}
                        </ul>
                    )
                }
            </Loaded>
            {may && visions.data && visions.data.items.length > 0 && <Begin visions={visions.data.items} />}
        </>
    );
}

/** Rounds are the test rounds of a program's visions, and how a new one begins. */
export default function Rounds() {
    const { t } = useTranslation();
    return (
        <ProgramPage base="/rounds" title={(program) => t("round.title", { program: program.title })}>
            {(program) => <List key={program.id} program={program} />}
        </ProgramPage>
    );
}
