#pragma once
// Whether the title of a key result states more than one measure, and how to split it.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/speech.h"
#include "insight/check_book.h"

namespace plumbline::insight {

/// Compound is what a title joins and what to write instead.
struct Compound {
    std::string why;                 ///< one sentence
    std::vector<std::string> parts;  ///< proposed titles
};

/// find_compound looks for two amounts joined ("costs fall by 10 % and reuse rises by 20 %"), a second condition joined
/// to one amount ("are trained and actively promote it"), or an amount joined to a quality without a figure ("… with
/// high standards"). Amounts that only say when ("within 30 days", "by 2027") or out of how many ("12 of 15") do not
/// count.
[[nodiscard]] std::optional<Compound> find_compound(std::string_view title, const Words& joiners, const Words& vague,
                                                    const base::Speech& speech = base::Speech::english());

}  // namespace plumbline::insight
