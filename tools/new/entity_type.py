#!/usr/bin/env python3
"""Makes the declaration of a new entity type, and a scenario that proves it.

  tools/new/entity_type.py registers/risk-review risk-reviews "Risk review"
"""
import pathlib
import sys

# [template]
DECLARATION = """\
type: {type}
collection: {collection}
label: {label}
plural: {label}s
help: Say in one sentence what this is for.
access: {step}
list: [title, owner]
order: title
owners: [owner]
fields:
  title: {{type: text, label: Title, required: true, search: true, max: 200}}
  owner: {{type: reference, to: person, inverse: {inverse}, onDelete: clear, label: Owner, help: Who looks after it.}}
"""
# [template]

SCENARIO = """\
# name: {collection}
# description: {label}s can be made, read, changed and deleted
# group: entities

case a {type} needs only a title
as admin
POST /api/v1/{collection} {{"title": "First"}}
→ 201 {{"title": "First", "revision": 1}}
as viewer
POST /api/v1/{collection} {{"title": "Second"}}
→ 403 {{"code": "access.forbidden"}}
"""


def camel(name):
    head, *rest = name.split("-")
    return head + "".join(part.capitalize() for part in rest)


def make(root, place, collection, label):
    """Writes both files below `root` and answers their paths; refuses to overwrite."""
    step, kind = place.split("/")
    folder = kind.replace("-", "_")
    values = {"type": kind, "collection": collection, "label": label, "step": step, "inverse": camel(collection)}
    files = {root / "src/entities" / step / folder / f"{folder}.yaml": DECLARATION,
             root / "tests/scenarios/entities" / f"{folder}.scenario": SCENARIO}
    for path in files:
        if path.exists():
            raise SystemExit(f"{path} exists already")
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.format(**values), encoding="utf-8")
    return list(files)


if __name__ == "__main__":
    if len(sys.argv) != 4 or "/" not in sys.argv[1]:
        raise SystemExit(__doc__)
    for made in make(pathlib.Path(__file__).resolve().parents[2], *sys.argv[1:]):
        print(made)
