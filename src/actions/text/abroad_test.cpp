// References between programs: named behind their program, found in the text or the store, stood in for in a check.

#include "actions/text/test_place.h"

namespace plumbline::actions::text {
namespace {

using base::Json;
using base::JsonObject;
using testing::Gates;
using testing::Place;

class Abroad : public ::testing::TestWithParam<std::string> {
  protected:
    Place place_{GetParam(), Gates::Open};
    std::string platform_ = place_.create("program", {{"title", "Power Platform"}});
    std::string ai_ = place_.create("program", {{"title", "AI"}});
    std::string saved_ = place_.create("key-result", {{"title", "Hours saved"}, {"program", ai_}});
    std::string vision_ = place_.create("vision", {{"title", "Build it ourselves"}, {"program", platform_}});

    void SetUp() override {
        // Each program refers to the other, so neither text could be applied alone to an empty store.
        place_.create("objective",
                      {{"title", "Leaders go first"}, {"program", ai_}, {"visions", base::JsonArray{Json(vision_)}}});
        const std::string initiative =
            place_.create("initiative", {{"title", "Brief leaders"}, {"program", platform_}});
        place_.create("link", {{"initiative", initiative}, {"keyResult", saved_}, {"mechanism", "They see it."}});
    }

    static std::string wrong_with(const base::Result<Plan>& plan) {
        if (!plan) return base::describe(plan.error());
        return plan->is_empty() ? "" : to_text(*plan);
    }
};
INSTANTIATE_TEST_SUITE_P(Engines, Abroad, ::testing::ValuesIn(store::testing::engines()), store::testing::engine_name);

TEST_P(Abroad, NamesARecordBehindItsProgram) {
    EXPECT_NE(place_.text("AI").find("visions: [power-platform/build-it-ourselves]"), std::string::npos)
        << place_.text("AI");
    EXPECT_NE(place_.text("Power Platform").find("ai/hours-saved:"), std::string::npos)
        << place_.text("Power Platform");
    EXPECT_EQ(wrong_with(place_.plan(place_.text("AI"), {.prune = true})), "");
    EXPECT_EQ(wrong_with(place_.plan(place_.text("Power Platform"), {.prune = true})), "");
}

TEST_P(Abroad, MovesProgramsThatReferToEachOtherInOneText) {
    const std::string all = place_.text("");
    EXPECT_EQ(wrong_with(place_.plan(all, {.prune = true})), "");
    Place away(GetParam(), Gates::Open, 2);
    const auto applied = away.apply(all);
    ASSERT_TRUE(applied) << base::describe(applied.error());
    EXPECT_EQ(wrong_with(away.plan(all, {.prune = true})), "");
    EXPECT_EQ(away.text(""), all);
}

TEST_P(Abroad, TellsOwnAndForeignNamesakesApart) {
    const std::string mine = place_.create("key-result", {{"title", "Hours saved"}, {"program", platform_}});
    const std::string initiative = place_.create("initiative", {{"title", "Train"}, {"program", platform_}});
    place_.create("link", {{"initiative", initiative}, {"keyResult", mine}});
    place_.create("link", {{"initiative", initiative}, {"keyResult", saved_}});
    for (const char* programs : {"", "power-platform"})
        EXPECT_EQ(wrong_with(place_.plan(place_.text(programs), {.prune = true})), "") << place_.text(programs);
}

TEST_P(Abroad, RefusesAnotherProgramThatIsNotThere) {
    Place away(GetParam(), Gates::Open, 2);
    const auto applied = away.apply(place_.text("AI"));
    ASSERT_FALSE(applied);
    EXPECT_EQ(applied.error().code, "text.reference");
    EXPECT_EQ(applied.error().message, "There is no vision \"power-platform/build-it-ourselves\".");
    EXPECT_GT(applied.error().line, 1);
    EXPECT_EQ(applied.error().hint, "Apply the text of the program \"power-platform\" first, or both in one.");
    EXPECT_TRUE(away.all("program").empty());
}

TEST_P(Abroad, StandsInForWhatATextNamesButDoesNotState) {
    Place away(GetParam(), Gates::Open, 2);
    place_.update("program", ai_, {{"lead", place_.create("person", {{"title", "Ada"}, {"email", "ada@x.org"}})}});
    const auto applied = away.apply(place_.text("AI"), {.stand_ins = true});
    ASSERT_TRUE(applied) << base::describe(applied.error());
    EXPECT_EQ(away.all("program").size(), 2U);
    EXPECT_EQ(away.all("vision").size(), 1U);
    EXPECT_EQ(base::text_or(away.all("person").front(), "email"), "ada@x.org");
}

TEST_P(Abroad, StandsInForNothingThatTheTextShouldState) {
    Place away(GetParam(), Gates::Open, 2);
    const std::string slip = "plumbline: 1\nprogram: {name: ai, title: AI}\nobjectives:\n  a: {title: A, " +
                             std::string("priorities: [nowhere], visions: [ai/nothing, mine]}\n");
    const auto applied = away.apply(slip, {.stand_ins = true});
    ASSERT_FALSE(applied);
    EXPECT_EQ(applied.error().details.size(), 3U) << base::describe(applied.error());
}

}  // namespace
}  // namespace plumbline::actions::text
