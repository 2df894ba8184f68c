import { Select, Switch } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { Link, useLocation, useSearch } from "wouter";

import { getAsOf } from "../../api/client";
import { useAll, usePath } from "../../api/queries";
import { type AnyRecord, type Page, idOf, titleOf } from "../../api/types";
import { Empty, Loaded } from "../../ui/States";
import { Badge } from "../../ui/Status";
import { Add } from "./Add";
import { Initiatives } from "./Initiatives";
import { Asks, Contributions, Fundings, Lessons } from "./Lists";
import { Owes } from "./Owes";
import { People } from "./People";
import { Results } from "./Results";
import { Tiles } from "./Tiles";
import styles from "./Unit.module.css";
import { type Scope, branchOf, concerns } from "./scope";
import { useInitiatives, useKeyResults } from "./useScope";

const MOST_BELOW = 12;

function Named({ label, value }: { label: string; value: AnyRecord[string] }) {
    const { t } = useTranslation();
    const id = idOf(value);
    return (
        <span>
            <span className="soft">{label}</span> {id === null ? t("unit.nobody") : <Link href={`/records/people/${id}`}>{titleOf(value)}</Link>}
        </span>
    );
}

function Heading({ unit, units, scope }: { unit: AnyRecord; units: AnyRecord[]; scope: Scope }) {
    const { t } = useTranslation();
    const parent = units.find(({ id }) => id === idOf(unit.parent));
    const below = units.filter((one) => one.parent === unit.id);
    return (
        <header className={styles.heading}>
            <p className={`small ${styles.path}`}>
                <Link href="/units/all">{t("unit.others")}</Link>
                {parent && <Link href={`/units/${parent.id}`}>{t("unit.partOf", { unit: parent.title })}</Link>}
                <Link href={`/records/units/${unit.id}`}>{t("unit.record")}</Link>
            </p>
            <div className={styles.title}>
                <h1>{unit.title}</h1>
                {unit.isActive === false && <Badge tone="quiet">{t("unit.inactive")}</Badge>}
                <span className={styles.acts}>
                    <Add scope={scope} />
                </span>
            </div>
            <p className={styles.who}>
                <Named label={t("unit.lead")} value={unit.lead} />
                <Named label={t("unit.reporter")} value={unit.reporter} />
            </p>
            {typeof unit.description === "string" && <p className={styles.words}>{unit.description}</p>}
            {below.length > 0 && (
                <p className={styles.who}>
                    <span className="soft">{t("unit.below")}</span>
                    {below.slice(0, MOST_BELOW).map(({ id, title }) => (
                        <Link key={id} href={`/units/${id}`}>
                            {title}
                        </Link>
                    ))}
                    {below.length > MOST_BELOW && <Link href="/units/all">{t("unit.moreBelow", { count: below.length - MOST_BELOW })}</Link>}
                </p>
            )}
        </header>
    );
}

/** The programs that are meant for the units, or in which they or their people have something to do. */
function usePrograms(scope: Omit<Scope, "programs" | "program">, all: AnyRecord[]): AnyRecord[] {
    const wide: Scope = { ...scope, program: null, programs: [] };
    const initiatives = useInitiatives(wide);
    const keyResults = useKeyResults(wide);
    const found = new Set([...(initiatives.data ?? []), ...(keyResults.data ?? [])].map(({ program }) => idOf(program)));
    return all.filter((program) => concerns(program, scope.ids) || found.has(program.id));
}

function Whole({ unit, units, programs }: { unit: AnyRecord; units: AnyRecord[]; programs: AnyRecord[] }) {
    const { t } = useTranslation();
    const [, go] = useLocation();
    const asked = new URLSearchParams(useSearch());
    const branch = branchOf(units, unit.id);
    const isWhole = asked.get("with") === "all" && branch.ids.size > 1;
    const names = new Map(units.map(({ id, title }) => [id, title ?? id]));
    const place = { unit, ids: isWhole ? branch.ids : new Set([unit.id]), levels: isWhole ? branch.levels : 0, names };
    const concerned = usePrograms(place, programs);
    const chosen = concerned.find(({ id }) => id === asked.get("program"));
    const scope: Scope = { ...place, program: chosen?.id ?? null, programs: chosen ? [chosen] : concerned };

    function show(name: string, value: string): void {
        if (value === "") asked.delete(name);
        else asked.set(name, value);
        go(`/units/${unit.id}${asked.size > 0 ? `?${asked}` : ""}`, { replace: true });
    }

    return (
        <div className={styles.page}>
            <Heading unit={unit} units={units} scope={scope} />
            <div className={styles.tools}>
                {concerned.length > 1 && (
                    <Select aria-label={t("unit.program")} value={chosen?.id ?? ""} onChange={(_, { value }) => show("program", value)}>
                        <option value="">{t("unit.allPrograms", { count: concerned.length })}</option>
                        {concerned.map(({ id, title }) => (
                            <option key={id} value={id}>
                                {title}
                            </option>
                        ))}
                    </Select>
                )}
                {branch.ids.size > 1 && <Switch label={t("unit.whole", { count: branch.ids.size - 1 })} checked={isWhole} onChange={(_, { checked }) => show("with", checked ? "all" : "")} />}
                {concerned.length === 0 && <span className="soft">{t("unit.noPrograms")}</span>}
            </div>
            <Tiles scope={scope} />
            {getAsOf() === null && <Owes scope={scope} />}
            <Results scope={scope} />
            <Initiatives scope={scope} />
            <div className={styles.boxes}>
                <Contributions scope={scope} />
                <Asks scope={scope} />
                <Fundings scope={scope} />
                <Lessons scope={scope} />
            </div>
            <People scope={scope} />
        </div>
    );
}

/** Unit is the workspace of one business unit: who it is, what it owns, and what it owes (C18). */
export function Unit({ id }: { id: string }) {
    const { t } = useTranslation();
    const query = usePath<AnyRecord>(`/units/${id}?expand=lead,reporter`);
    const units = useAll("/units?orderby=title&select=title,code,parent,isActive,lead,headcount");
    const programs = usePath<Page>("/programs?orderby=title&top=200&select=title,status,units,checkInCadence");
    if (query.error) return <Empty title={t("unit.gone")} action={<Link href="/units/all">{t("unit.others")}</Link>}>{t("unit.goneHint")}</Empty>;
    return (
        <Loaded query={query}>
            {(unit) => <Loaded query={units}>{(all) => <Loaded query={programs}>{({ items }) => <Whole key={unit.id} unit={unit} units={all} programs={items.filter(({ status }) => status !== "closed")} />}</Loaded>}</Loaded>}
        </Loaded>
    );
}
