import { Button, Checkbox, Field, Input, Select } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { ask, getAsOf } from "../../api/client";
import { refresh, useAll, useMe } from "../../api/queries";
import { type AnyRecord, titleOf } from "../../api/types";
import { formatDay, formatInstant } from "../../base/format";
import { useNotices } from "../../ui/Notices";
import { Empty, Loaded } from "../../ui/States";
import { Badge } from "../../ui/Status";
import { Copied, Dialogue } from "./Dialogue";
import { Frame } from "./Frame";
import styles from "./Organization.module.css";
import { SCOPES, type Scope, endOf, stateOf } from "./tokens";

const DAYS = ["30", "90", "365", ""];
const TOKENS = "/api-tokens?orderby=title&expand=account,program";

/** Make asks for a name, what the token may do and how long, and shows it once. */
function Make({ close, done }: { close: () => void; done: () => Promise<void> }) {
    const { t } = useTranslation();
    const programs = useAll("/programs?orderby=title&select=title").data ?? [];
    const [title, write] = useState("");
    const [scope, choose] = useState<Scope>("read");
    const [days, setDays] = useState("90");
    const [program, chooseProgram] = useState("");
    const [made, make] = useState<string | null>(null);
    async function send(): Promise<boolean> {
        const body = { title: title.trim(), scopes: SCOPES[scope], ...(days === "" ? {} : { expiresAt: endOf(Number(days), new Date()) }), ...(program === "" ? {} : { program }) };
        // it is shown once and kept nowhere, so that no answer can be given again
        const { token } = await ask<{ token: string }>("/api-tokens", { method: "POST", body, isOnce: false });
        make(token);
        await done();
        return false;
    }
    const result = made !== null && (
        <>
            <p>{t("token.madeHint")}</p>
            <Copied label={t("token.token")} text={made} />
        </>
    );
    return (
        <Dialogue title={t("token.new")} action={t("token.make")} can={title.trim() !== ""} run={send} close={close} result={result === false ? null : result}>
            <Field label={t("token.name")} hint={t("token.nameHint")} required>
                <Input value={title} maxLength={200} onChange={(_, { value }) => write(value)} />
            </Field>
            <Field label={t("token.scope")}>
                <Select value={scope} onChange={(_, { value }) => choose(value as Scope)}>
                    {(Object.keys(SCOPES) as Scope[]).map((one) => (
                        <option key={one} value={one}>
                            {t(`token.scope-${one}`)}
                        </option>
                    ))}
                </Select>
            </Field>
            <Field label={t("token.program")}>
                <Select value={program} onChange={(_, { value }) => chooseProgram(value)}>
                    <option value="">{t("token.everything")}</option>
                    {programs.map(({ id, title: name }) => (
                        <option key={id} value={id}>
                            {name}
                        </option>
                    ))}
                </Select>
            </Field>
            <Field label={t("token.ends")}>
                <Select value={days} onChange={(_, { value }) => setDays(value)}>
                    {DAYS.map((one) => (
                        <option key={one} value={one}>
                            {one === "" ? t("token.never") : t("token.days", { count: Number(one) })}
                        </option>
                    ))}
                </Select>
            </Field>
        </Dialogue>
    );
}

function Token({ token, now, revoke }: { token: AnyRecord; now: string; revoke: (() => void) | null }) {
    const { t, i18n } = useTranslation();
    const state = stateOf(token, now);
    const scopes = Array.isArray(token.scopes) ? token.scopes : [];
    const scope = (["admin", "write", "read"] as const).find((one) => scopes.includes(one)) ?? "read";
    return (
        <tr>
            <th scope="row">
                {token.title}
                {state === "revoked" && <Badge tone="quiet">{t("token.revoked")}</Badge>}
                {state === "ended" && <Badge tone="warn">{t("token.ended")}</Badge>}
            </th>
            <td>{titleOf(token.account) ?? <span className="soft">{t("token.nobody")}</span>}</td>
            <td>
                {t(`token.scope-${scope}`)}
                {titleOf(token.program) !== undefined && <span className="soft"> · {titleOf(token.program)}</span>}
            </td>
            <td>{typeof token.expiresAt === "string" ? formatDay(token.expiresAt, i18n.language) : <span className="soft">{t("token.never")}</span>}</td>
            <td>{typeof token.lastUsedAt === "string" ? formatInstant(token.lastUsedAt, i18n.language) : <span className="soft">{t("token.unused")}</span>}</td>
            <td>
                {state !== "revoked" && revoke && (
                    <Button size="small" aria-label={t("token.revokeOf", { title: token.title })} onClick={revoke}>
                        {t("token.revoke")}
                    </Button>
                )}
            </td>
        </tr>
    );
}

function Whole() {
    const { t } = useTranslation();
    const me = useMe();
    const client = useQueryClient();
    const notices = useNotices();
    const query = useAll(TOKENS);
    const [isMaking, make] = useState(false);
    const [withOld, showOld] = useState(false);
    const now = new Date().toISOString();
    const isNow = getAsOf() === null;
    const mayRevoke = isNow && me.data?.may["api-tokens"]?.includes("update") === true;
    const again = () => refresh(client, "api-tokens");

    async function revoke(token: AnyRecord): Promise<void> {
        try {
            const changed = await ask<AnyRecord>(`/api-tokens/${token.id}`, { method: "PATCH", body: { revokedAt: new Date().toISOString() }, revision: token.revision });
            await again();
            notices.done(t("token.wasRevoked", { title: token.title }), async () => {
                await ask(`/api-tokens/${token.id}`, { method: "PATCH", body: { revokedAt: null }, revision: changed.revision });
                await again();
            });
        } catch (error) {
            notices.failed(error);
        }
    }

    return (
        <>
            {notices.place}
            <div className={styles.acts}>
                {isNow && (
                    <Button appearance="primary" icon={<AddRegular />} onClick={() => make(true)}>
                        {t("token.new")}
                    </Button>
                )}
                <Checkbox label={t("token.withOld")} checked={withOld} onChange={(_, { checked }) => showOld(checked === true)} />
            </div>
            <Loaded query={query}>
                {(items) => {
                    const shown = items.filter((token) => withOld || stateOf(token, now) === "works");
                    return shown.length === 0 ? (
                        <Empty title={t("token.none")}>{t("token.noneHint")}</Empty>
                    ) : (
                        <div className={styles.table} role="region" tabIndex={0} aria-label={t("page.tokens")}>
                            <table>
                                <thead>
                                    <tr>
                                        {["name", "speaksFor", "scope", "ends", "lastUsed"].map((word) => (
                                            <th key={word} scope="col">
                                                {t(`token.${word}`)}
                                            </th>
                                        ))}
                                        <th scope="col">
                                            <span className="only-spoken">{t("organization.acts")}</span>
                                        </th>
                                    </tr>
                                </thead>
                                <tbody>
                                    {shown.map((token) => (
                                        <Token key={token.id} token={token} now={now} revoke={mayRevoke ? () => void revoke(token) : null} />
                                    ))}
                                </tbody>
                            </table>
                        </div>
                    );
                }}
            </Loaded>
            {isMaking && <Make close={() => make(false)} done={again} />}
        </>
    );
}

/** Tokens are the keys with which programs speak for accounts: made, seen and revoked here. */
export default function Tokens() {
    const { t } = useTranslation();
    return (
        <Frame title={t("page.tokens")} hint={t("token.hint")} needs={["api-tokens", "read"]}>
            <Whole />
        </Frame>
    );
}
