// The web app computes the statement of a vision and the grade of a text while one types. The same cases hold both
// sides together: web/src/base/reading.test.ts reads this file too.

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "insight/readability.h"
#include "insight/vision_statement.h"

namespace plumbline::insight {
namespace {

base::JsonObject read_cases() {
    std::ifstream file(WORDING_CASES, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    return base::parse_json(text).value().as_object();
}

TEST(WordingCases, GradesAreThoseThatTheWebAppShows) {
    const base::JsonObject cases = read_cases();
    ASSERT_GT(cases.at("texts").as_array().size(), 80U);
    for (const base::Json& one : cases.at("texts").as_array()) {
        const base::JsonObject& text = one.as_object();
        const std::string words = base::text_or(text, "text");
        EXPECT_EQ(count_text_parts(words, false).words, base::integer_or(text, "words", -1)) << words;
        EXPECT_NEAR(reading_grade(words, false), text.at("english").to_number<double>(), 1e-9) << words;
        EXPECT_NEAR(reading_grade(words, true), text.at("german").to_number<double>(), 1e-9) << words;
    }
}

TEST(WordingCases, StatementsAreThoseThatTheWebAppShows) {
    const base::JsonObject cases = read_cases();
    ASSERT_GT(cases.at("statements").as_array().size(), 30U);
    for (const base::Json& one : cases.at("statements").as_array())
        EXPECT_EQ(compose_statement(one.as_object()), base::text_or(one.as_object(), "statement"));
}

}  // namespace
}  // namespace plumbline::insight
