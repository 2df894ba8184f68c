"""Writes the typed C++ struct of each entity type from its declaration."""
import re

CPP = {"integer": "std::optional<std::int64_t>", "decimal": "std::optional<double>", "boolean": "bool",
       "date": "std::optional<base::Date>", "instant": "std::optional<base::Instant>", "tags": "std::vector<std::string>",
       "references": "std::vector<std::string>", "json": "base::Json"}
READ = {"integer": "read_integer", "decimal": "read_decimal", "boolean": "read_boolean", "date": "read_date",
        "instant": "read_instant", "tags": "read_list", "references": "read_list", "json": "read_json"}


def camel(name):
    """`key-result` and `nextYear` as CamelCase."""
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"[-_ ]", name))


def snake(name):
    return re.sub(r"([A-Z])", lambda m: "_" + m.group(1).lower(), name).replace("-", "_")


def enumerator(key):
    name = camel(key)
    return "V" + name if name[0].isdigit() else name


def doc(text, indent=""):
    return f"{indent}/// {' '.join(str(text).split())}\n"


def member(name, field):
    kind = field["type"]
    label = field["label"] + (f" [{field['unit']}]" if field.get("unit") else "")
    comment = " ///< " + label.replace("\\", "")
    if kind == "choice":
        return f"    {camel(name)} {snake(name)} = {camel(name)}::Unset;{comment}\n"
    initial = " = false" if kind == "boolean" else ""
    return f"    {CPP.get(kind, 'std::string')} {snake(name)}{initial};{comment}\n"


def struct(t):
    text = doc(f"{camel(t['type'])}: {t['help']}") + f"struct {camel(t['type'])} {{\n"
    for name, field in t["fields"].items():
        if field["type"] == "choice":
            keys = ", ".join(["Unset"] + [enumerator(key) for key in field["options"]])
            text += doc(f"{camel(name)} is the choice of the field {name}.", "    ")
            text += f"    enum class {camel(name)} {{ {keys} }};\n"
    text += "    std::string id;  ///< UUID\n    std::int64_t revision = 0;  ///< counts the changes of the record\n"
    text += "    std::string created_at;  ///< instant as text\n    std::string updated_at;  ///< instant as text\n"
    for name, field in t["fields"].items():
        if field["type"] != "secret":
            text += member(name, field)
    text += "\n" + doc("read takes the values of a stored record; what is absent stays empty.", "    ")
    text += f"    [[nodiscard]] static {camel(t['type'])} read(const base::JsonObject& record);\n}};\n"
    return text


def header(step, types):
    body = "\n".join(struct(t) for t in types)
    return f"""#pragma once
// Generated from src/entities/{step}/*/*.yaml by tools/generate/metadata.py. Do not edit.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "base/time.h"

namespace plumbline::entities {{

{body}
}}  // namespace plumbline::entities
"""


def reader(t):
    name = camel(t["type"])
    text = f"{name} {name}::read(const base::JsonObject& record) {{\n    {name} it;\n"
    text += '    it.id = read_text(record, "id");\n    it.revision = base::integer_or(record, "revision");\n'
    text += '    it.created_at = read_text(record, "createdAt");\n    it.updated_at = read_text(record, "updatedAt");\n'
    for field_name, field in t["fields"].items():
        kind = field["type"]
        if kind == "secret":
            continue
        if kind == "choice":
            keys = ", ".join(f'"{key}"' for key in field["options"])
            text += (f"    it.{snake(field_name)} = static_cast<{camel(field_name)}>("
                     f'read_choice(record, "{field_name}", {{{keys}}}));\n')
        else:
            text += f'    it.{snake(field_name)} = {READ.get(kind, "read_text")}(record, "{field_name}");\n'
    return text + "    return it;\n}\n"


def source(step, types):
    body = "\n".join(reader(t) for t in types)
    return f"""// Generated from src/entities/{step}/*/*.yaml by tools/generate/metadata.py. Do not edit.
#include "entities/{step}.h"

#include "entities/read.h"

namespace plumbline::entities {{

{body}
}}  // namespace plumbline::entities
"""
