#include "insight/evidence/all.h"
#include "insight/evidence/amounts.h"
#include "insight/evidence/pick.h"

namespace plumbline::insight::evidence {

using entities::Ask;
using Status = entities::Ask::Status;

namespace {

bool is_raised(const Ask& ask) {
    return ask.status != Status::Draft && ask.status != Status::Unset;
}

Figure days_to_answer(const Facts& facts) {
    const std::vector<Ask>& asks = facts.asks;
    std::vector<double> days;
    std::size_t undated = 0;
    for (const Ask& ask : asks) {
        if (!is_answered(ask)) continue;
        if (ask.raised_date && ask.answered_date)
            days.push_back(base::days_between(*ask.raised_date, *ask.answered_date));
        else
            ++undated;
    }
    Figure figure = median_of("days-to-answer", facts.speech("Days from an ask to its answer, the middle of all"),
                              "days", std::move(days), facts.speech("No ask with both dates has been answered."));
    add_missing(figure, facts.speech, undated, "{} answered ask lacks the day raised or the day answered.",
                "{} answered asks lack the day raised or the day answered.");
    return figure;
}

Figure shortfall(const Facts& facts) {
    const std::vector<Ask>& asks = facts.asks;
    std::map<std::pair<std::string, std::string>, AmountSum> sums;  // by resource and what is counted
    std::vector<std::string> short_of;
    std::size_t counted = 0;
    std::size_t unstated = 0;
    for (const Ask& ask : asks) {
        if (!is_answered(ask)) continue;
        const auto amount = amount_of(ask);
        if (!amount) {
            ++unstated;
            continue;
        }
        ++counted;
        sums[{std::string(resource_name(ask)), ask.quantity_unit}].add(*amount);
        if (amount->shortfall() > 0) short_of.push_back(ask.id);
    }
    Figure figure = count_of("asks-short", facts.speech("Answered asks that got less than was asked for"), "asks",
                             "ask", std::move(short_of), counted);
    for (const auto& [key, sum] : sums) {
        base::JsonObject row{{"resource", key.first}, {"countedIn", key.second}};
        sum.write(row);
        figure.rows.emplace_back(std::move(row));
    }
    if (counted == 0) {
        figure.value.reset();
        figure.missing.emplace_back(facts.speech("No answered ask states its amounts."));
    }
    add_missing(figure, facts.speech, unstated, "{} answered ask does not state its amounts.",
                "{} answered asks do not state their amounts.");
    return figure;
}

}  // namespace

Figures asks(const Facts& facts) {
    const std::vector<Ask>& all = facts.asks;
    const auto with = [&](const char* name, std::string label, auto condition) {
        return count_of(name, std::move(label), "asks", "ask", ids_where(all, condition), all.size());
    };
    Figure raised = with("asks-raised", facts.speech("Asks that were raised"), is_raised);
    add_missing(raised, facts.speech, all.size() - raised.ids.size(), "{} ask is still a draft.",
                "{} asks are still drafts.");
    return {
        std::move(raised),
        with("asks-granted", facts.speech("Asks granted in full"),
             [](const Ask& a) { return a.status == Status::Granted; }),
        with("asks-partly-granted", facts.speech("Asks granted in part"),
             [](const Ask& a) { return a.status == Status::PartlyGranted; }),
        with("asks-refused", facts.speech("Asks refused"), [](const Ask& a) { return a.status == Status::Refused; }),
        with("asks-waiting", facts.speech("Asks without an answer"),
             [](const Ask& a) { return a.status == Status::Raised; }),
        days_to_answer(facts),
        shortfall(facts)};
}

}  // namespace plumbline::insight::evidence
