import { describe, expect, it } from "vitest";

import { hasDrafts, keepDraft, mayLeave } from "./unsaved";

describe("what is typed and not saved", () => {
    it("is asked about until it is saved or given up", () => {
        const never = () => expect.fail("there is nothing to ask about");
        expect(mayLeave(never as () => boolean)).toBe(true);
        const one = keepDraft();
        const other = keepDraft();
        one();
        expect(hasDrafts()).toBe(true);
        expect(mayLeave(() => false)).toBe(false);
        expect(hasDrafts()).toBe(true);
        other();
        expect(mayLeave(never as () => boolean)).toBe(true);
    });
    it("is not asked about twice", () => {
        const end = keepDraft();
        expect(mayLeave(() => true)).toBe(true);
        expect(hasDrafts()).toBe(false);
        end();
        expect(hasDrafts()).toBe(false);
    });
});
