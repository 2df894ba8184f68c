// Every page: its name, where it is below /app/, and what shows that it has come. Each is opened in every role, look and width.

export const PLACES = [
    ["today", "", "h1"],
    ["notices", "notices", "form"],
    ["units", "units/all", "ul li a"],
    ["strategy", "strategy", "article"],
    ["present", "present/first", "h1"],
    ["board", "board", "ol li"],
    ["roadmap", "roadmap", "ol li a"],
    ["matrix", "matrix", "tbody tr"],
    ["map", "map", "[data-kind=objective]"],
    ["triage", "triage", "[role=rowheader]"],
    ["rounds", "rounds", "h1"],
    ["start", "start", "h1"],
    ["checks", "checks", "table"],
    ["units", "organization/units", "[role=treegrid] a"],
    ["records", "records", "section li a"],
    ["list", "records/people", "[role=cell] a"],
    ["filtered", "records/people?filter=contains(title,'a')&columns=title,unit", "[role=cell] a"],
    ["import", "records/people/import", "textarea"],
    ["nowhere", "nowhere/at/all", "h2"],
];
