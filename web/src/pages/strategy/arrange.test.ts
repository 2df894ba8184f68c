import { describe, expect, it } from "vitest";

import type { AnyRecord, PartProgress } from "../../api/types";
import { arranged, horizonsOf, marksOf, standsOf } from "./arrange";

const objective = (id: string, results: string[] = [], missing: object[] = []) => ({ type: "objective", id, title: id, missing, keyResults: results.map((one) => ({ type: "key-result", id: one, title: one })) });
const vision = (id: string, parts: object[]) => ({ type: "vision", id, title: id, missing: [], parts });
const whole = (parts: object[]) => ({ type: "program", id: "p", title: "p", missing: [], parts }) as unknown as PartProgress;
const initiative = (id: string, status: string, more = {}) => ({ id, title: id, status, ...more }) as unknown as AnyRecord;
const marks = marksOf([
    { id: "v1", status: "draft" },
    { id: "v2", status: "active" },
    { id: "a", status: "active", sortOrder: 2 },
    { id: "b", status: "active", sortOrder: 1 },
    { id: "c", status: "draft", sortOrder: 3 },
    { id: "k2", status: "active", sortOrder: 1 },
    { id: "k1", status: "active", sortOrder: 2 },
]);

describe("a strategy on its page", () => {
    it("has what is live, by its place, and counts drafts", () => {
        const { visions, loose, drafts } = arranged(whole([vision("v1", [objective("c", ["k1"])]), vision("v2", [objective("a", ["k1", "k2"]), objective("b")])]), [initiative("i", "draft")], marks);
        expect(visions.map(({ part, isDraft, objectives }) => [part.id, isDraft, objectives.map(({ id }) => id)])).toEqual([["v2", false, ["b", "a"]], ["v1", true, []]]);
        expect(visions[0]?.objectives[1]?.keyResults?.map(({ id }) => id)).toEqual(["k2", "k1"]);
        expect([loose, drafts]).toEqual([[], { objectives: 1, initiatives: 1 }]);
    });
    it("counts how the live objectives of a vision stand", () => {
        const parts = [{ ...objective("a"), status: "off-track" }, { ...objective("b"), status: "at-risk" }, { ...objective("c"), status: "off-track" }];
        expect(standsOf(whole([vision("v2", parts)]), marks).get("v2")).toEqual({ all: 2, offTrack: 1, atRisk: 1 });
    });
    it("keeps a draft whose live key result stands nowhere else", () => {
        const { loose, drafts } = arranged(whole([objective("c", ["k1"])]), [], marks);
        expect([loose.map(({ id }) => id), drafts.objectives]).toEqual([["c"], 0]);
    });
    it("takes an objective without a mark for a draft only where nothing of it counts yet", () => {
        const { loose, drafts } = arranged(whole([objective("x", ["k1"]), objective("y", [], [{ why: "draft" }])]), [], new Map());
        expect([loose.map(({ id }) => id), drafts.objectives]).toEqual([["x"], 1]);
    });
    it("has the horizons that hold something, by rank, those without a rank last", () => {
        const items = [
            initiative("n", "active", { horizon: "immediate" }),
            initiative("b", "active", { horizon: "immediate", rank: 2 }),
            initiative("a", "paused", { horizon: "immediate", rank: 1 }),
            initiative("d", "done", { horizon: "immediate", rank: 3 }),
            initiative("s", "stopped", { horizon: "next-year", rank: 4 }),
            initiative("w", "draft", { horizon: "next-year" }),
            initiative("u", "active", { rank: 5 }),
        ];
        expect(horizonsOf(items).map(({ key, open, done }) => [key, open.map(({ id }) => id).join(), done.map(({ id }) => id).join()])).toEqual([["immediate", "a,b,n", "d"], ["none", "u", ""]]);
        expect(horizonsOf([initiative("w", "draft", { horizon: "immediate" })])).toEqual([]);
    });
});
