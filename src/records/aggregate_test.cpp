// Numbers over records tell no more than their caller may read, and refuse what cannot be reckoned.

#include "records/test_records.h"

namespace plumbline::records {
namespace {

using base::JsonObject;
using query::Aggregate;
using query::Period;
using testing::admin;
using testing::caller;
using testing::member;
using testing::object;
using testing::rule;

class Numbers : public testing::RecordsTest {
  protected:
    std::string ann_;
    std::string company_;
    std::string sales_;
    std::string mine_;
    std::string other_;

    void SetUp() override {
        ann_ = create("person", R"({"title":"Ann","salary":100})");
        create("person", with(R"({"title":"Bob","salary":50})", "manager", ann_));
        company_ = create("unit", R"({"title":"Company"})");
        sales_ = create("unit", with(R"({"title":"Sales"})", "parent", company_));
        mine_ = create("program", R"({"title":"Mine"})");
        other_ = create("program", R"({"title":"Other"})");
        for (const auto& [program, amount] : {std::pair(mine_, 10), std::pair(mine_, 20), std::pair(other_, 400)}) {
            JsonObject body = object(R"({"title":"x","start":"2026-02-03","due":"2026-02-13","tags":["a"]})");
            body["program"] = program;
            body["amount"] = amount;
            body["unit"] = sales_;
            body["owner"] = ann_;
            create("task", body);
        }
    }

    static AggregateWish sum_of(const std::string& path) { return {.tallies = {{Aggregate::Sum, path, "", ""}}}; }

    std::string told(const AggregateWish& wish, const Caller& who = admin(), std::string_view name = "task") {
        const auto groups = records_.aggregate(asking(who), type(name), wish);
        if (!groups) return testing::denied(groups.error());
        std::string text;
        for (const query::Group& group : *groups) {
            for (const schema::Cell& key : group.keys) {
                const auto* word = std::get_if<std::string>(&key);
                text += word == nullptr     ? "- "
                        : *word == sales_   ? "sales "
                        : *word == company_ ? "company "
                                            : *word + " ";
            }
            for (const query::Tallied& value : group.values) text += fmt::format("{} ", value.value);
        }
        return text.empty() ? text : text.substr(0, text.size() - 1);
    }
};
INSTANTIATE_TEST_SUITE_P(Engines, Numbers, ::testing::ValuesIn(store::testing::engines()), store::testing::engine_name);

TEST_P(Numbers, AreReckonedByName) {
    EXPECT_EQ(told(sum_of("amount")), "430");
    EXPECT_EQ(told({.filter = "amount lt 100", .tallies = {{}}}), "2");
    AggregateWish wish{
        .splits = {{.path = "unit", .rolled_up = true}, {.path = "start", .period = Period::Quarter}},
        .tallies = {{}, {Aggregate::Median, "start", "due", ""}, {Aggregate::Sum, "amount", "", "amount gt 15"}}};
    EXPECT_EQ(told(wish), sales_ < company_ ? "sales 2026-01-01 3 10 420 company 2026-01-01 3 10 420"
                                            : "company 2026-01-01 3 10 420 sales 2026-01-01 3 10 420");
    EXPECT_EQ(told({.splits = {{.path = "owner/title"}}, .tallies = {{Aggregate::Maximum, "amount", "", ""}}}),
              "Ann 400");
    EXPECT_EQ(told({.splits = {{.path = "tags"}}, .tallies = {{Aggregate::Distinct, "program", "", ""}}}), "a 2");
}

TEST_P(Numbers, LookIntoThePast) {
    const std::string before = records_.now();
    clock_.forward(std::chrono::hours(1));
    create("task", R"({"title":"later","amount":7})");
    AggregateWish wish = sum_of("amount");
    EXPECT_EQ(told(wish), "437");
    wish.as_of = before;
    EXPECT_EQ(told(wish), "430");
}

TEST_P(Numbers, CountWhatTheirCallerMayReadAlone) {
    const Caller lead = caller({rule({"plan"}, testing::Acts)}, mine_);
    EXPECT_EQ(told(sum_of("amount"), lead), "30");
    EXPECT_EQ(told({.filter = "amount gt 100", .tallies = {{}}}, lead), "0");
    EXPECT_EQ(told({.tallies = {{}}}, lead, "person"), "access.forbidden");
    EXPECT_EQ(told({.splits = {{.path = "owner/title"}}, .tallies = {{}}}, lead), "aggregate.question split");
    EXPECT_EQ(told(sum_of("salary"), admin(), "person"), "150");
    EXPECT_EQ(told(sum_of("salary"), member(), "person"), "aggregate.question field");
    EXPECT_EQ(told({.splits = {{.path = "salary"}}, .tallies = {{}}}, member(), "person"), "aggregate.question split");
    EXPECT_EQ(told({.tallies = {{.filter = "salary gt 60"}}}, member(), "person"), "filter.syntax filter");
    EXPECT_EQ(told({.tallies = {{}}}, Caller{}), "access.sign-in");
}

TEST_P(Numbers, RefuseWhatCannotBeReckoned) {
    const auto refused = [&](TallyWish tally) { return told({.tallies = {std::move(tally)}}); };
    const std::string field = "aggregate.question field";
    EXPECT_EQ(told({.tallies = {}}), field);
    EXPECT_EQ(told({.tallies = std::vector<TallyWish>(61)}), field);
    EXPECT_EQ(refused({Aggregate::Sum, "", "", ""}), field);
    EXPECT_EQ(refused({Aggregate::Sum, "title", "", ""}), field);
    EXPECT_EQ(refused({Aggregate::Median, "start", "", ""}), field);
    EXPECT_EQ(refused({Aggregate::Sum, "owner", "", ""}), field);
    EXPECT_EQ(refused({Aggregate::Sum, "tags", "", ""}), field);
    EXPECT_EQ(refused({Aggregate::Minimum, "owner", "", ""}), field);
    EXPECT_EQ(refused({Aggregate::Sum, "nothing", "", ""}), field);
    EXPECT_EQ(refused({Aggregate::Distinct, "token", "", ""}), field);
    EXPECT_EQ(refused({Aggregate::Sum, "start", "amount", ""}), "aggregate.question until");
    EXPECT_EQ(refused({Aggregate::Count, "", "due", ""}), field);
    EXPECT_EQ(refused({.filter = "title is x"}), "filter.syntax filter");
    const auto unsplit = [&](SplitWish split) { return told({.splits = {std::move(split)}, .tallies = {{}}}); };
    const std::string split = "aggregate.question split";
    EXPECT_EQ(unsplit({.path = "nothing"}), split);
    EXPECT_EQ(unsplit({.path = "title", .period = Period::Month}), split);
    EXPECT_EQ(unsplit({.path = "owner", .rolled_up = true}).substr(0, 3), ann_.substr(0, 3)) << "managers are a tree";
    EXPECT_EQ(unsplit({.path = "program", .rolled_up = true}), split);
    EXPECT_EQ(unsplit({.path = "start", .windows = std::vector<query::Window>(121)}), split);
    EXPECT_EQ(told({.splits = std::vector<SplitWish>(5, {.path = "rank"}), .tallies = {{}}}), split);
}

}  // namespace
}  // namespace plumbline::records
