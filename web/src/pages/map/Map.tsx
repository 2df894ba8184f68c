import "@xyflow/react/dist/base.css";

import { Button, Switch } from "@fluentui/react-components";
import { Background, Controls, type Edge, MiniMap, type Node, ReactFlow, ReactFlowProvider } from "@xyflow/react";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { pageOf } from "../../api/places";
import { useAll } from "../../api/queries";
import type { AnyRecord } from "../../api/types";
import { Empty, Loaded, Loading } from "../../ui/States";
import { useWidth } from "../../ui/useWidth";
import { ProgramPage } from "../ProgramPage";
import styles from "./Map.module.css";
import { HeadingNode, PartNode } from "./Node";
import { TieEdge } from "./Tie";
import { Chain } from "./chain";
import { type Grid, KINDS, PAD, type Part, type Plan, type Tie, chainOf, gridOf, inOrder, partsOf, tiesOf } from "./layout";

const ROW = 84;
const TOP = 68;
const NODE_TYPES = { part: PartNode, heading: HeadingNode };
const EDGE_TYPES = { tie: TieEdge };
const COLLECTIONS = { priority: "priorities", objective: "objectives", "key-result": "key-results", initiative: "initiatives", unit: "units" };

/** Where parts stand: columns by kind, each from the top, so that the first sight has something of all. */
function nodesOf(parts: Part[], ties: Tie[], { width, column }: Grid): Node[] {
    const places = inOrder(parts, ties);
    const headings = KINDS.map((kind, index) => ({ id: `heading ${kind}`, type: "heading", position: { x: index * column, y: -48 }, width, data: { kind }, selectable: false, focusable: false }));
    const nodes = parts.map((part) => ({
        id: part.id,
        type: "part",
        position: { x: KINDS.indexOf(part.kind) * column, y: (places.get(part.id) ?? 0) * ROW },
        width,
        data: { part },
        ariaLabel: part.title,
    }));
    return [...headings, ...nodes];
}

function Gaps({ parts }: { parts: Part[] }) {
    const { t } = useTranslation();
    const gaps = parts.filter(({ gap }) => gap !== null);
    if (gaps.length === 0) return <p className="soft">{t("map.noGaps")}</p>;
    const early = gaps.filter(({ isEarly }) => isEarly).length;
    return (
        <>
            <Listed gaps={gaps.filter(({ isEarly }) => !isEarly)} title={t("map.gaps", { count: gaps.length - early })} />
            <Listed gaps={gaps.filter(({ isEarly }) => isEarly)} title={t("map.gapsEarly", { count: early })} />
        </>
    );
}

/** Parts that lack a link, folded, by kind; nothing where there are none. */
function Listed({ gaps, title }: { gaps: Part[]; title: string }) {
    const { t } = useTranslation();
    if (gaps.length === 0) return null;
    return (
        <details className={styles.gaps}>
            <summary>{title}</summary>
            {KINDS.map((kind) => {
                const here = gaps.filter((part) => part.kind === kind);
                if (here.length === 0) return null;
                return (
                    <section key={kind} aria-label={t(`map.kind-${kind}`)}>
                        <h3>{t(`map.kind-${kind}`)}</h3>
                        <ul>
                            {here.map(({ id, title, gap }) => (
                                <li key={id}>
                                    <Link href={pageOf(COLLECTIONS[kind], id)}>{title}</Link> <span className="soft">{t(`map.${gap}`)}</span>
                                </li>
                            ))}
                        </ul>
                    </section>
                );
            })}
        </details>
    );
}

