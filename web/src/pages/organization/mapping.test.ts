import { expect, test } from "vitest";

import { fieldsOf, mappingOf, read } from "./mapping";

const columns = [
    { column: "A", heading: "Name", field: "title" },
    { column: "B", heading: "Mail" },
    { column: "C", heading: "Dept", field: "unit" },
    { column: "D", heading: "Org", field: "location" },
];
const known = ["title", "email", "unit", "location"];

test("what is kept for a heading goes before what the server thinks", () => {
    expect(fieldsOf(columns, {}, known)).toEqual(["title", "", "unit", "location"]);
    expect(fieldsOf(columns, { Mail: "email", Dept: "" }, known)).toEqual(["title", "email", "", "location"]);
});

test("no field is filled from two columns, and none that is no longer there", () => {
    expect(fieldsOf(columns, { Org: "unit" }, known)).toEqual(["title", "", "", "unit"]);
    expect(fieldsOf(columns, { Mail: "gone" }, known)).toEqual(["title", "", "unit", "location"]);
});

test("a mapping keeps what other files said", () => {
    expect(mappingOf(columns, ["title", "email", "", ""], { Other: "unit", Mail: "" })).toEqual({ Other: "unit", Name: "title", Mail: "email", Dept: "", Org: "" });
});

test("what has another form is no mapping", () => {
    expect(read(["x"])).toEqual({});
    expect(read({ a: "title", b: 3 })).toEqual({ a: "title" });
});
