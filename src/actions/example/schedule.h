#pragma once
// From entries to writes: what is saved on which day, in which order, by whom.

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "actions/example/calendar.h"
#include "actions/example/content.h"
#include "records/records.h"

namespace plumbline::actions::example {

/// Step is one creation or one change of one entry.
struct Step {
    const Entry* entry = nullptr;
    int change = -1;          ///< place among the entry's changes; -1 for its creation
    int day = 0;              ///< counted from today
    int minute = 0;           ///< of the day, at the earliest
    int phase = 0;            ///< within a minute: what is made, what is edited, then what goes live
    int level = 0;            ///< within a phase: behind what it refers to
    int place = 0;            ///< among all steps as they were made, to decide ties
    std::string actor;        ///< key of a person, or `Server`
    std::string_view reason;  ///< kept in the history
    base::JsonObject body;    ///< fields as the records know them
    std::vector<int> needs;   ///< steps of the same day that come before it
    bool is_placed = false;   ///< whether minute, phase and level are final
};

/// Book is who the entries are once they are records.
class Book {
  public:
    /// Book of ids for all entries, drawn from a source of randomness.
    Book(const std::vector<Entry>& entries, const Calendar& calendar, base::Random& random);

    /// find_id is the id of an entry, or null.
    [[nodiscard]] const std::string* find_id(const schema::EntityType& type, std::string_view key) const;
    /// find is the entry of that type and key, or null.
    [[nodiscard]] const Entry* find(const schema::EntityType& type, std::string_view key) const;

  private:
    struct Line {
        const Entry* entry = nullptr;
        std::string id;
    };
    std::unordered_map<std::string, Line> lines_;

    [[nodiscard]] const Line* line(const schema::EntityType& type, std::string_view key) const;
};

/// make_steps takes all entries apart into steps, each with its values resolved, ordered as they happened.
[[nodiscard]] base::Result<std::vector<Step>> make_steps(const schema::Catalog& catalog,
                                                         const std::vector<Entry>& entries, const Book& book,
                                                         const Calendar& calendar);

}  // namespace plumbline::actions::example
