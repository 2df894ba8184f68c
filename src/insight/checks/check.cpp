#include "insight/checks/check.h"

#include <fmt/format.h>

#include <utility>

namespace plumbline::insight {

Subject subject_of(const PlanGraph& graph, Node node) {
    return {node.part, graph.id_of(node), graph.title_of(node)};
}

Scope::Scope(const PlanGraph& graph, const CheckBook& book, base::Date today, const base::Speech& speech)
    : graph_(graph), today_(today), speech_(speech), key_result_gaps_(graph.records.key_results.size(), -1) {
    rules_.reserve(checks().size());
    for (const Check& check : checks()) {
        rules_.push_back(book.find(check.key));
        if (rules_.back() != nullptr) asked_[static_cast<std::size_t>(check.concerns)].push_back(rules_.size() - 1);
    }
}

bool Scope::is_german() const {
    return all().organization.language == entities::Organization::Language::De;
}

const Words& Scope::words(const CheckRule& rule, std::string_view name, const Words& german) const {
    if (!is_german()) return rule.words(name);
    const Words& own = rule.words(fmt::format("{}De", name));
    return own.empty() ? german : own;
}

std::optional<Finding> Scope::run(std::size_t check, Node node) const {
    const CheckRule* rule = rules_[check];
    if (rule == nullptr) return std::nullopt;
    return finding_of(check, node, checks()[check].ask(*this, *rule, node.index));
}

std::vector<Finding> Scope::run_all(Node node) const {
    std::vector<Finding> findings;
    run_all(node, findings);
    return findings;
}

void Scope::run_all(Node node, std::vector<Finding>& findings) const {
    for (std::size_t i = 0; i < checks().size(); ++i) {
        if (checks()[i].concerns != node.part || rules_[i] == nullptr) continue;
        findings.push_back(finding_of(i, node, checks()[i].ask(*this, *rules_[i], node.index)));
    }
}

namespace {

/// Hush silences for its life. Asking may lead to further checks, so that the voice from before comes back at its end.
class Hush {
  public:
    explicit Hush(bool& flag) : flag_(flag), before_(std::exchange(flag, true)) {}
    Hush(const Hush&) = delete;
    Hush& operator=(const Hush&) = delete;
    ~Hush() { flag_ = before_; }

  private:
    bool& flag_;
    bool before_;
};

}  // namespace

Outcome Scope::judge_silently(std::size_t check, Node node) const {
    const CheckRule& rule = *rules_[check];
    return outcome_of(check, node, checks()[check].ask(*this, rule, node.index));
}

std::optional<Outcome> Scope::judge(std::size_t check, Node node) const {
    if (rules_[check] == nullptr) return std::nullopt;
    const Hush hush(is_silent_);
    return judge_silently(check, node);
}

void Scope::judge_all(Node node, std::vector<Outcome>& outcomes) const {
    const Hush hush(is_silent_);
    int gaps = 0;
    for (const std::size_t check : asked_[static_cast<std::size_t>(node.part)]) {
        outcomes.push_back(judge_silently(check, node));
        if (stops(outcomes.back()) && rules_[check]->severity == Severity::Blocks) ++gaps;
    }
    if (node.part == Part::KeyResult) key_result_gaps_[node.index] = gaps;
}

Outcome Scope::outcome_of(std::size_t check, Node node, const Verdict& verdict) const {
    const CheckRule* rule = rules_[check];
    const Severity usual = rule == nullptr ? Severity::Advises : rule->severity;
    Outcome outcome{
        node, check, verdict.answer, verdict.severity.value_or(usual), verdict.gap, !verdict.records.empty()};
    if (outcome.answer == Answer::Holds || graph_.subjects.empty()) return outcome;
    if (find_override(checks()[check].key, graph_.id_of(node), false) != nullptr) outcome.answer = Answer::Overridden;
    return outcome;
}

int Scope::gaps(Node node) const {
    int* known = node.part == Part::KeyResult ? &key_result_gaps_[node.index] : nullptr;
    if (known != nullptr && *known >= 0) return *known;
    const Hush hush(is_silent_);
    int count = 0;
    for (const std::size_t check : asked_[static_cast<std::size_t>(node.part)])
        if (rules_[check]->severity == Severity::Blocks && stops(judge_silently(check, node))) ++count;
    if (known != nullptr) *known = count;
    return count;
}

Finding Scope::finding_of(std::size_t check, Node node, Verdict verdict) const {
    const CheckRule* rule = rules_[check];
    Finding finding;
    finding.check = checks()[check].key;
    finding.place = check;
    finding.answer = verdict.answer;
    finding.severity = verdict.severity.value_or(rule == nullptr ? Severity::Advises : rule->severity);
    finding.node = node;
    finding.subject = subject_of(graph_, node);
    finding.reason = std::move(verdict.reason);
    finding.gap = verdict.gap;
    finding.proposal = std::move(verdict.proposal);
    for (const Node other : verdict.records) finding.records.push_back(subject_of(graph_, other));
    if (finding.answer == Answer::Holds) return finding;
    finding.hint = std::move(verdict.hint);
    if (finding.hint.empty() && rule != nullptr) finding.hint = speech_.text(rule->hint);
    finding.override_info = info_of(find_override(finding.check, finding.subject.id, false));
    if (finding.override_info) {
        finding.answer = Answer::Overridden;
    } else if (const auto ended = info_of(find_override(finding.check, finding.subject.id, true))) {
        finding.reason += " " + speech_("The override of {} ended on {}.", ended->by, speech_.day(*ended->until));
    }
    return finding;
}

/// find_override looks for an override in force, or else for the one that ended last.
const entities::Override* Scope::find_override(std::string_view check, std::string_view subject, bool ended) const {
    if (graph_.subjects.empty()) return nullptr;
    const Index place = look_up(graph_.subjects, subject);
    if (place == NoIndex) return nullptr;
    const entities::Override* found = nullptr;
    for (const Index i : graph_.subject_overrides.of(place)) {
        const entities::Override& candidate = all().overrides[i];
        if (candidate.check != check) continue;
        if ((candidate.until_date && *candidate.until_date < today_) != ended) continue;
        const bool later = found == nullptr || !candidate.until_date ||
                           (found->until_date && *found->until_date < *candidate.until_date);
        if (later) found = &candidate;
    }
    return found;
}

std::shared_ptr<const OverrideInfo> Scope::info_of(const entities::Override* found) const {
    if (found == nullptr) return nullptr;
    return std::make_shared<OverrideInfo>(
        OverrideInfo{found->id, found->by, name_of(found->by), found->reason, found->until_date});
}

}  // namespace plumbline::insight
