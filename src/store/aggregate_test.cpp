// Numbers of groups: by hand on a few records, and against a naive reading of a random world.

#include "query/aggregation.h"

#include <cmath>
#include <set>

#include "store/test_random_world.h"
#include "store/test_store.h"

namespace plumbline::store {
namespace {

using base::Json;
using base::JsonObject;
using query::Aggregate;
using query::Aggregation;
using query::Group;
using query::Period;
using query::Split;
using query::Tally;
using schema::EntityType;

const query::Visible All = [](const EntityType&, const schema::Field*) { return true; };

query::Column column_of(const EntityType& type, std::string_view path) {
    return query::bind_column(path, schema::testing::small_catalog(), type, All).value().column;
}

query::Condition filter_of(const EntityType& type, const std::string& text) {
    return query::bind_filter(query::parse_filter(text).value(), schema::testing::small_catalog(), type, All).value();
}

/// Groups as text: `key key: count=value …`, a line each.
std::string text_of(const std::vector<Group>& groups) {
    std::string text;
    for (const Group& group : groups) {
        for (const schema::Cell& key : group.keys) {
            if (const auto* word = std::get_if<std::string>(&key)) text += *word + " ";
            if (const auto* number = std::get_if<std::int64_t>(&key)) text += std::to_string(*number) + " ";
            if (std::holds_alternative<std::monostate>(key)) text += "- ";
        }
        text += ":";
        for (const query::Tallied& value : group.values)
            text +=
                fmt::format(" {}={}", value.count, value.text.empty() ? fmt::format("{}", value.value) : value.text);
        text += "\n";
    }
    return text;
}

class Aggregating : public testing::StoreTest {
  protected:
    const EntityType& task_ = type("task");

    std::vector<Group> groups(const Aggregation& question) {
        std::vector<Group> found;
        read([&](Transaction& transaction) {
            auto answer = transaction.aggregate(question);
            ASSERT_TRUE(answer.has_value()) << base::describe(answer.error());
            found = std::move(*answer);
        });
        return found;
    }
    std::string answer(const Aggregation& question) { return text_of(groups(question)); }

