import { afterEach, describe, expect, it } from "vitest";

import { found, getConnection, lost, watchConnection } from "./connection";

afterEach(() => found(false));

describe("the connection", () => {
    it("is away since the first request without an answer, until one is answered", () => {
        lost(1000);
        lost(5000);
        expect(getConnection().awaySince).toBe(1000);
        found(false);
        expect(getConnection()).toEqual({ awaySince: null, isSignedOut: false });
    });
    it("is there where one is merely signed out", () => {
        lost(1000);
        found(true);
        expect(getConnection()).toEqual({ awaySince: null, isSignedOut: true });
    });
    it("tells of changes alone, and only those who still listen", () => {
        let told = 0;
        const end = watchConnection(() => (told += 1));
        found(false);
        expect(told).toBe(0);
        lost(1);
        lost(2);
        expect(told).toBe(1);
        end();
        found(false);
        expect(told).toBe(1);
    });
});
