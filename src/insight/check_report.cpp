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

namespace {

bool stops(const Finding& finding) {
    return finding.answer == Answer::Fails && finding.severity == Severity::Blocks;
}

/// no_vision is the finding about a program without a vision, under the check that a vision would have to pass.
std::optional<Finding> no_vision(const Scope& scope, const CheckBook& book, Index program) {
    const std::size_t check = place_of("VIS-GRAMMAR");
    if (book.find("VIS-GRAMMAR") == nullptr) return std::nullopt;
    const auto visions = scope.graph().program_visions.of(program);
    if (std::ranges::any_of(visions, [&](Index v) { return scope.graph().is_open({Part::Vision, v}); }))
        return std::nullopt;
    return scope.finding_of(check, {Part::Program, program}, fails("It has no vision yet.", "have no vision"));
}

void add_part(const Scope& scope, Node node, CheckReport& report) {
    if (!scope.graph().is_open(node)) return;
    const std::size_t before = report.findings.size();
    scope.run_all(node, report.findings);
    const bool is_ready =
        std::none_of(report.findings.begin() + static_cast<std::ptrdiff_t>(before), report.findings.end(), stops);
    PartCounts& counts = *std::ranges::find(report.parts, node.part, &PartCounts::part);
    ++counts.total;
    counts.ready += is_ready ? 1 : 0;
}

void count(const CheckBook& book, CheckReport& report) {
    std::vector<AnswerCounts> by_place(checks().size());
    for (const Finding& finding : report.findings) {
        report.counts.add(finding.answer);
        by_place[finding.place].add(finding.answer);
        if (stops(finding)) ++report.blocking;
    }
    for (std::size_t i = 0; i < checks().size(); ++i)
        if (book.find(checks()[i].key) != nullptr) report.by_check.push_back({checks()[i].key, by_place[i]});
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

CheckReport check_program(const PlanGraph& graph, Index program, const CheckBook& book, base::Date today) {
    const Scope scope(graph, book, today);
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
    report.findings.reserve(expected);
    add_part(scope, {Part::Program, program}, report);
    if (auto finding = no_vision(scope, book, program)) {
        report.parts.front().ready = stops(*finding) ? 0 : report.parts.front().ready;
        report.findings.push_back(std::move(*finding));
    }
    for (const auto& [part, list] : lists)
        for (const Index i : list->of(program)) add_part(scope, {part, i}, report);
    const PartCounts& visions = report.parts[1];
    if (visions.total > 0 && visions.ready == 0) report.parts.front().ready = 0;
    count(book, report);
    report.next_steps = next_steps(scope, report.findings, book);
    return report;
}

std::vector<Finding> blocking(const PlanGraph& graph, Node node, const CheckBook& book, base::Date today) {
    const Scope scope(graph, book, today);
    std::vector<Finding> found = failing(scope, node);
    if (node.part == Part::Objective) {
        const auto result = std::ranges::find(found, std::string_view("OBJ-RESULT"), &Finding::check);
        if (result == found.end() || result->records.empty()) return found;
        if (const auto nearest = graph.find(result->records.front().id)) move_to(found, failing(scope, *nearest));
    }
    if (node.part == Part::Program) {
        if (auto finding = no_vision(scope, book, node.index)) {
            if (stops(*finding)) found.push_back(std::move(*finding));
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
