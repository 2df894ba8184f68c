import { describe, expect, it } from "vitest";

import { type Card, inPlace, neighbour, place, sorted } from "./order";

const cards: Card[] = [
    { id: "c", horizon: "next-year", rank: 3 },
    { id: "a", horizon: "immediate", rank: 1 },
    { id: "b", horizon: "immediate", rank: 2 },
    { id: "u", horizon: "immediate" },
];

function after(moves: ReturnType<typeof place>): string[] {
    return sorted(cards.map((card) => ({ ...card, ...moves.find(({ id }) => id === card.id) }))).map(({ id, horizon, rank }) => `${rank ?? "-"} ${id} ${horizon}`);
}

describe("a card on the board (C05, C35)", () => {
    it("goes before another one, and the rest moves on", () => {
        expect(after(place(cards, "b", "immediate", "a"))).toEqual(["1 b immediate", "2 a immediate", "3 c next-year", "- u immediate"]);
    });
    it("changes only what differs", () => {
        expect(place(cards, "b", "immediate", "a")).toEqual([{ id: "b", rank: 1 }, { id: "a", rank: 2 }]);
        expect(place(cards, "a", "immediate", "b")).toEqual([]);
    });
    it("goes to the end of another horizon", () => {
        expect(after(place(cards, "a", "next-year", null))).toEqual(["1 b immediate", "2 c next-year", "3 a next-year", "- u immediate"]);
    });
    it("goes to a horizon that is empty, behind all that have a rank", () => {
        expect(place(cards, "a", "next-three-years", null)).toEqual([{ id: "b", rank: 1 }, { id: "c", rank: 2 }, { id: "a", rank: 3, horizon: "next-three-years" }]);
    });
    it("gets a rank where it had none", () => {
        expect(after(place(cards, "u", "immediate", "b"))).toEqual(["1 a immediate", "2 u immediate", "3 b immediate", "4 c next-year"]);
    });
    it("goes behind the ranked ones where it lands before one without a rank", () => {
        expect(place(cards, "a", "immediate", "u")).toEqual([{ id: "b", rank: 1 }, { id: "a", rank: 2 }]);
    });
    it("closes gaps on the way", () => {
        expect(place([{ id: "a", rank: 4 }, { id: "b", rank: 9 }], "b", null, "a")).toEqual([{ id: "b", rank: 1 }, { id: "a", rank: 2 }]);
    });
    it("that is not there, or goes before itself, changes nothing", () => {
        expect(place(cards, "x", "immediate", null)).toEqual([]);
        expect(place(cards, "a", "immediate", "a")).toEqual([]);
    });
    it("goes one up or down among its neighbours, and no further", () => {
        const column = sorted(cards).filter(({ horizon }) => horizon === "immediate");
        expect(neighbour(column, "b", -1)).toBe("a");
        expect(neighbour(column, "a", -1)).toBeUndefined();
        expect(neighbour(column, "a", 1)).toBe("u");
        expect(neighbour(column.slice(0, 2), "a", 1)).toBeNull();
        expect(neighbour(column, "b", 1)).toBeUndefined();
        expect(neighbour(column, "u", 1)).toBeUndefined();
    });
});

describe("the places of a plan", () => {
    it("go from the first on, those without one last, as they came", () => {
        const records = [{ id: "x" }, { id: "b", sortOrder: 2 }, { id: "y", sortOrder: null }, { id: "a", sortOrder: 1 }];
        expect(inPlace(records).map(({ id }) => id).join()).toBe("a,b,x,y");
    });
});
