#include "insight/check_book.h"

#include <gtest/gtest.h>

#include "insight/checks/check.h"

namespace plumbline::insight {
namespace {

TEST(CheckBook, ShipsARuleForEachCheckInTheOrderOfTheRegistry) {
    const CheckBook book = load_shipped_book().value();
    ASSERT_EQ(book.rules().size(), checks().size());
    for (std::size_t i = 0; i < checks().size(); ++i) {
        EXPECT_EQ(book.rules()[i].key, checks()[i].key);
        EXPECT_EQ(book.rules()[i].concerns, checks()[i].concerns) << checks()[i].key;
        EXPECT_FALSE(book.rules()[i].hint.empty()) << checks()[i].key;
        EXPECT_FALSE(book.rules()[i].why.empty()) << checks()[i].key;
    }
}

TEST(CheckBook, BlocksWithTheElevenChecksThatTheProductNames) {
    const CheckBook book = load_shipped_book().value();
    std::vector<std::string> blocking;
    for (const CheckRule& rule : book.rules())
        if (rule.severity == Severity::Blocks) blocking.push_back(rule.key);
    EXPECT_EQ(blocking,
              (std::vector<std::string>{"VIS-GRAMMAR", "OBJ-PRIORITY", "OBJ-RESULT", "KR-UNIT", "KR-BASE", "KR-TARGET",
                                        "KR-TIME", "KR-LINK", "INI-ACTION", "INI-RESULT", "INI-HORIZON"}));
}

TEST(CheckBook, ReadsThresholdsOfAllKinds) {
    const CheckBook book = parse_check_book(R"({"checks":[{"key":"KR-REAL","concerns":"key-result","severity":"advises",
        "weight":60,"thresholds":{"minimumProbability":0.05,"minimumObservations":5,"placeholder":"___","joiners":["And","while"]}}]})")
                               .value();
    const CheckRule* rule = book.find("KR-REAL");
    ASSERT_NE(rule, nullptr);
    EXPECT_DOUBLE_EQ(rule->number("minimumProbability", 1), 0.05);
    EXPECT_DOUBLE_EQ(rule->number("minimumObservations", 1), 5);
    EXPECT_DOUBLE_EQ(rule->number("absent", 7), 7);
    EXPECT_EQ(rule->text("placeholder", "?"), "___");
    EXPECT_EQ(rule->text("absent", "?"), "?");
    EXPECT_EQ(rule->words("joiners"), (Words{"and", "while"}));
    EXPECT_TRUE(rule->words("absent").empty());
    EXPECT_DOUBLE_EQ(rule->weight, 60);
    EXPECT_EQ(book.find("KR-BASE"), nullptr);
}

TEST(CheckBook, SaysWhatIsWrongWithABook) {
    const std::pair<std::string_view, std::string_view> mistakes[] = {
        {R"([])", "checks.shape"},
        {R"({"checks":{}})", "checks.shape"},
        {R"({"checks":[3]})", "checks.shape"},
        {R"({"checks":[{"concerns":"program","severity":"blocks"}]})", "checks.key"},
        {R"({"checks":[{"key":"A","concerns":"unit","severity":"blocks"}]})", "checks.concerns"},
        {R"({"checks":[{"key":"A","concerns":"program","severity":"maybe"}]})", "checks.severity"},
    };
    for (const auto& [json, code] : mistakes) {
        const auto book = parse_check_book(json);
        ASSERT_FALSE(book.has_value()) << json;
        EXPECT_EQ(book.error().code, code);
        EXPECT_FALSE(book.error().hint.empty());
    }
    EXPECT_FALSE(parse_check_book("{").has_value());
}

}  // namespace
}  // namespace plumbline::insight
