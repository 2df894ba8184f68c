// A plan of 10,000 nodes: every answer is counted right, and the time is printed.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>

#include "insight/progress/roll_up.h"
#include "insight/test_large_plan.h"
#include "insight/test_plan.h"

namespace plumbline::insight {
namespace {

using testing::large_plan;
using testing::Today;

/// milliseconds is the processor time that some work takes; other programs on the machine do not count.
template <class Work>
double milliseconds(Work work) {
    const std::clock_t start = std::clock();
    work();
    return 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

AnswerCounts counts_of(const CheckReport& report, std::string_view check) {
    return std::ranges::find(report.by_check, check, &CheckCounts::check)->counts;
}

// C01, C13, C24, C37
TEST(LargePlan, IsCheckedRightAndFast) {
    PlanRecords records = large_plan();
    PlanGraph graph;
    CheckReport report;
    RollUp roll;
    const CheckBook& book = testing::shipped_book();
    const double building = milliseconds([&] { graph = build_graph(std::move(records)); });
    const double checking = milliseconds([&] { report = check_program(graph, 0, book, Today); });
    const double rolling = milliseconds([&] { roll = roll_up_program(graph, 0, Today); });
    CheckReport brief;
    const double counting = milliseconds([&] { brief = check_program(graph, 0, book, Today, {.most = 50}); });
    fmt::print("10,000 nodes: graph {:.1f} ms, checks {:.1f} ms and with {} findings {:.1f} ms, progress {:.1f} ms\n",
               building, counting, report.findings.size(), checking, rolling);
    EXPECT_EQ(brief.findings.size(), 50U);
    EXPECT_EQ(brief.findings_left_out, report.findings.size() - 50);
    EXPECT_EQ(brief.counts.fails, report.counts.fails);
    EXPECT_EQ(report.findings.size(), 4U + 1 + 200 * 3 + 1800 * 8 + 8000 * 5);
    EXPECT_EQ(counts_of(report, "OBJ-PRIORITY").fails, 20);
    EXPECT_EQ(counts_of(report, "KR-TARGET").fails, 180);
    EXPECT_EQ(counts_of(report, "KR-TARGET").holds, 1620);
    EXPECT_EQ(counts_of(report, "INI-ACTION").fails, 800);
    EXPECT_EQ(counts_of(report, "INI-RESULT").holds, 8000);
    EXPECT_EQ(counts_of(report, "INI-HORIZON").holds, 8000);
    EXPECT_EQ(counts_of(report, "KR-REAL").cannot_tell, 1800 - 180) << "too few values, or no target";
    // an objective's nine key results share its last digit, so every tenth objective has none with a target
    EXPECT_EQ(counts_of(report, "OBJ-RESULT").fails, 20);
    EXPECT_EQ(counts_of(report, "OBJ-RESULT").holds, 180);
    EXPECT_LE(report.next_steps.size(), 5U);
    EXPECT_EQ(roll.total_weight, 200);
    EXPECT_EQ(roll.known_weight, 20) << "every fifth has values, every tenth of them no target";
}

}  // namespace
}  // namespace plumbline::insight
