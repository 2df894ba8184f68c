#include "insight/plan_graph.h"

#include <array>
#include <type_traits>

namespace plumbline::insight {

namespace {

using Edges = std::vector<Adjacency::Edge>;

template <class Record>
IdMap places_of(const std::vector<Record>& records) {
    IdMap map;
    map.reserve(records.size());
    for (std::size_t i = 0; i < records.size(); ++i) map.emplace(records[i].id, static_cast<Index>(i));
    return map;
}

/// targets_of is, for each record, the place of what it names in a reference, or NoIndex.
template <class Record>
std::vector<Index> targets_of(const IdMap& targets, const std::vector<Record>& records,
                              std::string Record::* reference) {
    std::vector<Index> places;
    places.reserve(records.size());
    for (const Record& record : records) places.push_back(look_up(targets, record.*reference));
    return places;
}

/// holders lists, for each of `count` targets, the records that name it.
Adjacency holders(const std::vector<Index>& targets, std::size_t count) {
    Edges edges;
    edges.reserve(targets.size());
    for (std::size_t i = 0; i < targets.size(); ++i)
        if (targets[i] != NoIndex) edges.push_back({targets[i], static_cast<Index>(i)});
    return {count, edges};
}

template <class Record>
Adjacency holders(const IdMap& targets, const std::vector<Record>& records, std::string Record::* reference,
                  std::size_t count) {
    return holders(targets_of(targets, records, reference), count);
}

/// named and naming hold a list of references in both directions.
struct BothWays {
    Adjacency named;   ///< record → the targets that it names
    Adjacency naming;  ///< target → the records that name it
};

template <class Record>
BothWays both_ways(const IdMap& targets, const std::vector<Record>& records,
                   std::vector<std::string> Record::* references, std::size_t count) {
    Edges forward;
    Edges backward;
    for (std::size_t i = 0; i < records.size(); ++i) {
        for (const std::string& id : records[i].*references) {
            const Index to = look_up(targets, id);
            if (to == NoIndex) continue;
            forward.push_back({static_cast<Index>(i), to});
            backward.push_back({to, static_cast<Index>(i)});
        }
    }
    return {{records.size(), forward}, {count, backward}};
}

Adjacency initiatives_of_units(const PlanGraph& graph) {
    Edges edges;
    const auto& initiatives = graph.records.initiatives;
    for (std::size_t i = 0; i < initiatives.size(); ++i) {
        const auto add = [&](const std::string& id) {
            if (const Index unit = look_up(graph.units, id); unit != NoIndex)
                edges.push_back({unit, static_cast<Index>(i)});
        };
        add(initiatives[i].owner_unit);
        for (const std::string& id : initiatives[i].units) add(id);
    }
    return {graph.records.units.size(), edges};
}

/// subject_id cuts `objectives/0198…` down to the id.
std::string_view subject_id(std::string_view subject) {
    const std::size_t slash = subject.rfind('/');
    return slash == std::string_view::npos ? subject : subject.substr(slash + 1);
}

void add_overrides(PlanGraph& graph) {
    Edges edges;
    const auto& overrides = graph.records.overrides;
    for (std::size_t i = 0; i < overrides.size(); ++i) {
        const auto place = static_cast<Index>(graph.subjects.size());
        const auto [entry, is_new] = graph.subjects.emplace(subject_id(overrides[i].subject), place);
        edges.push_back({entry->second, static_cast<Index>(i)});
    }
    graph.subject_overrides = Adjacency(graph.subjects.size(), edges);
}

void add_maps(PlanGraph& graph) {
    const PlanRecords& all = graph.records;
    graph.programs = places_of(all.programs);
    graph.visions = places_of(all.visions);
    graph.objectives = places_of(all.objectives);
    graph.key_results = places_of(all.key_results);
    graph.initiatives = places_of(all.initiatives);
    graph.priorities = places_of(all.priorities);
    graph.units = places_of(all.units);
    graph.people = places_of(all.people);
    graph.measures = places_of(all.measures);
}

}  // namespace

PlanGraph build_graph(PlanRecords records) {
    PlanGraph graph;
    graph.records = std::move(records);
    add_maps(graph);
    const PlanRecords& all = graph.records;
    const auto of_program = [&]<class Record>(const std::vector<Record>& list) {
        return holders(graph.programs, list, &Record::program, all.programs.size());
    };
    const auto of_initiative = [&]<class Record>(const std::vector<Record>& list) {
        return holders(graph.initiatives, list, &Record::initiative, all.initiatives.size());
    };
    graph.program_visions = of_program(all.visions);
    graph.program_objectives = of_program(all.objectives);
    graph.program_key_results = of_program(all.key_results);
    graph.program_initiatives = of_program(all.initiatives);
    graph.program_charters = of_program(all.sponsor_charters);
    graph.initiative_links = of_initiative(all.links);
    graph.initiative_milestones = of_initiative(all.milestones);
    graph.initiative_waits = of_initiative(all.dependencies);
    graph.initiative_charters = of_initiative(all.sponsor_charters);
    graph.vision_rounds = holders(graph.visions, all.test_rounds, &entities::TestRound::vision, all.visions.size());
    graph.link_key_results = targets_of(graph.key_results, all.links, &entities::Link::key_result);
    graph.key_result_links = holders(graph.link_key_results, all.key_results.size());
    graph.key_result_check_ins =
        holders(graph.key_results, all.check_ins, &entities::CheckIn::key_result, all.key_results.size());
    graph.measure_observations =
        holders(graph.measures, all.observations, &entities::Observation::measure, all.measures.size());
    graph.unit_children = holders(graph.units, all.units, &entities::Unit::parent, all.units.size());
    graph.unit_contributions = holders(graph.units, all.contributions, &entities::Contribution::unit, all.units.size());
    graph.unit_initiatives = initiatives_of_units(graph);

    auto visions = both_ways(graph.visions, all.objectives, &entities::Objective::visions, all.visions.size());
    graph.objective_visions = std::move(visions.named);
    graph.vision_objectives = std::move(visions.naming);
    auto served = both_ways(graph.priorities, all.objectives, &entities::Objective::priorities, all.priorities.size());
    graph.objective_priorities = std::move(served.named);
    graph.priority_objectives = std::move(served.naming);
    auto shown = both_ways(graph.objectives, all.key_results, &entities::KeyResult::objectives, all.objectives.size());
    graph.key_result_objectives = std::move(shown.named);
    graph.objective_key_results = std::move(shown.naming);
    add_overrides(graph);
    return graph;
}

void PlanGraph::add_check_in(entities::CheckIn check_in) {
    const Index key_result = look_up(key_results, check_in.key_result);
    const auto place = static_cast<Index>(records.check_ins.size());
    records.check_ins.push_back(std::move(check_in));
    if (key_result != NoIndex) key_result_check_ins.add({key_result, place});
}

std::string_view part_name(Part part) {
    static constexpr std::array<std::string_view, 10> Names{"program",    "vision",         "objective", "key-result",
                                                            "initiative", "unit",           "priority",  "link",
                                                            "test-round", "sponsor-charter"};
    return Names.at(static_cast<std::size_t>(part));
}

std::optional<Node> PlanGraph::find(std::string_view id) const {
    if (const Index i = look_up(key_results, id); i != NoIndex) return Node{Part::KeyResult, i};
    if (const Index i = look_up(objectives, id); i != NoIndex) return Node{Part::Objective, i};
    if (const Index i = look_up(initiatives, id); i != NoIndex) return Node{Part::Initiative, i};
    if (const Index i = look_up(visions, id); i != NoIndex) return Node{Part::Vision, i};
    if (const Index i = look_up(programs, id); i != NoIndex) return Node{Part::Program, i};
    return std::nullopt;
}

namespace {

/// Named is where a record keeps its id and title.
struct Named {
    const std::string* id;
    const std::string* title;
};

template <class Record>
Named name_in(const std::vector<Record>& list, Index index) {
    return {&list[index].id, &list[index].title};
}

Named named(const PlanRecords& records, Node node) {
    switch (node.part) {
        case Part::Vision:
            return name_in(records.visions, node.index);
        case Part::Objective:
            return name_in(records.objectives, node.index);
        case Part::KeyResult:
            return name_in(records.key_results, node.index);
        case Part::Initiative:
            return name_in(records.initiatives, node.index);
        case Part::Unit:
            return name_in(records.units, node.index);
        case Part::Priority:
            return name_in(records.priorities, node.index);
        case Part::Link:
            return name_in(records.links, node.index);
        case Part::TestRound:
            return name_in(records.test_rounds, node.index);
        case Part::SponsorCharter:
            return name_in(records.sponsor_charters, node.index);
        case Part::Program:
            break;
    }
    return name_in(records.programs, node.index);
}

}  // namespace

const std::string& PlanGraph::id_of(Node node) const {
    return *named(records, node).id;
}

const std::string& PlanGraph::title_of(Node node) const {
    return *named(records, node).title;
}

const entities::Measure* PlanGraph::find_measure(const entities::KeyResult& key_result) const {
    const Index i = look_up(measures, key_result.measure);
    return i == NoIndex ? nullptr : &records.measures[i];
}

const entities::Person* PlanGraph::find_person(std::string_view id) const {
    const Index i = look_up(people, id);
    return i == NoIndex ? nullptr : &records.people[i];
}

std::string PlanGraph::name_of(std::string_view person_id, const base::Speech& speech) const {
    const entities::Person* person = find_person(person_id);
    return person != nullptr && !person->title.empty() ? person->title : speech("someone");
}

bool PlanGraph::is_draft(Node node) const {
    const auto waits = [](const auto& record) {
        using Status = std::remove_cvref_t<decltype(record.status)>;
        return record.status == Status::Unset || record.status == Status::Draft;
    };
    switch (node.part) {
        case Part::Program:
            return waits(records.programs[node.index]);
        case Part::Vision:
            return waits(records.visions[node.index]);
        case Part::Objective:
            return waits(records.objectives[node.index]);
        case Part::KeyResult:
            return waits(records.key_results[node.index]);
        case Part::Initiative:
            return waits(records.initiatives[node.index]);
        default:
            return false;
    }
}

bool PlanGraph::is_open(Node node) const {
    using namespace entities;
    const auto i = node.index;
    switch (node.part) {
        case Part::Program:
            return records.programs[i].status != Program::Status::Closed;
        case Part::Vision:
            return records.visions[i].status != Vision::Status::Retired;
        case Part::Objective:
            return records.objectives[i].status <= Objective::Status::Active;
        case Part::KeyResult:
            return records.key_results[i].status <= KeyResult::Status::Active;
        case Part::Initiative: {
            const auto status = records.initiatives[i].status;
            return status != Initiative::Status::Done && status != Initiative::Status::Stopped;
        }
        default:
            return true;
    }
}

}  // namespace plumbline::insight
