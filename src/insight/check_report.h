#pragma once
// The checks of a whole program, what they come to, and the few next steps that are worth most.
//
//     const CheckReport report = check_program(graph, program, book, today);
//     for (const NextStep& step : report.next_steps) …

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "insight/checks/check.h"

namespace plumbline::insight {

/// AnswerCounts counts findings by their answer.
struct AnswerCounts {
    int holds = 0;
    int fails = 0;
    int cannot_tell = 0;
    int overridden = 0;

    /// add counts one answer.
    void add(Answer answer);
    /// add counts all of another one.
    void add(const AnswerCounts& others);
};

/// CheckCounts is how one check came out over all parts that it concerns.
struct CheckCounts {
    std::string_view check;
    AnswerCounts counts;
};

/// PartCounts is how many parts of a kind are planned or running, and how many of them pass every blocking check.
struct PartCounts {
    Part part = Part::Program;
    int total = 0;
    int ready = 0;
};

/// NextStep is one thing worth doing: the same gap in several parts, or several gaps of the same few.
struct NextStep {
    std::string_view check;
    Severity severity = Severity::Advises;
    std::string title;             ///< one sentence: "12 initiatives have no owner."
    std::string hint;              ///< how to mend it
    std::size_t count = 0;         ///< of the parts with this gap
    std::vector<Subject> records;  ///< those parts, at most as many as were asked for
    std::vector<Subject> unlocks;  ///< the objectives that can go live once it is done
    double value = 0;              ///< the weight of the check by how near the part is to going live
};

/// DraftCounts is what checks say about parts that wait to be activated: until then it holds nothing up.
struct DraftCounts {
    int parts = 0;  ///< drafts of which something fails
    AnswerCounts counts;
};

/// CheckReport is the state of one program's plan on one day.
struct CheckReport {
    Subject program;
    base::Date today;
    std::vector<Finding> findings;      ///< those asked for: program, visions, objectives, key results, initiatives;
                                        ///< each in the order of the book
    std::size_t findings_left_out = 0;  ///< findings that were asked for beyond the most
    AnswerCounts counts;                ///< of all parts, drafts included
    DraftCounts drafts;
    int blocking = 0;  ///< findings that fail and block
    std::vector<CheckCounts> by_check;
    std::vector<PartCounts> parts;
    std::vector<NextStep> next_steps;  ///< at most five, the most valuable first
};

/// Shown is how much of a report is made and written; as it stands, all of it.
struct Shown {
    /// No limit.
    static constexpr std::size_t All = static_cast<std::size_t>(-1);
    /// Members are the names that `members` takes.
    static constexpr std::array<std::string_view, 7> Members{"counts", "drafts",    "blocking", "parts",
                                                             "checks", "nextSteps", "findings"};

    std::vector<std::string> members;   ///< what is wanted beside program and date; empty: everything
    std::vector<std::string> checks;    ///< findings of these checks alone; empty: of all
    std::optional<Answer> answer;       ///< findings with this answer alone
    std::optional<bool> drafts;         ///< findings about drafts alone, or about other parts alone
    std::vector<std::string> subjects;  ///< findings about the records of these ids alone; empty: about all
    std::size_t most = All;             ///< findings, and records of one finding or step

    /// wants tells whether a member is wanted.
    [[nodiscard]] bool wants(std::string_view member) const;
    /// wants tells whether a finding of this check with this answer is wanted, whomever it is about.
    [[nodiscard]] bool wants(std::string_view check, Answer answer) const;
    /// wants_about tells whether findings about a record are wanted.
    [[nodiscard]] bool wants_about(std::string_view id) const;
};

/// check_program asks all checks about the open parts of one program. Everything is counted and ranked; sentences are
/// made for those findings and steps alone that are shown, since they cost far more than the answers; they are said
/// in the language of `speech`.
[[nodiscard]] CheckReport check_program(const PlanGraph& graph, Index program, const CheckBook& book, base::Date today,
                                        const Shown& shown = {}, const base::Speech& speech = base::Speech::english());

/// blocking is what stops the activation of one part: its own failing checks that block. For an objective without a key
/// result that passes, also those of the key result that comes nearest; for a program, those of its visions where none
/// passes.
[[nodiscard]] std::vector<Finding> blocking(const PlanGraph& graph, Node node, const CheckBook& book, base::Date today,
                                            const base::Speech& speech = base::Speech::english());

/// finding_of is the finding behind an outcome, with its sentences.
[[nodiscard]] Finding finding_of(const Scope& scope, const Outcome& outcome);

/// next_steps picks at most five steps, each with at most `most` records: those about live parts before those about
/// drafts; then what alone keeps an objective from going live, what else blocks, what advises; within each by weight
/// and by how near the part is to going live. What else is found on the few parts of a step is told with it.
[[nodiscard]] std::vector<NextStep> next_steps(const Scope& scope, const std::vector<Outcome>& outcomes,
                                               const CheckBook& book, std::size_t most);

/// answer_name is the key of an answer: `cannot-tell`.
[[nodiscard]] std::string_view answer_name(Answer answer);
/// severity_name is the key of a severity: `blocks`.
[[nodiscard]] std::string_view severity_name(Severity severity);
/// to_json writes type, id and title.
[[nodiscard]] base::JsonObject to_json(const Subject& subject);
/// to_json writes a finding for the API and the command line, with at most that many records; what does not apply is
/// left out.
[[nodiscard]] base::JsonObject to_json(const Finding& finding, std::size_t most = Shown::All);

/// to_json writes a step with at most that many records, and how many there are.
[[nodiscard]] base::JsonObject to_json(const NextStep& step, std::size_t most = Shown::All);
/// to_json writes a report as far as it is wanted; `findingsLeftOut` says how many findings `most` cut off.
[[nodiscard]] base::JsonObject to_json(const CheckReport& report, const Shown& shown = {});

}  // namespace plumbline::insight
