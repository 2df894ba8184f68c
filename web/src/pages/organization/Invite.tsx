import { Field, Input, Select } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { ask } from "../../api/client";
import { useAll } from "../../api/queries";
import type { AnyRecord, InvitationLink } from "../../api/types";
import { formatInstant } from "../../base/format";
import { Copied, Dialogue } from "./Dialogue";
import { useRoles } from "./useRoles";

function Made({ person, invitation }: { person: AnyRecord; invitation: InvitationLink }) {
    const { t, i18n } = useTranslation();
    const until = formatInstant(invitation.expiresAt, i18n.language);
    return (
        <>
            <p>{invitation.isMailed ? t("people.mailed", { person: person.title }) : t("people.handOn", { person: person.title })}</p>
            <Copied label={t("people.link")} hint={t("people.linkHolds", { until })} text={invitation.link} />
        </>
    );
}

/** Invite makes an account for a person, and shows the link with which they choose their password. */
export function Invite({ person, close, done }: { person: AnyRecord; close: () => void; done: () => Promise<void> }) {
    const { t } = useTranslation();
    const roles = useRoles().data ?? [];
    const programs = useAll("/programs?orderby=title&select=title").data ?? [];
    const [email, write] = useState(typeof person.email === "string" ? person.email : "");
    const [role, choose] = useState("member");
    const [program, chooseProgram] = useState("");
    const [made, make] = useState<InvitationLink | null>(null);
    async function invite(): Promise<boolean> {
        const body = { email, title: person.title, person: person.id, role, ...(program === "" ? {} : { program }) };
        const { invitation } = await ask<{ invitation?: InvitationLink }>("/accounts", { method: "POST", body });
        make(invitation ?? null);
        await done();
        return invitation === undefined;
    }
    return (
        <Dialogue title={t("people.inviteTitle", { person: person.title })} action={t("people.inviteAction")} can={email.includes("@")} run={invite} close={close} result={made && <Made person={person} invitation={made} />}>
            <Field label={t("people.email")} hint={t("people.emailHint")} required>
                <Input type="email" value={email} onChange={(_, { value }) => write(value)} />
            </Field>
            <Field label={t("people.role")} hint={String(roles.find(({ key }) => key === role)?.description ?? "")}>
                <Select value={role} onChange={(_, { value }) => choose(value)}>
                    {roles.map(({ id, key, title }) => (
                        <option key={id} value={String(key)}>
                            {title}
                        </option>
                    ))}
                </Select>
            </Field>
            <Field label={t("people.where")}>
                <Select value={program} onChange={(_, { value }) => chooseProgram(value)}>
                    <option value="">{t("people.everywhere")}</option>
                    {programs.map(({ id, title }) => (
                        <option key={id} value={id}>
                            {title}
                        </option>
                    ))}
                </Select>
            </Field>
        </Dialogue>
    );
}

/** NewLink makes another link for somebody who has an account: to accept the invitation, or to a new password. */
export function NewLink({ person, account, close, done }: { person: AnyRecord; account: AnyRecord; close: () => void; done: () => Promise<void> }) {
    const { t } = useTranslation();
    const [made, make] = useState<InvitationLink | null>(null);
    const isInvited = account.status === "invited";
    async function send(): Promise<boolean> {
        make(await ask<InvitationLink>(`/accounts/${account.id}/invitation`, { method: "POST", body: {} }));
        await done();
        return false;
    }
    return (
        <Dialogue
            title={isInvited ? t("people.inviteTitle", { person: person.title }) : t("people.resetTitle", { person: person.title })}
            action={t("people.linkAction")}
            run={send}
            close={close}
            result={made && <Made person={person} invitation={made} />}
        >
            <p>{isInvited ? t("people.inviteAgainWhy") : t("people.resetWhy", { person: person.title })}</p>
        </Dialogue>
    );
}
