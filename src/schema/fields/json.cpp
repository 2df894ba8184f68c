#include "schema/fields/types.h"

namespace plumbline::schema::fields {

namespace {

constexpr std::size_t MostBytes = 64UL * 1024;

class JsonField : public FieldType {
  public:
    std::string_view name() const override { return "json"; }
    bool is_ordered() const override { return false; }

    base::Result<base::Json> normalize(const Field& field, const base::Json& value) const override {
        const std::string text = base::to_text(value);
        if (text.size() > MostBytes)
            return base::fail(base::invalid("validation.length", field.name, field.label + " is larger than 64 KiB."));
        if (text.find("\\u0000") != std::string::npos)
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

    base::JsonObject json_schema(const Field&) const override { return {}; }
};

}  // namespace

std::unique_ptr<FieldType> make_json() {
    return std::make_unique<JsonField>();
}

}  // namespace plumbline::schema::fields
