#include "base/time.h"
#include "schema/fields/days.h"
#include "schema/fields/types.h"

namespace plumbline::schema::fields {

namespace {

class Instant : public FieldType {
  public:
    std::string_view name() const override { return "instant"; }
    bool has_day() const override { return true; }

    base::Result<base::Json> normalize(const Field& field, const base::Json& value) const override {
        if (!value.is_string()) return base::fail(wrong_kind(field, "a date and time such as 2026-11-22T09:30:00Z"));
        const auto& text = value.get_string();
        auto instant = base::parse_instant(std::string_view(text.data(), text.size()));
        if (!instant) {
            instant.error().field = field.name;
            return base::fail(std::move(instant).error());
        }
        return base::Json(base::format_instant(*instant));
    }

    /// A day alone is its first moment in UTC.
    base::Result<base::Json> read_cell(const Field& field, std::string_view text, bool) const override {
        if (text.find(':') != std::string_view::npos) return base::Json(text);
        auto date = read_day(text);
        if (date) return base::Json(base::format_date(*date) + "T00:00:00Z");
        date.error().field = field.name;
        return base::fail(std::move(date).error());
    }

    base::JsonObject json_schema(const Field&) const override { return {{"type", "string"}, {"format", "date-time"}}; }
};

}  // namespace

std::unique_ptr<FieldType> make_instant() {
    return std::make_unique<Instant>();
}

}  // namespace plumbline::schema::fields
