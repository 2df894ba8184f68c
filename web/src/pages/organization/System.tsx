import { Button, MessageBar, MessageBarBody, Spinner } from "@fluentui/react-components";
import { EditRegular } from "@fluentui/react-icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import { ask, getAsOf } from "../../api/client";
import { useMe, usePath, useTypes } from "../../api/queries";
import type { Backups, AnyRecord, Page, TypeInfo } from "../../api/types";
import { formatInstant, formatNumber } from "../../base/format";
import { kindOf } from "../../fields";
import { useNotices } from "../../ui/Notices";
import { Loaded } from "../../ui/States";
import { Badge } from "../../ui/Status";
import { lazy } from "../../ui/lazy";
import { Frame } from "./Frame";
import common from "./Organization.module.css";
import styles from "./System.module.css";
import { saidOf } from "./settings";
import { megabytes } from "./trail";

const RecordDialog = lazy(() => import("../../records/RecordDialog"));
const OLD_DAYS = 7;

/** Whether the server and its store answer, and which version runs. */
function Health({ backups }: { backups: Backups }) {
    const { t } = useTranslation();
    const ready = useQuery({ queryKey: ["readyz"], queryFn: async () => (await fetch("/readyz")).ok, refetchInterval: 30_000 });
    return (
        <section className={styles.card} aria-labelledby="health">
            <h2 id="health">{t("system.health")}</h2>
            <dl className={styles.facts}>
                <div>
                    <dt>{t("system.server")}</dt>
                    <dd>{ready.data === undefined ? "…" : ready.data ? <Badge tone="good">{t("system.ready")}</Badge> : <Badge tone="bad">{t("system.notReady")}</Badge>}</dd>
                </div>
                <div>
                    <dt>{t("system.version")}</dt>
                    <dd>{backups.program}</dd>
                </div>
            </dl>
        </section>
    );
}

function BackupList({ backups }: { backups: Backups }) {
    const { t, i18n } = useTranslation();
    const client = useQueryClient();
    const notices = useNotices();
    const [isBusy, setBusy] = useState(false);
    const { items, hasFolder } = backups;
    const [last] = items.filter(({ at }) => at !== undefined);
    const days = last?.at === undefined ? null : Math.floor((Date.now() - Date.parse(last.at)) / 86_400_000);
    async function make(): Promise<void> {
        setBusy(true);
        try {
            await ask("/backups", { method: "POST" });
            await client.invalidateQueries({ queryKey: ["/backups"] });
            notices.done(t("system.made"));
        } catch (error) {
            notices.failed(error);
        } finally {
            setBusy(false);
        }
    }
    return (
        <section className={styles.card} aria-labelledby="backups">
            {notices.place}
            <h2 id="backups">{t("system.backups")}</h2>
            {!hasFolder ? (
                <div>
                    <p>{t("system.noFolder")}</p>
                    <p className="soft small">{t("system.noFolderHint")}</p>
                </div>
            ) : (
                <>
                    {(days === null || days >= OLD_DAYS) && (
                        <MessageBar intent="warning" layout="multiline">
                            <MessageBarBody>{days === null ? t("system.noBackup") : t("system.oldBackup", { count: days })}</MessageBarBody>
                        </MessageBar>
                    )}
                    <div className={common.acts}>
                        <Button appearance="primary" icon={isBusy ? <Spinner size="tiny" /> : null} disabledFocusable={isBusy} onClick={() => void make()}>
                            {isBusy ? t("system.making") : t("system.make")}
                        </Button>
                    </div>
                    {items.length > 0 && (
                        <div className={common.table} role="region" tabIndex={0} aria-label={t("system.backups")}>
                            <table>
                                <thead>
                                    <tr>
                                        <th scope="col">{t("system.at")}</th>
                                        <th scope="col" className="number">
                                            {t("system.size")}
                                        </th>
                                        <th scope="col" className="number">
                                            {t("system.changes")}
                                        </th>
                                        <th scope="col">{t("system.file")}</th>
                                    </tr>
                                </thead>
                                <tbody>
                                    {items.map((backup) => (
                                        <tr key={backup.file}>
                                            <th scope="row">{backup.at === undefined ? <Badge tone="bad">{t("system.damaged")}</Badge> : formatInstant(backup.at, i18n.language)}</th>
                                            <td className="number">{backup.size === undefined ? "–" : megabytes(backup.size, i18n.language)}</td>
                                            <td className="number">{backup.links === undefined ? "–" : formatNumber(backup.links, i18n.language)}</td>
                                            <td className={`small ${styles.file}`}>{backup.file}</td>
                                        </tr>
                                    ))}
                                </tbody>
                            </table>
                        </div>
                    )}
                    <p className="soft small">{t("system.backupsHint")}</p>
                </>
            )}
        </section>
    );
}

const SETTINGS = ["timeZone", "language", "currency", "fiscalYearStart", "checkInCadence", "atRiskThreshold", "offTrackThreshold", "readabilityLevel", "headcount", "website"];

function Settings({ type, organization }: { type: TypeInfo; organization: AnyRecord }) {
    const { t, i18n } = useTranslation();
    const me = useMe();
    const notices = useNotices();
    const [isOpen, open] = useState(false);
    const may = getAsOf() === null && me.data?.may.organizations?.includes("update") === true;
    const fields = SETTINGS.flatMap((name) => type.fields.find((field) => field.name === name) ?? []);
    return (
        <section className={styles.card} aria-labelledby="settings">
            {notices.place}
            <h2 id="settings">{organization.title}</h2>
            <dl className={styles.facts}>
                {fields.map((field) => {
                    const { Show } = kindOf(field.type);
                    const value = organization[field.name];
                    const said = field.name === "readabilityLevel" && typeof value === "number" ? t("system.grade", { grade: value }) : saidOf(field.name, value, i18n.language);
                    return (
                        <div key={field.name}>
                            <dt title={field.help}>{field.label}</dt>
                            <dd>{value === undefined || value === null || value === "" ? <span className="soft">–</span> : (said ?? <Show field={field} value={value} />)}</dd>
                        </div>
                    );
                })}
            </dl>
            {may && (
                <div>
                    <Button icon={<EditRegular />} onClick={() => open(true)}>
                        {t("system.change")}
                    </Button>
                </div>
            )}
            {isOpen && (
                <Suspense>
                    <RecordDialog collection="organizations" record={organization} title={t("system.settings")} close={() => open(false)} saved={() => notices.done(t("system.saved"))} />
                </Suspense>
            )}
        </section>
    );
}

function Whole() {
    const backups = usePath<Backups>("/backups");
    const organizations = usePath<Page>("/organizations?top=1");
    const types = useTypes();
    const type = types.data?.get("organizations");
    return (
        <div className={styles.parts}>
            <Loaded query={backups}>
                {(found) => (
                    <>
                        <Health backups={found} />
                        <BackupList backups={found} />
                    </>
                )}
            </Loaded>
            <Loaded query={organizations}>{({ items: [organization] }) => organization && type && <Settings type={type} organization={organization} />}</Loaded>
        </div>
    );
}

/** System is what keeps the organization's data safe and how the product is set up for it. */
export default function System() {
    const { t } = useTranslation();
    return (
        <Frame title={t("page.system")} needs={["access-roles", "create"]}>
            <Whole />
        </Frame>
    );
}
