#include "insight/check_report.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "insight/test_plan.h"

namespace plumbline::insight {
namespace {

using testing::Plan;
using testing::sound_plan;

using Names = std::vector<std::string>;

AnswerCounts counts_of(const CheckReport& report, std::string_view check) {
    return std::ranges::find(report.by_check, check, &CheckCounts::check)->counts;
}

PartCounts parts_of(const CheckReport& report, Part part) {
    return *std::ranges::find(report.parts, part, &PartCounts::part);
}

// C01, C24, C37: every check holds in a sound plan, and every part is ready.
TEST(CheckReport, FindsNothingInASoundPlan) {
    const CheckReport report = sound_plan().report();
    for (const Finding& finding : report.findings)
        EXPECT_EQ(finding.answer, Answer::Holds) << finding.check << ": " << finding.reason;
    EXPECT_EQ(report.findings.size(), 23U);
    EXPECT_EQ(report.counts.holds, 23);
    EXPECT_EQ(report.blocking, 0);
    EXPECT_TRUE(report.next_steps.empty());
    for (const PartCounts& part : report.parts) {
        EXPECT_EQ(part.total, 1) << part_name(part.part);
        EXPECT_EQ(part.ready, 1) << part_name(part.part);
    }
}

// C24, C37: the shares that the product reports.
TEST(CheckReport, CountsAnswersByCheckAndPartsThatAreReady) {
    Plan plan = sound_plan();
    plan.add("key-result", R"({"id":"k2","program":"p","title":"Half done","objectives":["o"]})")
        .add("initiative", R"({"id":"i2","program":"p","title":"No owner","rank":2})")
        .change("key-result", "k", R"({"realismGrounds":null})");
    const CheckReport report = plan.report();
    EXPECT_EQ(counts_of(report, "KR-UNIT").holds, 1);
    EXPECT_EQ(counts_of(report, "KR-UNIT").fails, 1);
    EXPECT_EQ(counts_of(report, "KR-REAL").cannot_tell, 2);
    EXPECT_EQ(parts_of(report, Part::KeyResult).total, 2);
    EXPECT_EQ(parts_of(report, Part::KeyResult).ready, 1);
    EXPECT_EQ(parts_of(report, Part::Initiative).ready, 1);
    EXPECT_EQ(parts_of(report, Part::Objective).ready, 1);
    EXPECT_EQ(report.counts.holds + report.counts.fails + report.counts.cannot_tell + report.counts.overridden,
              static_cast<int>(report.findings.size()));
}

// C24: what is not live yet is counted apart, so that it can be shown apart.
TEST(CheckReport, CountsWhatConcernsDraftsApart) {
    Plan plan = sound_plan();
    plan.add("key-result", R"({"id":"k2","program":"p","title":"Half done","objectives":["o"],"status":"draft"})")
        .add("initiative", R"({"id":"i2","program":"p","title":"No owner","rank":2,"status":"active"})");
    const CheckReport report = plan.report();
    const auto of_draft = [](const Finding& finding) { return finding.subject.id == "k2"; };
    const auto fails = [&](const Finding& finding) { return of_draft(finding) && finding.answer == Answer::Fails; };
    const auto live = sound_plan().report().drafts;
    EXPECT_EQ(report.drafts.parts, live.parts + 1);
    EXPECT_EQ(report.drafts.counts.fails, live.counts.fails + std::ranges::count_if(report.findings, fails));
    EXPECT_GT(report.counts.fails, report.drafts.counts.fails);
    Shown shown;
    shown.answer = Answer::Fails;
    shown.drafts = true;
    EXPECT_TRUE(std::ranges::all_of(plan.report("p", testing::Today, shown).findings, of_draft));
    EXPECT_FALSE(plan.report("p", testing::Today, shown).findings.empty());
    shown.drafts = false;
    EXPECT_TRUE(std::ranges::none_of(plan.report("p", testing::Today, shown).findings, of_draft));
}

TEST(CheckReport, LeavesOutWhatIsClosedAndOtherPrograms) {
    Plan plan = sound_plan();
    plan.add("program", R"({"id":"q","title":"AI"})")
        .add("objective", R"({"id":"o2","program":"q","title":"Other"})")
        .add("initiative", R"({"id":"i2","program":"p","title":"Done","status":"done"})")
        .add("key-result", R"({"id":"k2","program":"p","title":"Given up","status":"abandoned"})");
    EXPECT_EQ(plan.report().findings.size(), 23U);
    const CheckReport other = plan.report("q");
    EXPECT_EQ(other.program.id, "q");
    EXPECT_EQ(other.findings.size(), 4U + 1 + 3) << "the program, its missing vision, and the objective";
}

TEST(CheckReport, MissesTheVisionOfAProgram) {
    Plan plan = sound_plan();
    plan.change("vision", "v", R"({"status":"retired"})");
    const CheckReport report = plan.report();
    const auto finding = std::ranges::find(report.findings, "VIS-GRAMMAR", &Finding::check);
    ASSERT_NE(finding, report.findings.end());
    EXPECT_EQ(finding->subject.id, "p");
    EXPECT_EQ(finding->reason, "It has no vision yet.");
    EXPECT_EQ(parts_of(report, Part::Program).ready, 0);
    EXPECT_EQ(plan.stops("p"), Names{"VIS-GRAMMAR p"});
    plan.add("override", R"({"id":"ov","check":"VIS-GRAMMAR","subject":"programs/p","reason":"A pilot"})");
    EXPECT_TRUE(plan.stops("p").empty());
    EXPECT_EQ(parts_of(plan.report(), Part::Program).ready, 1);
}

// C27: what stops the activation of each part.
TEST(Blocking, IsEmptyInASoundPlan) {
    for (const char* id : {"p", "v", "o", "k", "i"}) EXPECT_TRUE(sound_plan().stops(id).empty()) << id;
}

// C27
TEST(Blocking, NamesWhatAKeyResultLacks) {
    Plan plan = sound_plan();
    plan.change("key-result", "k", R"({"target":null,"objectives":[],"measure":null})");
    EXPECT_EQ(plan.stops("k"), (Names{"KR-TARGET k", "KR-LINK k"}));
}

// C27
TEST(Blocking, NamesWhatAnObjectiveAndItsNearestKeyResultLack) {
    Plan plan = sound_plan();
    plan.change("objective", "o", R"({"priorities":[]})")
        .change("key-result", "k", R"({"deadline":null})")
        .add("key-result", R"({"id":"k2","program":"p","title":"Far away","objectives":["o"]})");
    EXPECT_EQ(plan.stops("o"), (Names{"OBJ-PRIORITY o", "OBJ-RESULT o", "KR-TIME k"}));
    plan.change("key-result", "k", R"({"deadline":"2027-06-30"})");
    EXPECT_EQ(plan.stops("o"), Names{"OBJ-PRIORITY o"});
}

// C37
TEST(Blocking, NamesWhatAnInitiativeLacks) {
    Plan plan = sound_plan();
    plan.change("initiative", "i", R"({"owner":null,"horizon":null,"rank":null})").remove("link");
    EXPECT_EQ(plan.stops("i"), (Names{"INI-ACTION i", "INI-RESULT i", "INI-HORIZON i"})) << "a rank only advises";
}

// C27: a program goes live with one sound vision.
TEST(Blocking, NeedsOneSoundVisionForAProgram) {
    Plan plan = sound_plan();
    plan.change("vision", "v", R"({"goal":null})");
    EXPECT_EQ(plan.stops("p"), Names{"VIS-GRAMMAR v"});
    EXPECT_EQ(plan.stops("v"), Names{"VIS-GRAMMAR v"});
    plan.add("vision",
             R"({"id":"w","program":"p","title":"Second","goal":"Learn","reason":"to grow","method":"by doing",
        "horizonStart":"2026-07-01","horizonEnd":"2027-12-31"})");
    EXPECT_TRUE(plan.stops("p").empty());
}

// C01: drafts may be written in any order; the parts are checked when they are activated.
TEST(Blocking, LetsOnePartGoLiveWhileTheRestIsADraft) {
    Plan plan = sound_plan();
    plan.add("objective", R"({"id":"draft","program":"p","title":"Later"})")
        .add("key-result", R"({"id":"first","program":"p","title":"Measured before there is an objective"})")
        .add("initiative", R"({"id":"idea","program":"p","title":"An idea"})");
    EXPECT_TRUE(plan.stops("o").empty());
    EXPECT_TRUE(plan.stops("k").empty());
    EXPECT_FALSE(plan.stops("draft").empty());
    EXPECT_FALSE(plan.stops("first").empty());
}

TEST(CheckJson, WritesAFinding) {
    Plan plan = sound_plan();
    plan.change("key-result", "k", R"({"target":null})");
    EXPECT_EQ(base::to_text(to_json(plan.finding("KR-TARGET", "k"))),
              R"({"check":"KR-TARGET","answer":"fails","severity":"blocks","subject":{"type":"key-result","id":"k",)"
              R"("title":"180 people have built an app that is in use"},"reason":"No target is set.",)"
              R"("hint":"Fill the blank with the value that you would call a success."})");
    EXPECT_FALSE(to_json(plan.finding("KR-TIME", "k")).contains("hint"));
}

TEST(CheckJson, WritesRecordsProposalsAndOverrides) {
    Plan plan = sound_plan();
    plan.change("key-result", "k", R"({"title":"Costs fall by 10 % and reuse rises by 20 %"})")
        .add(
            "override",
            R"({"id":"ov","check":"KR-SINGLE","subject":"key-results/k","reason":"One pot","by":"ann","untilDate":"2027-01-01"})")
        .change("test-round", "tr", R"({"outcome":null})");
    const base::JsonObject single = to_json(plan.finding("KR-SINGLE", "k"));
    EXPECT_EQ(single.at("answer").as_string(), "overridden");
    EXPECT_EQ(base::to_text(single.at("proposal")), R"(["Costs fall by 10 %","Reuse rises by 20 %"])");
    EXPECT_EQ(base::to_text(single.at("override")),
              R"({"id":"ov","by":"ann","byName":"Ann Berg","why":"One pot","untilDate":"2027-01-01"})");
    EXPECT_EQ(base::to_text(to_json(plan.finding("VIS-TESTED", "v")).at("records")),
              R"([{"type":"test-round","id":"tr","title":"Managers"}])");
}

TEST(CheckJson, WritesAReport) {
    Plan plan = sound_plan();
    plan.change("initiative", "i", R"({"owner":null})").change("key-result", "k", R"({"realismGrounds":null})");
    const base::JsonObject json = to_json(plan.report());
    EXPECT_EQ(base::to_text(json.at("program")), R"({"type":"program","id":"p","title":"Build it ourselves"})");
    EXPECT_EQ(json.at("date").as_string(), "2026-11-22");
    EXPECT_EQ(base::to_text(json.at("counts")), R"({"holds":21,"fails":1,"cannotTell":1,"overridden":0})");
    EXPECT_EQ(json.at("blocking").as_int64(), 1);
    EXPECT_EQ(base::to_text(json.at("parts").as_array()[4]), R"({"type":"initiative","total":1,"ready":0})");
    EXPECT_EQ(base::to_text(json.at("checks").as_array()[14]),
              R"({"holds":0,"fails":1,"cannotTell":0,"overridden":0,"check":"INI-ACTION"})");
    EXPECT_EQ(base::to_text(json.at("nextSteps")),
              R"([{"check":"INI-ACTION","severity":"blocks","title":"“Run the maker path”: It has no owner.",)"
              R"("hint":"Name the person who sees to it.",)"
              R"("count":1,"records":[{"type":"initiative","id":"i","title":"Run the maker path"}]}])");
    EXPECT_EQ(json.at("findings").as_array().size(), 23U);
}

TEST(CheckJson, WritesAsMuchOfAReportAsIsWanted) {
    Plan plan = sound_plan();
    plan.add("initiative", R"({"id":"i2","program":"p","title":"One"})")
        .add("initiative", R"({"id":"i3","program":"p","title":"Two"})");
    const CheckReport report = plan.report();
    const base::JsonObject steps = to_json(report, {.members = {"nextSteps"}, .most = 1});
    EXPECT_EQ(steps.size(), 3U) << "program, date and what was asked for";
    const base::JsonObject& first = steps.at("nextSteps").as_array().front().as_object();
    EXPECT_EQ(first.at("count").as_uint64(), 2U);
    EXPECT_EQ(first.at("records").as_array().size(), 1U);

    const base::JsonObject fails =
        to_json(report, {.members = {"findings"}, .checks = {"INI-RANK", "INI-ACTION"}, .answer = Answer::Fails});
    EXPECT_EQ(fails.at("findings").as_array().size(), 4U);
    EXPECT_FALSE(fails.contains("findingsLeftOut"));
    const base::JsonObject cut = to_json(report, {.members = {"findings"}, .checks = {"INI-RANK"}, .most = 1});
    EXPECT_EQ(cut.at("findings").as_array().size(), 1U);
    EXPECT_EQ(cut.at("findingsLeftOut").as_uint64(), 2U);
    EXPECT_EQ(to_json(report).at("findings").as_array().size(), report.findings.size()) << "all of it without wishes";
}

}  // namespace
}  // namespace plumbline::insight
