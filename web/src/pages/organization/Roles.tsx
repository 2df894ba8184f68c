import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { type AnyRecord, idOf } from "../../api/types";
import { Loaded } from "../../ui/States";
import styles from "./Access.module.css";
import { useRoles } from "./useRoles";

interface Rule {
    groups: string[];
    operations: string[];
    sensitivity: string[];
    when: string;
}

function rulesOf(role: AnyRecord): Rule[] {
    return Array.isArray(role.rules) ? (role.rules as unknown as Rule[]) : [];
}

/** One rule in words: what may be done, with what, and when. */
function Said({ rule }: { rule: Rule }) {
    const { t, i18n } = useTranslation();
    const list = (words: string[]) => new Intl.ListFormat(i18n.language).format(words);
    return (
        <li>
            <strong>{list(rule.operations.map((one) => t(`access.may-${one}`)))}</strong>
            {`: ${list(rule.groups.map((one) => t(`access.group-${one}`)))}. `}
            <span className="soft">
                {t(`access.when-${rule.when}`)} {rule.sensitivity.includes("confidential") ? t("access.confidential") : t("access.notConfidential")}
            </span>
        </li>
    );
}

/** Roles are what each role may, in words, and how many hold it. */
export function Roles({ grants }: { grants: AnyRecord[] }) {
    const { t } = useTranslation();
    const query = useRoles();
    return (
        <section aria-labelledby="roles">
            <h2 id="roles">{t("access.roles")}</h2>
            <p className="soft">{t("access.rolesHint")}</p>
            <Loaded query={query}>
                {(roles) => (
                    <div className={styles.roles}>
                        {roles.map((role) => (
                            <article key={role.id} className={styles.card}>
                                <h3>
                                    <Link href={`/records/access-roles/${role.id}`}>{role.title}</Link>{" "}
                                    <span className="soft small">{t("access.holders", { count: new Set(grants.filter((grant) => idOf(grant.role) === role.id).map(({ account }) => idOf(account))).size })}</span>
                                </h3>
                                <p>{String(role.description ?? "")}</p>
                                {rulesOf(role).length > 0 && (
                                    <details>
                                        <summary>{t("access.mayWhat")}</summary>
                                        <ul className={styles.rules}>
                                            {rulesOf(role).map((rule) => (
                                                <Said key={JSON.stringify(rule)} rule={rule} />
                                            ))}
                                        </ul>
                                    </details>
                                )}
                            </article>
                        ))}
                    </div>
                )}
            </Loaded>
        </section>
    );
}
