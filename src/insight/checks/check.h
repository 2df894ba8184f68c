#pragma once
// What a check is: a named question about one part of a plan, answered from the records, the book and today's date.

#include <array>
#include <concepts>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/speech.h"
#include "base/time.h"
#include "insight/check_book.h"
#include "insight/plan_graph.h"

namespace plumbline::insight {

/// Answer of a check.
enum class Answer {
    Holds,
    Fails,
    CannotTell,  ///< there is no data for it yet
    Overridden,  ///< someone has set it aside, with a reason
};

/// Subject names a record for people.
struct Subject {
    Part part = Part::Program;
    std::string id;
    std::string title;
};

/// OverrideInfo says who has set a check aside, why and until when.
struct OverrideInfo {
    std::string id;     ///< of the override
    std::string by_id;  ///< of the person
    std::string by;     ///< their name
    std::string why;
    std::optional<base::Date> until;  ///< last day; none until it is taken back
};

/// Finding is the answer of one check about one part.
struct Finding {
    std::string_view check;  ///< `KR-REAL`; refers to the registry, so it never ends
    Answer answer = Answer::Holds;
    Severity severity = Severity::Advises;
    Node node;
    Subject subject;
    std::string reason;                 ///< one plain sentence about this record
    std::string hint;                   ///< how to mend it; empty where it holds
    std::vector<Subject> records;       ///< other records concerned
    std::vector<std::string> proposal;  ///< texts offered instead, such as the parts of a split
    std::string_view gap;  ///< in English: what several such records "have" or "lack", for one line about all
    std::shared_ptr<const OverrideInfo> override_info;  ///< null where nobody has set it aside
    std::size_t place = 0;                              ///< of the check in the registry
};

/// Outcome is the answer of one check about one part, without a word about it: what counting and ranking need.
struct Outcome {
    Node node;
    std::size_t place = 0;  ///< of the check in the registry
    Answer answer = Answer::Holds;
    Severity severity = Severity::Advises;
    std::string_view gap;       ///< as in Finding
    bool names_others = false;  ///< whether its finding names other records
};

/// stops tells whether what a Finding or an Outcome says keeps its part from being activated.
template <class T>
[[nodiscard]] bool stops(const T& it) {
    return it.answer == Answer::Fails && it.severity == Severity::Blocks;
}

/// Verdict is what a check function says; the caller makes a Finding of it.
struct Verdict {
    Answer answer = Answer::Holds;
    std::string reason;
    std::string_view gap = {};
    std::string hint = {};  ///< in place of the book's
    std::vector<Node> records = {};
    std::vector<std::string> proposal = {};
    std::optional<Severity> severity = {};  ///< in place of the book's
};

/// holds is the verdict that all is well.
[[nodiscard]] inline Verdict holds(std::string reason) {
    return {Answer::Holds, std::move(reason)};
}
/// fails is the verdict that something is wrong; `gap` finishes "12 initiatives …" and refers to an English literal.
[[nodiscard]] inline Verdict fails(std::string reason, std::string_view gap) {
    return {Answer::Fails, std::move(reason), gap};
}
/// cannot_tell is the verdict that the data do not say.
[[nodiscard]] inline Verdict cannot_tell(std::string reason) {
    return {Answer::CannotTell, std::move(reason)};
}

/// Scope is what checks are asked within. It keeps answers that are needed twice: for one thread at a time.
class Scope {
  public:
    /// Scope refers to the graph and the book; both outlive it. Findings are said in the language of `speech`.
    Scope(const PlanGraph& graph, const CheckBook& book, base::Date today,
          const base::Speech& speech = base::Speech::english());

