#include <algorithm>
#include <array>

#include "insight/evidence/all.h"
#include "insight/evidence/amounts.h"
#include "insight/evidence/pick.h"

namespace plumbline::insight::evidence {

using entities::Ask;
using Status = entities::Ask::Status;

bool is_answered(const Ask& ask) {
    return ask.status == Status::Granted || ask.status == Status::PartlyGranted || ask.status == Status::Refused;
}

std::optional<Amount> amount_of(const Ask& ask) {
    if (!is_answered(ask) || !ask.quantity_asked) return std::nullopt;
    const double asked = *ask.quantity_asked;
    if (ask.quantity_granted) return Amount{asked, *ask.quantity_granted};
    if (ask.status == Status::PartlyGranted) return std::nullopt;
    return Amount{asked, ask.status == Status::Granted ? asked : 0};
}

std::string_view resource_name(const Ask& ask) {
    static constexpr std::array<std::string_view, 7> Names{"other", "people", "money",     "licences",
                                                           "time",  "talent", "technology"};
    return Names.at(static_cast<std::size_t>(ask.resource));
}

namespace {

bool is_raised(const Ask& ask) {
    return ask.status != Status::Draft && ask.status != Status::Unset;
}

Figure days_to_answer(const std::vector<Ask>& asks) {
    std::vector<double> days;
    std::size_t undated = 0;
    for (const Ask& ask : asks) {
        if (!is_answered(ask)) continue;
        if (ask.raised_date && ask.answered_date)
            days.push_back(base::days_between(*ask.raised_date, *ask.answered_date));
        else
            ++undated;
    }
    Figure figure = median_of("days-to-answer", "Days from an ask to its answer, the middle of all", "days",
                              std::move(days), "No ask with both dates has been answered.");
    add_missing(figure, undated, "answered ask lacks the day raised or the day answered",
                "answered asks lack the day raised or the day answered");
    return figure;
}

Figure shortfall(const std::vector<Ask>& asks) {
    struct Sum {
        Amount amount;
        int asks = 0;
    };
    std::map<std::pair<std::string, std::string>, Sum> sums;  // by resource and what is counted
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
        Sum& sum = sums[{std::string(resource_name(ask)), ask.quantity_unit}];
        sum.amount.asked += amount->asked;
        sum.amount.granted += std::min(amount->asked, amount->granted);
        ++sum.asks;
        if (amount->shortfall() > 0) short_of.push_back(ask.id);
    }
    Figure figure = count_of("asks-short", "Answered asks that got less than was asked for", "asks", "ask",
                             std::move(short_of), counted);
    for (const auto& [key, sum] : sums)
        figure.rows.emplace_back(base::JsonObject{{"resource", key.first},
                                                  {"countedIn", key.second},
                                                  {"asks", sum.asks},
                                                  {"asked", rounded(sum.amount.asked)},
                                                  {"granted", rounded(sum.amount.granted)},
                                                  {"shortfall", rounded(sum.amount.shortfall())}});
    if (counted == 0) {
        figure.value.reset();
        figure.missing.emplace_back("No answered ask states its amounts.");
    }
    add_missing(figure, unstated, "answered ask does not state its amounts",
                "answered asks do not state their amounts");
    return figure;
}

}  // namespace

Figures asks(const Facts& facts) {
    const std::vector<Ask>& all = facts.asks;
    const auto with = [&](const char* name, const char* label, auto condition) {
        return count_of(name, label, "asks", "ask", ids_where(all, condition), all.size());
    };
    Figure raised = with("asks-raised", "Asks that were raised", is_raised);
    add_missing(raised, all.size() - raised.ids.size(), "ask is still a draft", "asks are still drafts");
    return {std::move(raised),
            with("asks-granted", "Asks granted in full", [](const Ask& a) { return a.status == Status::Granted; }),
            with("asks-partly-granted", "Asks granted in part",
                 [](const Ask& a) { return a.status == Status::PartlyGranted; }),
            with("asks-refused", "Asks refused", [](const Ask& a) { return a.status == Status::Refused; }),
            with("asks-waiting", "Asks without an answer", [](const Ask& a) { return a.status == Status::Raised; }),
            days_to_answer(all),
            shortfall(all)};
}

}  // namespace plumbline::insight::evidence
