#include "insight/evidence/evidence.h"

#include "insight/evidence/all.h"

namespace plumbline::insight::evidence {

using base::JsonArray;
using base::JsonObject;

const std::vector<Group>& groups() {
    static const std::vector<Group> All{
        {"C01", "A plan as a typed graph", {"objective", "key-result", "initiative", "priority", "link"}, structure},
        {"C03", "What the plan asks for", {"ask"}, asks},
    };
    return All;
}

std::vector<Measured> measure_all(const Facts& facts) {
    std::vector<Measured> all;
    for (const Group& group : groups()) {
        Measured measured{&group, {}, {}};
        for (const std::string_view type : group.needs)
            if (facts.withheld.contains(type)) measured.withheld.push_back(type);
        if (measured.withheld.empty()) measured.figures = group.measure(facts);
        all.push_back(std::move(measured));
    }
    return all;
}

JsonObject to_json(const Facts& facts, const std::vector<Measured>& measured) {
    JsonArray capabilities;
    for (const Measured& one : measured) {
        JsonArray figures;
        for (const Figure& figure : one.figures) figures.emplace_back(to_json(figure));
        JsonObject json{
            {"capability", one.group->capability}, {"title", one.group->title}, {"figures", std::move(figures)}};
        if (!one.withheld.empty()) {
            JsonArray types;
            for (const std::string_view type : one.withheld) types.emplace_back(type);
            json["withheld"] = std::move(types);
        }
        capabilities.emplace_back(std::move(json));
    }
    return {{"program", insight::to_json(facts.report.program)},
            {"today", base::format_date(facts.today)},
            {"capabilities", std::move(capabilities)}};
}

}  // namespace plumbline::insight::evidence
