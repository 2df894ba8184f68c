#include "insight/check_report.h"

#include <algorithm>

namespace plumbline::insight {

void AnswerCounts::add(Answer answer) {
    switch (answer) {
        case Answer::Holds:
            ++holds;
            break;
        case Answer::Fails:
            ++fails;
            break;
        case Answer::CannotTell:
            ++cannot_tell;
            break;
        case Answer::Overridden:
            ++overridden;
            break;
    }
}

void AnswerCounts::add(const AnswerCounts& others) {
    holds += others.holds;
    fails += others.fails;
    cannot_tell += others.cannot_tell;
    overridden += others.overridden;
}

namespace {

Verdict lacks_vision(const Scope& scope) {
    return fails(scope.say("It has no vision yet."), "have no vision");
}

/// misses_vision tells whether a program has none, which counts under the check that a vision would have to pass.
bool misses_vision(const Scope& scope, const CheckBook& book, Index program) {
    if (book.find("VIS-GRAMMAR") == nullptr) return false;
    return std::ranges::none_of(scope.graph().program_visions.of(program),
                                [&](Index v) { return scope.graph().is_open({Part::Vision, v}); });
}

Finding no_vision(const Scope& scope, Index program) {
    return scope.finding_of(place_of("VIS-GRAMMAR"), {Part::Program, program}, lacks_vision(scope));
}

using Outcomes = std::vector<Outcome>;

void add_part(const Scope& scope, Node node, CheckReport& report, Outcomes& outcomes) {
    if (!scope.graph().is_open(node)) return;
    const std::size_t before = outcomes.size();
    scope.judge_all(node, outcomes);
    const bool is_ready =
        std::none_of(outcomes.begin() + static_cast<std::ptrdiff_t>(before), outcomes.end(), stops<Outcome>);
    PartCounts& counts = *std::ranges::find(report.parts, node.part, &PartCounts::part);
    ++counts.total;
    counts.ready += is_ready ? 1 : 0;
}

void count(const CheckBook& book, const Outcomes& outcomes, CheckReport& report) {
    std::vector<AnswerCounts> by_place(checks().size());
    for (const Outcome& outcome : outcomes) {
        by_place[outcome.place].add(outcome.answer);
        if (stops(outcome)) ++report.blocking;
    }
    for (std::size_t i = 0; i < checks().size(); ++i) {
        report.counts.add(by_place[i]);
        if (book.find(checks()[i].key) != nullptr) report.by_check.push_back({checks()[i].key, by_place[i]});
    }
}

/// count_drafts counts the answers about drafts, which stand one part after the other.
void count_drafts(const PlanGraph& graph, const Outcomes& outcomes, CheckReport& report) {
    std::optional<Node> failing;
    for (const Outcome& outcome : outcomes) {
        if (!graph.is_draft(outcome.node)) continue;
        report.drafts.counts.add(outcome.answer);
        if (outcome.answer != Answer::Fails || failing == outcome.node) continue;
        failing = outcome.node;
        ++report.drafts.parts;
    }
}

void tell(const Scope& scope, const Outcomes& outcomes, const Shown& shown, CheckReport& report) {
    if (!shown.wants("findings")) return;
    report.findings.reserve(std::min(outcomes.size(), shown.most));
    for (const Outcome& outcome : outcomes) {
        if (!shown.wants(checks()[outcome.place].key, outcome.answer)) continue;
        if (shown.drafts && *shown.drafts != scope.graph().is_draft(outcome.node)) continue;
        if (!shown.subjects.empty() && !shown.wants_about(subject_of(scope.graph(), outcome.node).id)) continue;
        if (report.findings.size() < shown.most)
            report.findings.push_back(finding_of(scope, outcome));
        else
            ++report.findings_left_out;
    }
}

/// count_checks counts the checks that concern a part.
std::size_t count_checks(Part part) {
    return static_cast<std::size_t>(std::ranges::count(checks(), part, &Check::concerns));
}

std::vector<Finding> failing(const Scope& scope, Node node) {
    std::vector<Finding> findings = scope.run_all(node);
    std::erase_if(findings, [](const Finding& finding) { return !stops(finding); });
    return findings;
}

void move_to(std::vector<Finding>& to, std::vector<Finding> from) {
    std::ranges::move(from, std::back_inserter(to));
}

}  // namespace

bool Shown::wants(std::string_view member) const {
    return members.empty() || std::ranges::find(members, member) != members.end();
}

bool Shown::wants(std::string_view check, Answer given) const {
    if (answer && given != *answer) return false;
    return checks.empty() || std::ranges::find(checks, check) != checks.end();
}

bool Shown::wants_about(std::string_view id) const {
    return subjects.empty() || std::ranges::find(subjects, id) != subjects.end();
}

Finding finding_of(const Scope& scope, const Outcome& outcome) {
    const bool is_about_vision = checks()[outcome.place].concerns == Part::Vision;
    if (is_about_vision && outcome.node.part == Part::Program) return no_vision(scope, outcome.node.index);
    return *scope.run(outcome.place, outcome.node);
}

CheckReport check_program(const PlanGraph& graph, Index program, const CheckBook& book, base::Date today,
                          const Shown& shown, const base::Speech& speech) {
    const Scope scope(graph, book, today, speech);
    CheckReport report;
    report.program = subject_of(graph, {Part::Program, program});
    report.today = today;
    const std::pair<Part, const Adjacency*> lists[] = {{Part::Vision, &graph.program_visions},
                                                       {Part::Objective, &graph.program_objectives},
                                                       {Part::KeyResult, &graph.program_key_results},
                                                       {Part::Initiative, &graph.program_initiatives}};
    report.parts.push_back({Part::Program});
    std::size_t expected = count_checks(Part::Program) + 1;
    for (const auto& [part, list] : lists) {
        report.parts.push_back({part});
        expected += list->of(program).size() * count_checks(part);
    }
    Outcomes outcomes;
    outcomes.reserve(expected);
    add_part(scope, {Part::Program, program}, report, outcomes);
    if (misses_vision(scope, book, program)) {
        outcomes.push_back(scope.outcome_of(place_of("VIS-GRAMMAR"), {Part::Program, program}, lacks_vision(scope)));
        report.parts.front().ready = stops(outcomes.back()) ? 0 : report.parts.front().ready;
    }
    Outcomes of_key_results;  // judged first, since those of objectives follow from them
    for (const Index i : graph.program_key_results.of(program))
        add_part(scope, {Part::KeyResult, i}, report, of_key_results);
    for (const auto& [part, list] : lists) {
        if (part == Part::KeyResult)
            outcomes.insert(outcomes.end(), of_key_results.begin(), of_key_results.end());
        else
            for (const Index i : list->of(program)) add_part(scope, {part, i}, report, outcomes);
    }
    const PartCounts& visions = report.parts[1];
    if (visions.total > 0 && visions.ready == 0) report.parts.front().ready = 0;
    count(book, outcomes, report);
    count_drafts(graph, outcomes, report);
    if (shown.wants("nextSteps")) report.next_steps = next_steps(scope, outcomes, book, shown.most);
    tell(scope, outcomes, shown, report);
    return report;
}

std::vector<Finding> blocking(const PlanGraph& graph, Node node, const CheckBook& book, base::Date today,
                              const base::Speech& speech) {
    const Scope scope(graph, book, today, speech);
    std::vector<Finding> found = failing(scope, node);
    if (node.part == Part::Objective) {
        const auto result = std::ranges::find(found, std::string_view("OBJ-RESULT"), &Finding::check);
        if (result == found.end() || result->records.empty()) return found;
        if (const auto nearest = graph.find(result->records.front().id)) move_to(found, failing(scope, *nearest));
    }
    if (node.part == Part::Program) {
        if (misses_vision(scope, book, node.index)) {
            Finding finding = no_vision(scope, node.index);
            if (stops(finding)) found.push_back(std::move(finding));
            return found;
        }
        std::vector<Finding> of_visions;
        for (const Index v : graph.program_visions.of(node.index)) {
            if (!graph.is_open({Part::Vision, v})) continue;
            auto own = failing(scope, {Part::Vision, v});
            if (own.empty()) return found;
            move_to(of_visions, std::move(own));
        }
        move_to(found, std::move(of_visions));
    }
    return found;
}

}  // namespace plumbline::insight
