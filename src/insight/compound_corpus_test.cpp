// Titles as people write them: how many compounds are found, and how many false alarms there are.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>

#include "insight/compound.h"
#include "insight/test_plan.h"

namespace plumbline::insight {
namespace {

bool is_compound(std::string_view title) {
    const CheckRule* rule = testing::shipped_book().find("KR-SINGLE");
    return find_compound(title, rule->words("joiners"), rule->words("vagueWords")).has_value();
}

constexpr auto Single = std::to_array<std::string_view>({
    "___ % of employees take part in hackathons and challenges",
    "___ new ideas per quarter",
    "___ % less time to build and deploy a solution",
    "___ % more projects stay inside the planned time",
    "___ % more employees solve issues alone",
    "___ % fewer requests to IT about building apps",
    "Running cost of legacy systems falls by ___ EUR",
    "___ % more projects are started by makers and champions",
    "___ % more departments take part",
    "___ % less time for routine work thanks to AI",
    "Leaders give ___ % more hours to innovation",
    "___ % of registered members attend the quarterly workshop",
    "___ new certificates per quarter",
    "___ % of projects cross the borders of teams and units",
    "___ % of issues are solved without IT",
    "A new idea becomes a product within ___ months",
    "___ stories and case studies are published per quarter",
    "___ new resources are shared each month",
    "___ % less variance in process time",
    "Reuse of solutions grows by ___ % each year",
    "Automated processes grow by ___ % year over year",
    "Manual work falls by ___ hours per process",
    "IT spends ___ % fewer hours per app",
    "Cost of redundant licences falls by ___ %",
    "Time to market falls by ___ %",
    "Delays for compliance fall by ___ %",
    "___ % of submitted ideas are solved within the quarter",
    "___ % of patterns, practices and data sources are documented",
    "___ % of employees understand the exceptions to policies and standards",
    "No data exception is open six months after the start",
    "___ % of stakeholders know the tools",
    "Duplicates fall by ___ % within six months",
    "Escalations between administrators and makers fall by ___ % within the quarter",
    "___ % more joint projects of IT and business",
    "Use of official data channels grows by ___ % within six months",
    "No security incident comes from the platform",
    "___ % of critical apps contain a value measure",
    "___ % of stories carry a measured figure",
    "Positive perception grows by ___ %",
    "Business sees value ___ % sooner",
    "95 % of support tickets are closed within 5 days and no later than the quarter's end",
    "300 people in Ulm and Poznan pass the test",
    "75 % of managers hold a talk on AI at least twice a year",
    "Sales and service answer 80 % of requests the same day",
    "5 of 7 plants run the new process by June 2027",
    "Sick leave stays under 4 %",
    "The net promoter score rises from 12 to 30",
    "Each of the 14 units has a champion and a deputy",
    "Less than 2 % of invoices need rework",
    "Training and coaching reach 600 employees",
    "Nobody waits longer than 3 days for access",
    "The median age of open risks falls to 30 days",
    "40 % of new hires build an app in their first 90 days",
    "Energy use per part drops by 12 % against 2025",
    "One in two decisions records whether AI was considered",
    "Two thirds of the committee seats are held by the business",
    "___ % of apps and flows have an owner",
    "Research and development files 9 patents per year",
    "Customers rate the new portal 4.5 or better",
    "100 % of high-risk use cases are assessed before they go live",
});

constexpr auto Joined = std::to_array<std::string_view>({
    "IT capacity grows by ___ % and time to value falls by ___ %",
    "___ % of relevant information is tracked and engagement grows by ___ % each quarter",
    "___ % compliance and high trust standards",
    "___ % of IT staff are trained and actively promote low-code",
    "Cut cost by 10 % and raise quality by 5 %",
    "Hold 12 workshops and reach 400 people",
    "Save 2,000 hours while cutting errors to 1 %",
    "Publish four guides and eight stories",
    "90 % of tickets are closed in time and satisfaction reaches 4.5",
    "Adoption is at 60 % and churn is at 5 %",
    "Win 10 sponsors as well as 30 champions",
    "Lower cost by ___ % plus raise reuse by ___ %",
    "80 % of leaders and 50 % of managers finish the course",
    "Answer 80 % of questions within a day and 99 % within a week",
    "Reduce handling time by 30 % and improve customer satisfaction",
    "Deliver 15 apps with high security",
    "Cut release time by half without compromising quality",
    "Grow the community to 900 members while keeping engagement",
    "Support is effective and 95 % of calls are answered",
    "Raise usage to 70 % along with better data",
    "Licence cost falls by 12 %, the number of users rises by 40 %",
    "Train 500 people together with 20 coaches",
    "Revenue grows by 3 % & margin by 1 %",
    "60 % of teams are self-sufficient and have a trained maker",
});

TEST(CompoundCorpus, RaisesFewFalseAlarms) {
    std::size_t alarms = 0;
    std::string list;
    for (const std::string_view title : Single) {
        if (!is_compound(title)) continue;
        ++alarms;
        list += "\n  " + std::string(title);
    }
    fmt::print("false alarms: {} of {}{}\n", alarms, Single.size(), list);
    EXPECT_LE(alarms * 20, Single.size()) << alarms << " of " << Single.size() << " are more than 5 %:" << list;
}

TEST(CompoundCorpus, FindsNearlyAll) {
    std::size_t missed = 0;
    std::string list;
    for (const std::string_view title : Joined) {
        if (is_compound(title)) continue;
        ++missed;
        list += "\n  " + std::string(title);
    }
    fmt::print("missed: {} of {}{}\n", missed, Joined.size(), list);
    EXPECT_LE(missed * 20, Joined.size()) << missed << " of " << Joined.size() << " are more than 5 %:" << list;
}

}  // namespace
}  // namespace plumbline::insight
