#!/usr/bin/env python3
"""Checks every entity declaration and writes what the build needs of them.

  metadata.py SOURCE_DIR OUTPUT_DIR   writes metadata.json, entities/<step>.h, entities/<step>.cpp
  metadata.py --check SOURCE_DIR      only checks; names file and key of each mistake, exit 1
"""
import json
import pathlib
import re
import sys

import yaml

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import structs  # noqa: E402

STEPS = ["frame", "plan", "measure", "people", "outreach", "learning", "governance", "registers", "readiness", "adapt", "admin"]
GROUPS = {"organization", "plan", "measure", "people", "outreach", "learning", "governance", "registers", "readiness",
          "adapt", "voice", "own", "admin"}
SYSTEM = ["id", "revision", "createdAt", "createdBy", "updatedAt", "updatedBy"]
FIELD_TYPES = {"text", "markdown", "integer", "decimal", "boolean", "date", "instant", "choice", "tags", "email", "url",
               "reference", "references", "record", "json", "secret"}
TYPE_KEYS = {"type", "collection", "label", "plural", "help", "kind", "access", "authors", "nameless", "shared", "program", "unit", "owners", "list", "form", "order",
             "rules", "fields"}
FIELD_KEYS = {"type", "label", "help", "required", "default", "search", "sensitivity", "readOnly", "unique", "max", "min",
              "scale", "unit", "options", "to", "inverse", "onDelete"}
KEBAB = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
CAMEL = re.compile(r"^[a-z][a-zA-Z0-9]*$")


def load(source):
    """All declarations, each with its file and step, ordered by name."""
    types = []
    for path in sorted(pathlib.Path(source).glob("entities/*/*/*.yaml")):
        with open(path, encoding="utf-8") as text:
            declaration = yaml.safe_load(text)
        declaration["step"] = path.parent.parent.name
        declaration["_file"] = str(path)
        types.append(declaration)
    return sorted(types, key=lambda t: t["type"])


