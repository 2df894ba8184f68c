#pragma once
// What the evidence is drawn from: the plan of one program and the records around it, as one caller may see them.

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/speech.h"
#include "entities/adapt.h"
#include "entities/readiness.h"
#include "entities/registers.h"
#include "insight/check_report.h"
#include "insight/evidence/scale.h"

namespace plumbline::insight::evidence {

/// State is a record as it stood after one change.
struct State {
    std::string at;      ///< instant as text
    std::string by;      ///< account, or what else made the change
    std::string reason;  ///< as it was given; may be empty
    base::JsonObject record;
};

/// Past is every state of some records by id, oldest first.
using Past = std::map<std::string, std::vector<State>, std::less<>>;

/// Around is the names of the types that are read besides the plan, each of one program.
[[nodiscard]] std::span<const std::string_view> around();
/// with_past is the names of the types whose history is read.
[[nodiscard]] std::span<const std::string_view> with_past();

/// Facts are what figures are computed from. Immutable once built; thread-safe.
struct Facts {
    PlanGraph graph;
    Index program = NoIndex;
    base::Date today;
    base::Speech speech = base::Speech::english();  ///< in which labels and sentences are said
    CheckReport report;
    Scale scale;
    std::vector<entities::Ask> asks;
    std::vector<entities::Funding> fundings;
    std::vector<entities::TestComment> test_comments;
    std::vector<entities::UseCase> use_cases;
    std::vector<entities::Promise> promises;
    std::vector<entities::LeaderAct> leader_acts;
    std::vector<entities::Review> reviews;
    std::vector<entities::Lesson> lessons;
    Past past;
    std::map<std::string, std::vector<base::Date>, std::less<>> updates;  ///< initiative → days of its check-ins
    std::set<std::string, std::less<>> withheld;                          ///< types that the caller may not read at all

    /// plan is the records of the plan.
    [[nodiscard]] const PlanRecords& plan() const { return graph.records; }
    /// of_program is the program that the facts are about.
    [[nodiscard]] const entities::Program& of_program() const { return graph.records.programs[program]; }
    /// states is the past of a record; empty where none was read.
    [[nodiscard]] std::span<const State> states(std::string_view id) const;
};

/// facts_from builds the facts from stored records.
[[nodiscard]] Facts facts_from(const RecordsByType& records, Past past, std::string_view program, const CheckBook& book,
                               const Scale& scale, base::Date today,
                               const base::Speech& speech = base::Speech::english());

}  // namespace plumbline::insight::evidence
