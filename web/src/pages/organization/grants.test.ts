import type { TFunction } from "i18next";
import { expect, test } from "vitest";

import type { AnyRecord, RecordValue } from "../../api/types";
import { byRole, groupsOf, hasEnded, narrowed, rolesOf, sentenceOf, shortOf } from "./grants";

const t = ((key: string, values: Record<string, string> = {}) => `${key.replace("access.", "")} ${Object.values(values).join("/")}`.trim()) as unknown as TFunction;
const named = (id: string, more: Record<string, RecordValue> = {}) => ({ id, title: id.toUpperCase(), ...more });
const grant = (id: string, parts: Record<string, RecordValue>): AnyRecord =>
    ({ id, revision: 1, createdAt: "", createdBy: null, updatedAt: "", updatedBy: null, account: named("ann"), role: named("r", { key: "member" }), ...parts }) as AnyRecord;

test("a grant is a sentence, by what the role is and where it counts", () => {
    expect(sentenceOf(grant("1", { role: named("l", { key: "program-lead" }), program: named("p") }), t)).toBe("leads ANN/P");
    expect(sentenceOf(grant("1", { role: named("own", { key: "auditor" }) }), t)).toBe("says-other ANN/OWN/everywhere");
    expect(sentenceOf(grant("1", { unit: named("u") }), t)).toBe("says-member ANN/R/inUnit U");
});

test("an account without a name stands by its address", () => {
    expect(sentenceOf(grant("1", { account: { id: "a", title: "", email: "a@b.example" } }), t)).toContain("a@b.example");
});

test("what counts everywhere comes first, each place once", () => {
    const grants = [grant("1", { program: named("z") }), grant("2", {}), grant("3", { program: named("b"), unit: named("u") }), grant("4", { program: named("z") })];
    expect(groupsOf(grants).map(({ grants: one }) => one.map(({ id }) => id).join("+"))).toEqual(["2", "3", "1+4"]);
});

test("within a place they stand by role", () => {
    const lead = named("l", { key: "program-lead" });
    const grants = [grant("1", {}), grant("2", { role: lead }), grant("3", {})];
    expect(byRole(grants).map(({ title, grants: one }) => `${title}: ${one.map(({ id }) => id).join("+")}`)).toEqual(["L: 2", "R: 1+3"]);
});

test("in a list the role alone says that it counts everywhere", () => {
    expect(shortOf(grant("1", {}), t)).toBe("R");
    expect(shortOf(grant("1", { program: named("p"), unit: named("u") }), t)).toBe("R inBoth P/U");
});

test("the last day still counts", () => {
    expect(hasEnded(grant("1", { endDate: "2026-11-22" }), "2026-11-23")).toBe(true);
    expect(hasEnded(grant("1", { endDate: "2026-11-23" }), "2026-11-23")).toBe(false);
    expect(hasEnded(grant("1", {}), "2026-11-23")).toBe(false);
});

test("a long list is narrowed by words, role and place", () => {
    const lead = named("l", { key: "program-lead" });
    const grants = [grant("1", { role: lead, program: named("p") }), grant("2", {}), grant("3", { account: named("bo"), program: named("p") })];
    const ids = (wanted: { words?: string; role?: string; place?: string }) => narrowed(grants, { words: "", role: "", place: "", ...wanted }, t).map(({ id }) => id);
    expect(ids({})).toEqual(["2", "1", "3"]);
    expect(ids({ role: "l" })).toEqual(["1"]);
    expect(ids({ place: "p " })).toEqual(["1", "3"]);
    expect(ids({ place: " ", words: "ann" })).toEqual(["2"]);
    expect(ids({ words: " BO" })).toEqual(["3"]);
    expect(rolesOf(grants)).toEqual([["l", "L"], ["r", "R"]]);
});
