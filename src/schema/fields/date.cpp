#include "base/time.h"
#include "schema/fields/days.h"
#include "schema/fields/types.h"

namespace plumbline::schema::fields {

namespace {

class DateField : public FieldType {
  public:
    std::string_view name() const override { return "date"; }
    bool is_day() const override { return true; }

    base::Result<base::Json> normalize(const Field& field, const base::Json& value) const override {
        if (!value.is_string()) return base::fail(wrong_kind(field, "a date such as 2026-11-22"));
        const auto& text = value.get_string();
        auto date = base::parse_date(std::string_view(text.data(), text.size()));
        if (!date) {
            date.error().field = field.name;
            return base::fail(std::move(date).error());
        }
        return base::Json(base::format_date(*date));
    }

    base::Result<base::Json> read_cell(const Field& field, std::string_view text, bool) const override {
        auto date = read_day(text);
        if (date) return base::Json(base::format_date(*date));
        date.error().field = field.name;
        return base::fail(std::move(date).error());
    }

    base::JsonObject json_schema(const Field&) const override { return {{"type", "string"}, {"format", "date"}}; }
};

}  // namespace

std::unique_ptr<FieldType> make_date() {
    return std::make_unique<DateField>();
}

}  // namespace plumbline::schema::fields
