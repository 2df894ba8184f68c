import { expect, test } from "vitest";

import type { TrailItem } from "../../api/types";
import { accountsOf, jobOf, megabytes, trailPath } from "./trail";

test("what is not asked for does not stand in the address", () => {
    expect(trailPath({ by: "", type: "", from: "", until: "" })).toBe("/changes");
    expect(trailPath({ by: "system", type: "unit", from: "", until: "" }, 12)).toBe("/changes?by=system&type=unit&before=12");
});

test("the last day is included, at the end of a month too", () => {
    const asked = new URLSearchParams(trailPath({ by: "", type: "", from: "2026-01-31", until: "2026-01-31" }).split("?")[1]);
    expect(Date.parse(asked.get("until") ?? "") - Date.parse(asked.get("from") ?? "")).toBe(86_400_000);
});

test("accounts are named once; the server and tokens are none", () => {
    const one = "01999445-6580-7635-9d3b-c3a0f90554eb";
    const item = (by?: string, principal?: string) => ({ seq: 1, at: "", reason: "", hash: "", count: 0, entries: [], ...(by ? { by } : {}), ...(principal ? { for: principal } : {}) }) as TrailItem;
    expect(accountsOf([item(one, one), item("system"), item(`token:${one}`), item()])).toEqual([one]);
});

test("the scheduler's own changes are steps of a job on a server; what a person gives as reason is theirs", () => {
    const item = (by: string, reason: string) => ({ seq: 1, at: "", reason, by, hash: "", count: 0, entries: [] }) as TrailItem;
    expect(jobOf(item("system", "Done by vm 25036"))).toEqual({ step: "done", node: "vm 25036" });
    expect(jobOf(item("system", "Taken by vm 25036"))).toEqual({ step: "taken", node: "vm 25036" });
    expect(jobOf(item("system", "Signed in"))).toBeNull();
    expect(jobOf(item("01999445-6580-7635-9d3b-c3a0f90554eb", "Done by Anna"))).toBeNull();
});

test("sizes", () => {
    expect(megabytes(1_240_000, "en")).toBe("1.2 MB");
    expect(megabytes(88_000, "de")).toBe("88 kB");
});
