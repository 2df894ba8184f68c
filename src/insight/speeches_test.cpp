// What is said in German: the catalogue that ships fits, and no sentence stays English.

#include "insight/speeches.h"

#include <gtest/gtest.h>

#include "insight/evidence/evidence.h"
#include "insight/progress/roll_up.h"
#include "insight/test_evidence.h"
#include "insight/test_random_plan.h"

namespace plumbline::insight {
namespace {

using base::Speech;
using testing::german;
using testing::Plan;
using testing::sound_plan;
using testing::Today;

/// Both is the same asked in both languages.
template <class Made>
struct Both {
    Made english;
    Made german;
};

template <class Make>
auto in_both(Make make) {
    return Both{make(Speech::english()), make(german())};
}

void expect_no_english(const PlanGraph& graph, Index program) {
    const auto reports = in_both([&](const Speech& speech) {
        return check_program(graph, program, testing::shipped_book(), Today, {}, speech);
    });
    ASSERT_EQ(reports.english.findings.size(), reports.german.findings.size());
    for (std::size_t i = 0; i < reports.english.findings.size(); ++i) {
        const Finding& english = reports.english.findings[i];
        const Finding& other = reports.german.findings[i];
        EXPECT_EQ(english.answer, other.answer) << english.check;
        EXPECT_NE(english.reason, other.reason) << english.check;
        EXPECT_TRUE(english.hint.empty() ? other.hint.empty() : english.hint != other.hint) << english.hint;
    }
    ASSERT_EQ(reports.english.next_steps.size(), reports.german.next_steps.size());
    for (std::size_t i = 0; i < reports.english.next_steps.size(); ++i) {
        EXPECT_NE(reports.english.next_steps[i].title, reports.german.next_steps[i].title);
        EXPECT_NE(reports.english.next_steps[i].hint, reports.german.next_steps[i].hint);
    }
    const auto rolled =
        in_both([&](const Speech& speech) { return roll_up_program(graph, program, Today, {}, speech); });
    ASSERT_EQ(rolled.english.missing.size(), rolled.german.missing.size());
    for (std::size_t i = 0; i < rolled.english.missing.size(); ++i)
        EXPECT_NE(rolled.english.missing[i].why, rolled.german.missing[i].why);
    for (Index i = 0; i < graph.records.key_results.size(); ++i)
        EXPECT_NE(progress_of(graph, i, Today).reason, progress_of(graph, i, Today, {}, german()).reason);
}

TEST(Speeches, ShipGermanThatFits) {
    const auto speeches = load_shipped_speeches();
    ASSERT_TRUE(speeches.has_value()) << speeches.error().field << ": " << speeches.error().message;
    EXPECT_EQ(speeches->in("de").text("It has no owner."), "Niemand ist verantwortlich.");
    EXPECT_EQ(speeches->in("fr").language(), "en");
}

TEST(Speeches, SayEverySentenceOfPlansInGerman) {
    expect_no_english(sound_plan().graph(), 0);
    for (unsigned seed = 1; seed <= 20; ++seed) {
        const PlanGraph graph = graph_from_records(testing::Maker(seed).plan());
        for (Index program = 0; program < graph.records.programs.size(); ++program) expect_no_english(graph, program);
    }
}

TEST(Speeches, SayWhatIsOpenAsPeopleDo) {
    Plan plan = sound_plan();
    plan.change("key-result", "k", R"({"baseline":null,"status":"active"})")
        .change("initiative", "i", R"({"owner":null,"sponsor":"ina"})");
    const PlanGraph graph = plan.graph();
    const Scope scope(graph, testing::shipped_book(), Today, german());
    const auto reason = [&](std::string_view check, std::string_view id) {
        return scope.run(place_of(check), graph.find(id).value()).value().reason;
    };
    EXPECT_EQ(reason("INI-ACTION", "i"), "Niemand ist verantwortlich.");
    EXPECT_EQ(reason("INI-SPONSOR", "i"), "Sponsor ist Ina Holm.");
    EXPECT_EQ(reason("KR-TIME", "k"), "Die Frist ist der 30.06.2027.");
    EXPECT_EQ(reason("VIS-GRAMMAR", "v"),
              "Leitziel, Grund und Weg sind genannt, für die Zeit vom 01.07.2026 bis zum 30.06.2028.");
    EXPECT_EQ(progress_of(graph, 0, Today, {}, german()).reason, "Es gibt keinen Ausgangswert.");
}

TEST(Speeches, SayFiguresInGerman) {
    const Plan plan = sound_plan();
    const auto facts = in_both([&](const Speech& speech) {
        return evidence::facts_from(plan.records(), {}, "p", testing::shipped_book(),
                                    evidence::load_shipped_scale().value(), Today, speech);
    });
    const auto english = evidence::measure_all(facts.english);
    const auto other = evidence::measure_all(facts.german);
    ASSERT_EQ(english.size(), other.size());
    std::size_t missing = 0;
    for (std::size_t g = 0; g < english.size(); ++g) {
        EXPECT_NE(german().text(english[g].group->title), english[g].group->title);
        ASSERT_EQ(english[g].figures.size(), other[g].figures.size());
        for (std::size_t f = 0; f < english[g].figures.size(); ++f) {
            const evidence::Figure& one = english[g].figures[f];
            EXPECT_NE(one.label, other[g].figures[f].label);
            EXPECT_EQ(one.name, other[g].figures[f].name);
            ASSERT_EQ(one.missing.size(), other[g].figures[f].missing.size());
            missing += one.missing.size();
            for (std::size_t i = 0; i < one.missing.size(); ++i)
                EXPECT_NE(one.missing[i], other[g].figures[f].missing[i]);
        }
    }
    EXPECT_GT(missing, 10U);
}

}  // namespace
}  // namespace plumbline::insight
