#include <cmath>

#include "schema/fields/numbers.h"
#include "schema/fields/types.h"

namespace plumbline::schema::fields {

namespace {

/// The greatest whole number that every JSON reader holds exactly (RFC 8259, section 6).
constexpr double Greatest = 9007199254740991.0;

class Integer : public FieldType {
  public:
    std::string_view name() const override { return "integer"; }
    Storage storage() const override { return Storage::Integer; }
    JsonForm json_form() const override { return JsonForm::Number; }

    base::Result<base::Json> normalize(const Field& field, const base::Json& value) const override {
        const auto number = base::number_of(value);
        if (!number || std::floor(*number) != *number || std::abs(*number) > Greatest)
            return base::fail(wrong_kind(field, "a whole number"));
        TRY(check_range(field, *number));
        return base::Json(static_cast<std::int64_t>(*number));
    }

    Cell encode(const Field&, const base::Json& value) const override {
        if (value.is_null()) return {};
        return value.get_int64();
    }

    base::Json decode(const Field&, const Cell& cell) const override {
        const auto* number = std::get_if<std::int64_t>(&cell);
        return number == nullptr ? base::Json(nullptr) : base::Json(*number);
    }

    base::Result<base::Json> read_cell(const Field& field, std::string_view text, bool plain) const override {
        return read_number(field, text, plain, true);
    }

    std::string write_cell(const Field&, const base::Json& value) const override { return write_number(value); }

    base::JsonObject json_schema(const Field& field) const override {
        base::JsonObject schema{{"type", "integer"}};
        with_range(schema, field);
        return schema;
    }
};

}  // namespace

std::unique_ptr<FieldType> make_integer() {
    return std::make_unique<Integer>();
}

}  // namespace plumbline::schema::fields
