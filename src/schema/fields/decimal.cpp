#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "schema/fields/numbers.h"
#include "schema/fields/types.h"

namespace plumbline::schema::fields {

namespace {

constexpr std::array<std::int64_t, 10> Powers{1,      10,      100,      1000,      10000,
                                              100000, 1000000, 10000000, 100000000, 1000000000};
/// Doubles hold every decimal of 15 significant digits (IEEE 754), so that JSON numbers lose nothing.
constexpr std::int64_t Greatest = 999'999'999'999'999;

/// The number times 10^scale where that is whole: the nearest whole number, if dividing it again gives the very same
/// double.
std::optional<std::int64_t> scaled(double number, int scale) {
    const auto power = static_cast<double>(Powers.at(static_cast<std::size_t>(scale)));
    if (!std::isfinite(number) || std::abs(number) * power > static_cast<double>(Greatest) + 0.5) return std::nullopt;
    const auto whole = std::llround(number * power);
    if (std::abs(whole) > Greatest || static_cast<double>(whole) / power != number) return std::nullopt;
    return whole;
}

std::int64_t power_of(const Field& field) {
    return Powers.at(static_cast<std::size_t>(field.scale));
}

class Decimal : public FieldType {
  public:
    std::string_view name() const override { return "decimal"; }
    Storage storage() const override { return Storage::Integer; }
    JsonForm json_form() const override { return JsonForm::Number; }
    int column_scale(const Field& field) const override { return field.scale; }

    base::Result<base::Json> normalize(const Field& field, const base::Json& value) const override {
        const auto number = base::number_of(value);
        if (!number) return base::fail(wrong_kind(field, "a number"));
        const auto whole = scaled(*number, field.scale);
        if (!whole)
            return base::fail(base::invalid(
                "validation.decimal", field.name,
                fmt::format("{} can have {} digits after the point and 15 in all.", field.label, field.scale),
                "Round it."));
        TRY(check_range(field, *number));
        return from_scaled(field, *whole);
    }

    Cell encode(const Field& field, const base::Json& value) const override {
        const auto number = base::number_of(value);
        if (!number) return {};
        return std::llround(*number * static_cast<double>(power_of(field)));
    }

    base::Json decode(const Field& field, const Cell& cell) const override {
        const auto* whole = std::get_if<std::int64_t>(&cell);
        return whole == nullptr ? base::Json(nullptr) : from_scaled(field, *whole);
    }

    base::Result<base::Json> read_cell(const Field& field, std::string_view text, bool plain) const override {
        return read_number(field, text, plain, false);
    }

    std::string write_cell(const Field&, const base::Json& value) const override { return write_number(value); }

    base::JsonObject json_schema(const Field& field) const override {
        base::JsonObject schema{{"type", "number"}};
        with_range(schema, field);
        return schema;
    }

  private:
    static base::Json from_scaled(const Field& field, std::int64_t whole) {
        const std::int64_t power = power_of(field);
        if (whole % power == 0) return base::Json(whole / power);
        return base::Json(static_cast<double>(whole) / static_cast<double>(power));
    }
};

}  // namespace

std::unique_ptr<FieldType> make_decimal() {
    return std::make_unique<Decimal>();
}

}  // namespace plumbline::schema::fields
