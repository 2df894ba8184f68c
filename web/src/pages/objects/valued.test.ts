import { describe, expect, it } from "vitest";

import type { AnyRecord, KeyResultProgress } from "../../api/types";
import { valued } from "./valued";

const OPTIONS = [{ key: "draft", label: "Draft" }, { key: "active", label: "Active" }, { key: "met", label: "Met" }];
const row = (status: string) => ({ id: "a", title: "Answers", status }) as unknown as AnyRecord;
const result = { value: 7, status: "at-risk" } as KeyResultProgress;

describe("a key result in a list", () => {
    it("has its value, and stands as its progress says while it is live", () => {
        expect(valued(row("active"), result, OPTIONS)).toMatchObject({ title: "Answers", value: 7, standing: "at-risk" });
    });
    it("stands as its own state says while it is not", () => {
        expect(valued(row("draft"), { ...result, value: undefined } as unknown as KeyResultProgress, OPTIONS)).toMatchObject({ value: undefined, standing: "Draft" });
        expect(valued(row("met"), result, OPTIONS)).toMatchObject({ value: 7, standing: "Met" });
    });
    it("has nothing to say before its progress is there", () => {
        expect(valued(row("active"), undefined, OPTIONS)).toMatchObject({ value: undefined, standing: undefined });
    });
});
