#pragma once
// What library/example says, in memory, as its README.md describes it.

#include <map>
#include <string>
#include <vector>

#include "base/json.h"
#include "schema/entity_type.h"

namespace plumbline::actions::example {

/// Birth is the day of records that say none.
inline constexpr int Birth = -420;
/// Server as the actor of an entry stands for the server itself.
inline constexpr std::string_view Server = "system";

/// Change is one later edit of a record.
struct Change {
    int day = 0;           ///< counted from today
    base::JsonObject set;  ///< fields with their new values; null clears
    std::string reason;    ///< kept in the history
};

/// Entry is one record with all that became of it. Values are as in the files: days for dates, keys for references.
struct Entry {
    const schema::EntityType* type = nullptr;
    std::string key;          ///< its name among the entries of its type
    int day = Birth;          ///< on which it was created
    int minute = 0;           ///< of the day, at the earliest
    base::JsonObject fields;  ///< as they were on that day
    std::vector<Change> changes;
    std::string reason;  ///< of its creation; may be empty
    std::string actor;   ///< key of a person, or `Server`; empty: whoever owns the record

    /// value is a field as it was on a day; null where it was not set.
    [[nodiscard]] base::Json value(std::string_view field, int on_day) const;
    /// text is a text field as it was on a day, or empty.
    [[nodiscard]] std::string text(std::string_view field, int on_day) const;
};

/// Content is everything that the files hold.
struct Content {
    std::vector<Entry> entries;
    base::JsonArray series;
    base::JsonArray generate;
    base::JsonArray access;  ///< who may do more than a member, or less
    base::JsonObject names;  ///< what people are made of

    /// find is the entry of a collection and key, or null.
    [[nodiscard]] const Entry* find(std::string_view collection, std::string_view key) const;
    /// of is every entry of a type, in the order of the files.
    [[nodiscard]] std::vector<const Entry*> of(std::string_view type) const;
};

/// Today is a day behind every change, to ask for what became of an entry in the end.
inline constexpr int Today = 0;

/// load_content reads the embedded files. A mistake in them is ours, so its error is Internal.
[[nodiscard]] base::Result<Content> load_content(const schema::Catalog& catalog);

}  // namespace plumbline::actions::example
