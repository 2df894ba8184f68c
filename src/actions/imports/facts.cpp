#include "actions/imports/facts.h"

#include <fmt/format.h>

#include <cmath>
#include <functional>
#include <utility>

namespace plumbline::actions::imports {

using base::JsonObject;
using base::Result;
using records::Act;
using records::Command;

namespace {

/// Two values are the same within the digits that are kept.
constexpr double Same = 5e-5;

double number_at(const JsonObject& row, std::string_view field) {
    const base::Json* value = row.if_contains(field);
    return value == nullptr ? 0 : base::number_of(*value).value_or(0);
}

}  // namespace

Facts::Facts(Setting& setting, const schema::EntityType& type, std::vector<std::string> keys)
    : setting_(setting), type_(type), keys_(std::move(keys)) {}

std::uint64_t Facts::key_of(const JsonObject& row) const {
    std::string key;
    for (const std::string& field : keys_) {
        key += base::text_or(row, field);
        key += '\x1f';
    }
    return std::hash<std::string>()(key);
}

/// What is known of a day, read when the first row of that day comes.
Result<Facts::Day*> Facts::known_on(const std::string& day, std::string_view value) {
    if (const auto known = days_.find(day); known != days_.end()) return &known->second;
    Day& sums = days_[day];
    const auto rows = TRY(setting_.records.all(type_, query::equals(type_, "date", day)));
    for (const JsonObject& row : rows) sums[key_of(row)].sum += number_at(row, value);
    return &sums;
}

Result<void> Facts::add(const Entry& entry, std::string_view value) {
    Day& day = *TRY(known_on(base::text_or(entry.body(), "date"), value));
    Counts& counts = setting_.report.counts(type_.name);
    JsonObject body = entry.body();
    const double wanted = number_at(body, value);
    const auto [kept, is_new] = day.try_emplace(key_of(body), Known{wanted, 0});
    Known& known = kept->second;
    const std::int64_t earlier = std::exchange(known.row, entry.origin().row);
    const double difference = wanted - known.sum;
    if (earlier != 0) {
        setting_.report.skip(entry.origin(), fmt::format("Row {} speaks of the same already.", earlier));
        return {};
    }
    if (is_new) {
        ++counts.made;
    } else if (std::abs(difference) < Same) {
        ++counts.unchanged;
        return {};
    } else {
        known.sum = wanted;
        ++counts.changed;
        body[value] = std::round(difference * 1e4) / 1e4;
        body["title"] = "Correction of an earlier import";
    }
    if (!setting_.batch.empty()) body["importBatch"] = setting_.batch;
    waiting_.push_back({.act = Act::Create, .type = &type_, .id = {}, .body = std::move(body)});
    if (waiting_.size() >= MostAtOnce) return finish();
    return {};
}

Result<void> Facts::finish() {
    if (waiting_.empty()) return {};
    std::vector<Command> commands = std::exchange(waiting_, {});
    if (!setting_.wish.is_rehearsal) TRY(setting_.records.write(setting_.asking, std::move(commands)));
    return {};
}

}  // namespace plumbline::actions::imports
