#include "actions/text/values.h"

#include "base/text.h"

namespace plumbline::actions::text {

namespace {

using base::Json;
using base::JsonArray;
using base::JsonObject;
using base::Result;
using schema::Field;

/// A number in the notation of JSON; `+`, digit groups and decimal commas are mistakes.
std::optional<Json> number_of(std::string_view text) {
    const std::string_view digits = base::trim(text);
    if (digits.empty() || (digits.front() != '-' && (digits.front() < '0' || digits.front() > '9')))
        return std::nullopt;
    auto number = base::parse_json(digits);
    if (!number || !number->is_number()) return std::nullopt;
    return std::move(*number);
}

/// YAML's own reading of plain scalars, for fields that hold any JSON.
Json any_json(const YamlNode& node) {
    switch (node.kind) {
        case YamlNode::Kind::Blank:
            return nullptr;
        case YamlNode::Kind::List: {
            JsonArray items;
            for (const YamlNode& item : node.items) items.push_back(any_json(item));
            return items;
        }
        case YamlNode::Kind::Map: {
            JsonObject object;
            for (const YamlNode::Entry& entry : node.entries) object[entry.key] = any_json(entry.value);
            return object;
        }
        case YamlNode::Kind::Scalar:
            break;
    }
    if (node.is_quoted) return Json(node.text);
    if (node.text == "true" || node.text == "false") return node.text == "true";
    return number_of(node.text).value_or(Json(node.text));
}

class Reader {
  public:
    Reader(const Field& field, Mistakes& mistakes) : field_(field), mistakes_(mistakes) {}

    std::optional<Json> read(const YamlNode& node) {
        const std::string kind = json_kind(field_);
        if (kind.empty()) return any_json(node);
        if (kind == "array") return list(node);
        if (node.kind != YamlNode::Kind::Scalar)
            return wrong(node, node.kind == YamlNode::Kind::Map ? "not a map" : "not a list");
        if (kind == "boolean") {
            if (node.text == "true" || node.text == "false") return Json(node.text == "true");
            return wrong(node, "true or false");
        }
        if (kind == "number" || kind == "integer") {
            auto number = number_of(node.text);
            return number ? number : wrong(node, "a number such as 12 or 12.5");
        }
        return Json(node.text);
    }

  private:
    const Field& field_;
    Mistakes& mistakes_;

    std::optional<Json> wrong(const YamlNode& node, std::string_view expected) {
        mistakes_.add(schema::wrong_kind(field_, expected), node.mark);
        return std::nullopt;
    }

    /// One word alone is a list of one.
    std::optional<Json> list(const YamlNode& node) {
        if (node.kind == YamlNode::Kind::Scalar) return Json(JsonArray{Json(node.text)});
        if (node.kind != YamlNode::Kind::List) return wrong(node, "a list such as [one, two]");
        JsonArray items;
        for (const YamlNode& item : node.items) {
            if (item.kind != YamlNode::Kind::Scalar) return wrong(item, "a list of words");
            items.emplace_back(item.text);
        }
        return items;
    }
};

}  // namespace

std::optional<Said> read_value(const Field& field, const YamlNode& node, Mistakes& mistakes) {
    Said said{&field, nullptr, node.mark};
    if (node.kind == YamlNode::Kind::Blank) return said;
    auto value = Reader(field, mistakes).read(node);
    if (!value) return std::nullopt;
    said.value = std::move(*value);
    if (field.type->relation() != schema::Relation::None) return said;
    auto normalized = field.type->normalize(field, said.value);
    if (!normalized) {
        mistakes.add(std::move(normalized).error(), node.mark);
        return std::nullopt;
    }
    said.value = std::move(*normalized);
    return said;
}

}  // namespace plumbline::actions::text
