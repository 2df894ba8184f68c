// A year of the example read as of any of its days is consistent.

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "actions/example/calendar.h"
#include "actions/example/content.h"
#include "actions/example/dice.h"
#include "actions/example/test_company.h"
#include "schema/field_type.h"

namespace plumbline::actions::example {

namespace {

using base::Json;
using base::JsonObject;
using base::Result;
using schema::EntityType;
using schema::Field;
using schema::Relation;

using ById = std::unordered_map<std::string, JsonObject>;
/// All records of one moment, by type and id.
using Moment = std::map<std::string, ById, std::less<>>;

constexpr std::size_t Samples = 40;

/// What the store answers for a change number; without one, what its tables hold.
Result<Moment> read_moment(store::Transaction& transaction, std::optional<std::int64_t> as_of) {
    Moment moment;
    for (const EntityType& type : company().catalog().types()) {
        query::Query query;
        query.type = &type;
        query.top = 1000000;
        query.as_of = as_of;
        ById& records = moment[type.name];
        for (store::Found& found : TRY(transaction.select(query)).rows) {
            std::string id = base::text_or(found.record, "id");
            records.emplace(std::move(id), std::move(found.record));
        }
    }
    return moment;
}

/// Carries a moment forward by the history between two change numbers. Facts have no history of their own.
Result<void> replay(store::Transaction& transaction, std::int64_t from, std::int64_t to, Moment& moment) {
    for (std::int64_t seq = from + 1; seq <= to; ++seq)
        for (store::Entry& entry : TRY(transaction.entries_of(seq))) {
            if (entry.operation == "delete") moment[entry.type].erase(entry.record);
            if (entry.operation == "delete" || entry.operation == "append") continue;
            moment[entry.type][entry.record] = std::move(entry.data);
        }
    return {};
}

Result<std::map<std::string, long long>> facts_until(store::Transaction& transaction, std::int64_t seq) {
    std::map<std::string, long long> counts;
    for (const EntityType& type : company().catalog().types())
        if (type.kind == schema::Kind::Fact)
            for (const store::Entry& entry : TRY(transaction.appended(type)))
                if (entry.seq <= seq) counts[type.name] += base::integer_or(entry.data, "count");
    return counts;
}

void expect_same(const ById& left, const ById& right, const std::string& where) {
    ASSERT_EQ(left.size(), right.size()) << where;
    for (const auto& [id, record] : left) {
        const auto other = right.find(id);
        ASSERT_NE(other, right.end()) << where << " " << id;
        ASSERT_EQ(base::canonical_text(record), base::canonical_text(other->second)) << where;
    }
}

bool exists(const Moment& moment, std::string_view type, std::string_view id) {
    const auto records = moment.find(type);
    return records != moment.end() && records->second.contains(std::string(id));
}

/// The references of a record that lead nowhere.
std::vector<std::string> dangling(const Moment& moment, const EntityType& type, const JsonObject& record) {
    std::vector<std::string> found;
    const auto check = [&](const Field& field, const EntityType* target, std::string_view id) {
        if (target == nullptr || !exists(moment, target->name, id))
            found.push_back(type.name + "." + field.name + " of " + base::text_or(record, "id"));
    };
    for (const Field& field : type.fields) {
        const Json* value = record.if_contains(field.name);
        if (value == nullptr) continue;
        if (field.type->relation() == Relation::One) check(field, field.target, value->as_string());
        if (field.type->relation() == Relation::Many)
            for (const Json& id : value->as_array()) check(field, field.target, id.as_string());
        if (field.type->relation() == Relation::Any) {
            const std::string text(value->as_string());
            const std::size_t slash = text.find('/');
            check(field, company().catalog().find_collection(text.substr(0, slash)), text.substr(slash + 1));
        }
    }
    return found;
}

/// A state that was left at the beginning of a life does not come back, and what ended stays so.
bool may_follow(const EntityType& type, const std::string& before, const std::string& after) {
    static const std::set<std::string> Ends{"abandoned", "done", "closed", "withdrawn", "declined", "retired"};
    const auto& options = type.find_field("status")->options;
    const bool is_back = after == options.front().first && before != after;
    return !is_back && (!Ends.contains(before) || before == after);
}

void check_moment(const Moment& moment, const std::string& until) {
    for (const EntityType& type : company().catalog().types())
        for (const auto& [id, record] : moment.find(type.name)->second) {
            EXPECT_LE(base::text_or(record, "createdAt"), until) << type.name << " " << id;
            EXPECT_LE(base::text_or(record, "updatedAt"), until) << type.name << " " << id;
            EXPECT_EQ(dangling(moment, type, record), std::vector<std::string>()) << until;
        }
}

void check_steps(const Moment& before, const Moment& after) {
    for (const EntityType& type : company().catalog().types()) {
        if (type.find_field("status") == nullptr || type.kind == schema::Kind::Fact) continue;
        for (const auto& [id, record] : before.find(type.name)->second) {
            const auto found = after.find(type.name)->second.find(id);
            ASSERT_NE(found, after.find(type.name)->second.end()) << type.name << " " << id;
            const std::string was = base::text_or(record, "status");
            const std::string is = base::text_or(found->second, "status");
            EXPECT_TRUE(may_follow(type, was, is))
                << type.name << " " << base::text_or(record, "title") << ": " << was << " to " << is;
        }
    }
}

std::vector<int> sampled_days() {
    Dice dice("as of");
    std::set<int> days;
    while (days.size() < Samples) days.insert(dice.between(Birth, -1));
    return {days.begin(), days.end()};
}

}  // namespace

TEST(ExampleHistory, IsConsistentAsOfAnyDay) {
    const Calendar calendar(test_day());
    company().read([&](store::Transaction& transaction) -> Result<void> {
        Moment replayed;
        Moment before;
        std::int64_t at = 0;
        for (const int day : sampled_days()) {
            const std::string until = base::format_instant(calendar.instant(day, 23 * 60 + 59));
            const std::int64_t seq = TRY(transaction.seq_at(until));
            Moment moment = TRY(read_moment(transaction, seq));
            TRY(replay(transaction, at, seq, replayed));
            const auto facts = TRY(facts_until(transaction, seq));
            for (const EntityType& type : company().catalog().types()) {
                const std::string where = type.name + " as of " + until;
                if (type.kind == schema::Kind::Record)
                    expect_same(replayed[type.name], moment[type.name], where);
                else
                    EXPECT_EQ(facts.contains(type.name) ? facts.at(type.name) : 0,
                              static_cast<long long>(moment[type.name].size()))
                        << where;
            }
            check_moment(moment, until);
            if (!before.empty()) check_steps(before, moment);
            before = std::move(moment);
            at = seq;
        }
        return {};
    });
}

TEST(ExampleHistory, EndsInThePresent) {
    company().read([&](store::Transaction& transaction) -> Result<void> {
        const Moment present = TRY(read_moment(transaction, std::nullopt));
        const Moment last = TRY(read_moment(transaction, TRY(transaction.last_link())->seq));
        for (const auto& [type, records] : present) expect_same(records, last.find(type)->second, type);
        return {};
    });
}

}  // namespace plumbline::actions::example
