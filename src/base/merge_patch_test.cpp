#include <gtest/gtest.h>

#include "base/merge_patch.h"
#include "base/test_random.h"

namespace plumbline::base {
namespace {

Json json(const std::string& text) {
    return parse_json(text).value();
}

struct Patch {
    const char* original;
    const char* patch;
    const char* result;
};

class Appendix : public ::testing::TestWithParam<Patch> {};

TEST_P(Appendix, GivesTheResultOfTheStandard) {
    EXPECT_EQ(merge_patch(json(GetParam().original), json(GetParam().patch)), json(GetParam().result))
        << GetParam().original << " + " << GetParam().patch;
}

/// RFC 7396, appendix A.
INSTANTIATE_TEST_SUITE_P(
    Rfc7396, Appendix,
    ::testing::Values(Patch{R"({"a":"b"})", R"({"a":"c"})", R"({"a":"c"})"},
                      Patch{R"({"a":"b"})", R"({"b":"c"})", R"({"a":"b","b":"c"})"},
                      Patch{R"({"a":"b"})", R"({"a":null})", R"({})"},
                      Patch{R"({"a":"b","b":"c"})", R"({"a":null})", R"({"b":"c"})"},
                      Patch{R"({"a":["b"]})", R"({"a":"c"})", R"({"a":"c"})"},
                      Patch{R"({"a":"c"})", R"({"a":["b"]})", R"({"a":["b"]})"},
                      Patch{R"({"a":{"b":"c"}})", R"({"a":{"b":"d","c":null}})", R"({"a":{"b":"d"}})"},
                      Patch{R"({"a":[{"b":"c"}]})", R"({"a":[1]})", R"({"a":[1]})"},
                      Patch{R"(["a","b"])", R"(["c","d"])", R"(["c","d"])"},
                      Patch{R"({"a":"b"})", R"(["c"])", R"(["c"])"}, Patch{R"({"a":"foo"})", "null", "null"},
                      Patch{R"({"a":"foo"})", R"("bar")", R"("bar")"},
                      Patch{R"({"e":null})", R"({"a":1})", R"({"e":null,"a":1})"},
                      Patch{"[1,2]", R"({"a":"b","c":null})", R"({"a":"b"})"},
                      Patch{"{}", R"({"a":{"bb":{"ccc":null}}})", R"({"a":{"bb":{}}})"}, Patch{"{}", "{}", "{}"},
                      Patch{"5", R"({"a":1})", R"({"a":1})"}));

Json random_object(testing::Dice& dice, int depth) {
    JsonObject made;
    for (std::size_t i = dice.below(4); i > 0; --i) {
        const std::string key(1, static_cast<char>('a' + dice.below(4)));
        if (depth > 0 && dice.one_in(2))
            made[key] = random_object(dice, depth - 1);
        else if (dice.one_in(3))
            made[key] = nullptr;
        else
            made[key] = dice.between(0, 9);
    }
    return made;
}

TEST(MergePatchProperty, AppliedTwiceIsAppliedOnce) {
    testing::Dice dice(1);
    for (int round = 0; round < 2000; ++round) {
        const Json target = random_object(dice, 3);
        const Json patch = random_object(dice, 3);
        const Json once = merge_patch(target, patch);
        ASSERT_EQ(canonical_text(merge_patch(once, patch)), canonical_text(once));
    }
}

TEST(MergePatchProperty, AnEmptyPatchChangesNothing) {
    testing::Dice dice(2);
    for (int round = 0; round < 500; ++round) {
        const Json target = random_object(dice, 3);
        ASSERT_EQ(merge_patch(target, JsonObject{}), target);
    }
}

}  // namespace
}  // namespace plumbline::base
