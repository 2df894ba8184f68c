import { describe, expect, it } from "vitest";

import type { AnyRecord, KeyResultProgress } from "../api/types";
import { beginningOf, bodyOf, isMeasured, needsValue } from "./words";

const NOTHING = { value: null, confidence: null, status: null, note: "" };

describe("a check-in", () => {
    it("begins with what was said last, each by itself", () => {
        const earlier = [{ note: "x" }, { confidence: 30 }, { confidence: 80, status: "at-risk" }] as unknown as AnyRecord[];
        expect(beginningOf(earlier)).toEqual({ confidence: 30, status: "at-risk" });
        expect(beginningOf([])).toEqual({ confidence: 70, status: "" });
        expect(beginningOf([{ confidence: 0 }] as unknown as AnyRecord[]).confidence).toBe(0);
    });
    it("keeps the figure that there is where no value is said", () => {
        expect(bodyOf({ field: "keyResult", id: "k" }, { ...NOTHING, note: " Slow. " }, { confidence: 30, status: "at-risk" })).toEqual({ keyResult: "k", confidence: 30, note: "Slow." });
        expect(bodyOf({ field: "keyResult", id: "k" }, { ...NOTHING, value: 0, confidence: 55 }, { confidence: 30, status: "" })).toEqual({ keyResult: "k", confidence: 55, value: 0 });
    });
    it("says how an initiative stands, and never a value for it", () => {
        expect(bodyOf({ field: "initiative", id: "i" }, { ...NOTHING, value: 3, status: "off-track" }, { confidence: 30, status: "at-risk" })).toEqual({ initiative: "i", confidence: 30, status: "off-track" });
        expect(bodyOf({ field: "objective", id: "o" }, NOTHING, { confidence: 70, status: "" })).toEqual({ objective: "o", confidence: 70 });
    });
    it("needs a value where there is none yet, whatever it is measured by", () => {
        expect(needsValue({ value: 0 } as KeyResultProgress)).toBe(false);
        expect(needsValue({} as KeyResultProgress)).toBe(true);
        expect(needsValue(undefined)).toBe(false);
        expect(isMeasured({ evidence: "verified" } as KeyResultProgress)).toBe(true);
        expect(isMeasured({ evidence: "claimed" } as KeyResultProgress)).toBe(false);
    });
});
