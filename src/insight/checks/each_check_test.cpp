// One defect for each of the 23 checks, followed through its life: found, shown, overridden, back again.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "insight/test_plan.h"

namespace plumbline::insight {
namespace {

using testing::day;
using testing::Plan;
using testing::sound_plan;

/// Defect is the smallest change that makes one check fail.
struct Defect {
    std::string_view check;
    std::string_view type;
    std::string_view id;
    std::string_view change;
};

constexpr Defect Defects[] = {
    {"VIS-GRAMMAR", "vision", "v", R"({"method":null})"},
    {"VIS-TESTED", "test-round", "tr", R"({"outcome":null})"},
    {"VIS-REVIEW", "vision", "v", R"({"nextReviewDate":null})"},
    {"OBJ-PRIORITY", "objective", "o", R"({"priorities":null})"},
    {"OBJ-RESULT", "key-result", "k", R"({"objectives":null})"},
    {"OBJ-PLAIN", "objective", "o", R"({"description":null})"},
    {"KR-UNIT", "key-result", "k", R"({"unit":null})"},
    {"KR-BASE", "key-result", "k", R"({"baseline":null})"},
    {"KR-TARGET", "key-result", "k", R"({"target":null})"},
    {"KR-TIME", "key-result", "k", R"({"deadline":null})"},
    {"KR-LINK", "key-result", "k", R"({"objectives":null})"},
    {"KR-REAL", "key-result", "k", R"({"target":41,"baseline":42})"},
    {"KR-SINGLE", "key-result", "k", R"({"title":"Costs fall by 10 % and reuse rises by 20 %"})"},
    {"KR-SOURCE", "key-result", "k", R"({"measure":null})"},
    {"INI-ACTION", "initiative", "i", R"({"owner":null})"},
    {"INI-RESULT", "link", "l", R"({"keyResult":null})"},
    {"INI-HORIZON", "initiative", "i", R"({"horizon":null})"},
    {"INI-RANK", "initiative", "i", R"({"rank":null})"},
    {"INI-SPONSOR", "program", "p", R"({"sponsor":null})"},
    {"PRG-SPONSOR", "program", "p", R"({"sponsor":null})"},
    {"PRG-COVER", "contribution", "c", R"({"unit":null})"},
    {"PRG-CHANGE", "program", "p", R"({"changeBenefits":null})"},
    {"PRG-URGENCY", "program", "p", R"({"urgency":null})"},
};

/// subject_of_check is the part of the sound plan that a check concerns.
std::string subject_of_check(std::string_view check) {
    switch (checks()[place_of(check)].concerns) {
        case Part::Vision:
            return "v";
        case Part::Objective:
            return "o";
        case Part::KeyResult:
            return "k";
        case Part::Initiative:
            return "i";
        default:
            return "p";
    }
}

Plan broken(const Defect& defect) {
    Plan plan = sound_plan();
    plan.change(std::string(defect.type), defect.id, defect.change);
    return plan;
}

void set_aside(Plan& plan, std::string_view check, std::string_view subject) {
    plan.add("override",
             fmt::format(R"({{"id":"ov","program":"p","check":"{}","subject":"any/{}","reason":"For good reason",
        "by":"ann","untilDate":"2026-12-31"}})",
                         check, subject));
}

TEST(EachCheck, HasADefectHere) {
    ASSERT_EQ(std::size(Defects), checks().size());
    for (std::size_t i = 0; i < checks().size(); ++i) EXPECT_EQ(Defects[i].check, checks()[i].key);
}

TEST(EachCheck, FailsWithTheSeverityAndTheHintOfTheBook) {
    for (const Defect& defect : Defects) {
        SCOPED_TRACE(defect.check);
        const CheckRule* rule = testing::shipped_book().find(defect.check);
        const Finding finding = broken(defect).finding(defect.check, subject_of_check(defect.check));
        EXPECT_EQ(finding.answer, Answer::Fails);
        EXPECT_EQ(finding.severity, rule->severity);
        EXPECT_EQ(finding.check, defect.check);
        EXPECT_EQ(finding.subject.id, subject_of_check(defect.check));
        EXPECT_EQ(finding.subject.part, rule->concerns);
        if (defect.check == "KR-SINGLE") {
            EXPECT_TRUE(finding.hint.starts_with("Split it into “"));
        } else if (defect.check == "INI-ACTION") {
            EXPECT_EQ(finding.hint, "Name the person who sees to it.");
        } else {
            EXPECT_EQ(finding.hint, rule->hint);
        }
        EXPECT_FALSE(finding.gap.empty());
        EXPECT_FALSE(finding.gap.ends_with(".")) << "it finishes a sentence: 12 initiatives …";
    }
}

TEST(EachCheck, SpeaksInOnePlainSentence) {
    for (const Defect& defect : Defects) {
        const std::string reason = broken(defect).reason(defect.check, subject_of_check(defect.check));
        const std::string good = sound_plan().reason(defect.check, subject_of_check(defect.check));
        for (const std::string& sentence : {reason, good}) {
            EXPECT_TRUE(sentence.ends_with(".")) << defect.check << ": " << sentence;
            EXPECT_LT(sentence.size(), 160U) << defect.check << ": " << sentence;
            EXPECT_NE(sentence[0], ' ') << defect.check;
            EXPECT_EQ(sentence.find("  "), std::string::npos) << defect.check << ": " << sentence;
        }
        EXPECT_NE(reason, good) << defect.check;
    }
}