    Aggregation about_tasks(std::vector<Split> splits, std::vector<Tally> tallies) const {
        return {.type = &task_, .splits = std::move(splits), .tallies = std::move(tallies)};
    }
    Split by(std::string_view path) const { return {.column = column_of(task_, path)}; }
    Split by(std::string_view path, Period period, int first_month = 1) const {
        return {.column = column_of(task_, path), .period = period, .first_month = first_month};
    }
    Tally of(Aggregate aggregate, std::string_view path) const {
        return {.aggregate = aggregate, .column = column_of(task_, path)};
    }
};

INSTANTIATE_TEST_SUITE_P(Engines, Aggregating, ::testing::ValuesIn(testing::engines()), testing::engine_name);

TEST_P(Aggregating, CountsAddsAndFindsTheMiddle) {
    put("task", {record(R"({"title":"a","status":"open","amount":1.25,"start":"2026-01-05","due":"2026-01-09"})"),
                 record(R"({"title":"b","status":"open","amount":2.5,"start":"2026-01-31","due":"2026-03-02"})"),
                 record(R"({"title":"c","status":"open","amount":10,"start":"2026-02-01"})"),
                 record(R"({"title":"d","status":"closed","amount":-4,"rank":3})"),
                 record(R"({"title":"e","status":"closed","amount":4,"rank":3})"), record(R"({"title":"f"})")});
    Tally open{.filter = filter_of(task_, "status eq 'open'")};
    Tally days{.aggregate = Aggregate::Sum, .column = column_of(task_, "start"), .until = column_of(task_, "due")};
    EXPECT_EQ(answer(about_tasks({}, {{},
                                      open,
                                      of(Aggregate::Sum, "amount"),
                                      of(Aggregate::Median, "amount"),
                                      of(Aggregate::Distinct, "rank"),
                                      of(Aggregate::Minimum, "start"),
                                      of(Aggregate::Maximum, "amount"),
                                      days})),
              ": 6=6 3=3 5=13.75 5=2.5 2=1 3=2026-01-05 5=10 2=34\n");
    EXPECT_EQ(answer(about_tasks({by("status")}, {{}, of(Aggregate::Median, "amount"), of(Aggregate::Sum, "rank")})),
              "closed : 2=2 2=0 2=6\nopen : 3=3 3=2.5 0=0\n- : 1=1 0=0 0=0\n");
}

TEST_P(Aggregating, WithoutRowsThereIsOneEmptyGroupOrNone) {
    EXPECT_EQ(answer(about_tasks({}, {{}, of(Aggregate::Sum, "amount"), of(Aggregate::Median, "amount")})),
              ": 0=0 0=0 0=0\n");
    EXPECT_EQ(answer(about_tasks({by("status")}, {{}})), "");
}

TEST_P(Aggregating, SumsThatTwoPartsCannotOverflow) {
    std::vector<JsonObject> many;
    many.reserve(12000);
    for (int i = 0; i < 12000; ++i) many.push_back(record(R"({"title":"x","amount":9999999999999.99})"));
    put("task", many);
    EXPECT_EQ(groups(about_tasks({}, {of(Aggregate::Sum, "amount")})).front().values.front().value,
              119999999999999880.0);
}

TEST_P(Aggregating, GathersDaysByPeriods) {
    put("task", {record(R"({"title":"a","start":"2025-12-28"})"), record(R"({"title":"b","start":"2025-12-29"})"),
                 record(R"({"title":"c","start":"2026-01-04"})"), record(R"({"title":"d","start":"2026-05-31"})"),
                 record(R"({"title":"e","seen":"2026-06-30T23:59:59.5Z"})")});
    const auto by_period = [&](Period period, int first = 1) {
        std::string text = answer(about_tasks({by("start", period, first)}, {{}}));
        std::ranges::replace(text, '\n', ' ');
        return text;
    };
    EXPECT_EQ(by_period(Period::Day), "2025-12-28 : 1=1 2025-12-29 : 1=1 2026-01-04 : 1=1 2026-05-31 : 1=1 - : 1=1 ");
    EXPECT_EQ(by_period(Period::Week), "2025-12-22 : 1=1 2025-12-29 : 2=2 2026-05-25 : 1=1 - : 1=1 ");
    EXPECT_EQ(by_period(Period::Month), "2025-12-01 : 2=2 2026-01-01 : 1=1 2026-05-01 : 1=1 - : 1=1 ");
    EXPECT_EQ(by_period(Period::Quarter), "2025-10-01 : 2=2 2026-01-01 : 1=1 2026-04-01 : 1=1 - : 1=1 ");
    EXPECT_EQ(by_period(Period::HalfYear), "2025-07-01 : 2=2 2026-01-01 : 2=2 - : 1=1 ");
    EXPECT_EQ(by_period(Period::Year), "2025-01-01 : 2=2 2026-01-01 : 2=2 - : 1=1 ");
    EXPECT_EQ(by_period(Period::Year, 4), "2025-04-01 : 3=3 2026-04-01 : 1=1 - : 1=1 ");
    EXPECT_EQ(by_period(Period::Quarter, 12), "2025-12-01 : 3=3 2026-03-01 : 1=1 - : 1=1 ");
    EXPECT_EQ(answer(about_tasks({by("seen", Period::Month)}, {{}})), "2026-06-01 : 1=1\n- : 4=4\n");
}

TEST_P(Aggregating, WindowsMayOverlapAndLeaveOut) {
    put("task", {record(R"({"title":"a","start":"2026-01-01"})"), record(R"({"title":"b","start":"2026-01-15"})"),
                 record(R"({"title":"c","start":"2026-02-01"})"), record(R"({"title":"d"})")});
    Split split = by("start");
    split.windows = {
        {"late", "2026-01-15", "2026-02-01"}, {"all so far", "", "2026-01-16"}, {"from then", "2026-02-01", ""}};
    EXPECT_EQ(answer(about_tasks({split}, {{}})), "all so far : 2=2\nfrom then : 1=1\nlate : 1=1\n");
}

TEST_P(Aggregating, ARecordCountsForAllAboveItOnce) {
    const JsonObject top = record(R"({"title":"top"})");
    JsonObject left = record(R"({"title":"left"})");
    left["parent"] = top.at("id");
    JsonObject deep = record(R"({"title":"deep"})");
    deep["parent"] = left.at("id");
    put("unit", {top, left, deep});
    const auto task = [&](const JsonObject& unit) {
        JsonObject made = record(R"({"title":"x"})");
        made["unit"] = unit.at("id");
        return made;
    };
    put("task", {task(deep), task(deep), task(left), task(top), record(R"({"title":"none"})")});
    Split split = by("unit");
    split.above = type("unit").find_field("parent");
    std::map<std::string, double> counts;
    for (const Group& group : groups(about_tasks({split}, {{}}))) {
        const auto* key = std::get_if<std::string>(&group.keys.front());
        counts[key == nullptr ? "-" : *key] = group.values.front().value;
    }
    EXPECT_EQ(
        counts,
        (std::map<std::string, double>{
            {"-", 1}, {base::text_or(top, "id"), 4}, {base::text_or(left, "id"), 3}, {base::text_or(deep, "id"), 2}}));
}

/// The same question, answered by walking over all records.
class NaiveAnswer {
  public:
    NaiveAnswer(const testing::TestWorld& world, const EntityType& type) : world_(world), type_(type) {}

