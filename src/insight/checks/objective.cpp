#include <algorithm>

#include "base/text.h"
#include "insight/checks/all.h"
#include "insight/checks/wording.h"
#include "insight/readability.h"

namespace plumbline::insight {

using base::Speech;

Verdict obj_priority(const Scope& scope, const CheckRule&, Index i) {
    const auto served = scope.graph().objective_priorities.of(i);
    if (!served.empty())
        return holds(scope.say([&](const Speech& speech) {
            return speech("It serves “{}”.", scope.all().priorities[served.front()].title);
        }));
    if (scope.all().objectives[i].priorities.empty())
        return fails(scope.say("It is linked to no priority of the organization."),
                     "serve no priority of the organization");
    return fails(scope.say("The priority that it names no longer exists."), "serve no priority of the organization");
}

Verdict obj_result(const Scope& scope, const CheckRule& rule, Index i) {
    using Status = entities::KeyResult::Status;
    int ready = 0;
    int linked = 0;
    Node nearest;
    int fewest = 0;
    for (const Index kr : scope.graph().objective_key_results.of(i)) {
        const Status status = scope.all().key_results[kr].status;
        if (status == Status::Missed || status == Status::Abandoned) continue;
        ++linked;
        const Node node{Part::KeyResult, kr};
        const int gaps = status == Status::Met ? 0 : scope.gaps(node);
        if (gaps == 0) ++ready;
        if (linked == 1 || gaps < fewest) {
            nearest = node;
            fewest = gaps;
        }
    }
    const auto wanted = static_cast<int>(rule.number("minimumKeyResults", 1));
    if (ready >= wanted)
        return holds(scope.say([&](const Speech& speech) {
            return speech.count(ready, "{} key result can be active.", "{} key results can be active.");
        }));
    if (linked == 0) return fails(scope.say("It has no key result."), "have no key result");
    Verdict verdict = fails(scope.say([&](const Speech& speech) {
        const std::string first = ready == 0 ? speech.count(linked, "Of {} key result none can be active.",
                                                            "Of {} key results none can be active.")
                                             : speech.count(linked, "Of {} key result too few can be active.",
                                                            "Of {} key results too few can be active.");
        const std::string& title = scope.graph().title_of(nearest);
        return first + " " +
               (fewest == 1 ? speech("“{}” comes nearest and lacks {} thing.", title, fewest)
                            : speech("“{}” comes nearest and lacks {} things.", title, fewest));
    }),
                            "have no key result that can be active");
    verdict.records = {nearest};
    return verdict;
}

namespace {

/// has_phrase tells whether the words of a phrase stand side by side in a text that is in lower case.
bool has_phrase(std::string_view text, std::string_view phrase) {
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; };
    for (std::size_t at = text.find(phrase); at != std::string_view::npos; at = text.find(phrase, at + 1)) {
        const bool begins = at == 0 || !is_letter(text[at - 1]);
        const std::size_t end = at + phrase.size();
        if (begins && (end == text.size() || !is_letter(text[end]))) return true;
    }
    return false;
}

const Words& german_why_words() {
    static const Words All{"damit", "weil",  "denn",    "um",      "sodass", "so dass",
                           "da",    "daher", "deshalb", "wodurch", "dadurch"};
    return All;
}

bool says_why(const Scope& scope, const CheckRule& rule, std::string_view description) {
    const Words& words = scope.words(rule, "whyWords", german_why_words());
    if (words.empty()) return true;
    const std::string lower = base::to_lower_ascii(description);
    return std::ranges::any_of(words, [&](const std::string& word) { return has_phrase(lower, word); });
}

}  // namespace

Verdict obj_plain(const Scope& scope, const CheckRule& rule, Index i) {
    const std::string& description = scope.all().objectives[i].description;
    if (!says_something(description)) return fails(scope.say("It has no description."), "have no description");
    const int words = count_words(description);
    const double most = rule.number("maximumWords", 60);
    const double least = rule.number("minimumWords", 8);
    const double level = scope.all().organization.readability_level.value_or(rule.number("maximumGrade", 10));
    if (words > most)
        return fails(scope.say([&](const Speech& speech) {
            return speech("Its description has {} words; at most {:.0f} are wanted.", words, most);
        }),
                     "have a description that is too long");
    if (words < least)
        return fails(scope.say([&](const Speech& speech) {
            return speech.count(words, "Its description has only {} word; that is too few to say what and why.",
                                "Its description has only {} words; that is too few to say what and why.");
        }),
                     "have a description that is too short");
    if (!says_why(scope, rule, description))
        return fails(scope.say("Its description does not say why it matters."), "do not say why they matter");
    const double grade = reading_grade(description, scope.is_german());
    if (grade > level)
        return fails(scope.say([&](const Speech& speech) {
            return speech("Its description asks for {} years of school; the level set is {}.", speech.number(grade, 1),
                          speech.number(level, 1));
        }),
                     "have a description that is hard to read");
    return holds(scope.say([&](const Speech& speech) {
        return speech("It says what and why in {} words, readable from grade {} on.", words,
                      speech.number(std::max(grade, 0.0), 1));
    }));
}

}  // namespace plumbline::insight
