#pragma once
// Facts for tests of figures, from a plan written as JSON.

#include <algorithm>

#include "insight/evidence/evidence.h"
#include "insight/test_plan.h"

namespace plumbline::insight::testing {

/// facts_of builds the facts of the program `p` on a day.
inline evidence::Facts facts_of(const Plan& plan, evidence::Past past = {}, base::Date today = Today) {
    return evidence::facts_from(plan.records(), std::move(past), "p", shipped_book(),
                                evidence::load_shipped_scale().value(), today);
}

/// named is the figure of a name; a test fails where there is none.
inline evidence::Figure named(const evidence::Figures& figures, std::string_view name) {
    const auto found = std::ranges::find(figures, name, &evidence::Figure::name);
    if (found != figures.end()) return *found;
    ADD_FAILURE() << "no figure " << name;
    return {};
}

/// rows_text is the rows of a figure as one line of JSON.
inline std::string rows_text(const evidence::Figure& figure) {
    return base::to_text(base::Json(figure.rows));
}

}  // namespace plumbline::insight::testing
