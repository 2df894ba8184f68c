import { describe, expect, it } from "vitest";

import { concerning, seenUntil } from "./waiting";

describe("what concerns a person", () => {
    it("leads to them, or to their unit", () => {
        expect(concerning(["owner", "sponsor"], "p", ["ownerUnit"], "u")).toBe("(owner eq 'p' or sponsor eq 'p' or ownerUnit eq 'u') and ");
        expect(concerning(["owner"], "p", ["ownerUnit"], null)).toBe("(owner eq 'p') and ");
        expect(concerning(["owner"], "p", [], "u")).toBe("(owner eq 'p') and ");
    });
    it("is everything where nobody is named", () => {
        expect(concerning(["owner"], null, ["ownerUnit"], null)).toBe("");
    });
});

describe("what was seen", () => {
    it("is what somebody marked, and begins a week ago", () => {
        const now = Date.parse("2026-11-23T08:00:00Z");
        expect(seenUntil("2026-11-20T10:00:00.123456Z", now)).toBe("2026-11-20T10:00:00.123456Z");
        expect(seenUntil(null, now)).toBe("2026-11-16T08:00:00.000Z");
        expect(seenUntil("yesterday", now)).toBe("2026-11-16T08:00:00.000Z");
    });
});
