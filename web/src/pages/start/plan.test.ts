import { describe, expect, it } from "vitest";

import type { Finding } from "../../api/types";
import { type Plan, filled, focusOf, isClaimed, isDone, nextStep, resultsOf } from "./plan";

const record = (id: string, fields = {}) => ({ id, revision: 1, createdAt: "", createdBy: null, updatedAt: "", updatedBy: null, title: id, status: "draft", ...fields });
const finding = (check: string, id: string, answer: Finding["answer"]): Finding => ({ check, answer, severity: "blocks", subject: { type: "", id, title: id }, reason: "" });
const plan = (parts: Partial<Plan>): Plan => ({ program: record("p"), visions: [], objectives: [], results: [], findings: [], ...parts });

describe("the objective that comes first", () => {
    it("is nobody's until one is put before the others", () => {
        const objectives = [record("a", { sortOrder: 1 }), record("b", { sortOrder: 2 })];
        expect(focusOf(plan({ objectives }))).toBeNull();
        expect(nextStep(plan({ objectives }))).toBe("objective");
        expect(focusOf(plan({ objectives: [...objectives, record("c", { sortOrder: -1 })] }))?.id).toBe("c");
    });
    it("is the only one that there is", () => {
        expect(focusOf(plan({ objectives: [record("a")] }))?.id).toBe("a");
        expect(focusOf(plan({ objectives: [record("a", { status: "active" })] }))).toBeNull();
    });
});

describe("the next open step", () => {
    const objectives = [record("o", { sortOrder: -1 }), record("later", { sortOrder: 1 })];
    it("follows what the records say, in any order", () => {
        expect(nextStep(plan({ objectives }))).toBe("result");
        expect(nextStep(plan({ objectives, findings: [finding("OBJ-RESULT", "o", "holds")] }))).toBe("priority");
        const both = [finding("OBJ-RESULT", "o", "holds"), finding("OBJ-PRIORITY", "o", "overridden")];
        expect(nextStep(plan({ objectives, findings: both }))).toBe("live");
        expect(nextStep(plan({ objectives, findings: [finding("OBJ-RESULT", "o", "fails"), finding("OBJ-PRIORITY", "o", "holds")] }))).toBe("result");
    });
    it("goes on with the vision and the program once an objective is live", () => {
        const live = [record("o", { status: "active", sortOrder: -1 }), record("later", { sortOrder: 1 })];
        expect(nextStep(plan({ objectives: live }))).toBe("vision");
        const visions = [record("v")];
        expect(nextStep(plan({ objectives: live, visions, findings: [finding("VIS-GRAMMAR", "v", "holds")] }))).toBe("program");
        const all = plan({ objectives: live, visions, findings: [finding("VIS-GRAMMAR", "v", "holds")], program: record("p", { status: "active" }) });
        expect(nextStep(all)).toBeNull();
        expect(Object.values(isDone(all)).every(Boolean)).toBe(true);
    });
    it("does not take a check that was not answered for one that holds", () => {
        expect(isDone(plan({ objectives, findings: [] })).result).toBe(false);
    });
});

describe("key results", () => {
    it("belong to an objective while they are not over", () => {
        const results = [record("k", { objectives: ["o"] }), record("m", { objectives: ["o"], status: "missed" }), record("n", { objectives: [] })];
        expect(resultsOf(plan({ results }), record("o")).map(({ id }) => id)).toEqual(["k"]);
    });
    it("take their target into the only blank of their title", () => {
        expect(filled("___ % of teams", 75)).toBe("75 % of teams");
        expect(filled("___ of ___", 75)).toBe("___ of ___");
        expect(filled("___ % of teams", null)).toBe("___ % of teams");
    });
});

describe("the figures of a key result", () => {
    it("are claimed where nothing brings them and nobody said otherwise", () => {
        expect([record("k"), record("k", { evidence: "claimed" }), record("k", { measure: null, evidence: "none" })].every(isClaimed)).toBe(true);
        expect([record("k", { measure: "m" }), record("k", { evidence: "measured" })].some(isClaimed)).toBe(false);
    });
});
