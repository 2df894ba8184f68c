import { describe, expect, it } from "vitest";

import type { Arranged } from "./arrange";
import { type Slide, slidesOf } from "./slides";

const objective = (id: string, count: number) => ({ id, keyResults: Array.from({ length: count }, (_, index) => ({ id: `${id}${index}` })) });
const horizon = (key: string, count: number, done = 0) => ({ key, open: Array.from({ length: count }, (_, index) => ({ id: `${key}${index}` })), done: Array.from({ length: done }, () => ({})) });
const slides = (more: object) => slidesOf({ visions: [], loose: [], horizons: [], ...more } as unknown as Arranged);
const said = (slide: Slide) =>
    slide.kind === "vision" ? slide.part.id : slide.kind === "objectives" ? slide.parts.map(({ id, keyResults }) => `${id}:${keyResults?.length}`).join(" ") : `${slide.horizon.key} ${slide.number}/${slide.of}: ${slide.horizon.open.length}+${slide.horizon.done.length}`;

describe("the slides of a strategy", () => {
    it("are each vision, its objectives two by two, and those without a vision", () => {
        const shown = slides({ visions: [{ part: { id: "v" }, isDraft: false, objectives: [objective("a", 1), objective("b", 4), objective("c", 2)] }], loose: [objective("d", 0)] });
        expect(shown.map(said)).toEqual(["v", "a:1 b:4", "c:2", "d:0"]);
    });
    it("split what is long: an objective with many key results stands alone, before others and after", () => {
        expect(slides({ loose: [objective("a", 1), objective("b", 9), objective("c", 2), objective("d", 1)] }).map(said)).toEqual(["a:1", "b:4", "b:4", "b:1", "c:2 d:1"]);
    });
    it("split a long horizon, and say on its last slide what is done", () => {
        expect(slides({ horizons: [horizon("immediate", 13, 2), horizon("next-year", 0, 1)] }).map(said)).toEqual(["immediate 1/3: 6+0", "immediate 2/3: 6+0", "immediate 3/3: 1+2", "next-year 1/1: 0+1"]);
    });
    it("are none of nothing", () => {
        expect(slides({})).toEqual([]);
    });
});
