import { afterEach, describe, expect, it, vi } from "vitest";

import type { AnyRecord, TypeInfo } from "../api/types";
import { bringBack, patchTo } from "./bringBack";

const TYPE = {
    collection: "objectives",
    fields: [
        { name: "title", type: "text" },
        { name: "status", type: "choice" },
        { name: "owner", type: "reference" },
        { name: "units", type: "references" },
        { name: "activatedAt", type: "instant", readOnly: true },
    ],
} as unknown as TypeInfo;

const record = (fields: Record<string, unknown>) => ({ id: "x", revision: 5, ...fields }) as unknown as AnyRecord;

describe("the way back to an earlier version", () => {
    it("sets what differs, empties what was empty, and leaves what people may not set", () => {
        const now = record({ title: "New", status: "active", owner: { id: "p", title: "P" }, units: ["a"], activatedAt: "2026-01-02" });
        const then = record({ title: "Old", status: "active", units: ["a", "b"], activatedAt: "2026-01-01" });
        expect(patchTo(TYPE, now, then)).toEqual({ title: "Old", owner: null, units: ["a", "b"] });
    });
    it("is nothing where nothing differs", () => {
        expect(patchTo(TYPE, record({ title: "A", activatedAt: "1" }), record({ title: "A", activatedAt: "2" }))).toEqual({});
    });
});

describe("bringing a version back", () => {
    afterEach(() => void vi.unstubAllGlobals());
    const answers = (list: [number, unknown][]) => {
        const sent: unknown[] = [];
        vi.stubGlobal("fetch", async (_: string, options: RequestInit) => {
            sent.push(JSON.parse(String(options.body)));
            const [status, body] = list.shift() ?? [500, {}];
            return new Response(JSON.stringify(body), { status });
        });
        return sent;
    };
    const now = record({ title: "New", status: "active", owner: "p" });

    it("leaves the fields that are refused, and says which; the undo has the rest", async () => {
        const sent = answers([[422, { code: "x", errors: [{ field: "status", code: "x", detail: "no" }] }], [200, record({ revision: 6 })]]);
        const brought = await bringBack(TYPE, now, { title: "Old", status: "draft", owner: null });
        expect(sent).toEqual([{ title: "Old", status: "draft", owner: null }, { title: "Old", owner: null }]);
        expect(brought).toMatchObject({ left: ["status"], undo: { title: "New", owner: "p" }, record: { revision: 6 } });
    });
    it("does nothing where all is refused", async () => {
        answers([[403, { code: "x", field: "title", detail: "no" }]]);
        expect(await bringBack(TYPE, now, { title: "Old" })).toEqual({ record: null, undo: {}, left: ["title"] });
    });
    it("fails where somebody was faster, or the refusal names no field of it", async () => {
        answers([[412, { code: "record.changed", detail: "changed" }]]);
        await expect(bringBack(TYPE, now, { title: "Old" })).rejects.toThrow("changed");
        answers([[422, { code: "x", errors: [{ field: "other", code: "x", detail: "no" }] }]]);
        await expect(bringBack(TYPE, now, { title: "Old" })).rejects.toThrow();
    });
});
