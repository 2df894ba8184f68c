#include "schema/fields/types.h"

namespace plumbline::schema::fields {

namespace {

class Boolean : public FieldType {
  public:
    std::string_view name() const override { return "boolean"; }
    Storage storage() const override { return Storage::Integer; }
    JsonForm json_form() const override { return JsonForm::Flag; }

    base::Result<base::Json> normalize(const Field& field, const base::Json& value) const override {
        if (!value.is_bool()) return base::fail(wrong_kind(field, "true or false"));
        return value;
    }

    Cell encode(const Field&, const base::Json& value) const override {
        if (value.is_null()) return {};
        return std::int64_t{value.get_bool() ? 1 : 0};
    }

    base::Json decode(const Field&, const Cell& cell) const override {
        const auto* number = std::get_if<std::int64_t>(&cell);
        return number == nullptr ? base::Json(nullptr) : base::Json(*number != 0);
    }

    base::JsonObject json_schema(const Field&) const override { return {{"type", "boolean"}}; }
};

}  // namespace

std::unique_ptr<FieldType> make_boolean() {
    return std::make_unique<Boolean>();
}

}  // namespace plumbline::schema::fields
