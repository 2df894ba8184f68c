#pragma once
// What an ask came to in figures.

#include <optional>

#include "insight/evidence/facts.h"

namespace plumbline::insight::evidence {

/// is_answered tells whether an ask was granted, granted in part or refused.
[[nodiscard]] bool is_answered(const entities::Ask& ask);

/// Amount is how much was asked for and how much granted.
struct Amount {
    double asked = 0;
    double granted = 0;
    /// shortfall is what was not granted; 0 where more was granted than asked for.
    [[nodiscard]] double shortfall() const { return asked > granted ? asked - granted : 0; }
};

/// amount_of is the amounts of an answered ask: a refusal grants nothing, and a grant without amount grants all.
/// Nothing where no amount was asked for, or where a part was granted and nobody said how much.
[[nodiscard]] std::optional<Amount> amount_of(const entities::Ask& ask);

/// AmountSum adds up the amounts of several asks; what was granted beyond one ask makes up for no other.
struct AmountSum {
    Amount amount;
    int asks = 0;
    /// add counts one ask.
    void add(const Amount& one);
    /// write puts the sum into a row: asks, asked, granted, shortfall.
    void write(base::JsonObject& row) const;
};

/// resource_name is the key of what was asked for: `licences`; `other` where it was not said.
[[nodiscard]] std::string_view resource_name(const entities::Ask& ask);

}  // namespace plumbline::insight::evidence
