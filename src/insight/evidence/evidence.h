#pragma once
// The evidence that each capability yields, computed from stored facts: one registered group of figures a capability.
//
//     for (const Group& group : groups()) … group.measure(facts) …

#include <span>
#include <string_view>
#include <vector>

#include "insight/evidence/facts.h"
#include "insight/evidence/figure.h"

namespace plumbline::insight::evidence {

/// Group is the figures of one capability.
struct Group {
    std::string_view capability;                 ///< `C03`
    std::string_view title;                      ///< in English: what the capability is, in few words
    std::vector<std::string_view> needs;         ///< types without which nothing can be said
    Figures (*measure)(const Facts&) = nullptr;  ///< a pure function
};

/// groups are all groups in the order of the capabilities.
[[nodiscard]] const std::vector<Group>& groups();

/// Measured is what a group came to.
struct Measured {
    const Group* group = nullptr;
    Figures figures;
    std::vector<std::string_view> withheld;  ///< needed types that the caller may not read; then there are no figures
};

/// measure_all computes every group.
[[nodiscard]] std::vector<Measured> measure_all(const Facts& facts);

/// to_json writes the evidence of a program for the API.
[[nodiscard]] base::JsonObject to_json(const Facts& facts, const std::vector<Measured>& measured);

/// unit_to_json writes the figures of one unit's workspace (C18) for the API.
[[nodiscard]] base::JsonObject unit_to_json(const Facts& facts, Index unit);

}  // namespace plumbline::insight::evidence
