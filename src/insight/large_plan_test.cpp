// A plan of 10,000 nodes: every answer is counted right, and the time is printed.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>

#include "insight/progress/roll_up.h"
#include "insight/test_plan.h"

namespace plumbline::insight {
namespace {

using testing::day;
using testing::Today;

/// uuid is an id as long as real ones.
std::string uuid(char kind, int n) {
    return fmt::format("0198c0de-0000-7000-{:04x}-{:012x}", static_cast<int>(kind), n);
}

void add_key_results(PlanRecords& all) {
    using namespace entities;
    for (int i = 0; i < 1800; ++i) {
        KeyResult it;
        it.id = uuid('k', i);
        it.program = all.programs[0].id;
        it.title = fmt::format("{} people in area {} have built an app and use it each month", 100 + i, i);
        it.objectives = {uuid('o', i % 200)};
        it.measure = uuid('m', i);
        it.kind = KeyResult::Kind::Count;
        it.unit = "people";
        it.direction = KeyResult::Direction::Increase;
        it.status = KeyResult::Status::Active;
        it.baseline = 40;
        it.baseline_date = day("2026-07-01");
        it.baseline_source = "Admin center";
        if (i % 10 != 0) it.target = 180;
        it.deadline = day("2027-06-30");
        all.key_results.push_back(std::move(it));
        Measure measure;
        measure.id = uuid('m', i);
        measure.source = Measure::Source::File;
        all.measures.push_back(std::move(measure));
        for (int n = 0; i % 5 == 0 && n < 12; ++n) {
            Observation observation;
            observation.id = uuid('b', i * 12 + n);
            observation.measure = uuid('m', i);
            observation.date = base::add_days(day("2026-07-01"), 10 * n);
            observation.value = 40 + 3 * n + n % 3;
            all.observations.push_back(std::move(observation));
        }
    }
}

void add_initiatives(PlanRecords& all) {
    using namespace entities;
    for (int i = 0; i < 8000; ++i) {
        Initiative it;
        it.id = uuid('i', i);
        it.program = all.programs[0].id;
        it.title = fmt::format("Initiative {}", i);
        it.horizon = Initiative::Horizon::NextYear;
        it.rank = i + 1;
        if (i % 10 != 0) it.owner = uuid('q', 0);
        it.next_step = "Open the first course";
        it.next_step_date = day("2026-12-01");
        it.end_date = day("2027-05-31");
        all.initiatives.push_back(std::move(it));
        Link link;
        link.id = uuid('l', i);
        link.initiative = uuid('i', i);
        link.key_result = uuid('k', i % 1800);
        link.effect = 5;
        link.mechanism = "Those who learn it build something.";
        all.links.push_back(std::move(link));
    }
}

/// large_plan has 200 objectives, 1,800 key results and 8,000 initiatives, each with its link; of each kind every tenth
/// has a defect. Every fifth key result has twelve observations.
PlanRecords large_plan() {
    using namespace entities;
    PlanRecords all;
    all.programs.resize(1);
    all.programs[0].id = uuid('p', 0);
    all.priorities.resize(1);
    all.priorities[0].id = uuid('r', 0);
    all.priorities[0].is_chosen = true;
    for (int i = 0; i < 200; ++i) {
        Objective it;
        it.id = uuid('o', i);
        it.program = all.programs[0].id;
        it.title = fmt::format("Objective {}", i);
        it.description = "Teams solve their own small problems within days, so that nobody waits for a large project.";
        if (i % 10 != 0) it.priorities = {all.priorities[0].id};
        all.objectives.push_back(std::move(it));
    }
    add_key_results(all);
    add_initiatives(all);
    return all;
}

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
    fmt::print("10,000 nodes: graph {:.1f} ms, checks {:.1f} ms, progress {:.1f} ms, {} findings\n", building, checking,
               rolling, report.findings.size());
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