function Drawn({ plan }: { plan: Plan }) {
    const { t } = useTranslation();
    const [chosen, choose] = useState<string | null>(null);
    const [onlyGaps, showOnlyGaps] = useState(false);
    const ties = useMemo(() => tiesOf(plan), [plan]);
    const all = useMemo(() => partsOf(plan, ties), [plan, ties]);
    const parts = useMemo(() => (onlyGaps ? all.filter(({ gap }) => gap !== null) : all), [all, onlyGaps]);
    const chain = useMemo(() => (chosen === null ? null : chainOf(chosen, ties)), [chosen, ties]);
    const [box, room] = useWidth<HTMLDivElement>(1076);
    const nodes = useMemo(() => nodesOf(parts, ties, gridOf(room)), [parts, ties, room]);
    const edges = useMemo<Edge[]>(() => {
        const there = new Set(parts.map(({ id }) => id));
        return ties.filter(({ from, to }) => there.has(from) && there.has(to)).map(({ from, to }) => ({ id: `${from} ${to}`, type: "tie", source: from, target: to, focusable: false }));
    }, [parts, ties]);
    return (
        <>
            <div className={styles.tools}>
                <Switch label={t("map.onlyGaps")} checked={onlyGaps} onChange={(_, { checked }) => showOnlyGaps(checked)} />
                {chosen !== null && <Button onClick={() => choose(null)}>{t("map.whole")}</Button>}
                <Gaps parts={all} />
            </div>
            <div className={styles.map} ref={box} role="region" aria-label={t("map.label")}>
                <Chain.Provider value={chain}>
                    <ReactFlow
                        key={String(onlyGaps)}
                        nodes={nodes}
                        edges={edges}
                        nodeTypes={NODE_TYPES}
                        edgeTypes={EDGE_TYPES}
                        nodesDraggable={false}
                        nodesConnectable={false}
                        elementsSelectable
                        onNodeClick={(_, { id, type }) => type === "part" && choose(id)}
                        onSelectionChange={({ nodes: [selected] }) => selected && choose(selected.id)}
                        onPaneClick={() => choose(null)}
                        onlyRenderVisibleElements
                        minZoom={0.05}
                        panOnScroll
                        defaultViewport={{ x: PAD, y: TOP, zoom: 1 }}
                    >
                        <Background />
                        <Controls showInteractive={false} fitViewOptions={{ padding: 0.06 }} />
                        {parts.length > 60 && <MiniMap pannable zoomable ariaLabel={t("map.overview")} />}
                    </ReactFlow>
                </Chain.Provider>
            </div>
        </>
    );
}

function Whole({ program }: { program: AnyRecord }) {
    const { t } = useTranslation();
    const of = encodeURIComponent(`program eq '${program.id}'`);
    const priorities = useAll("/priorities?orderby=title&select=title");
    const objectives = useAll(`/objectives?filter=${of}&select=title,priorities,status`);
    const keyResults = useAll(`/key-results?filter=${of}&select=title,objectives,status`);
    const initiatives = useAll(`/initiatives?filter=${of}&select=title,units,ownerUnit,status`);
    const links = useAll(`/links?filter=${encodeURIComponent(`initiative/program eq '${program.id}'`)}&select=initiative,keyResult`);
    const units = useAll("/units?filter=isActive%20eq%20true&orderby=title&select=title");
    const chosen = (Array.isArray(program.units) ? program.units : []) as string[];
    const served = (Array.isArray(program.priorities) ? program.priorities : []) as string[];
    const isOver = ({ status }: AnyRecord) => ["abandoned", "stopped", "retired"].includes(String(status));
    const plan = useMemo<Plan | null>(() => {
        const lists = [priorities.data, objectives.data, keyResults.data, initiatives.data, links.data, units.data];
        if (lists.some((list) => list === undefined)) return null;
        return {
            priorities: (priorities.data ?? []).filter((one) => !isOver(one) && (served.length === 0 || served.includes(one.id))),
            objectives: (objectives.data ?? []).filter((one) => !isOver(one)),
            keyResults: (keyResults.data ?? []).filter((one) => !isOver(one)),
            initiatives: (initiatives.data ?? []).filter((one) => !isOver(one)),
            links: links.data ?? [],
            units: (units.data ?? []).filter(({ id }) => chosen.length === 0 || chosen.includes(id)),
        };
        // the lists of ids are new with each answer, and change with the program alone
    }, [priorities.data, objectives.data, keyResults.data, initiatives.data, links.data, units.data, program]);
    return (
        <Loaded query={objectives}>
            {() => {
                if (plan === null) return <Loading />;
                if (plan.objectives.length + plan.keyResults.length + plan.initiatives.length === 0) return <Empty title={t("map.empty")}>{t("map.emptyHint")}</Empty>;
                return (
                    <ReactFlowProvider>
                        <Drawn plan={plan} />
                    </ReactFlowProvider>
                );
            }}
        </Loaded>
    );
}

/** AlignmentMap shows priorities ↔ objectives ↔ key results ↔ initiatives ↔ units, with what is missing marked (C01, C13). */
export default function AlignmentMap() {
    const { t } = useTranslation();
    return (
        <ProgramPage base="/map" wide title={(program) => t("map.title", { program: program.title })}>
            {(program) => <Whole program={program} />}
        </ProgramPage>
    );
}
