#pragma once
// Values of the files as the records know them: days as dates, keys as ids.

#include <functional>

#include "actions/example/schedule.h"

namespace plumbline::actions::example {

/// Resolver turns the fields of entries into fields of records.
class Resolver {
  public:
    /// Met is told of every entry that a value refers to.
    using Met = std::function<void(const Entry&)>;

    /// Resolver over what a book knows.
    Resolver(const schema::Catalog& catalog, const Book& book, const Calendar& calendar)
        : catalog_(catalog), book_(book), calendar_(calendar) {}

    /// body is the fields of a record. A key that nobody has is our mistake: Internal.
    [[nodiscard]] base::Result<base::JsonObject> body(const Entry& entry, const base::JsonObject& fields,
                                                      const Met& met) const;
    /// latest_minute is the latest minute of a day that an instant among the fields falls on, or 0.
    [[nodiscard]] static int latest_minute(const schema::EntityType& type, const base::JsonObject& fields, int day);
    /// actor is the key of the person who did a step on a day: the owner, else the lead of the program, else the
    /// server.
    [[nodiscard]] std::string actor(const Entry& entry, int day) const;

  private:
    const schema::Catalog& catalog_;
    const Book& book_;
    const Calendar& calendar_;

    base::Result<base::Json> value(const Entry& entry, const schema::Field& field, const base::Json& value,
                                   const Met& met) const;
    base::Result<std::string> id(const Entry& entry, const schema::EntityType& type, std::string_view key,
                                 const Met& met) const;
    [[nodiscard]] const Entry* program_of(const Entry& entry, int day) const;
};

}  // namespace plumbline::actions::example
