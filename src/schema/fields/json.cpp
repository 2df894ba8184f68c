#include <algorithm>

#include "schema/fields/types.h"

namespace plumbline::schema::fields {

namespace {

constexpr std::size_t MostBytes = 64UL * 1024;

bool has_null(std::string_view text) {
    return text.find('\0') != std::string_view::npos;
}

/// PostgreSQL keeps no null character, so neither engine does.
bool has_null(const base::Json& value) {
    if (value.is_string()) return has_null(std::string_view(value.get_string()));
    if (value.is_array())
        return std::ranges::any_of(value.get_array(), [](const base::Json& entry) { return has_null(entry); });
    if (value.is_object())
        return std::ranges::any_of(value.get_object(), [](const auto& pair) {
            return has_null(std::string_view(pair.key())) || has_null(pair.value());
        });
    return false;
}

class JsonField : public FieldType {
  public:
    std::string_view name() const override { return "json"; }
    bool is_ordered() const override { return false; }

    base::Result<base::Json> normalize(const Field& field, const base::Json& value) const override {
        const std::string text = base::to_text(value);
        if (text.size() > MostBytes)
            return base::fail(base::invalid("validation.length", field.name, field.label + " is larger than 64 KiB."));
        if (has_null(value))
            return base::fail(
                base::invalid("validation.characters", field.name, field.label + " holds a null character."));
        return value;
    }

    Cell encode(const Field&, const base::Json& value) const override {
        if (value.is_null()) return {};
        return base::to_text(value);
    }

    base::Json decode(const Field&, const Cell& cell) const override {
        const auto* text = std::get_if<std::string>(&cell);
        if (text == nullptr) return nullptr;
        auto value = base::parse_json(*text);
        return value ? std::move(*value) : base::Json(nullptr);
    }

    base::Result<base::Json> read_cell(const Field& field, std::string_view text, bool) const override {
        auto value = base::parse_json(text);
        if (value) return value;
        return base::fail(
            base::invalid("validation.kind", field.name, field.label + " must be JSON: " + value.error().message));
    }

    std::string write_cell(const Field&, const base::Json& value) const override { return base::to_text(value); }

    base::JsonObject json_schema(const Field&) const override { return {}; }
};

}  // namespace

std::unique_ptr<FieldType> make_json() {
    return std::make_unique<JsonField>();
}

}  // namespace plumbline::schema::fields
