import i18next from "i18next";
import { describe, expect, it } from "vitest";

import type { KeyResultProgress } from "../api/types";
import de from "../i18n/de";
import en from "../i18n/en";
import { formatChance, outlookOf, standingOf } from "./standing";

const words = i18next.createInstance();
await words.init({ resources: { en: { translation: en }, de: { translation: de } }, interpolation: { escapeValue: false } });

const result = {
    type: "key-result",
    id: "k",
    title: "AI saves 400,000 euros",
    status: "at-risk",
    reason: "94721 EUR on 2026-11-11; 163546.8 EUR expected by now, 400000 EUR by 2027-07-21.",
    unit: "EUR",
    value: 94721,
    valueDate: "2026-11-11",
    expected: 163546.8,
    target: 400000,
    period: { firstDate: "2026-05-01", lastDate: "2027-07-21" },
} as unknown as KeyResultProgress;
const said = (language: string, one: object) => standingOf({ ...result, ...one } as KeyResultProgress, words.getFixedT(language), language).replaceAll("\u00a0", " ");

describe("where a key result stands", () => {
    it("is said with the page's figures and days, in both languages", () => {
        expect(said("en", {})).toBe("€94,721 on Nov 11, 2026; €163,547 expected by now, target €400,000 by Jul 21, 2027.");
        expect(said("de", {})).toBe("94.721 € am 11.11.2026; bis jetzt erwartet: 163.547 €, Ziel: 400.000 € bis 21.07.2027.");
        expect(said("de", { unit: "h", value: 11.2, expected: 9.456, target: 6 })).toBe("11,2 h am 11.11.2026; bis jetzt erwartet: 9,46 h, Ziel: 6 h bis 21.07.2027.");
    });
    it("is only a value where there is no way to compare it with", () => {
        expect(said("en", { expected: undefined })).toBe("€94,721 on Nov 11, 2026.");
    });
    it("is the server's reason where there is no value", () => {
        expect(said("de", { value: undefined, valueDate: undefined, reason: "It has no value yet." })).toBe("It has no value yet.");
    });
});

describe("where a key result goes", () => {
    const outlook = (language: string, one: object) => outlookOf({ ...result, ...one } as KeyResultProgress, words.getFixedT(language), language);
    const chance = (one: number, language = "en") => formatChance(one, words.getFixedT(language), language);

    it("is its pace and its chance, in both languages", () => {
        expect(outlook("en", { pace: 0.579, probability: 0.157 })).toEqual(["It goes at 58% of the pace that it needs.", "If it goes on as its values did, the chance to reach the target in time is 16%."]);
        expect(outlook("de", { pace: 1.2 })).toEqual(["Es geht mit 120\u202f% des nötigen Tempos voran."]);
    });
    it("is nothing where nothing is known, and no pace of what is done", () => {
        expect(outlook("en", {})).toEqual([]);
        expect(outlook("en", { status: "done", pace: 1.3 })).toEqual([]);
    });
    it("is never certain, nor impossible", () => {
        expect([0, 0.0099, 0.01, 0.5, 0.99, 0.991, 1].map((one) => chance(one))).toEqual(["under 1%", "under 1%", "1%", "50%", "99%", "over 99%", "over 99%"]);
        expect(chance(0, "de")).toBe("unter 1\u202f%");
    });
});
