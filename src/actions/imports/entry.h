#pragma once
// One record in the making, read from one line of a table.

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "actions/imports/report.h"
#include "schema/entity_type.h"

namespace plumbline::actions::imports {

/// DayOrder is how a source writes days with slashes: it shows in some of them only.
enum class DayOrder { Shown, DayFirst, MonthFirst };

/// day_in finds the day in a text: `2026-03-10`, `2026-03-10T08:00:00Z`, `2026-03-10 08:00:00 UTC`, `10.03.2026 08:00`,
/// and `3/10/2026` by the order; a time with AM or PM behind it shows that the month comes first. Errors:
/// `validation.date`, for what can be read in two ways too.
[[nodiscard]] base::Result<std::string> day_in(std::string_view text, DayOrder order);

/// Entry gathers the fields of a record. Empty texts say nothing; the first text that cannot be read is its mistake.
class Entry {
  public:
    /// Entry of a type, read at a place.
    Entry(const schema::EntityType& type, Origin origin, DayOrder order = DayOrder::Shown)
        : type_(type), origin_(std::move(origin)), order_(order) {}

    /// read takes a text as people write it; `heading` is where it stands, for the mistake.
    void read(std::string_view field, std::string_view text, std::string_view heading);
    /// day takes the day of a date or instant.
    void day(std::string_view field, std::string_view text, std::string_view heading);
    /// number takes a number as programs write them: with a point, perhaps commas between the thousands, and a percent
    /// or currency sign.
    void number(std::string_view field, std::string_view text, std::string_view heading);
    /// set takes a value as it is; a text that is longer than the field may hold is cut.
    template <class T>
    void set(std::string_view field, T&& value) {
        if constexpr (std::is_convertible_v<T, std::string_view>)
            put(field, base::Json(std::string_view(value)));
        else
            put(field, base::Json(std::forward<T>(value)));
    }
    /// refuse makes a mistake of the whole.
    void refuse(std::string reason);

    /// body is what was gathered.
    [[nodiscard]] const base::JsonObject& body() const { return body_; }
    /// origin is where it was read.
    [[nodiscard]] const Origin& origin() const { return origin_; }
    /// has tells whether a field was gathered.
    [[nodiscard]] bool has(std::string_view field) const { return body_.contains(field); }
    /// mistake is why the line cannot be taken; empty where it can.
    [[nodiscard]] const std::string& mistake() const { return mistake_; }
    /// is_good notes the mistake in the report, if there is one.
    [[nodiscard]] bool is_good(Report& report) const;

  private:
    const schema::EntityType& type_;
    Origin origin_;
    DayOrder order_;
    base::JsonObject body_;
    std::string mistake_;

    void put(std::string_view field, base::Json value);
    void keep(std::string_view field, base::Result<base::Json> value, std::string_view heading);
};

/// plain_number takes commas between thousands and a percent or currency sign off: `$3,637,839` is `3637839`.
[[nodiscard]] std::string plain_number(std::string_view text);

}  // namespace plumbline::actions::imports
