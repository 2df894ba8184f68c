#include <gtest/gtest.h>

#include "insight/test_plan.h"

namespace plumbline::insight {
namespace {

using testing::Plan;
using testing::sound_plan;

/// with is the sound plan with its initiative changed.
Plan with(std::string_view json) {
    Plan plan = sound_plan();
    plan.change("initiative", "i", json);
    return plan;
}

// C37: next step and owner.
TEST(IniAction, HoldsWithOwnerAndDatedNextStep) {
    const Finding finding = sound_plan().finding("INI-ACTION", "i");
    EXPECT_EQ(finding.answer, Answer::Holds);
    EXPECT_EQ(finding.severity, Severity::Blocks);
    EXPECT_EQ(finding.reason, "Ann Berg does “Open the first course” by 1 Dec 2026.");
    EXPECT_EQ(with(R"({"nextStepDate":"2026-11-01"})").reason("INI-ACTION", "i"),
              "Ann Berg does “Open the first course” by 1 Nov 2026, which has passed.");
}

// C37
TEST(IniAction, NamesWhatIsMissing) {
    EXPECT_EQ(with(R"({"owner":null})").reason("INI-ACTION", "i"), "It has no owner.");
    EXPECT_EQ(with(R"({"owner":null,"nextStepDate":null})").reason("INI-ACTION", "i"),
              "It has no owner, and its next step has no date.");
    EXPECT_EQ(with(R"({"nextStep":"tbd"})").reason("INI-ACTION", "i"), "Ann Berg owns it, but it has no next step.");
    EXPECT_EQ(with(R"({"nextStepDate":null})").reason("INI-ACTION", "i"),
              "Its next step “Open the first course” has no date.");
    const Finding both = with(R"({"owner":null,"nextStep":null,"nextStepDate":null})").finding("INI-ACTION", "i");
    EXPECT_EQ(both.reason, "It has no owner and no next step.");
    EXPECT_EQ(both.gap, "have no owner and no next step");
    EXPECT_EQ(with(R"({"nextStep":null})").finding("INI-ACTION", "i").hint,
              "Write the next step with the day on which it will be done.");
    EXPECT_EQ(with(R"({"nextStepDate":null})").finding("INI-ACTION", "i").hint,
              "Set the day on which it will be done.");
    EXPECT_EQ(with(R"({"owner":null})").finding("INI-ACTION", "i").hint, "Name the person who sees to it.");
    EXPECT_EQ(both.answer, Answer::Fails);
}

// C37: link to a key result.
TEST(IniResult, HoldsWithALinkThatSaysHowMuchAndHow) {
    EXPECT_EQ(sound_plan().reason("INI-RESULT", "i"),
              "It moves “180 people have built an app that is in use”, and says by how much and how.");
}

// C37
TEST(IniResult, BlocksWithoutALink) {
    Plan plan = sound_plan();
    plan.remove("link");
    const Finding finding = plan.finding("INI-RESULT", "i");
    EXPECT_EQ(finding.answer, Answer::Fails);
    EXPECT_EQ(finding.severity, Severity::Blocks);
    EXPECT_EQ(finding.reason, "It is linked to no key result.");
    plan.add("link", R"({"id":"l","initiative":"i","keyResult":"gone","effect":1,"mechanism":"Somehow it will."})");
    EXPECT_EQ(plan.answer("INI-RESULT", "i"), Answer::Fails);
}

// C37: expected effect and mechanism advise.
TEST(IniResult, AdvisesToStateEffectAndMechanism) {
    for (const char* missing : {R"({"effect":null})", R"({"mechanism":null})"}) {
        Plan plan = sound_plan();
        plan.change("link", "l", missing);
        const Finding finding = plan.finding("INI-RESULT", "i");
        EXPECT_EQ(finding.answer, Answer::Fails);
        EXPECT_EQ(finding.severity, Severity::Advises);
        EXPECT_EQ(finding.hint,
                  "Add the expected effect in the unit of the key result, and the mechanism in one sentence.");
        ASSERT_EQ(finding.records.size(), 1U);
        EXPECT_EQ(finding.records[0].id, "k");
        EXPECT_TRUE(plan.stops("i").empty()) << "advice does not stop the activation";
    }
}

// C35: each initiative stands in a horizon.
TEST(IniHorizon, FailsWithoutOne) {
    const Finding finding = with(R"({"horizon":null})").finding("INI-HORIZON", "i");
    EXPECT_EQ(finding.answer, Answer::Fails);
    EXPECT_EQ(finding.severity, Severity::Blocks);
    EXPECT_EQ(finding.reason, "It has no horizon.");
}

// C35: today is 2026-11-22; immediate is 120 days, next year 365, next three years 1095, and 31 are forgiven.
TEST(IniHorizon, ComparesTheDatesWithTheHorizon) {
    struct Case {
        std::string_view horizon, start, end;
        Answer answer;
    };
    const Case cases[] = {
        {"immediate", "2026-11-01", "2027-02-28", Answer::Holds},
        {"immediate", "2026-11-01", "2027-04-22", Answer::Holds},  // 151 days
        {"immediate", "2026-11-01", "2027-04-23", Answer::Fails},  // 152 days
        {"immediate", "2026-11-01", "2028-11-01", Answer::Fails},
        {"immediate", "2027-06-01", "", Answer::Fails},
        {"immediate", "2025-01-01", "2026-12-31", Answer::Holds},  // long, but near its end
        {"next-year", "2026-10-01", "2027-09-30", Answer::Holds},
        {"next-year", "2027-02-01", "2027-12-23", Answer::Holds},  // 396 days
        {"next-year", "2027-02-01", "2027-12-24", Answer::Fails},
        {"next-year", "2026-11-20", "2026-12-20", Answer::Fails},  // within weeks, and within this year
        {"next-year", "2027-01-05", "2027-01-31", Answer::Holds},  // near, but in the next year
        {"next-year", "2025-12-01", "2026-12-20", Answer::Holds},  // chosen a year ago
        {"next-year", "2025-01-01", "2025-02-01", Answer::Holds},  // in the past: cannot be held against it
        {"next-three-years", "2027-06-01", "2029-06-01", Answer::Holds},
        {"next-three-years", "2026-12-01", "2027-01-31", Answer::Fails},
        {"next-three-years", "2027-06-01", "2029-12-23", Answer::Fails},  // 1127 days
        {"next-three-years", "2024-11-01", "2027-01-31", Answer::Holds},
    };
    for (const Case& it : cases) {
        Plan plan = with(R"({"nextStepDate":null})");
        plan.change("initiative", "i",
                    "{\"horizon\":\"" + std::string(it.horizon) + "\",\"startDate\":\"" + std::string(it.start) +
                        "\",\"endDate\":\"" + std::string(it.end) + "\"}");
        EXPECT_EQ(plan.answer("INI-HORIZON", "i"), it.answer)
            << it.horizon << " " << it.start << " " << it.end << ": " << plan.reason("INI-HORIZON", "i");
    }
}

// C35
TEST(IniHorizon, SaysWhichDateContradicts) {
    EXPECT_EQ(with(R"({"horizon":"immediate","endDate":"2028-11-22"})").reason("INI-HORIZON", "i"),
              "Its horizon is “immediate”, but it ends on 22 Nov 2028, in 731 days.");
    EXPECT_EQ(with(R"({"horizon":"immediate","nextStepDate":"2027-11-22"})").reason("INI-HORIZON", "i"),
              "Its horizon is “immediate”, but it has its next step on 22 Nov 2027, in 365 days.");
    EXPECT_EQ(
        with(R"({"horizon":"next-three-years","startDate":null,"endDate":"2026-12-12"})").reason("INI-HORIZON", "i"),
        "Its horizon is “next three years”, but it ends on 12 Dec 2026, in 20 days.");
    EXPECT_EQ(with(R"({"startDate":"2027-06-01"})").reason("INI-HORIZON", "i"),
              "It ends on 31 May 2027, before it starts on 1 Jun 2027.");
    EXPECT_EQ(with(R"({"startDate":null,"endDate":null})").reason("INI-HORIZON", "i"), "Its horizon is “next year”.");
}

// C37: rank.
TEST(IniRank, HoldsWithARankAndAdvisesWithout) {
    EXPECT_EQ(sound_plan().reason("INI-RANK", "i"), "Its place in the backlog is 1.");
    const Finding finding = with(R"({"rank":null})").finding("INI-RANK", "i");
    EXPECT_EQ(finding.answer, Answer::Fails);
    EXPECT_EQ(finding.severity, Severity::Advises);
    EXPECT_EQ(finding.reason, "It has no place in the backlog.");
}

TEST(IniSponsor, TakesItsOwnItsCharterOrTheProgramsSponsor) {
    EXPECT_EQ(with(R"({"sponsor":"ina"})").reason("INI-SPONSOR", "i"), "Ina Holm sponsors it.");
    EXPECT_EQ(sound_plan().reason("INI-SPONSOR", "i"), "The program's sponsor Tom Wilk stands for it.");
    Plan plan = sound_plan();
    plan.change("program", "p", R"({"sponsor":null})");
    EXPECT_EQ(plan.reason("INI-SPONSOR", "i"), "It has no sponsor, and neither has its program.");
    plan.add("sponsor-charter",
             R"({"id":"sc2","program":"p","title":"Path","sponsor":"ina","initiative":"i","status":"signed"})");
    EXPECT_EQ(plan.reason("INI-SPONSOR", "i"), "Ina Holm sponsors it by a charter.");
    plan.change("sponsor-charter", "sc2", R"({"status":"ended"})");
    EXPECT_EQ(plan.answer("INI-SPONSOR", "i"), Answer::Fails);
}

}  // namespace
}  // namespace plumbline::insight