// C27: override with a reason; it ends by itself.
TEST(EachCheck, CanBeSetAsideUntilADay) {
    for (const Defect& defect : Defects) {
        SCOPED_TRACE(defect.check);
        const std::string subject = subject_of_check(defect.check);
        Plan plan = broken(defect);
        set_aside(plan, defect.check, subject);
        const Finding finding = plan.finding(defect.check, subject);
        EXPECT_EQ(finding.answer, Answer::Overridden);
        EXPECT_EQ(finding.override_info->why, "For good reason");
        EXPECT_EQ(finding.override_info->by, "Ann Berg");
        EXPECT_EQ(plan.answer(defect.check, subject, day("2026-12-31")), Answer::Overridden);
        const Finding later = plan.finding(defect.check, subject, day("2027-01-01"));
        EXPECT_EQ(later.answer, Answer::Fails);
        EXPECT_TRUE(later.reason.ends_with("The override of Ann Berg ended on 31 Dec 2026.")) << later.reason;
    }
}

// C27: what blocks stops its part, what advises stops nothing, and an override opens the gate.
TEST(EachCheck, StopsItsPartWhereItBlocks) {
    for (const Defect& defect : Defects) {
        SCOPED_TRACE(defect.check);
        const std::string subject = subject_of_check(defect.check);
        Plan plan = broken(defect);
        const auto stops = plan.stops(subject);
        const std::string name = std::string(defect.check) + " " + subject;
        const bool blocks = testing::shipped_book().find(defect.check)->severity == Severity::Blocks;
        EXPECT_EQ(std::ranges::find(stops, name) != stops.end(), blocks);
        set_aside(plan, defect.check, subject);
        const auto after = plan.stops(subject);
        EXPECT_EQ(std::ranges::find(after, name), after.end());
    }
}

TEST(EachCheck, IsANextStepUntilItIsSetAside) {
    for (const Defect& defect : Defects) {
        SCOPED_TRACE(defect.check);
        Plan plan = broken(defect);
        const auto steps = plan.report().next_steps;
        const auto step = std::ranges::find(steps, defect.check, &NextStep::check);
        ASSERT_NE(step, steps.end());
        EXPECT_EQ(step->records.size(), 1U);
        EXPECT_TRUE(step->title.starts_with("“")) << step->title;
        set_aside(plan, defect.check, subject_of_check(defect.check));
        const auto after = plan.report().next_steps;
        EXPECT_EQ(std::ranges::find(after, defect.check, &NextStep::check), after.end());
    }
}

TEST(EachCheck, IsWrittenAsJsonWithTheKeysOfTheContract) {
    for (const Defect& defect : Defects) {
        SCOPED_TRACE(defect.check);
        Plan plan = broken(defect);
        set_aside(plan, defect.check, subject_of_check(defect.check));
        const base::JsonObject json = to_json(plan.finding(defect.check, subject_of_check(defect.check)));
        for (const char* key : {"check", "answer", "severity", "subject", "reason", "hint", "override"})
            EXPECT_TRUE(json.contains(key)) << key;
        EXPECT_EQ(base::text_or(json, "answer"), "overridden");
        EXPECT_EQ(base::text_or(json.at("override").as_object(), "untilDate"), "2026-12-31");
        EXPECT_EQ(base::text_or(json.at("subject").as_object(), "type"),
                  part_name(checks()[place_of(defect.check)].concerns));
    }
}

TEST(EachCheck, IsLeftOutOfAReportWithoutItsRule) {
    for (const Defect& defect : Defects) {
        SCOPED_TRACE(defect.check);
        std::vector<CheckRule> rules = testing::shipped_book().rules();
        std::erase_if(rules, [&](const CheckRule& rule) { return rule.key == defect.check; });
        const CheckBook book(std::move(rules));
        const PlanGraph graph = broken(defect).graph();
        const CheckReport report = check_program(graph, 0, book, testing::Today);
        EXPECT_EQ(std::ranges::find(report.findings, defect.check, &Finding::check), report.findings.end());
        EXPECT_EQ(report.by_check.size(), checks().size() - 1);
    }
}

TEST(EachCheck, AdvisesWhereTheBookSaysSo) {
    for (const Defect& defect : Defects) {
        SCOPED_TRACE(defect.check);
        std::vector<CheckRule> rules = testing::shipped_book().rules();
        for (CheckRule& rule : rules) rule.severity = Severity::Advises;
        const CheckBook book(std::move(rules));
        const PlanGraph graph = broken(defect).graph();
        EXPECT_EQ(check_program(graph, 0, book, testing::Today).blocking, 0);
        EXPECT_TRUE(blocking(graph, graph.find(subject_of_check(defect.check)).value(), book, testing::Today).empty());
    }
}

}  // namespace
}  // namespace plumbline::insight
