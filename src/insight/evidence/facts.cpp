#include "insight/evidence/facts.h"

#include <array>

namespace plumbline::insight::evidence {

namespace {

template <class Record>
std::vector<Record> read_all(const RecordsByType& records, const std::string& type) {
    std::vector<Record> list;
    const auto found = records.find(type);
    if (found == records.end()) return list;
    list.reserve(found->second.size());
    for (const base::JsonObject& record : found->second) list.push_back(Record::read(record));
    return list;
}

}  // namespace

std::span<const std::string_view> around() {
    static constexpr std::array<std::string_view, 8> Types{"ask",     "funding",    "test-comment", "use-case",
                                                           "promise", "leader-act", "review",       "lesson"};
    return Types;
}

std::span<const std::string_view> with_past() {
    static constexpr std::array<std::string_view, 2> Types{"vision", "initiative"};
    return Types;
}

std::span<const State> Facts::states(std::string_view id) const {
    const auto found = past.find(id);
    return found == past.end() ? std::span<const State>() : std::span<const State>(found->second);
}

Facts facts_from(const RecordsByType& records, Past past, std::string_view program, const CheckBook& book,
                 const Scale& scale, base::Date today, const base::Speech& speech) {
    using namespace entities;
    Facts facts;
    facts.graph = graph_from_records(records);
    facts.program = look_up(facts.graph.programs, program);
    facts.today = today;
    facts.speech = speech;
    facts.scale = scale;
    facts.report = check_program(facts.graph, facts.program, book, today, {}, speech);
    facts.asks = read_all<Ask>(records, "ask");
    facts.fundings = read_all<Funding>(records, "funding");
    facts.test_comments = read_all<TestComment>(records, "test-comment");
    facts.use_cases = read_all<UseCase>(records, "use-case");
    facts.promises = read_all<Promise>(records, "promise");
    facts.leader_acts = read_all<LeaderAct>(records, "leader-act");
    facts.reviews = read_all<Review>(records, "review");
    facts.lessons = read_all<Lesson>(records, "lesson");
    facts.past = std::move(past);
    for (const CheckIn& check_in : facts.plan().check_ins)
        if (!check_in.initiative.empty() && check_in.date) facts.updates[check_in.initiative].push_back(*check_in.date);
    return facts;
}

}  // namespace plumbline::insight::evidence
