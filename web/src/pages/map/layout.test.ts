import { describe, expect, it } from "vitest";

import type { AnyRecord } from "../../api/types";
import { PAD, type Plan, chainOf, gridOf, inOrder, partsOf, tiesOf } from "./layout";

const record = (id: string, more = {}) => ({ id, title: id, ...more }) as unknown as AnyRecord;
const plan: Plan = {
    priorities: [record("p1"), record("p2")],
    objectives: [record("o1", { priorities: ["p2"] }), record("o2", { priorities: ["hidden"] })],
    keyResults: [record("k1", { objectives: ["o1"] }), record("k2", { objectives: [{ id: "o1", title: "o1" }] }), record("k3")],
    initiatives: [record("i1", { ownerUnit: "u1", units: ["u1", "u2"] }), record("i2")],
    units: [record("u1"), record("u2"), record("u3")],
    links: [record("l", { initiative: "i1", keyResult: "k1" })],
};

describe("the alignment map (C01, C13)", () => {
    const ties = tiesOf(plan);
    it("links neighbouring columns, once each, as far as both ends can be seen", () => {
        expect(ties.map(({ from, to }) => `${from}-${to}`)).toEqual(["p2-o1", "o1-k1", "o1-k2", "k1-i1", "i1-u1", "i1-u2"]);
    });
    it("marks what is missing", () => {
        const gaps = Object.fromEntries(partsOf(plan, ties).map(({ id, gap }) => [id, gap]));
        expect(gaps).toEqual({
            p1: "noObjective", p2: null, o1: null, o2: "noPriority", k1: null, k2: "noInitiative", k3: "noObjective", i1: null, i2: "noResult", u1: null, u2: null, u3: "noInitiative",
        });
    });
    it("knows what a draft lacks from what is live and lacks it", () => {
        const early = (one: Plan) => partsOf(one, tiesOf(one)).filter(({ isEarly }) => isEarly).map(({ id }) => id);
        const active = { status: "active" };
        expect(early({ ...plan, objectives: [record("o1", active), record("o2", { status: "draft" })], keyResults: [], initiatives: [record("i1", active)] })).toEqual(["o2"]);
        expect(early({ ...plan, objectives: [record("o1", { status: "draft" })], keyResults: [], initiatives: [], units: [record("u1", active)] })).toEqual(["p1", "p2", "o1", "u1"]);
    });
    it("follows a chain to both ends, and not sideways", () => {
        expect([...chainOf("k1", ties)].toSorted()).toEqual(["i1", "k1", "o1", "p2", "u1", "u2"]);
        expect([...chainOf("p1", ties)]).toEqual(["p1"]);
    });
    it("ends where links go in a circle", () => {
        expect([...chainOf("a", [{ from: "a", to: "b" }, { from: "b", to: "a" }])].toSorted()).toEqual(["a", "b"]);
    });
    it("puts parts beside what they are tied to", () => {
        const crossed: Plan = { ...plan, objectives: [record("o1", { priorities: ["p2"] }), record("o2", { priorities: ["p1"] })], keyResults: [], initiatives: [], units: [], links: [] };
        const between = tiesOf(crossed);
        const places = inOrder(partsOf(crossed, between), between);
        const crossings = between.flatMap((one, index) => between.slice(index + 1).filter((other) => ((places.get(one.from) ?? 0) - (places.get(other.from) ?? 0)) * ((places.get(one.to) ?? 0) - (places.get(other.to) ?? 0)) < 0));
        expect(crossings).toEqual([]);
        expect([...places.values()].toSorted()).toEqual([0, 0, 1, 1]);
    });
    it("lays out two thousand parts in a fraction of a second", () => {
        const many = (letter: string, count: number, more: (index: number) => object = () => ({})) => Array.from({ length: count }, (_, index) => record(`${letter}${index}`, more(index)));
        const large: Plan = {
            priorities: many("p", 20),
            objectives: many("o", 180, (index) => ({ priorities: [`p${index % 20}`] })),
            keyResults: many("k", 800, (index) => ({ objectives: [`o${(index * 7) % 180}`] })),
            initiatives: many("i", 900, (index) => ({ units: [`u${index % 100}`] })),
            units: many("u", 100),
            links: many("l", 1200, (index) => ({ initiative: `i${index % 900}`, keyResult: `k${(index * 13) % 800}` })),
        };
        const between = tiesOf(large);
        expect(inOrder(partsOf(large, between), between).size).toBe(2000);
        expect(chainOf("p0", between).size).toBeGreaterThan(50);
    });
});

describe("the columns of the map", () => {
    it("fit the width, as long as titles can be read in them", () => {
        for (const width of [980, 1076, 1360]) {
            const { width: part, column } = gridOf(width);
            expect(2 * PAD + 4 * column + part).toBeLessThanOrEqual(width);
        }
        expect(gridOf(358).width).toBe(148);
        expect(gridOf(4000).width).toBe(260);
    });
});
