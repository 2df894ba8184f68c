#include "insight/evidence/all.h"

namespace plumbline::insight::evidence {

Figures structure(const Facts& facts) {
    std::size_t ready = 0;
    std::size_t total = 0;
    std::vector<base::JsonObject> rows;
    for (const PartCounts& part : facts.report.parts) {
        ready += static_cast<std::size_t>(part.ready);
        total += static_cast<std::size_t>(part.total);
        if (part.total > 0)
            rows.push_back({{"type", part_name(part.part)}, {"total", part.total}, {"ready", part.ready}});
    }
    Figure figure =
        share_of("parts-passing", facts.speech("Parts of the plan that pass every check that can stop them"), ready,
                 total, facts.speech("The plan has no open part."));
    put_rows(figure, std::move(rows));
    return {std::move(figure)};
}

}  // namespace plumbline::insight::evidence
