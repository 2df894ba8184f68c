import { useTranslation } from "react-i18next";

import { type AnyRecord, idOf, titleOf } from "../../api/types";
import styles from "./Roadmap.module.css";
import { type Scale, collides, placeOf, spanOf, tieOf } from "./scale";

const STUB = 24;
const WIDEST_LETTER = 8;
const SHORTEST = 8;

/** Head is how the arrows of a drawing end. */
export function Head() {
    return (
        <defs>
            <marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
                <path d="M0 0 8 4 0 8Z" fill="context-stroke" />
            </marker>
        </defs>
    );
}

/**
 * Arrow is the line from what must come first to what waits for it, warned where the days say otherwise. Where the first is not drawn
 * (it was stopped, belongs to another program, or has no day), a stub with as much of its name as there is room for in a view that
 * begins `from` there.
 */
export function Arrow({ dependency, known, scale, from, middleOf }: { dependency: AnyRecord; known: Map<string, AnyRecord>; scale: Scale; from: number; middleOf: (id: string) => number }) {
    const { t } = useTranslation();
    const kind = String(dependency.kind);
    const [first, waiting] = [known.get(idOf(dependency.dependsOn) ?? ""), known.get(idOf(dependency.initiative) ?? "")];
    const tie = tieOf(waiting && spanOf(waiting), first && spanOf(first), kind);
    if (waiting === undefined || tie === null) return null;
    const name = titleOf(dependency.dependsOn) ?? "";
    const [x2, y2] = [placeOf(scale, tie.to), middleOf(waiting.id)];
    if (first === undefined || tie.from === null) {
        const words = t("roadmap.after-other", { title: name });
        const most = Math.floor((x2 - STUB - 4 - from) / WIDEST_LETTER);
        return (
            <g data-stub>
                <path className={styles.arrow} d={`M${x2 - STUB} ${y2}H${x2}`} markerEnd="url(#arrow)">
                    <title>{`${name} → ${waiting.title}`}</title>
                </path>
                {most >= SHORTEST && (
                    <text className={styles.hint} x={x2 - STUB - 4} y={y2 + 5} textAnchor="end">
                        {words.length > most ? `${words.slice(0, most - 1)}…` : words}
                    </text>
                )}
            </g>
        );
    }
    const [x1, y1] = [placeOf(scale, tie.from), middleOf(first.id)];
    return (
        <path className={styles.arrow} data-collides={collides(spanOf(waiting), spanOf(first), kind)} d={`M${x1} ${y1}H${x1 + 12}V${(y1 + y2) / 2}H${x2 - 12}V${y2}H${x2}`} markerEnd="url(#arrow)">
            <title>{`${name} → ${waiting.title}`}</title>
        </path>
    );
}
