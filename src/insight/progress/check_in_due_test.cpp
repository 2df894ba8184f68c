#include "insight/progress/check_in_due.h"

#include <gtest/gtest.h>

#include "insight/test_plan.h"

namespace plumbline::insight {
namespace {

using testing::day;
using testing::Plan;
using testing::Today;

/// live is the sound plan with an active key result, last checked in on 2026-10-31.
Plan live() {
    Plan plan = testing::sound_plan();
    plan.change("key-result", "k",
                R"({"status":"active","activatedAt":"2026-07-02T08:00:00.000000Z","delegate":"tom"})")
        .add("check-in", R"({"id":"c1","keyResult":"k","date":"2026-09-30","value":60})")
        .add("check-in", R"({"id":"c2","keyResult":"k","date":"2026-10-31","note":"Slow"})")
        .add("check-in", R"({"id":"c3","keyResult":"k","date":"2027-05-05"})");
    return plan;
}

CheckInDue due(const Plan& plan, base::Date today = Today) {
    return check_in_due(plan.graph(), 0, today).value();
}

// C25
TEST(CheckInDue, ComesAMonthAfterTheLastOneWhereNothingElseIsSaid) {
    const CheckInDue it = due(live());
    EXPECT_EQ(it.cadence, Cadence::Monthly);
    EXPECT_EQ(it.last, day("2026-10-31")) << "one that is dated in the future does not count";
    EXPECT_EQ(it.due, day("2026-11-30"));
    EXPECT_FALSE(it.is_due);
    EXPECT_EQ(it.days_late, 0);
    EXPECT_EQ(it.asked, "ann");
    EXPECT_TRUE(due(live(), day("2026-11-30")).is_due);
    EXPECT_EQ(due(live(), day("2026-12-03")).days_late, 3);
}

// C25: the key result before its program before the organization.
TEST(CheckInDue, TakesTheNearestCadence) {
    Plan plan = live();
    plan.change("organization", "org", R"({"checkInCadence":"quarterly"})");
    EXPECT_EQ(due(plan).due, day("2027-01-31"));
    plan.change("program", "p", R"({"checkInCadence":"two-weekly"})");
    EXPECT_EQ(due(plan).due, day("2026-11-14"));
    EXPECT_EQ(due(plan).days_late, 8);
    plan.change("key-result", "k", R"({"checkInCadence":"weekly"})");
    EXPECT_EQ(due(plan).due, day("2026-11-07"));
}

TEST(CheckInDue, CountsFromTheActivationTheStartOrTheCreation) {
    Plan plan = live();
    plan.remove("check-in");
    EXPECT_EQ(due(plan).due, day("2026-08-02"));
    EXPECT_FALSE(due(plan).last.has_value());
    plan.change("key-result", "k", R"({"activatedAt":null})");
    EXPECT_EQ(due(plan).due, day("2026-08-01")) << "from the day of the baseline";
    plan.change("key-result", "k", R"({"baselineDate":null,"createdAt":"2026-11-10T08:00:00.000000Z"})");
    EXPECT_EQ(due(plan).due, day("2026-12-10"));
    plan.change("key-result", "k", R"({"createdAt":null})");
    EXPECT_EQ(due(plan).due, day("2026-12-22"));
}

TEST(CheckInDue, IsAskedOfTheDelegateOrTheLeadWhereTheOwnerHasLeft) {
    Plan plan = live();
    plan.change("person", "ann", R"({"active":false})");
    EXPECT_EQ(due(plan).asked, "tom");
    EXPECT_EQ(due(plan).owner, "ann");
    plan.change("key-result", "k", R"({"owner":null,"delegate":null})").change("program", "p", R"({"lead":"ina"})");
    EXPECT_EQ(due(plan).asked, "ina");
}

TEST(CheckInDue, IsNotAskedForDraftsAndWhatIsClosed) {
    for (const char* status : {"draft", "met", "missed", "abandoned"}) {
        Plan plan = live();
        plan.change("key-result", "k", std::string("{\"status\":\"") + status + "\"}");
        EXPECT_FALSE(check_in_due(plan.graph(), 0, Today).has_value()) << status;
    }
}

TEST(CheckInDue, WritesJson) {
    const Plan plan = live();
    EXPECT_EQ(
        base::to_text(to_json(plan.graph(), due(plan, day("2026-12-01")))),
        R"({"keyResult":"k","title":"180 people have built an app that is in use","cadence":"monthly","lastDate":"2026-10-31",)"
        R"("dueDate":"2026-11-30","isDue":true,"daysLate":1,"owner":"ann","delegate":"tom","asked":"ann"})");
}

}  // namespace
}  // namespace plumbline::insight
