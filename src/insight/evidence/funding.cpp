#include "insight/evidence/all.h"
#include "insight/evidence/pick.h"

namespace plumbline::insight::evidence {

using entities::Funding;

namespace {

Figure sum_of(const Facts& facts, const char* name, std::string label, std::optional<double> Funding::* amount,
              bool with_refused) {
    Figure figure;
    figure.name = name;
    figure.label = std::move(label);
    figure.type = "funding";
    Sums sums;
    std::size_t blank = 0;
    for (const Funding& funding : facts.fundings) {
        if (!with_refused && funding.status == Funding::Status::Refused) continue;
        if (!(funding.*amount)) {
            ++blank;
            continue;
        }
        ++figure.drawn_from;
        figure.ids.push_back(funding.id);
        sums[currency_of(facts, funding.currency)] += *(funding.*amount);
    }
    put_one_sum(facts, figure, sums);
    if (sums.empty()) figure.missing.emplace_back(facts.speech("No amount is recorded."));
    add_missing(figure, facts.speech, blank, "{} funding has no such amount.", "{} fundings have no such amount.");
    return figure;
}

Figure by_initiative(const Facts& facts) {
    struct Money {
        double requested = 0;
        double approved = 0;
        double spent = 0;
    };
    std::map<std::pair<std::string, std::string>, Money> sums;  // initiative and currency
    for (const Funding& funding : facts.fundings) {
        Money& money = sums[{funding.initiative, currency_of(facts, funding.currency)}];
        money.requested += funding.requested.value_or(0);
        money.approved += funding.status == Funding::Status::Refused ? 0 : funding.approved.value_or(0);
        money.spent += funding.spent.value_or(0);
    }
    std::vector<std::string> over;
    Figure figure;
    for (const auto& [key, money] : sums) {
        if (money.spent > money.approved) over.push_back(key.first);
        figure.rows.emplace_back(base::JsonObject{{"initiative", key.first},
                                                  {"title", title_of_initiative(facts, key.first)},
                                                  {"currency", key.second},
                                                  {"requested", rounded(money.requested)},
                                                  {"approved", rounded(money.approved)},
                                                  {"spent", rounded(money.spent)}});
    }
    Figure counted = count_of("initiatives-overspent", facts.speech("Initiatives that spent more than was approved"),
                              "initiatives", "initiative", std::move(over), facts.fundings.size());
    counted.rows = std::move(figure.rows);
    return counted;
}

}  // namespace

Figures funding(const Facts& facts) {
    const auto approved = those_where(facts.fundings, [](const Funding& one) {
        return one.status == Funding::Status::Approved || one.status == Funding::Status::Closed;
    });
    return {sum_of(facts, "money-requested", facts.speech("Money requested"), &Funding::requested, true),
            sum_of(facts, "money-approved", facts.speech("Money approved"), &Funding::approved, false),
            sum_of(facts, "money-spent", facts.speech("Money spent"), &Funding::spent, true),
            share_where(
                "approvals-named", facts.speech("Approved fundings that name their approver"), "funding", approved,
                [](const Funding& one) { return !one.approver.empty(); }, facts.speech("No funding is approved.")),
            by_initiative(facts)};
}

}  // namespace plumbline::insight::evidence