    /// graph is the plan.
    [[nodiscard]] const PlanGraph& graph() const { return graph_; }
    /// all is the records of the plan.
    [[nodiscard]] const PlanRecords& all() const { return graph_.records; }
    /// today is the day for which the checks are asked.
    [[nodiscard]] base::Date today() const { return today_; }
    /// speech is the language of who reads the findings, which need not be that of the organization's texts.
    [[nodiscard]] const base::Speech& speech() const { return speech_; }
    /// words is a list of the book in the language of the organization: German ones stand under the name with `De`
    /// behind.
    [[nodiscard]] const Words& words(const CheckRule& rule, std::string_view name, const Words& german) const;
    /// is_german tells whether the organization's texts are German.
    [[nodiscard]] bool is_german() const;

    /// say is a sentence for a verdict, made by `make` of the speech where sentences are wanted and empty where they
    /// are not: counting a plan's ten thousand findings must not cost ten thousand texts.
    template <class Make>
        requires std::invocable<Make, const base::Speech&>
    [[nodiscard]] std::string say(Make make) const {
        return is_silent_ ? std::string() : std::string(make(speech_));
    }
    /// say is that sentence where nothing is to be filled in.
    [[nodiscard]] std::string say(std::string_view english) const {
        return is_silent_ ? std::string() : speech_.text(english);
    }
    /// name_of is the name of a person, or a neutral word for someone who is not here.
    [[nodiscard]] std::string name_of(std::string_view person_id) const { return graph_.name_of(person_id, speech_); }

    /// judge asks one check about one part and applies overrides, without making sentences. Null where the book leaves
    /// the check out.
    [[nodiscard]] std::optional<Outcome> judge(std::size_t check, Node node) const;
    /// judge_all adds the outcomes of all checks that concern this part, in their order. Key results that are judged
    /// before their objectives are asked once, not twice.
    void judge_all(Node node, std::vector<Outcome>& outcomes) const;
    /// outcome_of makes an outcome about any part from a verdict; overrides are applied.
    [[nodiscard]] Outcome outcome_of(std::size_t check, Node node, const Verdict& verdict) const;

    /// run asks one check about one part and applies overrides. Null where the book leaves the check out.
    [[nodiscard]] std::optional<Finding> run(std::size_t check, Node node) const;
    /// run_all asks all checks that concern this part, in their order.
    [[nodiscard]] std::vector<Finding> run_all(Node node) const;
    /// run_all adds their findings to a list.
    void run_all(Node node, std::vector<Finding>& findings) const;
    /// gaps counts the blocking checks that fail for a part.
    [[nodiscard]] int gaps(Node node) const;
    /// finding_of makes a finding about any part from a verdict; overrides are applied.
    [[nodiscard]] Finding finding_of(std::size_t check, Node node, Verdict verdict) const;

  private:
    [[nodiscard]] const entities::Override* find_override(std::string_view check, std::string_view subject,
                                                          bool ended) const;
    [[nodiscard]] std::shared_ptr<const OverrideInfo> info_of(const entities::Override* found) const;
    [[nodiscard]] Outcome judge_silently(std::size_t check, Node node) const;

    const PlanGraph& graph_;
    base::Date today_;
    base::Speech speech_;
    std::vector<const CheckRule*> rules_;             // by place in the registry
    std::array<std::vector<std::size_t>, 10> asked_;  // places of the checks that the book has, by Part
    mutable std::vector<int> key_result_gaps_;        // -1 where not asked yet
    mutable bool is_silent_ = false;
};

/// Check is one entry of the registry.
struct Check {
    /// Ask is the function behind a check.
    using Ask = Verdict (*)(const Scope& scope, const CheckRule& rule, Index subject);

    std::string_view key;
    Part concerns;
    Ask ask;
};

/// checks are all checks in the order of the book.
[[nodiscard]] std::span<const Check> checks();
/// place_of is the place of a check among all, or the number of checks where there is none of that name.
[[nodiscard]] std::size_t place_of(std::string_view key);

/// subject_of names a node for people.
[[nodiscard]] Subject subject_of(const PlanGraph& graph, Node node);

}  // namespace plumbline::insight