    struct Wish {
        std::string filter;   ///< of all
        std::string split;    ///< a field, maybe a list
        std::string tallied;  ///< a number
        std::string only;     ///< of the tallies
    };

    /// By key (as JSON text): rows, rows that the tally's filter lets through, their sum, median and different values.
    std::map<std::string, std::vector<double>> of(const Wish& wish) const {
        std::map<std::string, std::pair<double, std::vector<double>>> found;
        for (const auto& [id, one] : world_.records.at(type_.name)) {
            if (!holds(wish.filter, one)) continue;
            for (const Json& key : keys(one, wish.split)) {
                auto& [rows, values] = found[base::to_text(key)];
                ++rows;
                const Json value = world_.at(type_, one, {wish.tallied});
                if (!value.is_null() && holds(wish.only, one)) values.push_back(*base::number_of(value));
            }
        }
        std::map<std::string, std::vector<double>> answer;
        for (auto& [key, counted] : found) {
            auto& values = counted.second;
            std::ranges::sort(values);
            const std::size_t n = values.size();
            const double sum = std::accumulate(values.begin(), values.end(), 0.0);
            const double median = n == 0 ? 0 : (values[(n - 1) / 2] + values[n / 2]) / 2;
            answer[key] = {counted.first, static_cast<double>(n), sum, median,
                           static_cast<double>(std::set<double>(values.begin(), values.end()).size())};
        }
        return answer;
    }

  private:
    const testing::TestWorld& world_;
    const EntityType& type_;

    bool holds(const std::string& filter, const JsonObject& one) const {
        return filter.empty() || world_.holds(query::parse_filter(filter).value(), type_, one);
    }
    std::vector<Json> keys(const JsonObject& one, const std::string& split) const {
        const Json value = world_.at(type_, one, {split});
        if (!value.is_array()) return {value};
        if (value.get_array().empty()) return {nullptr};
        return {value.get_array().begin(), value.get_array().end()};
    }
};

TEST_P(Aggregating, AnswersAsANaiveReadingDoesNowAndInThePast) {
    testing::WorldMaker maker(91);
    maker.fill(120);
    std::int64_t seq = 0;
    for (const char* name : {"person", "unit", "program", "task", "note", "pick"}) {
        std::vector<JsonObject> records;
        for (const auto& [id, one] : maker.world().records.at(name)) records.push_back(one);
        seq = put(name, records);
    }
    testing::FilterMaker filters(maker);
    const NaiveAnswer naive(maker.world(), task_);
    std::size_t groups_seen = 0;
    for (int round = 0; round < 120; ++round) {
        NaiveAnswer::Wish wish{.filter = maker.dice().one_in(3) ? "" : query::write_filter(filters.filter(task_, 2)),
                               .split = maker.dice().pick(std::vector<std::string>{"status", "rank", "done", "owner",
                                                                                   "start", "tags", "people"}),
                               .tallied = maker.dice().pick(std::vector<std::string>{"rank", "count", "low"}),
                               .only = maker.dice().one_in(2) ? "" : query::write_filter(filters.filter(task_, 1))};
        Aggregation question = about_tasks({by(wish.split)}, {{}});
        if (!wish.filter.empty()) question.filter = filter_of(task_, wish.filter);
        for (const Aggregate aggregate : {Aggregate::Sum, Aggregate::Median, Aggregate::Distinct}) {
            Tally tally = of(aggregate, wish.tallied);
            if (!wish.only.empty()) tally.filter = filter_of(task_, wish.only);
            question.tallies.push_back(std::move(tally));
        }
        if (maker.dice().one_in(2)) question.as_of = seq;
        std::map<std::string, std::vector<double>> answer;
        const schema::Field& split = *task_.find_field(wish.split);
        for (const Group& group : groups(question)) {
            const bool is_list = split.type->storage() == schema::Storage::List;
            const auto* word = std::get_if<std::string>(&group.keys.front());
            const Json key = is_list ? (word == nullptr ? Json(nullptr) : Json(*word))
                                     : split.type->decode(split, group.keys.front());
            const auto& values = group.values;
            answer[base::to_text(key)] = {values[0].value, static_cast<double>(values[1].count), values[1].value,
                                          values[2].value, values[3].value};
        }
        groups_seen += answer.size();
        ASSERT_EQ(answer, naive.of(wish)) << "round " << round << ": " << wish.split << " of " << wish.tallied
                                          << " where " << wish.filter << " only " << wish.only;
    }
    EXPECT_GT(groups_seen, 300U);
}

}  // namespace
}  // namespace plumbline::store
