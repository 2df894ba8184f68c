// What the checks say of a plan made from the published vision, before anyone has worked on it.

#include <gtest/gtest.h>

#include <algorithm>

#include "entities/library.h"
#include "insight/test_plan.h"

namespace plumbline::insight {
namespace {

/// copy takes the fields of that name from a template.
void copy(const base::JsonObject& from, base::JsonObject& to, std::initializer_list<std::string_view> fields) {
    for (const std::string_view field : fields)
        if (const base::Json* value = from.if_contains(field); value != nullptr && !value->is_null())
            to[field] = *value;
}

/// published_plan is a program made of a template as published: without what we propose on top.
RecordsByType published_plan(std::string_view name) {
    RecordsByType records;
    const base::Json document = base::parse_json(entities::library_text(name)).value();
    const base::JsonObject& library = document.get_object();
    records["program"].push_back({{"id", "p"}, {"title", library.at("title")}});
    base::JsonObject vision{{"id", "v"}, {"program", "p"}, {"title", library.at("title")}};
    copy(library.at("vision").as_object(), vision, {"goal", "reason", "method", "statement"});
    records["vision"].push_back(std::move(vision));
    const std::pair<std::string, std::string_view> lists[] = {
        {"objective", "objectives"}, {"key-result", "keyResults"}, {"initiative", "initiatives"}};
    for (const auto& [type, list] : lists) {
        for (const base::Json& entry : library.at(list).as_array()) {
            base::JsonObject record{{"program", "p"}};
            copy(entry.as_object(), record,
                 {"title", "description", "objectives", "kind", "unit", "direction", "target", "baseline", "recurrence",
                  "population", "serviceHours", "startEvent"});
            record["id"] = entry.as_object().at("key");
            if (type == "objective") record["visions"] = base::JsonArray{base::Json("v")};
            records[type].push_back(std::move(record));
        }
    }
    return records;
}

CheckReport report_on(std::string_view name) {
    const PlanGraph graph = graph_from_records(published_plan(name));
    return check_program(graph, 0, testing::shipped_book(), testing::Today);
}

AnswerCounts counts_of(const CheckReport& report, std::string_view check) {
    return std::ranges::find(report.by_check, check, &CheckCounts::check)->counts;
}

// C01, C24, C35, C37: 7 objectives, 5 key results and 24 initiatives, and what the publication leaves out of each.
TEST(LibraryPlan, ShowsTheGapsOfTheLeadershipVisionAsPublished) {
    const CheckReport report = report_on("visions/leadership-buy-in");
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
    const CheckReport report = report_on("visions/leadership-buy-in");
    ASSERT_EQ(report.next_steps.size(), 5U);
    std::vector<std::string> titles;
    for (const NextStep& step : report.next_steps) titles.push_back(step.title);
    EXPECT_EQ(titles[0], "“Leadership buy-in and organizational alignment”: It has no horizon.");
    EXPECT_NE(std::ranges::find(titles, "7 objectives have no key result."), titles.end());
    EXPECT_NE(std::ranges::find(titles, "7 objectives serve no priority of the organization."), titles.end());
}

TEST(LibraryPlan, FindsTheReadinessVisionLinkedAndPlain) {
    const CheckReport report = report_on("visions/readiness-for-ai");
    EXPECT_EQ(counts_of(report, "KR-LINK").fails, 0);
    EXPECT_EQ(counts_of(report, "KR-SINGLE").fails, 0);
    EXPECT_EQ(counts_of(report, "KR-UNIT").fails, 0);
    EXPECT_EQ(counts_of(report, "OBJ-PLAIN").fails, 0);
}

}  // namespace
}  // namespace plumbline::insight
