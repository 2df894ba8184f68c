#include <algorithm>
#include <set>

#include "insight/evidence/all.h"
#include "insight/evidence/pick.h"
#include "insight/vision_statement.h"

namespace plumbline::insight::evidence {

using entities::TestComment;
using entities::TestRound;
using entities::Vision;

namespace {

std::string start_of(const TestRound& round) {
    return round.start_date ? base::format_date(*round.start_date) : round.created_at.substr(0, 10);
}

std::string key_of(const TestRound& round) {
    return start_of(round) + round.id;
}

/// The rounds of a vision in the order in which they began.
std::vector<const TestRound*> rounds_of(const Facts& facts, Index vision) {
    std::vector<const TestRound*> rounds;
    for (const Index round : facts.graph.vision_rounds.of(vision)) rounds.push_back(&facts.plan().test_rounds[round]);
    std::ranges::sort(rounds, {}, [](const TestRound* round) { return key_of(*round); });
    return rounds;
}

/// How often a vision was reworded from one day on and before another.
std::size_t edits_between(std::span<const State> states, const std::string& from, const std::string& before) {
    std::size_t edits = 0;
    for (std::size_t i = 1; i < states.size(); ++i)
        if (day_of(states[i]) >= from && day_of(states[i]) < before &&
            is_reworded(states[i - 1].record, states[i].record))
            ++edits;
    return edits;
}

struct Feedback {
    std::size_t agree = 0;
    std::size_t object = 0;
    std::size_t remarks = 0;
    std::size_t taken = 0;
    std::set<std::string> people;
};

Feedback feedback_on(const Facts& facts, const std::string& round) {
    Feedback feedback;
    for (const TestComment& comment : facts.test_comments) {
        if (comment.test_round != round) continue;
        if (comment.stance == TestComment::Stance::Agree)
            ++feedback.agree;
        else if (comment.stance == TestComment::Stance::Object)
            ++feedback.object;
        else
            ++feedback.remarks;
        feedback.taken += comment.is_taken ? 1U : 0U;
        if (!comment.person.empty()) feedback.people.insert(comment.person);
    }
    return feedback;
}

Figure edits_per_round(const Facts& facts) {
    Figure figure;
    figure.name = "edits-per-round";
    figure.label = facts.speech("Rewordings of a vision from one test round to the next");
    figure.unit = "edits";
    std::size_t edits = 0;
    for (Index vision = 0; vision < facts.plan().visions.size(); ++vision) {
        const Vision& record = facts.plan().visions[vision];
        const auto rounds = rounds_of(facts, vision);
        for (std::size_t i = 0; i < rounds.size(); ++i) {
            const std::string next = i + 1 < rounds.size() ? start_of(*rounds[i + 1]) : "9999";
            const std::size_t here = edits_between(facts.states(record.id), start_of(*rounds[i]), next);
            const Feedback feedback = feedback_on(facts, rounds[i]->id);
            figure.rows.emplace_back(base::JsonObject{{"vision", record.id},
                                                      {"round", rounds[i]->id},
                                                      {"title", rounds[i]->title},
                                                      {"startDate", start_of(*rounds[i])},
                                                      {"edits", here},
                                                      {"agree", feedback.agree},
                                                      {"object", feedback.object},
                                                      {"comment", feedback.remarks},
                                                      {"taken", feedback.taken}});
            edits += here;
        }
    }
    figure.drawn_from = figure.rows.size();
    if (figure.rows.empty()) {
        figure.missing.emplace_back(facts.speech("No vision was tested yet."));
        return figure;
    }
    figure.numerator = static_cast<double>(edits);
    figure.denominator = static_cast<double>(figure.rows.size());
    figure.value = rounded(*figure.numerator / *figure.denominator);
    return figure;
}

Figure agreement(const Facts& facts) {
    std::size_t agree = 0;
    std::size_t object = 0;
    std::vector<std::string> objections;
    for (const TestComment& comment : facts.test_comments) {
        agree += comment.stance == TestComment::Stance::Agree ? 1U : 0U;
        if (comment.stance != TestComment::Stance::Object) continue;
        ++object;
        objections.push_back(comment.id);
    }
    Figure figure = share_of("tests-agreeing", facts.speech("Test comments that agree, of those that agree or object"),
                             agree, agree + object, facts.speech("Nobody has agreed or objected yet."));
    figure.type = "test-comment";
    figure.ids = std::move(objections);
    add_missing(figure, facts.speech, facts.test_comments.size() - agree - object, "{} comment takes no side.",
                "{} comments take no side.");
    return figure;
}

Figure invited_heard(const Facts& facts) {
    std::size_t invited = 0;
    std::size_t heard = 0;
    std::size_t open_invitation = 0;
    for (const TestRound& round : facts.plan().test_rounds) {
        const Feedback feedback = feedback_on(facts, round.id);
        invited += round.participants.size();
        open_invitation += round.participants.empty() ? 1U : 0U;
        for (const std::string& person : round.participants) heard += feedback.people.contains(person) ? 1U : 0U;
    }
    Figure figure =
        share_of("tests-heard", facts.speech("People invited to a test round who said something under their name"),
                 heard, invited, facts.speech("No test round names whom it invited."));
    add_missing(figure, facts.speech, open_invitation, "{} test round does not say whom it invited.",
                "{} test rounds do not say whom they invited.");
    return figure;
}

}  // namespace

Figures vision(const Facts& facts) {
    const auto& visions = facts.plan().visions;
    const auto& rounds = facts.plan().test_rounds;
    const auto comments = those_where(facts.test_comments, [](const TestComment&) { return true; });
    Figure drafted = count_of("visions-drafted", facts.speech("Visions written"), "visions", "vision",
                              ids_where(visions, [](const Vision&) { return true; }), visions.size());
    Figure adopted = count_of("visions-adopted", facts.speech("Visions adopted"), "visions", "vision",
                              ids_where(visions, [](const Vision& v) { return v.status == Vision::Status::Adopted; }),
                              visions.size());
    Figure held = count_of("test-rounds-closed", facts.speech("Test rounds that were closed"), "rounds", "test-round",
                           ids_where(rounds, [](const TestRound& r) { return r.status == TestRound::Status::Closed; }),
                           rounds.size());
    return {std::move(drafted),
            std::move(adopted),
            std::move(held),
            edits_per_round(facts),
            agreement(facts),
            invited_heard(facts),
            share_where("tests-taken-up", facts.speech("Test comments that changed the vision"), "test-comment",
                        comments, &TestComment::is_taken, facts.speech("There are no test comments yet."))};
}

}  // namespace plumbline::insight::evidence
