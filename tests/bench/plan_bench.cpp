// Large plans in memory: build the graph, check it, take one check-in in. Prints lines for `make bench`; never a test.
//
//     plan_bench 1       a plan of 10,000 objectives, key results and initiatives
//     plan_bench 100     a million of them

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <vector>

#include "insight/check_report.h"
#include "insight/progress/kept_progress.h"
#include "insight/test_large_plan.h"

namespace {

using namespace plumbline;
using namespace plumbline::insight;
using namespace std::chrono_literals;

constexpr base::Date Today = 2026y / 11 / 22;
constexpr int Rounds = 1000;

/// milliseconds is the processor time that some work takes; other programs on the machine do not count.
template <class Work>
double milliseconds(Work work) {
    const std::clock_t start = std::clock();
    work();
    return 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

/// best is the least of several runs: what the work itself takes, without what others do to the machine's caches.
template <class Work>
double best(int runs, Work work) {
    double least = milliseconds(work);
    for (int i = 1; i < runs; ++i) least = std::min(least, milliseconds(work));
    return least;
}

/// check_in says a value about a key result; most of them change it.
entities::CheckIn check_in(const PlanGraph& graph, Index key_result, int round) {
    entities::CheckIn it;
    it.id = fmt::format("check-in-{}", round);
    it.key_result = graph.records.key_results[key_result].id;
    it.date = Today;
    it.value = 40 + round % 140;
    return it;
}

bool measure(int scale) {
    PlanRecords records = testing::large_plan(scale);
    const std::size_t nodes = records.objectives.size() + records.key_results.size() + records.initiatives.size();
    PlanGraph graph;
    fmt::print("  a plan of {} nodes: graph {:.0f} ms", nodes,
               milliseconds([&] { graph = build_graph(std::move(records)); }));
    const CheckBook book = load_shipped_book().value();
    const int runs = scale == 1 ? 20 : 3;
    const double counted = best(runs, [&] { (void)check_program(graph, 0, book, Today, {.most = 50}); });
    const double told = best(scale == 1 ? 5 : 1, [&] { (void)check_program(graph, 0, book, Today); });
    fmt::print(", checks with 50 findings told {:.1f} ms, with all {:.0f} ms", counted, told);
    RollUp rolled;
    fmt::print(", progress with all names {:.0f} ms\n",
               milliseconds([&] { rolled = roll_up_program(graph, 0, Today); }));

    std::optional<KeptProgress> kept;
    fmt::print("  the same: progress kept from the start {:.1f} ms",
               milliseconds([&] { kept.emplace(graph, 0, Today); }));
    std::vector<double> taken;
    taken.reserve(Rounds);
    int moved = 0;
    for (int round = 0; round < Rounds; ++round) {
        const Index key_result =
            static_cast<Index>(static_cast<std::size_t>(round) * 7919 % graph.records.key_results.size());
        const Standing before = kept->program();
        entities::CheckIn it = check_in(graph, key_result, round);
        taken.push_back(milliseconds([&] {
            graph.add_check_in(std::move(it));
            kept->refresh(key_result);
        }));
        moved += before == kept->program() ? 0 : 1;
    }
    std::ranges::sort(taken);
    fmt::print(
        ", one check-in until the program's progress is current: median {:.2f} ms, worst of {} {:.2f} ms ({} moved "
        "it)\n",
        taken[Rounds / 2], Rounds, taken.back(), moved);
    const bool is_right = kept->program() == standing_of(roll_up_program(graph, 0, Today));
    fmt::print("  the same: afterwards it is {} what a whole look says\n", is_right ? "exactly" : "NOT");
    return is_right && moved > Rounds / 2;
}

}  // namespace

int main(int count, char** words) {
    const int scale = count > 1 ? std::atoi(words[1]) : 1;
    if (scale < 1 || scale > 100) {
        fmt::print("say how many times 10,000 nodes: 1 to 100\n");
        return 2;
    }
    return measure(scale) ? 0 : 1;
}