class Checker:
    """Collects mistakes; each names the file and the key."""

    def __init__(self, types):
        self.types = {t["type"]: t for t in types}
        self.mistakes = []
        self.inverses = {}

    def say(self, declaration, key, text):
        self.mistakes.append(f"{declaration['_file']}: {key}: {text}")

    def check(self):
        for declaration in self.types.values():
            self.check_type(declaration)
            for name, field in declaration["fields"].items():
                self.check_field(declaration, name, field)
        self.check_collections()
        return self.mistakes

    def check_type(self, t):
        for key in t.keys() - TYPE_KEYS - {"step", "_file"}:
            self.say(t, key, "is no key of a declaration")
        for key in ["type", "collection", "label", "plural", "help", "access", "list", "fields"]:
            if not t.get(key):
                self.say(t, key, "is missing")
        expected = t["type"].replace("-", "_")
        if pathlib.Path(t["_file"]).stem != expected or pathlib.Path(t["_file"]).parent.name != expected:
            self.say(t, "type", f"belongs in {expected}/{expected}.yaml")
        if t["step"] not in STEPS:
            self.say(t, "step", f"{t['step']} is no step of the loop")
        if t.get("access") not in GROUPS:
            self.say(t, "access", f"{t.get('access')} is no access group")
        if t.get("authors", "confidential") != "confidential":
            self.say(t, "authors", "can only be confidential")
        nameless = t["fields"].get(t.get("nameless"), {})
        if t.get("nameless") and nameless.get("type") not in ("boolean", "reference"):
            self.say(t, "nameless", "is no flag and no reference of the type")
        if t.get("shared") and t["fields"].get(t["shared"], {}).get("type") != "boolean":
            self.say(t, "shared", "is no flag of the type")
        if "title" not in t["fields"]:
            self.say(t, "fields", "title is missing")
        names = set(t["fields"]) | set(SYSTEM)
        listed = list(t.get("list", [])) + list(t.get("owners", [])) + [t.get("order", "title").lstrip("-")]
        writable = [name for name in t.get("form", []) if not t["fields"].get(name, {}).get("readOnly")]
        if writable != t.get("form", []) or len(set(writable)) != len(writable):
            self.say(t, "form", "names a field twice, or one that only the server sets")
        listed += t.get("form", [])
        for rule, lists in t.get("rules", {}).items():
            if rule not in ("exactlyOne", "ordered", "unique"):
                self.say(t, "rules", f"{rule} is no rule")
            listed += [name for names_of_rule in lists for name in names_of_rule]
        for name in listed:
            if name not in names:
                self.say(t, "list/form/owners/order/rules", f"{name} is no field")
        for key, target in (("program", "program"), ("unit", "unit")):
            if t.get(key):
                self.check_path(t, key, t[key].split("/"), target)

    def check_path(self, t, key, steps, target):
        at = t
        for step in steps:
            field = at["fields"].get(step)
            if not field or field["type"] != "reference" or field.get("to") not in self.types:
                return self.say(t, key, f"{step} is no reference of {at['type']}")
            at = self.types[field["to"]]
        if at["type"] != target:
            self.say(t, key, f"the path ends at {at['type']}, not at {target}")

    def check_field(self, t, name, field):
        where = f"fields.{name}"
        if not CAMEL.match(name) or name in SYSTEM:
            self.say(t, where, "is no free camelCase name")
        for key in field.keys() - FIELD_KEYS:
            self.say(t, where, f"{key} is no key of a field")
        kind = field.get("type")
        if kind not in FIELD_TYPES:
            return self.say(t, where, f"{kind} is no field type")
        if not field.get("label"):
            self.say(t, where, "label is missing")
        if kind == "choice" and not field.get("options"):
            self.say(t, where, "a choice needs options")
        for key in field.get("options") or {}:
            if not isinstance(key, str) or not KEBAB.match(key):
                self.say(t, where, f"option {key!r} is no kebab-case text (quote it?)")
        if "default" in field and kind == "choice" and field["default"] not in field["options"]:
            self.say(t, where, "the default is no option")
        if field.get("sensitivity", "normal") not in ("normal", "confidential"):
            self.say(t, where, "sensitivity is normal or confidential")
        if kind in ("reference", "references"):
            self.check_reference(t, where, field)
        if kind == "record":
            targets = field.get("to", [])
            for target in [] if targets == "*" else targets:
                if target not in self.types:
                    self.say(t, where, f"{target} is no type")

    def check_reference(self, t, where, field):
        target = self.types.get(field.get("to"))
        if not target:
            return self.say(t, where, f"{field.get('to')} is no type")
        if field.get("onDelete", "restrict") not in ("restrict", "clear", "cascade"):
            self.say(t, where, "onDelete is restrict, clear or cascade")
        if field.get("onDelete") == "clear" and field.get("required"):
            self.say(t, where, "a required reference cannot be cleared")
        inverse = field.get("inverse")
        if inverse:
            key = (target["type"], inverse)
            if key in self.inverses or inverse in target["fields"] or inverse in SYSTEM:
                self.say(t, where, f"inverse {inverse} is taken on {target['type']}")
            self.inverses[key] = t["type"]

    def check_collections(self):
        seen = {}
        for t in self.types.values():
            for key in (t["type"], t["collection"]):
                if not KEBAB.match(key):
                    self.say(t, "collection", f"{key} is not kebab-case")
            if t["collection"] in seen:
                self.say(t, "collection", f"is the same as {seen[t['collection']]}'s")
            seen[t["collection"]] = t["type"]


def exported(declaration):
    """A declaration as the server reads it: fields as a list, targets always as a list."""
    result = {key: value for key, value in declaration.items() if key not in ("_file", "fields")}
    result["fields"] = []
    for name, field in declaration["fields"].items():
        entry = {"name": name, **field}
        if "to" in entry and isinstance(entry["to"], str):
            entry["to"] = [entry["to"]]
        result["fields"].append(entry)
    return result


def write(path, text):
    """Writes only what changed, so that nothing is built again needlessly."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def main():
    arguments = sys.argv[1:]
    only_check = arguments[0] == "--check"
    types = load(arguments[1] if only_check else arguments[0])
    mistakes = Checker(types).check()
    if mistakes:
        print("\n".join(mistakes), file=sys.stderr)
        return 1
    if only_check:
        print(f"{len(types)} entity types, no mistake")
        return 0
    output = pathlib.Path(arguments[1])
    write(output / "metadata.json", json.dumps([exported(t) for t in types], ensure_ascii=False, default=str))
    for step in STEPS:
        of_step = [t for t in types if t["step"] == step]
        write(output / "entities" / f"{step}.h", structs.header(step, of_step))
        write(output / "entities" / f"{step}.cpp", structs.source(step, of_step))
    return 0


if __name__ == "__main__":
    sys.exit(main())
