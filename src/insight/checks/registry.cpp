#include <algorithm>
#include <array>

#include "insight/checks/all.h"

namespace plumbline::insight {

std::span<const Check> checks() {
    static constexpr std::array<Check, 23> All{{
        {"VIS-GRAMMAR", Part::Vision, vis_grammar},     {"VIS-TESTED", Part::Vision, vis_tested},
        {"VIS-REVIEW", Part::Vision, vis_review},       {"OBJ-PRIORITY", Part::Objective, obj_priority},
        {"OBJ-RESULT", Part::Objective, obj_result},    {"OBJ-PLAIN", Part::Objective, obj_plain},
        {"KR-UNIT", Part::KeyResult, kr_unit},          {"KR-BASE", Part::KeyResult, kr_base},
        {"KR-TARGET", Part::KeyResult, kr_target},      {"KR-TIME", Part::KeyResult, kr_time},
        {"KR-LINK", Part::KeyResult, kr_link},          {"KR-REAL", Part::KeyResult, kr_real},
        {"KR-SINGLE", Part::KeyResult, kr_single},      {"KR-SOURCE", Part::KeyResult, kr_source},
        {"INI-ACTION", Part::Initiative, ini_action},   {"INI-RESULT", Part::Initiative, ini_result},
        {"INI-HORIZON", Part::Initiative, ini_horizon}, {"INI-RANK", Part::Initiative, ini_rank},
        {"INI-SPONSOR", Part::Initiative, ini_sponsor}, {"PRG-SPONSOR", Part::Program, prg_sponsor},
        {"PRG-COVER", Part::Program, prg_cover},        {"PRG-CHANGE", Part::Program, prg_change},
        {"PRG-URGENCY", Part::Program, prg_urgency},
    }};
    return All;
}

std::size_t place_of(std::string_view key) {
    const auto all = checks();
    return static_cast<std::size_t>(std::ranges::find(all, key, &Check::key) - all.begin());
}

}  // namespace plumbline::insight
