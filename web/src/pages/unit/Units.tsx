import { Input } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, Redirect, useParams } from "wouter";

import { useAll, useMay, useMe, usePath } from "../../api/queries";
import { type AnyRecord, idOf, titleOf } from "../../api/types";
import { formatNumber } from "../../base/format";
import { Empty, Loaded, Loading } from "../../ui/States";
import { inTree } from "../matrix/tree";
import { Unit } from "./Unit";
import styles from "./Unit.module.css";
import { filteredUnits } from "./scope";

/** Where units come from, for those who may bring them. */
function NoUnits() {
    const { t } = useTranslation();
    const mayAdd = useMay("units", "create");
    const mayImport = useMay("people", "create");
    return (
        <Empty
            title={t("unit.none")}
            action={
                <p className={styles.who}>
                    {mayAdd && <Link href="/organization/units">{t("unit.noneAdd")}</Link>}
                    {mayImport && <Link href="/organization/people/import">{t("unit.noneImport")}</Link>}
                </p>
            }
        >
            {t("unit.noneHint")}
        </Empty>
    );
}

/** Every unit in its tree, to search; why one is asked stands above it. */
function Chooser({ hint }: { hint: string }) {
    const { t, i18n } = useTranslation();
    const [typed, type] = useState("");
    const query = useAll("/units?filter=isActive%20eq%20true&orderby=title&select=title,code,parent,lead,headcount&expand=lead");
    return (
        <div className={styles.page}>
            <h1>{t("unit.choose")}</h1>
            {query.data?.length !== 0 && <p className="soft">{hint}</p>}
            <Loaded query={query}>
                {(units) => {
                    if (units.length === 0) return <NoUnits />;
                    const plain: AnyRecord[] = units.map((unit) => ({ ...unit, parent: idOf(unit.parent) }));
                    const shown = filteredUnits(plain, typed);
                    return (
                        <>
                            <Input type="search" className={styles.find ?? ""} aria-label={t("unit.find")} placeholder={t("unit.find")} value={typed} onChange={(_, data) => type(data.value)} />
                            <ul className={styles.tree}>
                                {inTree(shown).map(({ unit, depth }) => (
                                    <li key={unit.id} style={{ paddingInlineStart: depth * 24 }}>
                                        <Link href={`/units/${unit.id}`}>{unit.title}</Link>
                                        <span className="soft small">
                                            {[titleOf(unit.lead), typeof unit.headcount === "number" ? t("unit.heads", { count: unit.headcount, written: formatNumber(unit.headcount, i18n.language) }) : undefined].filter((one) => one !== undefined).join(" · ")}
                                        </span>
                                    </li>
                                ))}
                            </ul>
                            <p role="status" className="soft small">
                                {shown.length === 0 ? t("unit.noneFound") : ""}
                            </p>
                        </>
                    );
                }}
            </Loaded>
        </div>
    );
}

/** The unit of whoever is signed in; where there is none, one chooses. */
function Mine({ person }: { person: string | null }) {
    const { t } = useTranslation();
    const query = usePath<AnyRecord>(person === null ? null : `/people/${person}?select=unit`);
    const unit = idOf(query.data?.unit);
    if (unit !== null) return <Redirect to={`/units/${unit}`} replace />;
    if (person !== null && query.data === undefined && query.error === null) return <Loading />;
    return <Chooser hint={t("unit.notIn")} />;
}

/** Units leads to the workspace of a unit: the one of the address, or one's own, or one that is chosen from all. */
export default function Units() {
    const { t } = useTranslation();
    const { id } = useParams<{ id?: string }>();
    const me = useMe();
    if (id === "all") return <Chooser hint={t("unit.chooseHint")} />;
    if (id !== undefined) return <Unit key={id} id={id} />;
    return <Loaded query={me}>{({ person }) => <Mine person={person} />}</Loaded>;
}
