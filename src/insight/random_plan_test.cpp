// Plans drawn at random, with fields missing and references that lead nowhere: what must be true of any report.

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

#include "insight/progress/check_in_due.h"
#include "insight/progress/roll_up.h"
#include "insight/test_plan.h"
#include "insight/test_random_plan.h"

namespace plumbline::insight {
namespace {

using testing::Maker;
using testing::Today;

void expect_sound_steps(const CheckReport& report) {
    EXPECT_LE(report.next_steps.size(), 5U);
    bool advises = false;
    int begins = 0;
    for (const NextStep& step : report.next_steps) {
        EXPECT_FALSE(step.records.empty());
        EXPECT_FALSE(step.title.empty());
        EXPECT_FALSE(step.hint.empty()) << step.title;
        EXPECT_GT(step.value, 0);
        begins += static_cast<int>(advises && step.severity == Severity::Blocks);
        advises = step.severity == Severity::Advises;
    }
    EXPECT_LE(begins, 1) << "what blocks comes before what advises, of live parts and then of drafts";
    if (report.counts.fails > 0) {
        EXPECT_FALSE(report.next_steps.empty());
    }
}

void expect_sound_findings(const CheckReport& report) {
    AnswerCounts sum;
    for (const CheckCounts& check : report.by_check) {
        sum.holds += check.counts.holds;
        sum.fails += check.counts.fails;
        sum.cannot_tell += check.counts.cannot_tell;
        sum.overridden += check.counts.overridden;
    }
    EXPECT_EQ(sum.holds, report.counts.holds);
    EXPECT_EQ(sum.fails, report.counts.fails);
    EXPECT_EQ(sum.holds + sum.fails + sum.cannot_tell + sum.overridden, static_cast<int>(report.findings.size()));
    for (const Finding& finding : report.findings) {
        EXPECT_TRUE(finding.reason.ends_with(".")) << finding.check << ": " << finding.reason;
        EXPECT_EQ(finding.hint.empty(), finding.answer == Answer::Holds) << finding.check;
        EXPECT_EQ(finding.override_info != nullptr, finding.answer == Answer::Overridden) << finding.check;
        if (finding.answer == Answer::Fails) {
            EXPECT_FALSE(finding.gap.empty()) << finding.check;
        }
        EXPECT_EQ(checks()[finding.place].key, finding.check);
    }
}

/// expect_same_stops compares the report with what blocks each part when it is asked alone.
void expect_same_stops(const PlanGraph& graph, const CheckReport& report) {
    std::map<std::string, int> stopped;
    for (const Finding& finding : report.findings) {
        const bool stops = finding.answer == Answer::Fails && finding.severity == Severity::Blocks;
        stopped[finding.subject.id] += stops ? 1 : 0;
    }
    for (const auto& [id, count] : stopped) {
        const auto node = graph.find(id);
        ASSERT_TRUE(node.has_value());
        if (node->part == Part::Program) continue;
        EXPECT_EQ(blocking(graph, *node, testing::shipped_book(), Today).empty(), count == 0) << id;
    }
}

TEST(RandomPlan, IsReportedConsistently) {
    for (unsigned seed = 1; seed <= 60; ++seed) {
        SCOPED_TRACE(seed);
        const PlanGraph graph = graph_from_records(Maker(seed).plan());
        for (Index program = 0; program < graph.records.programs.size(); ++program) {
            const CheckReport report = check_program(graph, program, testing::shipped_book(), Today);
            expect_sound_findings(report);
            expect_sound_steps(report);
            expect_same_stops(graph, report);
            EXPECT_TRUE(base::parse_json(base::to_text(base::Json(to_json(report)))).has_value());
        }
    }
}

TEST(RandomPlan, GivesTheSameReportAgain) {
    const RecordsByType records = Maker(42).plan();
    const PlanGraph first = graph_from_records(records);
    const PlanGraph second = graph_from_records(records);
    EXPECT_EQ(base::to_text(to_json(check_program(first, 0, testing::shipped_book(), Today))),
              base::to_text(to_json(check_program(second, 0, testing::shipped_book(), Today))));
}

TEST(RandomPlan, HasProgressWithinItsBounds) {
    int known = 0;
    for (unsigned seed = 1; seed <= 60; ++seed) {
        SCOPED_TRACE(seed);
        const PlanGraph graph = graph_from_records(Maker(seed).plan());
        for (Index kr = 0; kr < graph.records.key_results.size(); ++kr) {
            const Progress it = progress_of(graph, kr, Today);
            EXPECT_FALSE(it.reason.empty());
            EXPECT_EQ(it.share.has_value(), it.value.has_value());
            EXPECT_EQ(it.share.has_value(), it.expected.has_value());
            if (!it.share) continue;
            ++known;
            EXPECT_GE(*it.share, 0);
            EXPECT_TRUE(std::isfinite(*it.share));
            EXPECT_GE(*it.expected_share, 0);
            EXPECT_LE(*it.value_date, Today);
            EXPECT_NE(it.status, ProgressStatus::NoData);
        }
    }
    EXPECT_GT(known, 50);
}

TEST(RandomPlan, RollsUpWithinItsBounds) {
    for (unsigned seed = 1; seed <= 60; ++seed) {
        SCOPED_TRACE(seed);
        const PlanGraph graph = graph_from_records(Maker(seed).plan());
        std::vector<RollUp> rolls;
        for (Index i = 0; i < graph.records.programs.size(); ++i) rolls.push_back(roll_up_program(graph, i, Today));
        for (Index i = 0; i < graph.records.units.size(); ++i) rolls.push_back(roll_up_unit(graph, i, Today));
        for (const RollUp& roll : rolls) {
            EXPECT_EQ(roll.share.has_value(), roll.known_weight > 0);
            EXPECT_EQ(roll.status == ProgressStatus::NoData, !roll.share.has_value());
            EXPECT_LE(roll.known_weight, roll.total_weight);
            if (roll.known_weight < roll.total_weight) {
                EXPECT_FALSE(roll.missing.empty()) << "what is missing is named";
            }
            if (roll.share) {
                EXPECT_LE(*roll.share, 1);
            }
            std::set<std::string> named;
            for (const Missing& missing : roll.missing) EXPECT_TRUE(named.insert(missing.subject.id).second);
        }
    }
}

TEST(RandomPlan, AsksForCheckInsOfActiveKeyResultsOnly) {
    for (unsigned seed = 1; seed <= 30; ++seed) {
        const PlanGraph graph = graph_from_records(Maker(seed).plan());
        for (Index kr = 0; kr < graph.records.key_results.size(); ++kr) {
            const auto due = check_in_due(graph, kr, Today);
            EXPECT_EQ(due.has_value(), graph.records.key_results[kr].status == entities::KeyResult::Status::Active);
            if (due) {
                EXPECT_EQ(due->is_due, due->due <= Today);
            }
        }
    }
}

}  // namespace
}  // namespace plumbline::insight
