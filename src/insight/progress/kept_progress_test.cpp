// Progress that is kept against progress that is worked out anew, over plans and changes drawn at random.

#include "insight/progress/kept_progress.h"

#include <gtest/gtest.h>

#include <random>

#include "insight/test_random_plan.h"

namespace plumbline::insight {
namespace {

using testing::Maker;
using testing::Plan;
using testing::Today;

/// Editor changes one key result at a time, as people do.
class Editor {
  public:
    Editor(unsigned seed, PlanGraph& graph) : random_(seed), graph_(graph) {}

    Index change_one() {
        using Status = entities::KeyResult::Status;
        auto& all = graph_.records.key_results;
        const auto at = static_cast<Index>(below(static_cast<int>(all.size())));
        entities::KeyResult& kr = all[at];
        switch (below(7)) {
            case 0:
                kr.target = below(200) - 50;
                break;
            case 1:
                kr.weight = below(4);
                break;
            case 2:
                kr.status = static_cast<Status>(below(6));
                break;
            case 3:
                kr.deadline.reset();
                break;
            default:
                check_in(kr.id);
        }
        return at;
    }

  private:
    int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random_); }

    void check_in(const std::string& key_result) {
        entities::CheckIn it;
        it.id = fmt::format("added-{}", ++added_);
        it.key_result = key_result;
        it.date = base::add_days(Today, below(60) - 50);
        it.value = below(150);
        graph_.add_check_in(std::move(it));
    }

    std::mt19937 random_;
    PlanGraph& graph_;
    int added_ = 0;
};

/// lively_plan draws a plan in which most key results have what progress needs, so that most changes are seen above.
RecordsByType lively_plan(unsigned seed) {
    RecordsByType records = Maker(seed).plan();
    int n = 0;
    for (base::JsonObject& it : records.at("objective")) {
        it["program"] = n % 4 == 0 ? "p1" : "p0";
        it["status"] = n % 7 == 6 ? "abandoned" : "active";
        it["weight"] = ++n % 4;
    }
    for (base::JsonObject& it : records.at("key-result")) {
        if (++n % 5 == 0) continue;  // as it was drawn
        it["objectives"] =
            base::JsonArray{base::Json(fmt::format("o{}", n % 8)), base::Json(fmt::format("o{}", n % 3))};
        it["kind"] = "count";
        it["direction"] = "increase";
        it["status"] = "active";
        it["baseline"] = 10;
        it["baselineDate"] = "2026-01-01";
        it["target"] = 100 + n;
        it["deadline"] = "2027-06-30";
        for (const char* field : {"startDate", "recurrence"}) it.erase(field);
    }
    return records;
}

/// expect_same compares every standing with the roll-up of the same part.
void expect_same(const KeptProgress& kept, const PlanGraph& graph, Index program) {
    EXPECT_EQ(kept.program(), standing_of(roll_up_program(graph, program, Today)));
    for (const Index v : graph.program_visions.of(program)) {
        const auto standing = kept.vision(v);
        EXPECT_EQ(standing.has_value(), graph.is_open({Part::Vision, v}));
        if (standing) {
            EXPECT_EQ(*standing, standing_of(roll_up_vision(graph, v, Today)));
        }
    }
    for (const Index o : graph.program_objectives.of(program)) {
        const auto standing = kept.objective(o);
        if (standing) {
            EXPECT_EQ(*standing, standing_of(roll_up_objective(graph, o, Today)));
        }
    }
}

// C25: what is kept is what a whole look says, bit for bit, after each of many changes.
TEST(KeptProgress, IsWhatAWholeLookSays) {
    int moved = 0;
    for (unsigned seed = 1; seed <= 40; ++seed) {
        SCOPED_TRACE(seed);
        PlanGraph graph = graph_from_records(lively_plan(seed));
        Editor editor(seed, graph);
        for (Index program = 0; program < graph.records.programs.size(); ++program) {
            KeptProgress kept(graph, program, Today);
            expect_same(kept, graph, program);
            for (int change = 0; change < 60; ++change) {
                const Standing before = kept.program();
                kept.refresh(editor.change_one());
                moved += before == kept.program() ? 0 : 1;
                expect_same(kept, graph, program);
            }
        }
    }
    EXPECT_GT(moved, 500) << "many changes must be seen in the program, or this shows little";
}

// The control: without a refresh the difference is seen.
TEST(KeptProgress, IsOldWithoutARefresh) {
    int stale = 0;
    for (unsigned seed = 1; seed <= 40; ++seed) {
        PlanGraph graph = graph_from_records(lively_plan(seed));
        Editor editor(seed, graph);
        const KeptProgress kept(graph, 0, Today);
        for (int change = 0; change < 20; ++change) (void)editor.change_one();
        stale += kept.program() == standing_of(roll_up_program(graph, 0, Today)) ? 0 : 1;
    }
    EXPECT_GT(stale, 20);
}

TEST(KeptProgress, KnowsNothingOfOtherPrograms) {
    Plan plan;
    plan.add("program", R"({"id":"p","title":"P"})")
        .add("program", R"({"id":"q","title":"Q"})")
        .add("vision", R"({"id":"v","program":"q","title":"V"})")
        .add("objective", R"({"id":"o","program":"q","title":"O"})")
        .add("key-result", R"({"id":"k","program":"q","title":"K","objectives":["o"]})");
    const PlanGraph graph = plan.graph();
    KeptProgress kept(graph, 0, Today);
    const Standing before = kept.program();
    kept.refresh(0);
    EXPECT_EQ(kept.program(), before);
    EXPECT_EQ(before.missing, 1) << "it has no objective";
    EXPECT_FALSE(kept.vision(0).has_value());
    EXPECT_FALSE(kept.objective(0).has_value());
}

TEST(Adjacency, TakesFurtherNeighbours) {
    const std::vector<Adjacency::Edge> edges{{0, 5}, {2, 7}, {0, 5}, {0, 6}};
    Adjacency list(3, edges);
    list.add({0, 9});
    list.add({0, 5});
    list.add({1, 4});
    EXPECT_EQ(std::vector<Index>(list.of(0).begin(), list.of(0).end()), (std::vector<Index>{5, 6, 9}));
    EXPECT_EQ(std::vector<Index>(list.of(1).begin(), list.of(1).end()), (std::vector<Index>{4}));
    EXPECT_EQ(std::vector<Index>(list.of(2).begin(), list.of(2).end()), (std::vector<Index>{7}));
}

}  // namespace
}  // namespace plumbline::insight
