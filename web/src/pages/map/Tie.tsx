import { BaseEdge, type EdgeProps, getBezierPath } from "@xyflow/react";
import { useContext } from "react";

import styles from "./Map.module.css";
import { Chain } from "./chain";

/** TieEdge is a link between two parts of the plan on the map. */
export function TieEdge({ source, target, ...places }: EdgeProps) {
    const chain = useContext(Chain);
    const look = chain === null ? "" : chain.has(source) && chain.has(target) ? styles.on : styles.faint;
    const [path] = getBezierPath(places);
    return (
        <g className={`${styles.edge} ${look}`}>
            <BaseEdge path={path} interactionWidth={0} />
        </g>
    );
}
