#pragma once
// What a text says: its records with their names, places and values, before anything is known of the store.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "actions/text/grammar.h"
#include "actions/text/mistakes.h"

namespace plumbline::actions::text {

/// MostRecords is how many records a text may state: each is work and memory many times its bytes.
inline constexpr std::size_t MostRecords = 10000;

/// Said is one field as the text says it. References are still names (text, or a list of texts); every other value is
/// normalized; null is a blank.
struct Said {
    const schema::Field* field = nullptr;
    base::Json value;
    Mark mark;
};

/// Entry is one record as the text says it.
struct Entry {
    const Part* part = nullptr;
    std::string name;
    Mark mark;
    std::optional<std::size_t>
        parent;  ///< place of the entry that it stands under; absent for programs and shared records
    std::optional<std::size_t> program;  ///< place of its program; of a program its own
    bool is_stated = true;  ///< false for a program that is only named, so that its own fields stay as they are
    std::vector<Said> fields;

    /// find is what is said of a field, or null.
    [[nodiscard]] const Said* find(const schema::Field& field) const;
};

/// Sheet is a whole text. Parents stand before what stands under them.
struct Sheet {
    std::vector<Entry> entries;
};

/// read_sheet reads a text. All mistakes that can be seen without the store are added to `mistakes`.
[[nodiscard]] Sheet read_sheet(const Grammar& grammar, std::string_view text, Mistakes& mistakes);

}  // namespace plumbline::actions::text
