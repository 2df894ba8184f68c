#include "insight/evidence/amounts.h"

#include <algorithm>
#include <array>

#include "insight/evidence/figure.h"

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

void AmountSum::add(const Amount& one) {
    amount.asked += one.asked;
    amount.granted += std::min(one.asked, one.granted);
    ++asks;
}

void AmountSum::write(base::JsonObject& row) const {
    row["asks"] = asks;
    row["asked"] = rounded(amount.asked);
    row["granted"] = rounded(amount.granted);
    row["shortfall"] = rounded(amount.shortfall());
}

}  // namespace plumbline::insight::evidence
