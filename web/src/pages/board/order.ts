// Where an initiative goes on the board, and what that changes. Ranks run through the whole program, 1 first.

/** Card is what the order needs to know of an initiative. */
export interface Card {
    id: string;
    horizon?: string | null;
    rank?: number | null;
}

/** Move is one changed card. */
export interface Move {
    id: string;
    horizon?: string | null;
    rank?: number;
}

/** sorted puts cards in the order of the backlog: by rank, those without one last, as they came. */
export function sorted<T extends Card>(cards: T[]): T[] {
    return cards.toSorted((one, other) => (one.rank ?? Number.POSITIVE_INFINITY) - (other.rank ?? Number.POSITIVE_INFINITY) || 0);
}

/** inPlace puts records in the order of their places (`sortOrder`, 1 first), those without one last, as they came. */
export function inPlace<T extends object>(records: T[]): T[] {
    const place = (record: T) => ("sortOrder" in record && typeof record.sortOrder === "number" ? record.sortOrder : Number.POSITIVE_INFINITY);
    return records.toSorted((one, other) => place(one) - place(other) || 0);
}

/**
 * place puts a card into a horizon, before another card or (null, or one without a rank) after the last ranked one of that
 * horizon, and gives the fewest changes that make it so: ranks run on without gaps. Cards that have no rank keep none.
 */
export function place(cards: Card[], id: string, horizon: string | null, before: string | null): Move[] {
    const card = cards.find((one) => one.id === id);
    if (card === undefined || before === id) return [];
    const others = sorted(cards).filter((one) => one.id !== id);
    const follower = others.findIndex((one) => one.id === before && typeof one.rank === "number");
    const last = others.findLastIndex((one) => (one.horizon ?? null) === horizon && typeof one.rank === "number");
    const at = follower >= 0 ? follower : last >= 0 ? last + 1 : others.filter(({ rank }) => typeof rank === "number").length;
    const order = [...others.slice(0, at), card, ...others.slice(at)];
    const ranked = Math.max(at, order.findLastIndex((one) => one === card || typeof one.rank === "number"));
    const moves: Move[] = [];
    order.slice(0, ranked + 1).forEach((one, index) => {
        const move: Move = { id: one.id };
        if (one.rank !== index + 1) move.rank = index + 1;
        if (one === card && (one.horizon ?? null) !== horizon) move.horizon = horizon;
        if (move.rank !== undefined || move.horizon !== undefined) moves.push(move);
    });
    return moves;
}

/** neighbour is the card before which another lands that goes one up (-1) or down (1) in its horizon; undefined where it cannot: those without a rank stay last. */
export function neighbour(column: Card[], id: string, step: -1 | 1): string | null | undefined {
    const at = column.findIndex((one) => one.id === id);
    if (at < 0) return undefined;
    if (step < 0) return column[at - 1]?.id;
    if (typeof column[at + 1]?.rank !== "number") return undefined;
    return column[at + 2]?.id ?? null;
}
