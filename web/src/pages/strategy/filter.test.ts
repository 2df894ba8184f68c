import { describe, expect, it } from "vitest";

import type { PartProgress } from "../../api/types";
import { ALL, type Facts, addressOf, filtered, wantedOf } from "./filter";

const result = (id: string, status: string) => ({ type: "key-result", id, title: id, status, reason: "" });
const objective = (id: string, keyResults: object[]) => ({ type: "objective", id, title: id, keyResults });
const tree = {
    type: "program",
    id: "p",
    parts: [{ type: "vision", id: "v", parts: [objective("o1", [result("k1", "on-track"), result("k2", "at-risk")]), objective("o2", [result("k3", "off-track")])] }, objective("o3", [])],
} as unknown as PartProgress;
const facts: Facts = { ownerOf: new Map([["o1", "anna"], ["k3", "ben"], ["o3", "anna"]]), unitsOf: new Map([["o1", new Set(["sales"])], ["o2", new Set(["sales", "it"])]]) };

function left(wanted: Partial<Parameters<typeof filtered>[1]>): string[] {
    const said = (part: PartProgress): string[] => [part.id, ...(part.keyResults ?? []).map(({ id }) => id), ...(part.parts ?? []).flatMap(said)];
    const whole = filtered(tree, { owner: "", unit: "", status: "", ...wanted }, facts);
    return whole ? said(whole) : [];
}

describe("a strategy, asked for", () => {
    it("nothing, is whole", () => {
        expect(left({})).toEqual(["p", "v", "o1", "k1", "k2", "o2", "k3", "o3"]);
    });
    it("an owner, has what they own and what belongs to it", () => {
        expect(left({ owner: "anna" })).toEqual(["p", "v", "o1", "k1", "k2", "o3"]);
        expect(left({ owner: "ben" })).toEqual(["p", "v", "o2", "k3"]);
    });
    it("a status, has the key results that are so", () => {
        expect(left({ status: "at-risk" })).toEqual(["p", "v", "o1", "k2"]);
        expect(left({ status: "done" })).toEqual(["p"]);
    });
    it("a unit, has the objectives that it works on", () => {
        expect(left({ unit: "it" })).toEqual(["p", "v", "o2", "k3"]);
        expect(left({ unit: "sales", owner: "ben" })).toEqual(["p", "v", "o2", "k3"]);
        expect(left({ unit: "nobody" })).toEqual(["p"]);
    });
});

describe("what is asked for, in the address", () => {
    it("is read as it was written", () => {
        for (const wanted of [ALL, { owner: "a", unit: "", status: "at-risk" } as const, { owner: "a&b", unit: "u 1", status: "" } as const]) expect(wantedOf(addressOf(wanted))).toEqual(wanted);
        expect(addressOf(ALL)).toBe("");
    });
    it("passes over what there is not", () => {
        expect(wantedOf("?status=green&asOf=2026-01-01")).toEqual(ALL);
    });
});
