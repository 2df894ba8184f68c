import { describe, expect, it } from "vitest";

import type { AnyRecord } from "../../api/types";
import { groupsOf } from "./groups";

const answer = (id: string, part: string | undefined, stance: string, createdAt = "2026-01-01"): AnyRecord => ({ id, revision: 1, createdAt, createdBy: null, updatedAt: "", updatedBy: null, stance, ...(part === undefined ? {} : { part }) });

describe("answers of a round", () => {
    it("stand by part, objections first, then as they came", () => {
        const groups = groupsOf([answer("a", "goal", "agree"), answer("b", "goal", "object", "2026-01-03"), answer("c", "goal", "object", "2026-01-02"), answer("d", undefined, "comment")]);
        expect(groups.map(({ part, answers }) => [part, answers.map(({ id }) => id)])).toEqual([["goal", ["c", "b", "a"]], ["other", ["d"]]]);
        expect(groups[0]?.counts).toEqual({ object: 2, comment: 0, agree: 1 });
    });
    it("are none where nobody answered", () => {
        expect(groupsOf([])).toEqual([]);
    });
});
