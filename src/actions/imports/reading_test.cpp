// What importers read out of single cells: days, periods, numbers, headings, and the two grammars of Viva Goals.

#include <gtest/gtest.h>

#include "actions/imports/periods.h"
#include "actions/imports/slots.h"
#include "actions/imports/viva.h"

namespace plumbline::actions::imports {
namespace {

std::string day(std::string_view text, DayOrder order = DayOrder::Shown) {
    auto found = day_in(text, order);
    return found ? *found : found.error().code;
}

std::string period(std::string_view text, std::string_view said = {}) {
    const auto found = period_in(text, said, DayOrder::Shown);
    return found ? found->first + " " + found->kind : found.error().code;
}

TEST(Cells, DaysAreReadAsSourcesWriteThem) {
    for (const std::string_view text : {"2026-03-10", "2026-03-10T08:00:00Z", "2026-03-10 08:00:00 UTC", "10.03.2026",
                                        "10.03.2026 08:15", "3/10/2026 8:00:00 AM", "March 10, 2026"})
        EXPECT_EQ(day(text), "2026-03-10") << text;
    EXPECT_EQ(day("3/10/2026", DayOrder::MonthFirst), "2026-03-10");
    EXPECT_EQ(day("10/3/2026", DayOrder::DayFirst), "2026-03-10");
    for (const std::string_view text : {"3/10/2026", "2026-13-01", "soon", "", "T", "1/2/3/4 8:00 AM"})
        EXPECT_EQ(day(text), "validation.date") << text;
}

TEST(Cells, PeriodsBeginOnTheirFirstDay) {
    EXPECT_EQ(period("2026-03"), "2026-03-01 month");
    EXPECT_EQ(period("March 2026"), "2026-03-01 month");
    EXPECT_EQ(period("2026-Q2"), "2026-04-01 quarter");
    EXPECT_EQ(period("Q4 2026"), "2026-10-01 quarter");
    EXPECT_EQ(period("2026-10-05", "Report of 28 days"), "2026-10-05 28-days");
    EXPECT_EQ(period("2026-10-05"), "2026-10-05 day");
    // ISO 8601: 2026 begins on a Thursday, so its first week begins in December; 2021's first week begins on 4 January.
    EXPECT_EQ(period("2026-W01"), "2025-12-29 week");
    EXPECT_EQ(period("2021-W01"), "2021-01-04 week");
    EXPECT_EQ(period("2020-W53"), "2020-12-28 week");
    for (const std::string_view text : {"2026-13", "2026-W60", "Q5 2026", "Foo 2026", "2026-"})
        EXPECT_EQ(period(text), "validation.date") << text;
}

TEST(Cells, NumbersLoseWhatPeopleAddToThem) {
    EXPECT_EQ(plain_number("$3,637,839.50"), "3637839.50");
    EXPECT_EQ(plain_number(" 25% "), "25");
    EXPECT_EQ(plain_number("€ -7"), "-7");
    EXPECT_EQ(plain_number("twelve"), "twelve");
}

TEST(Headings, AreTheSameWhateverTheirMarks) {
    EXPECT_EQ(folded("User Principal-Name"), folded("userPrincipalName"));
    EXPECT_EQ(folded("_admin_appowner_value@OData.Community.Display.V1.FormattedValue"),
              folded("_admin_appowner_value label"));
    EXPECT_NE(folded("Progress %"), folded("Progress"));
}

TEST(Mappings, AreReadAndRefusedByLine) {
    const Mapping mapping =
        read_mapping(
            "columns: {email: Postfach}\nvalues: {status: {Bestanden: completed}}\npeople: {Bell Ann: a@x.example}\n"
            "tables: {a.csv: units}\ndates: month-first\ncomplete: yes\n")
            .value();
    EXPECT_EQ(mapping.columns.at("email"), "Postfach");
    EXPECT_EQ(mapping.value("status", "Bestanden"), "completed");
    EXPECT_EQ(mapping.value("status", "Other"), "Other");
    EXPECT_EQ(mapping.people.at("Bell Ann"), "a@x.example");
    EXPECT_EQ(mapping.dates, DayOrder::MonthFirst);
    EXPECT_TRUE(mapping.is_complete);
    for (const std::string_view text :
         {"colums: {a: b}", "columns: [a]", "columns: {a: [b]}", "dates: sometimes", "complete: perhaps", "- a"}) {
        const auto refused = read_mapping(text);
        ASSERT_FALSE(refused) << text;
        EXPECT_EQ(refused.error().code, "import.mapping") << text;
        EXPECT_EQ(refused.error().line, 1) << text;
    }
}

TEST(VivaGoals, ParentsAreReadFromTheRight) {
    using Parents = std::vector<std::pair<std::string, std::string>>;
    EXPECT_EQ(parents_in("Grow (a lot), fast(weight: 14.29%, Id: 2295776)"),
              (Parents{{"2295776", "Grow (a lot), fast"}}));
    EXPECT_EQ(parents_in("A(weight: 50%, Id: 1), B (C)(weight: 0%, Id: 22)"), (Parents{{"1", "A"}, {"22", "B (C)"}}));
    for (const std::string_view text : {"", "A", "A(weight: 50%)", "A(weight: 50%, Id: x)", "A(weight: 50%, Id: 1"})
        EXPECT_TRUE(parents_in(text).empty()) << text;
}

TEST(VivaGoals, ANoteMayHoldSemicolonsLinesAndCommas) {
    const auto all = check_ins_in(
        "Checkin Date: 2025-03-10; User: Ann Bell; Note: on track; still, 5 left;\nnext; Metric Name: Progress; "
        "Status: On Track; Current "
        "Value: 25%; Activity Date: 2025-03-10 20:57:08 UTC;Checkin Date: 2025-04-10; User: Max; Note: ; Metric Name: "
        "Progress; Status: Behind; "
        "Current Value: 30%;");
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].day, "2025-03-10");
    EXPECT_EQ(all[0].by, "Ann Bell");
    EXPECT_EQ(all[0].note, "on track; still, 5 left;\nnext");
    EXPECT_EQ(all[0].status, "On Track");
    EXPECT_EQ(all[0].value, "25%");
    EXPECT_EQ(all[0].key, "2025-03-10 20:57:08 UTC");
    EXPECT_EQ(all[1].note, "");
    EXPECT_EQ(all[1].key, "2025-04-10");
    EXPECT_TRUE(check_ins_in("nothing of the kind").empty());
    EXPECT_TRUE(check_ins_in("Checkin Date:").empty());
}

}  // namespace
}  // namespace plumbline::actions::imports
