"""What the API answers, from src/api/answers/*.yaml: JSON Schemas, and which operation answers with which.

Each schema is a list of properties; one whose name ends in ? may be absent. A property is `TYPE` or `TYPE, description`:

  string integer number boolean object any null   as in JSON
  instant date id uri                             texts of that form
  [TYPE]  {TYPE}                                  a list; an object with any names
  Name                                            another schema, or an entity type
  TYPE | TYPE, word | word                        one of several

`about` describes the schema; `is` stands in place of properties where it is no object.

  answers.py FOLDER   prints an OpenAPI document of these schemas alone, for makers of types
"""
import json
import pathlib
import re
import sys

import yaml

PLAIN = {"string", "integer", "number", "boolean", "object", "null"}
FORMATS = {"instant": "date-time", "date": "date", "id": "uuid", "uri": "uri"}


def schema_of(text):
    """The JSON Schema of a TYPE."""
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        return {"type": "array", "items": schema_of(text[1:-1])}
    if text.startswith("{") and text.endswith("}"):
        return {"type": "object", "additionalProperties": schema_of(text[1:-1])}
    ways = [way.strip() for way in text.split("|")]
    if len(ways) > 1:
        made = [schema_of(way) for way in ways]
        if all("const" in one for one in made):
            return {"type": "string", "enum": [one["const"] for one in made]}
        return {"anyOf": made}
    if text in PLAIN:
        return {"type": text}
    if text in FORMATS:
        return {"type": "string", "format": FORMATS[text]}
    if text == "any":
        return {}
    if re.fullmatch(r"[A-Z][A-Za-z]*", text):
        return {"$ref": f"#/components/schemas/{text}"}
    if re.fullmatch(r"[a-z][a-z-]*", text):
        return {"const": text}
    raise ValueError(f"“{text}” is no type")


def property_of(text):
    """The JSON Schema of `TYPE, description`; a comma inside of brackets belongs to no type."""
    kind, _, description = text.partition(", ")
    schema = schema_of(kind)
    return {**schema, "description": description} if description else schema


def declared(properties):
    """The JSON Schema of one entry of `schemas`."""
    properties = dict(properties)
    about = {"description": properties.pop("about")}
    if "is" in properties:
        return {**schema_of(properties["is"]), **about}
    return {"type": "object", **about, "properties": {name.removesuffix("?"): property_of(text) for name, text in properties.items()},
            "required": [name for name in properties if not name.endswith("?")]}


def read_answers(folder):
    """{"answers": schema by operation, "schemas": JSON Schema by name}; ValueError for what is said twice or wrongly."""
    answers, schemas = {}, {}
    for path in sorted(folder.glob("*.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        for place, entries, read in ((answers, content["answers"], str), (schemas, content["schemas"], declared)):
            for name, entry in entries.items():
                if name in place:
                    raise ValueError(f"{path.name}: {name} stands twice")
                try:
                    place[name] = read(entry)
                except (KeyError, ValueError, AttributeError) as wrong:
                    raise ValueError(f"{path.name}: {name}: {wrong}") from wrong
    return {"answers": answers, "schemas": schemas}


if __name__ == "__main__":
    made = read_answers(pathlib.Path(sys.argv[1]))["schemas"]
    print(json.dumps({"openapi": "3.1.0", "info": {"title": "Answers", "version": "1"}, "paths": {}, "components": {"schemas": made}}))
