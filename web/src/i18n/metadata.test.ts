import { describe, expect, it } from "vitest";

import { inWords, roleInWords } from "./metadata";

const course = {
    step: "learning",
    collection: "courses",
    label: "Course",
    plural: "Courses",
    help: "",
    fields: [
        { name: "hours", label: "Length", help: "How long it takes.", unit: "hours" },
        { name: "kind", label: "Kind", help: "", options: [{ key: "class", label: "Class" }] },
    ],
};

describe("a record type in other words", () => {
    const german = inWords(course, { learning: { Course: "Kurs", Length: "Dauer", hours: "Stunden", Class: "Präsenzkurs" }, plan: { Kind: "Falsch" } });

    it("says labels, units and options in them, and keeps keys and names", () => {
        expect(german.label).toBe("Kurs");
        expect(german.fields[0]).toEqual({ name: "hours", label: "Dauer", help: "How long it takes.", unit: "Stunden" });
        expect(german.fields[1]?.options).toEqual([{ key: "class", label: "Präsenzkurs" }]);
        expect(german.collection).toBe("courses");
    });

    it("keeps a text for which its own step has no words", () => {
        expect(german.fields[1]?.label).toBe("Kind");
        expect(german.plural).toBe("Courses");
    });

    it("changes nothing without words", () => {
        expect(inWords(course, {})).toEqual(course);
    });
});

describe("an access role in other words", () => {
    const words = { roles: { Member: "Mitglied", "Adds their voice.": "Bringt die eigene Stimme ein." } };

    it("has the title and description of a built-in one in them", () => {
        expect(roleInWords({ id: "r", key: "member", title: "Member", description: "Adds their voice." }, words)).toEqual({ id: "r", key: "member", title: "Mitglied", description: "Bringt die eigene Stimme ein." });
    });

    it("keeps what somebody wrote, and what is not there", () => {
        expect(roleInWords({ key: "member", title: "Maker" }, words)).toEqual({ key: "member", title: "Maker" });
        expect(roleInWords({ id: "r", title: null }, words)).toEqual({ id: "r", title: null });
        expect(roleInWords({ title: "Member" }, {})).toEqual({ title: "Member" });
    });
});
