#pragma once
// Large plans in memory, for tests and measurements.

#include <fmt/format.h>

#include <chrono>
#include <string>

#include "base/time.h"
#include "insight/plan_graph.h"

namespace plumbline::insight::testing {

using namespace std::chrono_literals;

/// LargePlanBegins is when its key results have their baselines.
inline constexpr base::Date LargePlanBegins = 2026y / 7 / 1;

/// uuid is an id as long as real ones.
inline std::string uuid(char kind, int n) {
    return fmt::format("0198c0de-0000-7000-{:04x}-{:012x}", static_cast<int>(kind), n);
}

/// add_key_results adds the key results of a large plan with their measures and values.
inline void add_key_results(PlanRecords& all, int scale) {
    using namespace entities;
    for (int i = 0; i < 1800 * scale; ++i) {
        KeyResult it;
        it.id = uuid('k', i);
        it.program = all.programs[0].id;
        it.title = fmt::format("{} people in area {} have built an app and use it each month", 100 + i, i);
        it.objectives = {uuid('o', i % (200 * scale))};
        it.measure = uuid('m', i);
        it.kind = KeyResult::Kind::Count;
        it.unit = "people";
        it.direction = KeyResult::Direction::Increase;
        it.status = KeyResult::Status::Active;
        it.baseline = 40;
        it.baseline_date = LargePlanBegins;
        it.baseline_source = "Admin center";
        if (i % 10 != 0) it.target = 180;
        it.deadline = 2027y / 6 / 30;
        all.key_results.push_back(std::move(it));
        Measure measure;
        measure.id = uuid('m', i);
        measure.source = Measure::Source::File;
        all.measures.push_back(std::move(measure));
        for (int n = 0; i % 5 == 0 && n < 12; ++n) {
            Observation observation;
            observation.id = uuid('b', i * 12 + n);
            observation.measure = uuid('m', i);
            observation.date = base::add_days(LargePlanBegins, 10 * n);
            observation.value = 40 + 3 * n + n % 3;
            all.observations.push_back(std::move(observation));
        }
    }
}

/// add_initiatives adds the initiatives of a large plan, each with its link.
inline void add_initiatives(PlanRecords& all, int scale) {
    using namespace entities;
    for (int i = 0; i < 8000 * scale; ++i) {
        Initiative it;
        it.id = uuid('i', i);
        it.program = all.programs[0].id;
        it.title = fmt::format("Initiative {}", i);
        it.horizon = Initiative::Horizon::NextYear;
        it.rank = i + 1;
        if (i % 10 != 0) it.owner = uuid('q', 0);
        it.next_step = "Open the first course";
        it.next_step_date = 2026y / 12 / 1;
        it.end_date = 2027y / 5 / 31;
        all.initiatives.push_back(std::move(it));
        Link link;
        link.id = uuid('l', i);
        link.initiative = uuid('i', i);
        link.key_result = uuid('k', i % (1800 * scale));
        link.effect = 5;
        link.mechanism = "Those who learn it build something.";
        all.links.push_back(std::move(link));
    }
}

/// large_plan has 200 objectives, 1,800 key results and 8,000 initiatives, each with its link; of each kind every tenth
/// has a defect. Every fifth key result has twelve observations. `scale` is how many times as much of each.
inline PlanRecords large_plan(int scale = 1) {
    using namespace entities;
    PlanRecords all;
    all.objectives.reserve(200UL * static_cast<unsigned>(scale));
    all.programs.resize(1);
    all.programs[0].id = uuid('p', 0);
    all.priorities.resize(1);
    all.priorities[0].id = uuid('r', 0);
    all.priorities[0].is_chosen = true;
    for (int i = 0; i < 200 * scale; ++i) {
        Objective it;
        it.id = uuid('o', i);
        it.program = all.programs[0].id;
        it.title = fmt::format("Objective {}", i);
        it.description = "Teams solve their own small problems within days, so that nobody waits for a large project.";
        if (i % 10 != 0) it.priorities = {all.priorities[0].id};
        all.objectives.push_back(std::move(it));
    }
    add_key_results(all, scale);
    add_initiatives(all, scale);
    return all;
}

}  // namespace plumbline::insight::testing
