#pragma once
// The plan of one or several programs in memory: the records and who belongs to whom, found once and read many times.
//
//     const PlanGraph graph = graph_from_records(records);
//     for (Index kr : graph.objective_key_results.of(objective)) …

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/json.h"
#include "base/speech.h"
#include "entities/frame.h"
#include "entities/measure.h"
#include "entities/people.h"
#include "entities/plan.h"
#include "insight/adjacency.h"

namespace plumbline::insight {

/// Part is a kind of record that a check can concern.
enum class Part { Program, Vision, Objective, KeyResult, Initiative, Unit, Priority, Link, TestRound, SponsorCharter };

/// part_name is the type's name: `key-result`.
[[nodiscard]] std::string_view part_name(Part part);

/// Node is one record of the plan.
struct Node {
    Part part = Part::Program;
    Index index = NoIndex;
    bool operator==(const Node&) const = default;
};

/// PlanRecords are the typed records that a graph is made of, in any order.
struct PlanRecords {
    entities::Organization organization;
    std::vector<entities::Program> programs;
    std::vector<entities::Vision> visions;
    std::vector<entities::TestRound> test_rounds;
    std::vector<entities::Objective> objectives;
    std::vector<entities::KeyResult> key_results;
    std::vector<entities::Initiative> initiatives;
    std::vector<entities::Link> links;
    std::vector<entities::Milestone> milestones;
    std::vector<entities::Dependency> dependencies;
    std::vector<entities::CheckIn> check_ins;
    std::vector<entities::Override> overrides;
    std::vector<entities::Priority> priorities;
    std::vector<entities::Unit> units;
    std::vector<entities::Contribution> contributions;
    std::vector<entities::SponsorCharter> sponsor_charters;
    bool knows_charters = true;  ///< false where charters cannot be seen from here, as in a text
    std::vector<entities::Person> people;
    std::vector<entities::Measure> measures;
    std::vector<entities::Observation> observations;
};

/// IdMap finds the place of a record by its id; it refers to the ids inside the records.
using IdMap = std::unordered_map<std::string_view, Index>;

/// PlanGraph is the records with their relations. A reference to a record that is not here leads nowhere. Thread-safe
/// while nothing is added. Not copied, since its maps refer to its own records.
struct PlanGraph {
    PlanGraph() = default;
    PlanGraph(PlanGraph&&) = default;
    PlanGraph& operator=(PlanGraph&&) = default;
    PlanGraph(const PlanGraph&) = delete;
    PlanGraph& operator=(const PlanGraph&) = delete;
    ~PlanGraph() = default;

    PlanRecords records;

    Adjacency program_visions;        ///< program → visions
    Adjacency program_objectives;     ///< program → objectives
    Adjacency program_key_results;    ///< program → key results
    Adjacency program_initiatives;    ///< program → initiatives
    Adjacency program_charters;       ///< program → sponsor charters
    Adjacency vision_objectives;      ///< vision → objectives
    Adjacency vision_rounds;          ///< vision → test rounds
    Adjacency objective_priorities;   ///< objective → priorities
    Adjacency objective_key_results;  ///< objective → key results
    Adjacency objective_visions;      ///< objective → visions
    Adjacency priority_objectives;    ///< priority → objectives
    Adjacency key_result_objectives;  ///< key result → objectives
    Adjacency key_result_links;       ///< key result → links
    Adjacency key_result_check_ins;   ///< key result → check-ins
    Adjacency initiative_links;       ///< initiative → links
    Adjacency initiative_milestones;  ///< initiative → milestones
    Adjacency initiative_waits;       ///< initiative → dependencies that make it wait
    Adjacency initiative_charters;    ///< initiative → sponsor charters
    Adjacency measure_observations;   ///< measure → observations
    Adjacency unit_children;          ///< unit → units below it
    Adjacency unit_contributions;     ///< unit → contributions
    Adjacency unit_initiatives;       ///< unit → initiatives that it owns or takes part in
    Adjacency subject_overrides;      ///< place in `subjects` → overrides

    std::vector<Index> link_key_results;  ///< link → key result, or NoIndex

    IdMap programs, visions, objectives, key_results, initiatives, priorities, units, people, measures;
    IdMap subjects;  ///< ids that overrides are about

    /// add_check_in takes one more check-in into a graph that is built.
    void add_check_in(entities::CheckIn check_in);

    /// find is the program, vision, objective, key result or initiative of that id.
    [[nodiscard]] std::optional<Node> find(std::string_view id) const;
    /// id_of is the id of a record.
    [[nodiscard]] const std::string& id_of(Node node) const;
    /// title_of is the title of a record.
    [[nodiscard]] const std::string& title_of(Node node) const;
    /// find_measure is the measure of a key result, or null where its values come from check-ins alone.
    [[nodiscard]] const entities::Measure* find_measure(const entities::KeyResult& key_result) const;
    /// find_person is the person of that id, or null.
    [[nodiscard]] const entities::Person* find_person(std::string_view id) const;
    /// name_of is the name of a person, or a neutral word for someone who is not here.
    [[nodiscard]] std::string name_of(std::string_view person_id,
                                      const base::Speech& speech = base::Speech::english()) const;
    /// is_open tells whether a part is still planned or running: not retired, closed, met, missed, done or given up.
    [[nodiscard]] bool is_open(Node node) const;
    /// is_draft tells whether a part still waits to be activated.
    [[nodiscard]] bool is_draft(Node node) const;
};

/// build_graph finds the relations among the records.
[[nodiscard]] PlanGraph build_graph(PlanRecords records);

/// RecordsByType are stored records under the names of their types: `key-result` and so on. Other types are left alone.
using RecordsByType = std::map<std::string, std::vector<base::JsonObject>>;

/// graph_from_records reads stored records and builds their graph. Flags that are absent have their declared default.
[[nodiscard]] PlanGraph graph_from_records(const RecordsByType& records);

/// look_up is the place under an id, or NoIndex.
[[nodiscard]] inline Index look_up(const IdMap& map, std::string_view id) {
    const auto found = map.find(id);
    return found == map.end() ? NoIndex : found->second;
}

}  // namespace plumbline::insight
