import { describe, expect, it } from "vitest";

import german from "../i18n/de/problem.json";
import type { Sentences } from "../i18n/problems";
import { Failure } from "./client";
import { type FieldOf, partIn, problemIn } from "./problems";

const SENTENCES: Sentences = german;
const fieldOf: FieldOf = (collection, name) => {
    if (collection === "units" || collection === "batch") {
        if (name === "title") return { label: "Name" };
        if (name === "rank") return { label: "Rang" };
        if (name === "status") return { label: "Status", options: [{ key: "draft", label: "Entwurf" }, { key: "active", label: "In Kraft" }] };
    }
    return undefined;
};

function said(part: { code: string; detail: string; field?: string; hint?: string; line?: number }, collection = "units"): { detail: string; hint?: string } {
    const { detail, hint } = partIn(part, SENTENCES, collection, fieldOf);
    return hint === undefined ? { detail } : { detail, hint };
}

describe("a mistake", () => {
    it("is said with the name of its field", () => {
        expect(said({ code: "validation.required", field: "title", detail: "Title is required.", hint: "Fill it." })).toEqual({ detail: "Name: Bitte ausfüllen." });
        expect(said({ code: "validation.unique", field: "title", detail: "x" }).hint).toBe("Den anderen ändern oder einen anderen Wert wählen.");
        expect(said({ code: "validation.choice", field: "status", detail: "x" }).detail).toBe("Status: Keine der Möglichkeiten. Erlaubt: Entwurf, In Kraft.");
    });

    it("does without the name where nobody knows it", () => {
        expect(said({ code: "validation.required", detail: "Something is required." }).detail).toBe("Eine Angabe fehlt noch.");
        expect(said({ code: "validation.required", field: "colour", detail: "x" }).detail).toBe("Eine Angabe fehlt noch.");
        expect(said({ code: "validation.required", field: "__proto__", detail: "x" }).detail).toBe("Eine Angabe fehlt noch.");
    });

    it("is found behind the path of a batch and in the cell of a sheet", () => {
        expect(said({ code: "validation.required", field: "operations/3/body/title", detail: "x" }, "batch").detail).toBe("Name: Bitte ausfüllen.");
        expect(said({ code: "import.formula", field: "AB12", detail: "x" }).detail).toBe("AB12: Die Formel ist fehlgeschlagen.");
        expect(said({ code: "sheet.quotes", line: 4, detail: "x" }).detail).toBe("Zeile 4: Ein Anführungszeichen steht falsch.");
    });

    it("keeps the numbers that the server names", () => {
        expect(said({ code: "validation.range", field: "rank", detail: "Rank is 0; the least is 1." }).detail).toBe("Rang: Mindestens 1.");
        expect(said({ code: "validation.range", field: "rank", detail: "Rank is 9; the most is 1.5." }).detail).toBe("Rang: Höchstens 1,5.");
        expect(said({ code: "validation.range", field: "rank", detail: "Rank is odd." }).detail).toBe("Rang: Liegt außerhalb des Erlaubten.");
        expect(said({ code: "validation.length", field: "title", detail: "Title has 400 characters; at most 300 are allowed." }).detail).toBe("Name: Zu lang; erlaubt sind höchstens 300.");
        expect(said({ code: "validation.length", field: "title", detail: "Title is larger than 64 KiB." }).detail).toBe("Name: Zu lang.");
    });

    it("stays in the server's words where no others are known", () => {
        const part = { code: "text.syntax", detail: "No YAML.", hint: "Look at line 3." };
        expect(partIn(part, SENTENCES, "", fieldOf)).toBe(part);
        expect(partIn(part, null, "", fieldOf)).toBe(part);
        expect(said({ code: "toString", detail: "As it was." }).detail).toBe("As it was.");
    });
});

describe("a problem", () => {
    const problem = {
        code: "validation.required",
        detail: "Title is required.",
        field: "title",
        errors: [
            { code: "validation.required", field: "title", detail: "Title is required." },
            { code: "validation.url", field: "link", detail: "Link is no address.", hint: "Write it whole." },
        ],
    };

    it("is said with all its parts", () => {
        expect(problemIn(problem, SENTENCES, null, "units", fieldOf)).toMatchObject({
            detail: "Name: Bitte ausfüllen.",
            errors: [{ detail: "Name: Bitte ausfüllen." }, { detail: "Keine Web-Adresse.", hint: "Ganz schreiben, mit https:// am Anfang." }],
        });
    });

    it("stays as it is in English, and where the server has said it in another language", () => {
        expect(problemIn(problem, null, null, "units", fieldOf)).toBe(problem);
        const blocked = { code: "validation.required", detail: "„Ziel“ kann noch nicht in Kraft treten." };
        expect(problemIn(blocked, SENTENCES, "de", "objectives", fieldOf)).toBe(blocked);
        expect(problemIn(blocked, SENTENCES, "en", "objectives", fieldOf)).not.toBe(blocked);
        expect(new Failure(422, problem).message).toBe("Title is required.");
    });
});

describe("the sentences", () => {
    it("each end without a blank that nobody fills", () => {
        for (const [code, { says, hint = "" }] of Object.entries(SENTENCES)) {
            expect(says.length, code).toBeGreaterThan(0);
            expect(says.at(-1), code).not.toContain("{{");
            expect(hint, code).not.toContain("{{");
            for (const sentence of [...says, ...(hint === "" ? [] : [hint])]) expect(sentence, code).toMatch(/^[^\s].*[.]$/);
            for (const [, blank] of says.join().matchAll(/\{\{(.*?)\}\}/g)) expect(["label", "least", "most", "digits", "options", "row"], code).toContain(blank);
        }
    });
});
