#include "insight/compound.h"

#include <gtest/gtest.h>

#include "base/json.h"
#include "entities/library.h"
#include "insight/test_plan.h"
#include "insight/title_tokens.h"

namespace plumbline::insight {
namespace {

std::optional<Compound> compound_of(std::string_view title) {
    const CheckRule* rule = testing::shipped_book().find("KR-SINGLE");
    return find_compound(title, rule->words("joiners"), rule->words("vagueWords"));
}

TEST(Compound, FindsTwoAmountsJoined) {
    const std::string_view titles[] = {
        "IT capacity rises by ___ % and time to value falls by ___ %",
        "Increase IT capacity by ___% and decrease time to value by ___%",
        "Costs fall by 10 % while reuse rises by 20 %",
        "80 % of leaders and 60 % of managers attend the course",
        "Launch 10 apps and publish 5 stories",
        "90 % of requests are answered and costs fall by 10 %",
        "Hours fall to 200 as well as errors to 12",
        "Four stories and two guides appear each quarter",
        "Relevant information is tracked to ___% and engagement grows by ___% each quarter",
        "Legacy systems fall by 20 %, reuse rises by 30 %",
        "Adoption reaches 60 % & satisfaction 80 %",
        "Certify 200 people plus train 40 coaches",
    };
    for (const std::string_view title : titles) {
        const auto found = compound_of(title);
        ASSERT_TRUE(found.has_value()) << title;
        EXPECT_EQ(found->parts.size(), 2U) << title;
    }
}

TEST(Compound, FindsAFigureJoinedToAQualityWithoutOne) {
    const std::string_view titles[] = {
        "Launch 20 apps with high trust standards",
        "___ % compliance and high security standards",
        "Cut build time by 20 % while keeping quality",
        "Cut costs by 10 % without compromising quality",
        "Build 12 solutions and better support",
        "Reduce handling time by 30 % and improve satisfaction",
        "Support is better and 80 % of calls are answered",
    };
    for (const std::string_view title : titles) EXPECT_TRUE(compound_of(title).has_value()) << title;
}

TEST(Compound, FindsTwoConditionsOnOneShare) {
    const auto found = compound_of("___ % of IT staff are trained in low-code and actively promote it");
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->parts, (std::vector<std::string>{"___ % of IT staff are trained in low-code",
                                                      "___ % of IT staff actively promote it"}));
    EXPECT_TRUE(compound_of("70 % of IT staff trained and promoting low-code").has_value());
}

TEST(Compound, LeavesOneMeasureAlone) {
    const std::string_view titles[] = {
        "180 people have built at least one app or flow that is in use",
        "60 % of employees use a self-built app at least once a month",
        "IT answers 90 % of requests within 48 hours",
        "12 of the 15 workshop databases are switched off",
        "70 % of employees say that AI helps them more than it worries them",
        "70 % of employees say that support is quick and effective",
        "AI saves 400,000 euros a year of office work",
        "80 % of sales and service staff complete 3 courses",
        "80 % of sales and service staff finish the course within 30 days",
        "180 makers and champions build apps",
        "Response time falls from 40 to 20 minutes",
        "Between 5 and 10 pilots run each quarter",
        "No incident of class 1 and 2 occurs",
        "Half of all customer questions are answered within 6 hours",
        "___ % of executives take an active part in collaborating, sharing resources and reusing assets",
        "___ % more quick wins",
        "___ % of projects are preapproved within 24 hours",
        "By 2027, 80 % of teams have a maker",
        "60 % of technicians file reports while on site",
        "90 % of high-risk apps are reviewed and none is overdue",
        "Hours of outage fall",
        "",
    };
    for (const std::string_view title : titles) {
        const auto found = compound_of(title);
        EXPECT_FALSE(found.has_value()) << title << ": " << (found ? found->why : "");
    }
}

TEST(Compound, SplitsIntoSentencesOfTheirOwn) {
    EXPECT_EQ(compound_of("Costs fall by 10 % while reuse rises by 20 %")->parts,
              (std::vector<std::string>{"Costs fall by 10 %", "Reuse rises by 20 %"}));
    EXPECT_EQ(compound_of("Cut 5 apps and train 6 people and hire 7 coaches")->parts,
              (std::vector<std::string>{"Cut 5 apps", "Train 6 people", "Hire 7 coaches"}));
    EXPECT_EQ(compound_of("Launch 20 apps with high trust standards")->parts,
              (std::vector<std::string>{"Launch 20 apps",
                                        "With high trust standards: ___ (give it a figure or leave it out)"}));
}

TEST(Compound, KeepsAQualityWhole) {
    EXPECT_EQ(compound_of("___ % compliance and high security and trust standards")->parts,
              (std::vector<std::string>{"___ % compliance",
                                        "High security and trust standards: ___ (give it a figure or leave it out)"}));
}

TEST(TitleTokens, MarkAmountsOnly) {
    const auto amounts = [](std::string_view title) {
        std::vector<std::string> found;
        for (const Token& token : tokens_of(title))
            if (token.is_amount) found.emplace_back(token.text);
        return found;
    };
    using List = std::vector<std::string>;
    EXPECT_EQ(amounts("Save 2,000 hours a month"), List{"2,000"});
    EXPECT_EQ(amounts("Grow by % each quarter"), List{"%"});
    EXPECT_EQ(amounts("Grow by 5 % each quarter"), List{"5"});
    EXPECT_EQ(amounts("Answer within 24 hours, by 2027, in less than 3 days"), List{});
    EXPECT_EQ(amounts("Reduce it by 2000 hours"), List{"2000"});
    EXPECT_EQ(amounts("Spend €400k on three pilots"), (List{"€400k", "three"}));
    EXPECT_EQ(amounts("Level 3 of tier 2"), List{});
}

TEST(TitleTokens, CutAtTheLongestJoiner) {
    const auto tokens = tokens_of("A rises as well as B and also C");
    const Words joiners{"as well as", "and", "and also"};
    const auto segments = segments_of(tokens, joiners);
    ASSERT_EQ(segments.size(), 3U);
    EXPECT_EQ(segments[1].joined_by, "as");
    EXPECT_EQ(tokens[segments[1].first].text, "B");
    EXPECT_EQ(tokens[segments[2].first].text, "C");
}

// The library marks which of its key results are compound.
TEST(Compound, AgreesWithTheMarksOfTheLibrary) {
    int titles = 0;
    for (const entities::LibraryFile& file : entities::library_files()) {
        if (!file.name.starts_with("visions/")) continue;
        const base::Json vision = base::parse_json(file.text).value();
        for (const base::Json& entry : vision.as_object().at("keyResults").as_array()) {
            const auto& key_result = entry.as_object();
            const std::string title = base::text_or(key_result, "title");
            EXPECT_EQ(compound_of(title).has_value(), base::is_true(key_result, "compound")) << title;
            ++titles;
        }
    }
    EXPECT_GE(titles, 100);
}

}  // namespace
}  // namespace plumbline::insight
