// Defects seeded one at a time into a sound plan: each is found by the check that it belongs to, and by no other.

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "insight/test_plan.h"

namespace plumbline::insight {
namespace {

using testing::Plan;
using testing::sound_plan;

/// Defect is one change of one record and what must be found then.
struct Defect {
    std::string_view name;
    std::string_view type;
    std::string_view id;
    std::string_view change;
    std::set<std::string> found;  ///< "CHECK subject" of every finding that does not hold
};

std::set<std::string> found_in(const Plan& plan) {
    std::set<std::string> found;
    for (const Finding& finding : plan.report().findings)
        if (finding.answer != Answer::Holds) found.insert(std::string(finding.check) + " " + finding.subject.id);
    return found;
}

void expect_found(std::initializer_list<Defect> defects) {
    for (const Defect& defect : defects) {
        Plan plan = sound_plan();
        plan.change(std::string(defect.type), defect.id, defect.change);
        EXPECT_EQ(found_in(plan), defect.found) << defect.name;
    }
}

TEST(Defects, OfAVisionAreFound) {
    expect_found({
        {"no goal", "vision", "v", R"({"goal":""})", {"VIS-GRAMMAR v"}},
        {"a blank as goal", "vision", "v", R"({"goal":"Win ___ leaders"})", {"VIS-GRAMMAR v"}},
        {"no reason", "vision", "v", R"({"reason":null})", {"VIS-GRAMMAR v"}},
        {"no method", "vision", "v", R"({"method":"tbd"})", {"VIS-GRAMMAR v"}},
        {"no horizon", "vision", "v", R"({"horizonStart":null,"horizonEnd":null})", {"VIS-GRAMMAR v"}},
        {"half a year", "vision", "v", R"({"horizonEnd":"2026-12-31"})", {"VIS-GRAMMAR v"}},
        {"five years", "vision", "v", R"({"horizonEnd":"2031-06-30"})", {"VIS-GRAMMAR v"}},
        {"a horizon that ends before it begins", "vision", "v", R"({"horizonEnd":"2025-06-30"})", {"VIS-GRAMMAR v"}},
        {"no date for the review", "vision", "v", R"({"nextReviewDate":null})", {"VIS-REVIEW v"}},
        {"an overdue review", "vision", "v", R"({"nextReviewDate":"2026-11-21"})", {"VIS-REVIEW v"}},
        {"a test without an outcome", "test-round", "tr", R"({"outcome":null})", {"VIS-TESTED v"}},
        {"a test of another vision", "test-round", "tr", R"({"vision":"other"})", {"VIS-TESTED v"}},
    });
}

TEST(Defects, OfAnObjectiveAreFound) {
    expect_found({
        {"no priority", "objective", "o", R"({"priorities":[]})", {"OBJ-PRIORITY o", "PRG-COVER p"}},
        {"a priority that is gone", "objective", "o", R"({"priorities":["x"]})", {"OBJ-PRIORITY o", "PRG-COVER p"}},
        {"no description", "objective", "o", R"({"description":null})", {"OBJ-PLAIN o"}},
        {"a description of three words", "objective", "o", R"({"description":"To be better."})", {"OBJ-PLAIN o"}},
        {"no reason",
         "objective",
         "o",
         R"({"description":"Teams solve their own small problems. They build tools."})",
         {"OBJ-PLAIN o"}},
        {"jargon",
         "objective",
         "o",
         R"({"description":"Operationalize organizational capabilities because interdisciplinary transformation necessitates sustainability."})",
         {"OBJ-PLAIN o"}},
    });
}

TEST(Defects, OfTheTypeOfAKeyResultAreFound) {
    const std::set<std::string> unit{"KR-UNIT k", "OBJ-RESULT o"};
    expect_found({
        {"no kind", "key-result", "k", R"({"kind":null})", unit},
        {"no unit", "key-result", "k", R"({"unit":null})", unit},
        {"no direction", "key-result", "k", R"({"direction":null})", unit},
        {"a share of nobody", "key-result", "k", R"({"kind":"share","unit":"%"})", unit},
        {"a share of a blank", "key-result", "k", R"({"kind":"share","unit":"%","population":"___"})", unit},
        {"a service share of nothing", "key-result", "k", R"({"kind":"service-share","unit":"%","serviceHours":24})",
         unit},
        {"a service share without a time", "key-result", "k",
         R"({"kind":"service-share","unit":"%","population":"Calls"})", unit},
        {"a relative deadline without a start", "key-result", "k", R"({"kind":"relative-deadline","withinDays":90})",
         unit},
        {"a relative deadline without days", "key-result", "k",
         R"({"kind":"relative-deadline","startEvent":"Go-live"})", unit},
    });
}

TEST(Defects, OfTheNumbersOfAKeyResultAreFound) {
    const std::set<std::string> base{"KR-BASE k", "OBJ-RESULT o"};
    const std::set<std::string> target{"KR-TARGET k", "OBJ-RESULT o"};
    const std::set<std::string> time{"KR-TIME k", "OBJ-RESULT o"};
    expect_found({
        {"no baseline", "key-result", "k", R"({"baseline":null})", base},
        {"a baseline without a date", "key-result", "k", R"({"baselineDate":null})", base},
        {"a baseline without a source", "key-result", "k", R"({"baselineSource":null})", base},
        {"a baseline that was to be found", "key-result", "k", R"({"baseline":null,"findBaselineBy":"2026-10-01"})",
         base},
        {"no target", "key-result", "k", R"({"target":null})", target},
        {"a blank in the title", "key-result", "k", R"({"title":"___ people have built an app"})", target},
        {"zero that is five", "key-result", "k", R"({"kind":"zero","target":5})", target},
        {"no time", "key-result", "k", R"({"deadline":null})", time},
        {"no recurrence either", "key-result", "k", R"({"deadline":null,"recurrence":"none"})", time},
        {"a deadline before the baseline", "key-result", "k", R"({"deadline":"2026-06-01"})", time},
        {"a target below the baseline", "key-result", "k", R"({"target":30})", {"KR-REAL k"}},
        {"a target at the baseline", "key-result", "k", R"({"target":40})", {"KR-REAL k"}},
        {"a fall to more than the baseline", "key-result", "k", R"({"direction":"decrease"})", {"KR-REAL k"}},
    });
}

TEST(Defects, OfTheLinksAndSourcesOfAKeyResultAreFound) {
    expect_found({
        {"no objective", "key-result", "k", R"({"objectives":[]})", {"KR-LINK k", "OBJ-RESULT o"}},
        {"an objective that is gone", "key-result", "k", R"({"objectives":["x"]})", {"KR-LINK k", "OBJ-RESULT o"}},
        {"no measure", "key-result", "k", R"({"measure":null})", {"KR-SOURCE k"}},
        {"no measure, yet called measured",
         "key-result",
         "k",
         R"({"measure":null,"evidence":"measured"})",
         {"KR-SOURCE k"}},
        {"a measure of check-ins", "measure", "m", R"({"source":"check-in"})", {"KR-SOURCE k"}},
        {"a retired measure", "measure", "m", R"({"isRetired":true})", {"KR-SOURCE k"}},
        {"no grounds and no values", "key-result", "k", R"({"realismGrounds":null})", {"KR-REAL k"}},
        {"two measures",
         "key-result",
         "k",
         R"({"title":"180 people build and 40 people teach apps"})",
         {"KR-SINGLE k"}},
        {"a quality", "key-result", "k", R"({"title":"180 people build apps with high quality"})", {"KR-SINGLE k"}},
    });
}

TEST(Defects, OfAnInitiativeAreFound) {
    expect_found({
        {"no owner", "initiative", "i", R"({"owner":null})", {"INI-ACTION i"}},
        {"no next step", "initiative", "i", R"({"nextStep":null})", {"INI-ACTION i"}},
        {"a next step to be determined", "initiative", "i", R"({"nextStep":"TBD"})", {"INI-ACTION i"}},
        {"a next step without a date", "initiative", "i", R"({"nextStepDate":null})", {"INI-ACTION i"}},
        {"no horizon", "initiative", "i", R"({"horizon":null})", {"INI-HORIZON i"}},
        {"immediate, yet in two years",
         "initiative",
         "i",
         R"({"horizon":"immediate","endDate":"2028-11-01"})",
         {"INI-HORIZON i"}},
        {"next year, yet in three", "initiative", "i", R"({"endDate":"2029-11-01"})", {"INI-HORIZON i"}},
        {"three years, yet next month",
         "initiative",
         "i",
         R"({"horizon":"next-three-years","endDate":"2026-12-24"})",
         {"INI-HORIZON i"}},
        {"ends before it starts", "initiative", "i", R"({"startDate":"2027-06-30"})", {"INI-HORIZON i"}},
        {"no rank", "initiative", "i", R"({"rank":null})", {"INI-RANK i"}},
        {"a link to nothing", "link", "l", R"({"keyResult":"x"})", {"INI-RESULT i"}},
        {"a link of another", "link", "l", R"({"initiative":"x"})", {"INI-RESULT i"}},
        {"no expected effect", "link", "l", R"({"effect":null})", {"INI-RESULT i"}},
        {"no mechanism", "link", "l", R"({"mechanism":" "})", {"INI-RESULT i"}},
    });
}

TEST(Defects, OfAProgramAreFound) {
    expect_found({
        {"no sponsor", "program", "p", R"({"sponsor":null})", {"PRG-SPONSOR p", "INI-SPONSOR i"}},
        {"no backup", "program", "p", R"({"backupSponsor":null})", {"PRG-SPONSOR p"}},
        {"a charter that was never signed",
         "sponsor-charter",
         "sc",
         R"({"status":"draft","signedDate":null})",
         {"PRG-SPONSOR p"}},
        {"a charter of another", "sponsor-charter", "sc", R"({"sponsor":"ina"})", {"PRG-SPONSOR p"}},
        {"no communication", "program", "p", R"({"changeCommunication":null})", {"PRG-CHANGE p"}},
        {"no readiness", "program", "p", R"({"changeReadiness":null})", {"PRG-CHANGE p"}},
        {"no process", "program", "p", R"({"changeProcess":null})", {"PRG-CHANGE p"}},
        {"no benefits", "program", "p", R"({"changeBenefits":null})", {"PRG-CHANGE p"}},
        {"no urgency", "program", "p", R"({"urgency":null})", {"PRG-URGENCY p"}},
        {"urgency in a phrase", "program", "p", R"({"urgency":"It is high time."})", {"PRG-URGENCY p"}},
        {"a silent unit", "contribution", "c", R"({"unit":"x"})", {"PRG-COVER p"}},
        {"a unit that declines without a word", "contribution", "c", R"({"status":"declined"})", {"PRG-COVER p"}},
    });
}

// What looks unusual and is no defect.
TEST(Defects, AreNotSeenWhereThereAreNone) {
    expect_found({
        {"a vision for one year", "vision", "v", R"({"horizonEnd":"2027-06-30"})", {}},
        {"a confirmed vision", "test-round", "tr", R"({"outcome":"confirmed"})", {}},
        {"an active objective", "objective", "o", R"({"status":"active"})", {}},
        {"an active key result", "key-result", "k", R"({"status":"active"})", {}},
        {"a claimed key result", "key-result", "k", R"({"measure":null,"evidence":"claimed"})", {}},
        {"a baseline to be found",
         "key-result",
         "k",
         R"({"baseline":null,"baselineDate":null,"baselineSource":null,"findBaselineBy":"2027-01-31"})",
         {}},
        {"a recurring key result", "key-result", "k", R"({"deadline":null,"recurrence":"quarter"})", {}},
        {"an initiative without dates", "initiative", "i", R"({"startDate":null,"endDate":null})", {}},
        {"an initiative that is late",
         "initiative",
         "i",
         R"({"status":"active","nextStepDate":"2026-11-01","endDate":"2026-11-15"})",
         {}},
        {"an immediate initiative", "initiative", "i", R"({"horizon":"immediate","endDate":"2027-02-28"})", {}},
        {"an initiative with a sponsor", "initiative", "i", R"({"sponsor":"ina"})", {}},
        {"a stopped initiative without anything",
         "initiative",
         "i",
         R"({"status":"stopped","owner":null,"rank":null,"horizon":null})",
         {}},
        {"a unit that declines with a reason",
         "contribution",
         "c",
         R"({"status":"declined","declineReason":"Two releases are late."})",
         {}},
        {"a backup in the charter", "sponsor-charter", "sc", R"({"backup":"ina"})", {}},
    });
}

TEST(Defects, AreNotSeenInKeyResultsOfAnyShape) {
    expect_found({
        {"a share",
         "key-result",
         "k",
         R"({"kind":"share","unit":"%","population":"Employees","target":60,"baseline":12})",
         {}},
        {"a relative change",
         "key-result",
         "k",
         R"({"kind":"relative-change","unit":"%","direction":"decrease","target":-60,"baseline":0})",
         {}},
        {"a growth",
         "key-result",
         "k",
         R"({"kind":"growth","unit":"%","target":10,"baseline":30,"recurrence":"quarter"})",
         {}},
        {"a zero",
         "key-result",
         "k",
         R"({"kind":"zero","unit":"incidents","direction":"decrease","target":null,"baseline":3})",
         {}},
        {"a duration that falls",
         "key-result",
         "k",
         R"({"kind":"duration","unit":"h","direction":"decrease","target":6,"baseline":19})",
         {}},
        {"a service share",
         "key-result",
         "k",
         R"({"kind":"service-share","unit":"%","population":"Calls","serviceHours":48,"target":90,"baseline":52})",
         {}},
        {"a relative deadline",
         "key-result",
         "k",
         R"({"kind":"relative-deadline","unit":"days","direction":"decrease","startEvent":"Go-live","withinDays":90,"target":90,"baseline":160})",
         {}},
        {"an amount of money",
         "key-result",
         "k",
         R"({"kind":"currency","unit":"EUR","target":400000,"baseline":0})",
         {}},
        {"hours", "key-result", "k", R"({"kind":"hours","unit":"h","target":2000,"baseline":110})", {}},
    });
}

}  // namespace
}  // namespace plumbline::insight
