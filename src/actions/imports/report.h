#pragma once
// What an import came to: what was new, changed and unchanged, what was skipped and why, what has no place here.

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/json.h"

namespace plumbline::actions::imports {

/// Origin is where something was read.
struct Origin {
    std::string file;      ///< for people
    std::int64_t row = 0;  ///< as a spreadsheet counts; of JSON the element's number; 0 for the file as a whole
};

/// Counts are what became of the records of one type.
struct Counts {
    std::int64_t made = 0;
    std::int64_t changed = 0;
    std::int64_t unchanged = 0;
};

/// Skipped is a row that was left out, or a file.
struct Skipped {
    Origin origin;
    std::string reason;  ///< one sentence for people that names the column where one is at fault
};

/// Unmapped is what a file has and Plumbline has no place for.
struct Unmapped {
    std::string file;
    std::string what;  ///< `column`, `value`, `table` or `person`
    std::string name;  ///< of the column, of the person; `Column: text` for a value

    auto operator<=>(const Unmapped&) const = default;
};

/// MostTold is how many skipped rows a report names; it counts them all.
inline constexpr std::size_t MostTold = 10'000;

/// Report is told of everything while an import goes on. Used by one thread.
class Report {
  public:
    /// counts are those of a type, by its name.
    [[nodiscard]] Counts& counts(const std::string& type) { return counts_[type]; }
    /// skip notes a row that is left out.
    void skip(const Origin& origin, std::string reason);
    /// leave notes what has no place, once.
    void leave(const std::string& file, const std::string& what, const std::string& name);
    /// read_row counts a row that was read.
    void read_row() { ++rows_; }

    /// rows is how many rows were read.
    [[nodiscard]] std::int64_t rows() const { return rows_; }
    /// skipped_rows is how many rows were skipped.
    [[nodiscard]] std::int64_t skipped_rows() const { return skipped_count_; }
    /// skipped are the first MostTold of them.
    [[nodiscard]] const std::vector<Skipped>& skipped() const { return skipped_; }
    /// all are the counts by type.
    [[nodiscard]] const std::map<std::string, Counts>& all() const { return counts_; }

    /// to_json is `{"records": {type: {"new", "changed", "unchanged"}}, "rows", "skippedRows", "skipped": [{"file",
    /// "row", "reason"}], "unmapped": [{"file", "what", "name"}]}`.
    [[nodiscard]] base::JsonObject to_json() const;
    /// to_text is the same for people; of what was skipped and unmapped the first twenty.
    [[nodiscard]] std::string to_text(bool is_rehearsal) const;

  private:
    std::map<std::string, Counts> counts_;
    std::vector<Skipped> skipped_;
    std::int64_t skipped_count_ = 0;
    std::int64_t rows_ = 0;
    std::set<Unmapped> unmapped_;
};

}  // namespace plumbline::actions::imports
