"""Bodies for every entity type, made from what GET /api/v1/metadata says and, for declared rules, from src/entities."""

import glob
import itertools
import pathlib

import yaml

COUNTER = itertools.count(1)


def declarations(root):
    """type → its declaration file: what metadata does not tell (rules, owners)."""
    found = {}
    for path in glob.glob(str(pathlib.Path(root) / "src/entities/*/*/*.yaml")):
        declared = yaml.safe_load(pathlib.Path(path).read_text())
        found[declared["type"]] = declared
    return found


class Kinds:
    """Knows the entity types of a running server and makes records of them."""

    def __init__(self, items, declared, create):
        self.by_collection = {item["collection"]: item for item in items}
        self.by_type = {item["type"]: item for item in items}
        self.declared, self.create = declared, create

    def rows(self, conditions):
        """Metadata items that hold all conditions, each {"collection", "type", "kind", "access", "owner"}."""
        for item in self.by_type.values():
            declared = self.declared[item["type"]]
            facts = {"kind": {item["kind"]}, "access": {item["access"]}, "collection": {item["collection"]},
                     "owner": {(declared.get("owners") or ["none"])[0]}, "program": {declared.get("program", "none")},
                     "part": {"yes" if declared["fields"].get("program", {}).get("onDelete") == "cascade" else "no"},
                     "search": {"yes" if any(f.get("search") for n, f in declared["fields"].items() if n == "title") else "no"}}
            if all(bool(facts[name] & words) == is_wanted for name, is_wanted, words in conditions):
                yield item

    def minimal(self, collection, program=None):
        """The least that the type accepts, with the parents that it needs."""
        item = self.by_collection[collection]
        declared = self.declared[item["type"]]
        body = {field["name"]: self.value(field, program, declared["fields"][field["name"]]) for field in item["fields"]
                if field["required"] and not field["readOnly"] and "default" not in field}
        if program and "program" in declared["fields"] and not declared["fields"]["program"].get("readOnly"):
            body["program"] = program
        for names in declared.get("rules", {}).get("exactlyOne", []):
            if not any(name in body for name in names):
                field = next(f for f in item["fields"] if f["name"] == names[0])
                body[names[0]] = self.value(field, program)
        return body

    def full(self, collection, program=None):
        """A body with every field that may be set, references in the same program."""
        item = self.by_collection[collection]
        declared = self.declared[item["type"]]
        body = self.minimal(collection, program)
        for field in item["fields"]:
            rest = [names for names in declared.get("rules", {}).get("exactlyOne", []) if field["name"] in names]
            if field["name"] not in body and not field["readOnly"] and field["type"] != "secret" and not rest:
                body[field["name"]] = self.value(field, program, declared["fields"][field["name"]])
        return body

    def value(self, field, program=None, declared=None):
        """A good value of a field."""
        count, kind = next(COUNTER), field["type"]
        if kind in ("text", "markdown"):
            if field["name"] == "key":
                return f"key-{count}"
            return f"{field['label']} {count}"[-(declared or {}).get("max", 200):].strip()
        if kind == "choice":
            return field["options"][0]["key"]
        if kind == "tags":
            return [field["options"][0]["key"]] if field.get("options") else ["tag"]
        if kind in ("reference", "references"):
            if field["to"][0] == "program" and program:
                return program
            made = self.create(self.by_type[field["to"][0]]["collection"], program)
            return made if kind == "reference" else [made]
        if kind == "record":
            if field["to"][0] in ("*", "program") and program:
                return f"programs/{program}"
            collection = "priorities" if field["to"][0] == "*" else self.by_type[field["to"][0]]["collection"]
            return f"{collection}/{self.create(collection, program)}"
        if kind in ("integer", "decimal"):
            return max((declared or {}).get("min", 1), 1)
        return {"boolean": True, "date": "2026-03-31", "instant": "2026-03-31T08:00:00.000000Z", "json": {"a": 1},
                "email": f"somebody{count}@example.com", "url": f"https://example.com/{count}"}[kind]

    def change(self, collection):
        """A merge patch that changes a field that anyone who may change the record may set."""
        return {"title": f"Changed {next(COUNTER)}"}
