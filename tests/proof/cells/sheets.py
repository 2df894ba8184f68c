"""Cells of records as sheets: what an export shows, and what the preview of an import would let somebody change."""

import csv
import io

EXPORT, IMPORT = "GET /api/v1/{collection}/export", "POST /api/v1/{collection}/import"


def exports(asking):
    """Just the readable records, and a column just for what may be asked about."""
    for caller, kind, _ in asking.each("export", records=False):
        refused = asking.of_type(caller, "read", kind)
        answer = asking.ask(caller, "GET", asking.path(kind) + "/export?columns=id", route=EXPORT)
        asking.cell(caller, f"export {kind['type']}", refused or 200, answer.status, answer.text[:200])
        if answer.status != 200 or refused:
            continue
        found = {row[0] for row in list(csv.reader(io.StringIO(answer.text)))[1:]}
        known = set(asking.world.records[kind["type"]])
        asking.cell(caller, f"export {kind['type']}: records", asking.readable(caller, kind), found & known)
        whole = asking.ask(caller, "GET", asking.path(kind) + "/export", route=EXPORT)
        asking.cell(caller, f"export {kind['type']}: everything", 200, whole.status, whole.text[:200])
        for field in asking.world.declared[kind["type"]]["fields"]:
            answer = asking.ask(caller, "GET", asking.path(kind) + f"/export?columns=id,{field}", route=EXPORT)
            asking.cell(caller, f"export {kind['type']} .{field}", 200 if asking.oracle.may_ask_about(caller, kind, field) else 400, answer.status, answer.text[:200])


def imports(asking):
    """A row that says of a record what is true already: as changing it. Nothing is applied."""
    for caller, kind, record in asking.each("import"):
        may_any = caller.is_guest or asking.oracle.may(caller, "create", kind) or asking.oracle.may(caller, "update", kind)
        refused = 401 if caller.is_guest else 0 if may_any else 403
        title = record.get("title")
        if not isinstance(title, str) or kind.get("kind") == "fact" or "title" in kind.get("readOnly", []) + kind.get("secret", []):
            continue
        text = io.StringIO()
        csv.writer(text).writerows([["a", "b"], [record["id"], title]])
        answer = asking.ask(caller, "POST", asking.path(kind) + "/import?columns=id,title", text.getvalue().encode(), IMPORT)
        asking.cell(caller, f"import {kind['type']}", refused or 200, answer.status, answer.text[:200])
        if answer.status != 200 or refused:
            continue
        row = answer.json["rows"][0]
        expected = asking.oracle.status(caller, "update", kind, record)
        got = {"import.id": 404, "access.forbidden": 403}.get((row["mistakes"] or [{"code": ""}])[0]["code"], 0)
        # who may make and not change is told so only of what they may read
        if expected == 403 and not asking.oracle.can(caller, "read", kind, record):
            expected = 404
        asking.cell(caller, f"import into {kind['type']} {record['id']}", expected, got, answer.text[:300])
