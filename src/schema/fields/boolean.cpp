#include "base/text.h"
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

    base::Result<base::Json> read_cell(const Field& field, std::string_view text, bool) const override {
        const std::string word = base::to_lower_ascii(text);
        for (const std::string_view yes : {"yes", "true", "1", "ja", "wahr", "x", "y", "j"})
            if (word == yes) return base::Json(true);
        for (const std::string_view no : {"no", "false", "0", "nein", "falsch", "n", "-"})
            if (word == no) return base::Json(false);
        return base::fail(base::invalid("validation.kind", field.name, field.label + " must be yes or no.",
                                        "Write yes or no, ja or nein, true or false."));
    }

    std::string write_cell(const Field&, const base::Json& value) const override {
        return value.is_bool() && value.get_bool() ? "yes" : "no";
    }

    base::JsonObject json_schema(const Field&) const override { return {{"type", "boolean"}}; }
};

}  // namespace

std::unique_ptr<FieldType> make_boolean() {
    return std::make_unique<Boolean>();
}

}  // namespace plumbline::schema::fields
