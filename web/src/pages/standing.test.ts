import { describe, expect, it } from "vitest";

import type { AnyRecord } from "../api/types";
import { hasStep, isStepOverdue, pressing } from "./standing";

const initiative = (more: object) => ({ id: "i", ...more }) as unknown as AnyRecord;

describe("how something stands", () => {
    it("is overdue from the day after its next step, while it runs", () => {
        expect(isStepOverdue(initiative({ status: "active", nextStepDate: "2026-11-22" }), "2026-11-23")).toBe(true);
        expect(isStepOverdue(initiative({ status: "active", nextStepDate: "2026-11-23" }), "2026-11-23")).toBe(false);
        expect(isStepOverdue(initiative({ status: "paused", nextStepDate: "2026-11-22" }), "2026-11-23")).toBe(false);
        expect(isStepOverdue(initiative({ status: "active" }), "2026-11-23")).toBe(false);
    });
    it("has no next step any more once it is over", () => {
        expect(["draft", "active", "paused", "done", "stopped"].filter((status) => hasStep(initiative({ status })))).toEqual(["draft", "active", "paused"]);
    });
    it("presses most where it is overdue or off track, then where it is at risk or due", () => {
        expect([pressing("on-track", true, false), pressing("off-track", false, false)]).toEqual([0, 0]);
        expect([pressing("at-risk", false, false), pressing("on-track", false, true)]).toEqual([1, 1]);
        expect([pressing("on-track", false, false), pressing(undefined, false, false)]).toEqual([2, 2]);
    });
});
