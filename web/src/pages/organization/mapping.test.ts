import { expect, test } from "vitest";

import { fieldsOf, mappingOf, read } from "./mapping";

const LEFT_OUT = { column: "E", heading: "Cube" };

const columns = [
    { column: "A", heading: "Name", field: "title" },
    { column: "B", heading: "Mail" },
    { column: "C", heading: "Dept", field: "unit" },
    { column: "D", heading: "Org", field: "location" },
];
const known = ["title", "email", "unit", "location"];

test("what is kept for a heading goes before what the server thinks", () => {
    expect(fieldsOf([...columns, LEFT_OUT], {}, known)).toEqual(["title", "email", "unit", "location", ""]);
    expect(fieldsOf(columns, { Mail: "email", Dept: "" }, known)).toEqual(["title", "email", "", "location"]);
});

test("no field is filled from two columns, and none that is no longer there", () => {
    expect(fieldsOf(columns, { Org: "unit" }, known)).toEqual(["title", "email", "", "unit"]);
    expect(fieldsOf(columns, { Mail: "gone" }, known)).toEqual(["title", "", "unit", "location"]);
});

test("the usual headings are known in English and German, as programs write them", () => {
    const all = ["title", "givenName", "familyName", "email", "unit", "manager", "jobTitle", "location", "directoryId"];
    const fields = (...headings: string[]) => fieldsOf(headings.map((heading, at) => ({ column: String(at), heading })), {}, all);
    expect(fields("Name", "E-Mail", "Abteilung", "Vorgesetzte")).toEqual(["title", "email", "unit", "manager"]);
    expect(fields("displayName", "userPrincipalName", "Department", "Manager", "jobTitle", "officeLocation")).toEqual(["title", "email", "unit", "manager", "jobTitle", ""]);
    expect(fields("Vorname", "Nachname", "E-Mail-Adresse", "Personalnummer", "Funktion", "Standort")).toEqual(["givenName", "familyName", "email", "directoryId", "jobTitle", "location"]);
    expect(fields("FULL_NAME", "e-mail (work)", "Führungskraft")).toEqual(["title", "email", "manager"]);
    expect(fields("Name", "Display name")).toEqual(["title", ""]);
    expect(fields("Shoe size", "")).toEqual(["", ""]);
});

test("what one said of a heading goes before what it usually means", () => {
    expect(fieldsOf([{ column: "A", heading: "Name" }], { Name: "" }, known)).toEqual([""]);
});

test("a mapping keeps what other files said", () => {
    expect(mappingOf(columns, ["title", "email", "", ""], { Other: "unit", Mail: "" })).toEqual({ Other: "unit", Name: "title", Mail: "email", Dept: "", Org: "" });
});

test("what has another form is no mapping", () => {
    expect(read(["x"])).toEqual({});
    expect(read({ a: "title", b: 3 })).toEqual({ a: "title" });
});
