import { expect, test } from "vitest";

import type { AnyRecord } from "../../api/types";
import { SCOPES, endOf, stateOf } from "./tokens";

const token = (parts: Partial<AnyRecord>) => ({ id: "t", revision: 1, createdAt: "", createdBy: null, updatedAt: "", updatedBy: null, ...parts }) as AnyRecord;

test("a token works until its end, unless it was revoked", () => {
    const now = "2026-11-23T06:00:00.000Z";
    expect(stateOf(token({}), now)).toBe("works");
    expect(stateOf(token({ expiresAt: "2026-11-23T06:00:00.000001Z" }), "2026-11-23T05:59:59Z")).toBe("works");
    expect(stateOf(token({ expiresAt: now }), now)).toBe("ended");
    expect(stateOf(token({ expiresAt: "2027-01-01T00:00:00Z", revokedAt: now }), now)).toBe("revoked");
});

test("days are counted from now", () => {
    expect(endOf(30, new Date("2026-11-23T06:00:00Z"))).toBe("2026-12-23T06:00:00.000Z");
});

test("who writes reads too", () => {
    for (const scopes of Object.values(SCOPES)) expect(scopes).toContain("read");
});
