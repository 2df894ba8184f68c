import { describe, expect, it } from "vitest";

import type { AnyRecord, TypeInfo } from "../api/types";
import { merged, pathsOf } from "./useRecord";

function typeWith(references: number): TypeInfo {
    const fields = [{ name: "title", type: "text" }, ...Array.from({ length: references }, (_, index) => ({ name: `r${index}`, type: index % 2 === 0 ? "reference" : "references" }))];
    return { collection: "stories", fields } as unknown as TypeInfo;
}

const asked = (path: string) => new URLSearchParams(path.split("?")[1]).get("expand")?.split(",") ?? [];

describe("a record with many references", () => {
    it("is asked for in groups of at most ten, each reference once", () => {
        for (const count of [0, 1, 9, 10, 11, 14, 20, 21, 35]) {
            const paths = pathsOf(typeWith(count), "x");
            expect(paths.length).toBe(Math.max(1, Math.ceil(count / 10)));
            for (const path of paths) expect(asked(path).length).toBeLessThanOrEqual(10);
            expect(new Set(paths.flatMap(asked)).size).toBe(count);
        }
    });
    it("asks for nothing to be expanded where there is nothing", () => {
        expect(pathsOf(typeWith(0), "x")).toEqual(["/stories/x"]);
    });
});

describe("answers put together", () => {
    const answer = (revision: number, fields: Record<string, unknown>) => ({ id: "x", revision, ...fields }) as unknown as AnyRecord;
    it("hold every expanded reference", () => {
        const whole = merged([answer(3, { title: "A", owner: { id: "p", title: "P" }, unit: "u" }), answer(3, { title: "A", owner: "p", unit: { id: "u", title: "U" } })]);
        expect(whole).toMatchObject({ title: "A", owner: { title: "P" }, unit: { title: "U" }, revision: 3 });
    });
    it("keep the lists of names that another answer expanded", () => {
        const whole = merged([answer(1, { units: [{ id: "a", title: "A" }], people: ["p"] }), answer(1, { units: ["a"], people: [{ id: "p", title: "P" }] })]);
        expect(whole).toMatchObject({ units: [{ title: "A" }], people: [{ title: "P" }] });
    });
    it("take the older revision where somebody changed it meanwhile", () => {
        expect(merged([answer(4, { title: "New" }), answer(3, { title: "Old" })])).toMatchObject({ revision: 3, title: "Old" });
    });
});
