#pragma once
// What figures are measured against, as library/evidence.yaml says. Data, not code.

#include "base/result.h"

namespace plumbline::insight::evidence {

/// SponsorScale is the points of a sponsor's activity score; `library/evidence.yaml` says what each is for.
struct SponsorScale {
    int window_days = 90;
    int lapse_days = 45;
    double signed_charter = 15;
    double backup = 10;
    double stated_time = 10;
    double confirmed = 5;
    double per_act = 10;
    double most_for_acts = 30;
    double kept_promises = 20;
    double late_share = 0.5;
    double recent_act = 10;
};

/// Scale is all of them.
struct Scale {
    int reporting_days = 180;  ///< the window in which punctuality is looked at
    SponsorScale sponsor;
};

/// read_scale reads a scale from its JSON form; what is left out keeps its usual value.
[[nodiscard]] base::Result<Scale> read_scale(std::string_view json);

/// load_shipped_scale reads the scale that ships inside the binary.
[[nodiscard]] base::Result<Scale> load_shipped_scale();

}  // namespace plumbline::insight::evidence
