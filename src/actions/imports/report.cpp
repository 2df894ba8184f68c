#include "actions/imports/report.h"

#include <fmt/format.h>

#include <utility>

namespace plumbline::actions::imports {

namespace {

constexpr std::size_t MostLines = 20;

std::string place_of(const Origin& origin) {
    return origin.row == 0 ? origin.file : fmt::format("{}, row {}", origin.file, origin.row);
}

}  // namespace

void Report::skip(const Origin& origin, std::string reason) {
    ++skipped_count_;
    if (skipped_.size() < MostTold) skipped_.push_back({origin, std::move(reason)});
}

void Report::leave(const std::string& file, const std::string& what, const std::string& name) {
    if (unmapped_.size() < MostTold) unmapped_.insert({file, what, name});
}

base::JsonObject Report::to_json() const {
    base::JsonObject records;
    for (const auto& [type, counts] : counts_)
        records[type] =
            base::JsonObject{{"new", counts.made}, {"changed", counts.changed}, {"unchanged", counts.unchanged}};
    base::JsonArray skipped;
    for (const Skipped& one : skipped_)
        skipped.emplace_back(
            base::JsonObject{{"file", one.origin.file}, {"row", one.origin.row}, {"reason", one.reason}});
    base::JsonArray unmapped;
    for (const Unmapped& one : unmapped_)
        unmapped.emplace_back(base::JsonObject{{"file", one.file}, {"what", one.what}, {"name", one.name}});
    return {{"records", std::move(records)},
            {"rows", rows_},
            {"skippedRows", skipped_count_},
            {"skipped", std::move(skipped)},
            {"unmapped", std::move(unmapped)}};
}

std::string Report::to_text(bool is_rehearsal) const {
    std::string text =
        fmt::format("{} rows read.{}\n", rows_, is_rehearsal ? " Nothing was changed: this was a trial." : "");
    for (const auto& [type, counts] : counts_)
        text += fmt::format("  {:<20} {:>9} new {:>9} changed {:>9} unchanged\n", type, counts.made, counts.changed,
                            counts.unchanged);
    if (skipped_count_ > 0) text += fmt::format("Skipped: {}\n", skipped_count_);
    for (std::size_t i = 0; i < skipped_.size() && i < MostLines; ++i)
        text += fmt::format("  {}: {}\n", place_of(skipped_[i].origin), skipped_[i].reason);
    if (skipped_.size() > MostLines) text += "  …\n";
    if (!unmapped_.empty()) text += fmt::format("Without a place here: {}\n", unmapped_.size());
    std::size_t told = 0;
    for (const Unmapped& one : unmapped_) {
        text += fmt::format("  {}: {} \"{}\"\n", one.file, one.what, one.name);
        if (++told == MostLines) break;
    }
    return text;
}

}  // namespace plumbline::actions::imports
