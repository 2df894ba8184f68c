// export → apply changes nothing, and makes the same program elsewhere: for a thousand programs drawn from the
// declarations; for 200 of them on PostgreSQL, where each takes five times as long and the text is the same.

#include "actions/text/test_programs.h"

namespace plumbline::actions::text {
namespace {

using testing::Gates;
using testing::must;
using testing::Place;
using testing::ProgramMaker;

std::uint64_t programs_on(const std::string& url) {
    return url.starts_with("postgres") ? 200 : 1000;
}

class RoundTrip : public ::testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(Engines, RoundTrip, ::testing::ValuesIn(store::testing::engines()),
                         store::testing::engine_name);

/// What is wrong with the round trip of a program, or nothing.
std::string wrong_with(Place& home, Place& away, const std::string& program) {
    const std::string text = home.text(program);
    const auto planned = home.plan(text, {.prune = true});
    if (!planned) return "plan: " + base::describe(planned.error()) + "\n" + text;
    if (!planned->is_empty()) return "plan is not empty:\n" + to_text(*planned) + text;
    const auto applied = away.apply(text);
    if (!applied) return "apply elsewhere: " + base::describe(applied.error()) + "\n" + text;
    const auto again = away.apply(text, {.prune = true});
    if (!again) return "apply again: " + base::describe(again.error());
    if (!again->is_empty()) return "applying twice changes:\n" + to_text(*again) + text;
    const std::string name = base::text_or(
        must(home.records().read(home.asking(), testing::real_catalog().type("program"), program)), "key");
    const std::string back = away.text(name);
    return back == text ? "" : "text elsewhere differs:\n" + text + "\n=====\n" + back;
}

TEST_P(RoundTrip, HoldsForManyPrograms) {
    const Grammar grammar(testing::real_catalog());
    Place home(GetParam(), Gates::Open, 1);
    Place away(GetParam(), Gates::Open, 2);
    ProgramMaker maker(home, grammar);
    ProgramMaker::people_and_units(away);
    for (std::uint64_t seed = 1; seed <= programs_on(GetParam()); ++seed) {
        const std::size_t size = seed % 100 == 0 ? 12 : 1 + seed % 4;
        const std::string program = maker.make(seed, size);
        const std::string wrong = wrong_with(home, away, program);
        ASSERT_EQ(wrong, "") << "seed " << seed;
    }
}

}  // namespace
}  // namespace plumbline::actions::text
