import { describe, expect, it } from "vitest";

import type { AnyRecord, Finding } from "../../api/types";
import { lastWords } from "../standing";
import { dayFrom, gapsOf, isDue, runOf } from "./mine";

const record = (id: string, more: object = {}) => ({ id, status: "active", createdAt: "2026-09-01T08:00:00Z", ...more }) as unknown as AnyRecord;

describe("the initiatives that somebody runs", () => {
    const said = [record("c2", { initiative: "late", date: "2026-11-20" }), record("c1", { initiative: "late", date: "2026-08-01" }), record("c0", { initiative: { id: "fresh", title: "F" }, date: "2026-11-22" })];
    const last = lastWords(said, "initiative");
    const run = runOf([record("fresh"), record("silent"), record("late", { nextStepDate: "2026-11-13" }), record("today", { nextStepDate: "2026-11-23", reportingCadence: "weekly" })], last, () => "monthly", "2026-11-23");

    it("are the overdue first, then those that owe an update", () => {
        expect(run.map(({ item }) => item.id)).toEqual(["late", "today", "silent", "fresh"]);
        expect(run.map(isDue)).toEqual([true, true, true, false]);
        expect(run.map(({ isOverdue }) => isOverdue)).toEqual([true, false, false, false]);
    });
    it("know the latest word, by id or by name", () => {
        expect(last.get("late")?.id).toBe("c2");
        expect(last.get("fresh")?.id).toBe("c0");
        expect(last.has("silent")).toBe(false);
    });
    it("owe nothing to a cadence that is not theirs", () => {
        const [one] = runOf([record("x", { createdAt: "2026-11-01T08:00:00Z" })], new Map([["x", record("c", { date: "2026-11-02" })]]), () => "quarterly", "2026-11-23");
        expect(one && isDue(one)).toBe(false);
    });
});

describe("what checks find", () => {
    const finding = (check: string, id: string, severity: string, reason: string) => ({ check, answer: "fails", severity, reason, hint: `mend ${check}`, subject: { type: "key-result", id, title: id } }) as unknown as Finding;
    it("is a line for each check, what blocks first, then what concerns most", () => {
        const gaps = gapsOf("p", [finding("A", "1", "advises", "It is vague."), finding("B", "1", "advises", "No owner."), finding("B", "2", "advises", "No owner."), finding("C", "3", "blocks", "No target.")]);
        expect(gaps.map(({ check, records }) => [check, records.length])).toEqual([["C", 1], ["B", 2], ["A", 1]]);
        expect(gaps[1]).toMatchObject({ reasons: ["No owner."], hint: "mend B" });
    });
    it("is one line for several checks that fail for the same records", () => {
        const gaps = gapsOf("p", [finding("A", "1", "advises", "No rank."), finding("B", "1", "blocks", "No step."), finding("C", "1", "advises", "No word."), finding("C", "2", "advises", "No word.")]);
        expect(gaps.map(({ check, isBlocking, reasons, hint }) => [check, isBlocking, reasons, hint])).toEqual([["A,B", true, ["No rank.", "No step."], ""], ["C", false, ["No word."], "mend C"]]);
    });
    it("says how it is mended where the reasons differ", () => {
        expect(gapsOf("p", [finding("A", "1", "advises", "Two words."), finding("A", "2", "advises", "Ninety words."), finding("A", "3", "advises", "One word.")])[0]).toMatchObject({ reasons: ["mend A"], hint: "" });
    });
});

describe("a day", () => {
    it("is counted across months", () => {
        expect(dayFrom("2026-11-23", 14)).toBe("2026-12-07");
        expect(dayFrom("2026-03-01", -1)).toBe("2026-02-28");
    });
});
