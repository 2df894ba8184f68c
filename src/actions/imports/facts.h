#pragma once
// Facts of an import: rows that are added and never changed.

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "actions/imports/entry.h"
#include "actions/imports/imports.h"

namespace plumbline::actions::imports {

/// Facts adds what is not there yet, a piece at a time, after the records that rows refer to were kept
/// (Setting::after); nothing where the import is only tried. A row is known by its key fields; where its value differs
/// from what is there, the difference is added as a correction, so that nothing is overwritten and sums are right. A
/// row that says again what another row of the same import said is skipped. Used by one thread, for one import.
class Facts {
  public:
    /// MostAtOnce is how many rows are saved in one transaction.
    static constexpr std::size_t MostAtOnce = 5000;

    /// Facts of a type, known by fields. The setting must outlive it.
    Facts(Setting& setting, const schema::EntityType& type, std::vector<std::string> keys);

    /// add takes a row; `value` is the field that may be corrected.
    base::Result<void> add(const Entry& entry, std::string_view value);
    /// finish saves what is left.
    base::Result<void> finish();

  private:
    Setting& setting_;
    const schema::EntityType& type_;
    std::vector<std::string> keys_;
    /// What is known of one key: the sum of its values, and whether this import has said a word on it.
    struct Known {
        double sum = 0;
        std::int64_t row = 0;
    };
    using Day = std::unordered_map<std::uint64_t, Known>;  // by the digest of a key, to hold a million of them
    std::map<std::string, Day> days_;
    std::vector<records::Command> waiting_;

    [[nodiscard]] std::uint64_t key_of(const base::JsonObject& row) const;
    base::Result<Day*> known_on(const std::string& day, std::string_view value);
};

}  // namespace plumbline::actions::imports
