import { Handle, type NodeProps, Position } from "@xyflow/react";
import { useContext } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { pageOf } from "../../api/places";
import { Mark } from "../../ui/Status";
import styles from "./Map.module.css";
import { Chain } from "./chain";
import type { Kind, Part } from "./layout";

const COLLECTIONS: Record<Kind, string> = { priority: "priorities", objective: "objectives", "key-result": "key-results", initiative: "initiatives", unit: "units" };

/** PartData is what a node shows. */
export type PartData = { part: Part } & Record<string, unknown>;

/** PartNode is one part of the plan on the map, with what it lacks; faint where another chain is being looked at. */
export function PartNode({ data, selected }: NodeProps) {
    const { t } = useTranslation();
    const { part } = data as PartData;
    const chain = useContext(Chain);
    return (
        <div className={styles.node} data-kind={part.kind} data-gap={part.gap === null ? undefined : part.isEarly ? "early" : "true"} data-faint={chain !== null && !chain.has(part.id)} data-selected={selected}>
            {part.kind !== "priority" && <Handle type="target" position={Position.Left} isConnectable={false} />}
            <Link href={pageOf(COLLECTIONS[part.kind], part.id)} className={`nodrag ${styles.name}`} title={part.title}>
                {part.title}
            </Link>
            {part.gap !== null && (
                <span className={styles.gap}>
                    {!part.isEarly && <Mark tone="warn" />}
                    {t(`map.${part.gap}`)}
                </span>
            )}
            {part.kind !== "unit" && <Handle type="source" position={Position.Right} isConnectable={false} />}
        </div>
    );
}

/** HeadingNode names a column. */
export function HeadingNode({ data }: NodeProps) {
    const { t } = useTranslation();
    return <div className={styles.heading}>{t(`map.kind-${String(data.kind)}`)}</div>;
}
