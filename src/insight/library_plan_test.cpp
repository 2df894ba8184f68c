// What the checks say of a plan made from the published vision, before anyone has worked on it.

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "entities/library.h"
#include "insight/readability.h"
#include "insight/test_plan.h"

namespace plumbline::insight {
namespace {

/// copy takes the fields of that name from a template.
void copy(const base::JsonObject& from, base::JsonObject& to, std::initializer_list<std::string_view> fields) {
    for (const std::string_view field : fields)
        if (const base::Json* value = from.if_contains(field); value != nullptr && !value->is_null())
            to[field] = *value;
}

constexpr std::pair<std::string_view, std::string_view> Lists[] = {
    {"objective", "objectives"}, {"key-result", "keyResults"}, {"initiative", "initiatives"}};

base::JsonObject vision_of(std::string_view name) {
    return base::parse_json(entities::library_text("visions/" + std::string(name))).value().as_object();
}

/// add_published adds what a vision has to a plan as published: without what we propose on top. Its keys become ids,
/// with the vision before them; what is shared has one id.
void add_published(RecordsByType& records, std::string_view name) {
    const base::JsonObject library = vision_of(name);
    const std::string prefix = std::string(name) + "/";
    base::JsonObject vision{{"id", std::string(name)}, {"program", "p"}, {"title", library.at("title")}};
    copy(library.at("vision").as_object(), vision, {"goal", "reason", "method", "statement"});
    records["vision"].push_back(std::move(vision));
    std::map<std::string, std::string> shared;
    const auto id_of = [&](const std::string& key) { return shared.contains(key) ? shared[key] : prefix + key; };
    for (const auto& [type, list] : Lists) {
        for (const base::Json& entry : library.at(list).as_array()) {
            const base::JsonObject& given = entry.as_object();
            const std::string key = base::text_or(given, "key");
            if (given.contains("sharedKey")) shared[key] = base::text_or(given, "sharedKey");
            base::JsonObject record{{"program", "p"}, {"id", id_of(key)}};
            copy(given, record,
                 {"title", "description", "kind", "unit", "direction", "target", "baseline", "recurrence", "population",
                  "serviceHours", "startEvent"});
            base::JsonArray objectives;
            if (type == "objective") record["visions"] = base::JsonArray{base::Json(name)};
            if (type != "objective")
                for (const base::Json& o : given.at("objectives").as_array())
                    objectives.emplace_back(id_of(std::string(o.as_string())));
            if (!objectives.empty()) record["objectives"] = std::move(objectives);
            std::vector<base::JsonObject>& all = records[std::string(type)];
            const auto twin =
                std::ranges::find(all, record.at("id"),
                                  [](const base::JsonObject& other) -> const base::Json& { return other.at("id"); });
            if (twin != all.end())
                twin->at("visions").as_array().emplace_back(name);
            else
                all.push_back(std::move(record));
        }
    }
}

CheckReport report_on(std::initializer_list<std::string_view> names) {
    RecordsByType records;
    records["program"].push_back({{"id", "p"}, {"title", "Ours"}});
    for (const std::string_view name : names) add_published(records, name);
    const PlanGraph graph = graph_from_records(records);
    return check_program(graph, 0, testing::shipped_book(), testing::Today);
}

AnswerCounts counts_of(const CheckReport& report, std::string_view check) {
    return std::ranges::find(report.by_check, check, &CheckCounts::check)->counts;
}

// C01, C24, C35, C37: 7 objectives, 5 key results and 24 initiatives, and what the publication leaves out of each.
TEST(LibraryPlan, ShowsTheGapsOfTheLeadershipVisionAsPublished) {
    const CheckReport report = report_on({"leadership-buy-in"});
    EXPECT_EQ(counts_of(report, "KR-LINK").fails, 5) << "key results linked to no objective";
    EXPECT_EQ(counts_of(report, "KR-LINK").holds, 0);
    EXPECT_EQ(counts_of(report, "OBJ-RESULT").fails, 7) << "objectives without a key result";
    EXPECT_EQ(counts_of(report, "OBJ-PRIORITY").fails, 7);
    for (const char* check : {"INI-HORIZON", "INI-ACTION", "INI-RESULT", "INI-RANK"}) {
        EXPECT_EQ(counts_of(report, check).fails, 24) << check;
        EXPECT_EQ(counts_of(report, check).holds, 0) << check;
    }
    EXPECT_EQ(counts_of(report, "KR-TARGET").fails, 5);
    EXPECT_EQ(counts_of(report, "KR-UNIT").holds, 5);
    EXPECT_EQ(counts_of(report, "KR-SINGLE").fails, 1) << "trained and promoting";
    EXPECT_EQ(counts_of(report, "OBJ-PLAIN").holds, 7) << "the library's own words are plain";
    EXPECT_EQ(counts_of(report, "VIS-GRAMMAR").fails, 1) << "the horizon is still open";
}

TEST(LibraryPlan, LeadsThroughItInFiveSteps) {
    const CheckReport report = report_on({"leadership-buy-in"});
    ASSERT_EQ(report.next_steps.size(), 5U);
    std::vector<std::string> titles;
    titles.reserve(report.next_steps.size());
    for (const NextStep& step : report.next_steps) titles.push_back(step.title);
    EXPECT_EQ(titles[0],
              "“Leadership buy-in and organizational alignment”: It has no horizon. No test round was held."
              " Its next review has no date.");
    EXPECT_NE(std::ranges::find(titles, "7 objectives have no key result."), titles.end());
    EXPECT_NE(std::ranges::find(titles, "7 objectives serve no priority of the organization."), titles.end());
}

TEST(LibraryPlan, FindsTheReadinessVisionLinkedAndPlain) {
    const CheckReport report = report_on({"readiness-for-ai"});
    EXPECT_EQ(counts_of(report, "KR-LINK").fails, 0);
    EXPECT_EQ(counts_of(report, "KR-SINGLE").fails, 0);
    EXPECT_EQ(counts_of(report, "KR-UNIT").fails, 0);
    EXPECT_EQ(counts_of(report, "OBJ-PLAIN").fails, 0);
}

/// Published is a vision of the guidance with what its page holds, counted by hand in the source.
struct Published {
    std::string_view name;
    int objectives = 0;
    int key_results = 0;
    int initiatives = 0;
    int without_result = 0;  ///< objectives that no key result names
    int unlinked = 0;        ///< key results that name no objective
};
constexpr Published Seven[] = {
    {"leadership-buy-in", 7, 5, 24, 7, 5},       {"innovation-and-ai-culture", 12, 19, 36, 3, 0},
    {"makers-and-champions", 16, 11, 35, 10, 0}, {"operational-efficiency", 7, 11, 21, 4, 0},
    {"center-of-excellence", 16, 24, 37, 12, 0}, {"employee-experience", 6, 4, 20, 3, 0},
    {"value-and-return", 12, 10, 24, 12, 10},
};

std::set<std::string> keys_named(const base::JsonArray& entries, std::string_view field) {
    std::set<std::string> keys;
    for (const base::Json& entry : entries)
        for (const base::Json& key : entry.as_object().at(field).as_array()) keys.emplace(key.as_string());
    return keys;
}

TEST(WholeLibrary, HoldsWhatTheSevenPagesHold) {
    Published sum{"sum"};
    int without_where_grouped = 0;
    for (const Published& wanted : Seven) {
        const base::JsonObject vision = vision_of(wanted.name);
        const base::JsonArray& objectives = vision.at("objectives").as_array();
        const base::JsonArray& results = vision.at("keyResults").as_array();
        const std::set<std::string> with_result = keys_named(results, "objectives");
        const Published got{wanted.name,
                            static_cast<int>(objectives.size()),
                            static_cast<int>(results.size()),
                            static_cast<int>(vision.at("initiatives").as_array().size()),
                            static_cast<int>(objectives.size() - with_result.size()),
                            static_cast<int>(std::ranges::count_if(results, [](const base::Json& r) {
                                return r.as_object().at("objectives").as_array().empty();
                            }))};
        EXPECT_EQ(got.objectives, wanted.objectives) << wanted.name;
        EXPECT_EQ(got.key_results, wanted.key_results) << wanted.name;
        EXPECT_EQ(got.initiatives, wanted.initiatives) << wanted.name;
        EXPECT_EQ(got.without_result, wanted.without_result) << wanted.name;
        EXPECT_EQ(got.unlinked, wanted.unlinked) << wanted.name;
        sum.objectives += got.objectives;
        sum.key_results += got.key_results;
        sum.initiatives += got.initiatives;
        sum.unlinked += got.unlinked;
        if (got.unlinked == 0) without_where_grouped += got.without_result;
    }
    EXPECT_EQ(sum.objectives, 76);
    EXPECT_EQ(sum.key_results, 84);
    EXPECT_EQ(sum.initiatives, 197);
    EXPECT_EQ(sum.unlinked, 15);
    EXPECT_EQ(without_where_grouped, 32) << "objectives without a key result where the page groups them";
}

TEST(WholeLibrary, StatesVisionsThatEveryoneCanRead) {
    std::vector<std::string_view> names{"readiness-for-ai"};
    for (const Published& vision : Seven) names.push_back(vision.name);
    for (const std::string_view name : names) {
        const base::JsonObject library = vision_of(name);
        const std::string statement = base::text_or(library.at("vision").as_object(), "statement");
        EXPECT_LE(reading_grade(statement, false), 10) << name << ": " << statement;
        EXPECT_GT(count_text_parts(statement, false).words, 30) << name;
    }
}

TEST(WholeLibrary, GivesInitiativesNothingThatTheSourceDoesNot) {
    for (const Published& vision : Seven) {
        const base::JsonObject library = vision_of(vision.name);
        for (const base::Json& initiative : library.at("initiatives").as_array()) {
            EXPECT_EQ(initiative.as_object().size(), 3U) << "key, title and objectives: " << initiative;
            EXPECT_EQ(initiative.as_object().at("objectives").as_array().size(), 1U) << initiative;
        }
    }
}

TEST(WholeLibrary, TypesEveryKeyResultAndLeavesBlanksBlank) {
    std::set<std::string> kinds;
    std::vector<std::string> filled;
    std::vector<std::string> without_unit;
    for (const Published& vision : Seven) {
        const base::JsonObject library = vision_of(vision.name);
        for (const base::Json& entry : library.at("keyResults").as_array()) {
            const base::JsonObject& result = entry.as_object();
            const std::string title = base::text_or(result, "title");
            const std::string kind = base::text_or(result, "kind");
            kinds.insert(kind);
            if (result.at("unit").is_null()) without_unit.push_back(base::text_or(result, "key"));
            EXPECT_TRUE(result.at("baseline").is_null()) << title;
            EXPECT_EQ(result.at("target").is_null(), title.find("___") != std::string::npos) << title;
            if (!result.at("target").is_null()) filled.push_back(base::text_or(result, "key"));
            EXPECT_EQ(result.contains("population"), kind.ends_with("share")) << title;
            EXPECT_EQ(result.contains("serviceHours"), kind == "service-share") << title;
            EXPECT_EQ(result.contains("split"), base::is_true(result, "compound")) << title;
        }
    }
    EXPECT_EQ(kinds, (std::set<std::string>{"share", "relative-change", "count", "currency", "duration", "hours",
                                            "zero", "growth", "service-share"}));
    EXPECT_EQ(filled, (std::vector<std::string>{"workshop-attendance", "access-exceptions", "no-incidents"}));
    EXPECT_EQ(without_unit, std::vector<std::string>{"redundant-licences"});
}

TEST(WholeLibrary, ProposesAKeyResultForEachObjectiveAndAnObjectiveForEachKeyResult) {
    for (const Published& vision : Seven) {
        const base::JsonObject library = vision_of(vision.name);
        const base::JsonArray& results = library.at("keyResults").as_array();
        for (const base::Json& result : results)
            EXPECT_FALSE(result.as_object().at("objectives").as_array().empty() &&
                         result.as_object().at("proposedObjectives").as_array().empty())
                << result;
        std::set<std::string> served = keys_named(results, "objectives");
        served.merge(keys_named(results, "proposedObjectives"));
        if (library.contains("suggestedKeyResults"))
            served.merge(keys_named(library.at("suggestedKeyResults").as_array(), "proposedObjectives"));
        std::set<std::string> all;
        for (const base::Json& objective : library.at("objectives").as_array())
            all.insert(base::text_or(objective.as_object(), "key"));
        EXPECT_EQ(served, all) << vision.name;
    }
}

TEST(WholeLibrary, ShowsTheGapsOfAllSevenTogether) {
    const CheckReport report =
        report_on({"leadership-buy-in", "innovation-and-ai-culture", "makers-and-champions", "operational-efficiency",
                   "center-of-excellence", "employee-experience", "value-and-return"});
    const auto total = [&](Part part) { return std::ranges::find(report.parts, part, &PartCounts::part)->total; };
    EXPECT_EQ(total(Part::Vision), 7);
    EXPECT_EQ(total(Part::Objective), 75) << "one of the 76 stands on two pages";
    EXPECT_EQ(total(Part::KeyResult), 84);
    EXPECT_EQ(total(Part::Initiative), 197);
    EXPECT_EQ(counts_of(report, "KR-LINK").fails, 15);
    EXPECT_EQ(counts_of(report, "KR-LINK").holds, 69);
    EXPECT_EQ(counts_of(report, "OBJ-RESULT").fails, 75);
    const auto has_none = [](const Finding& f) { return f.check == "OBJ-RESULT" && f.gap == "have no key result"; };
    EXPECT_EQ(std::ranges::count_if(report.findings, has_none), 50) << "32 and 19, with the shared one counted once";
    for (const char* check : {"INI-HORIZON", "INI-ACTION", "INI-RESULT", "INI-RANK", "INI-SPONSOR"})
        EXPECT_EQ(counts_of(report, check).fails, 197) << check;
    EXPECT_EQ(counts_of(report, "KR-TARGET").fails, 81) << "the guidance fills in one target, and two are zero";
    EXPECT_EQ(counts_of(report, "KR-UNIT").fails, 1) << "the unit that the source has lost";
    EXPECT_EQ(counts_of(report, "KR-SINGLE").fails, 6);
    EXPECT_EQ(counts_of(report, "KR-TIME").holds, 10);
    EXPECT_EQ(counts_of(report, "OBJ-PLAIN").fails, 0);
    EXPECT_EQ(report.next_steps.size(), 5U);
}

}  // namespace
}  // namespace plumbline::insight
