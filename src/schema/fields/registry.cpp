#include <array>

#include "schema/field_type.h"
#include "schema/fields/types.h"

namespace plumbline::schema {

namespace {

/// Every field type there is. A new one is a file in this folder and a line here.
const std::array<std::unique_ptr<FieldType>, 16>& all_types() {
    static const std::array<std::unique_ptr<FieldType>, 16> Types{
        fields::make_text(),       fields::make_markdown(), fields::make_integer(), fields::make_decimal(),
        fields::make_boolean(),    fields::make_date(),     fields::make_instant(), fields::make_choice(),
        fields::make_tags(),       fields::make_email(),    fields::make_url(),     fields::make_reference(),
        fields::make_references(), fields::make_record(),   fields::make_json(),    fields::make_secret(),
    };
    return Types;
}

}  // namespace

const FieldType* find_field_type(std::string_view name) {
    for (const auto& type : all_types())
        if (type->name() == name) return type.get();
    return nullptr;
}

base::Error wrong_kind(const Field& field, std::string_view expected) {
    return base::invalid("validation.kind", field.name, field.label + " must be " + std::string(expected) + ".");
}

int FieldType::column_scale(const Field&) const {
    return 0;
}

Cell FieldType::encode(const Field&, const base::Json& value) const {
    if (value.is_null()) return {};
    return std::string(value.get_string());
}

base::Json FieldType::decode(const Field&, const Cell& cell) const {
    const auto* text = std::get_if<std::string>(&cell);
    return text == nullptr ? base::Json(nullptr) : base::Json(*text);
}

base::Result<base::Json> FieldType::read_cell(const Field&, std::string_view text, bool) const {
    return base::Json(text);
}

std::string FieldType::write_cell(const Field&, const base::Json& value) const {
    if (value.is_string()) return std::string(std::string_view(value.get_string()));
    return base::to_text(value);
}

}  // namespace plumbline::schema
