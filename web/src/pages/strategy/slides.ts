// A strategy as slides: each holds as much as can be read from afar.

import type { AnyRecord, PartProgress } from "../../api/types";
import type { Arranged, Horizon } from "./arrange";

const OBJECTIVES = 2;
const RESULTS = 4;
const INITIATIVES = 6;

/** Slide is one view: a vision, some objectives, or some initiatives of a horizon. `number` counts the parts of what was split, from 1. */
export type Slide =
    | { kind: "vision"; part: PartProgress; isDraft: boolean }
    | { kind: "objectives"; parts: PartProgress[] }
    | { kind: "horizon"; horizon: Horizon; number: number; of: number };

function chunks<T>(all: T[], size: number): T[][] {
    return Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));
}

/** Two objectives share a slide; one with many key results has several of its own. */
function objectiveSlides(objectives: PartProgress[]): Slide[] {
    const slides: PartProgress[][] = [];
    let isOpen = false;
    for (const objective of objectives) {
        const results = objective.keyResults ?? [];
        if (results.length > RESULTS) {
            slides.push(...chunks(results, RESULTS).map((keyResults) => [{ ...objective, keyResults }]));
            isOpen = false;
        } else if (isOpen) {
            slides.at(-1)?.push(objective);
            isOpen = (slides.at(-1)?.length ?? 0) < OBJECTIVES;
        } else {
            slides.push([objective]);
            isOpen = true;
        }
    }
    return slides.map((parts) => ({ kind: "objectives", parts }));
}

/** slidesOf are the slides of a strategy: each vision, its objectives, those without a vision, and the horizons. */
export function slidesOf({ visions, loose, horizons }: Arranged): Slide[] {
    const horizonSlides = horizons.flatMap((horizon) => {
        const parts: AnyRecord[][] = horizon.open.length === 0 ? [[]] : chunks(horizon.open, INITIATIVES);
        return parts.map((open, index): Slide => ({ kind: "horizon", horizon: { ...horizon, open, done: index === parts.length - 1 ? horizon.done : [] }, number: index + 1, of: parts.length }));
    });
    return [...visions.flatMap(({ part, isDraft, objectives }): Slide[] => [{ kind: "vision", part, isDraft }, ...objectiveSlides(objectives)]), ...objectiveSlides(loose), ...horizonSlides];
}
