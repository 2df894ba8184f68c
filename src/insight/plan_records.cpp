#include "insight/plan_graph.h"

namespace plumbline::insight {

namespace {

const std::vector<base::JsonObject>& of_type(const RecordsByType& records, std::string_view type) {
    static const std::vector<base::JsonObject> None;
    const auto found = records.find(std::string(type));
    return found == records.end() ? None : found->second;
}

template <class Record>
std::vector<Record> read_all(const RecordsByType& records, const std::string& type) {
    std::vector<Record> list;
    const auto& stored = of_type(records, type);
    list.reserve(stored.size());
    for (const base::JsonObject& record : stored) list.push_back(Record::read(record));
    return list;
}

/// read_flagged reads records whose flag is on where nothing is stored.
template <class Record>
std::vector<Record> read_flagged(const RecordsByType& records, const std::string& type, std::string_view key,
                                 bool Record::* flag) {
    std::vector<Record> list = read_all<Record>(records, type);
    const auto& stored = of_type(records, type);
    for (std::size_t i = 0; i < list.size(); ++i)
        if (!stored[i].contains(key)) list[i].*flag = true;
    return list;
}

}  // namespace

PlanGraph graph_from_records(const RecordsByType& records) {
    using namespace entities;
    PlanRecords all;
    if (const auto& organizations = of_type(records, "organization"); !organizations.empty())
        all.organization = Organization::read(organizations.front());
    all.programs = read_all<Program>(records, "program");
    all.visions = read_all<Vision>(records, "vision");
    all.test_rounds = read_all<TestRound>(records, "test-round");
    all.objectives = read_all<Objective>(records, "objective");
    all.key_results = read_all<KeyResult>(records, "key-result");
    all.initiatives = read_all<Initiative>(records, "initiative");
    all.links = read_all<Link>(records, "link");
    all.milestones = read_all<Milestone>(records, "milestone");
    all.dependencies = read_all<Dependency>(records, "dependency");
    all.check_ins = read_all<CheckIn>(records, "check-in");
    all.overrides = read_all<Override>(records, "override");
    all.priorities = read_flagged(records, "priority", "isChosen", &Priority::is_chosen);
    all.units = read_flagged(records, "unit", "isActive", &Unit::is_active);
    all.contributions = read_all<Contribution>(records, "contribution");
    all.sponsor_charters = read_all<SponsorCharter>(records, "sponsor-charter");
    all.people = read_flagged(records, "person", "active", &Person::active);
    all.measures = read_all<Measure>(records, "measure");
    all.observations = read_all<Observation>(records, "observation");
    return build_graph(std::move(all));
}

}  // namespace plumbline::insight
