#include <algorithm>
#include <array>
#include <set>

#include "insight/evidence/all.h"
#include "insight/evidence/pick.h"

namespace plumbline::insight::evidence {

using base::JsonObject;
using entities::KeyResult;
using entities::Override;

namespace {

bool is_live(const Facts& facts, const KeyResult& one) {
    if (one.status != KeyResult::Status::Active) return false;
    const auto objectives = facts.graph.key_result_objectives.of(look_up(facts.graph.key_results, one.id));
    return std::ranges::any_of(objectives, [&](Index objective) {
        return facts.plan().objectives[objective].status == entities::Objective::Status::Active;
    });
}

JsonObject row_of(const KeyResult& one) {
    JsonObject row{{"keyResult", one.id}, {"title", one.title}};
    if (one.kept_baseline) row["value"] = *one.kept_baseline;
    if (!one.unit.empty()) row["unit"] = one.unit;
    if (one.kept_baseline_date) row["date"] = base::format_date(*one.kept_baseline_date);
    if (!one.kept_baseline_source.empty()) row["source"] = one.kept_baseline_source;
    if (one.baseline_kept_at) row["keptAt"] = base::format_instant(*one.baseline_kept_at);
    if (one.baseline) row["now"] = *one.baseline;
    return row;
}

}  // namespace

Figures baselines(const Facts& facts) {
    const auto live = those_where(facts.plan().key_results, [&](const KeyResult& one) { return is_live(facts, one); });
    Figure kept = share_where(
        "baselines-kept", facts.speech("Live key results whose baseline was kept when they went live"), "key-result",
        live, [](const KeyResult& one) { return one.baseline_kept_at.has_value(); },
        facts.speech("No key result is live under a live objective."));
    std::size_t sought = 0;
    std::size_t bare = 0;
    std::vector<std::string> corrected;
    for (const KeyResult* one : live) {
        sought += !one->baseline && one->find_baseline_by ? 1U : 0U;
        if (!one->baseline_kept_at) continue;
        kept.rows.emplace_back(row_of(*one));
        bare += one->kept_baseline_date && !one->kept_baseline_source.empty() ? 0U : 1U;
        if (one->baseline != one->kept_baseline) corrected.push_back(one->id);
    }
    add_missing(kept, facts.speech, sought, "{} baseline is still to be found.", "{} baselines are still to be found.");
    add_missing(kept, facts.speech, bare, "{} kept baseline lacks its date or source.",
                "{} kept baselines lack their date or source.");
    return {std::move(kept),
            count_of("baselines-corrected", facts.speech("Live key results whose baseline was changed since"),
                     "key results", "key-result", std::move(corrected), live.size())};
}

Figures typed_measures(const Facts& facts) {
    static constexpr std::array<std::string_view, 4> Wanted{"KR-UNIT", "KR-BASE", "KR-TARGET", "KR-TIME"};
    std::set<std::string> all;
    std::set<std::string> wanting;
    std::size_t overridden = 0;
    for (const Finding& finding : facts.report.findings) {
        if (finding.subject.part != Part::KeyResult || std::ranges::find(Wanted, finding.check) == Wanted.end())
            continue;
        all.insert(finding.subject.id);
        if (finding.answer != Answer::Holds) wanting.insert(finding.subject.id);
        overridden += finding.answer == Answer::Overridden ? 1U : 0U;
    }
    Figure figure = share_of("key-results-checkable", facts.speech("Open key results that a machine can check"),
                             all.size() - wanting.size(), all.size(), facts.speech("There is no open key result."));
    figure.type = "key-result";
    figure.ids.assign(wanting.begin(), wanting.end());
    add_missing(figure, facts.speech, overridden, "{} gap was set aside and still counts as a gap.",
                "{} gaps were set aside and still count as gaps.");
    return {std::move(figure)};
}

Figures gates(const Facts& facts) {
    std::size_t ready = 0;
    std::size_t total = 0;
    std::vector<JsonObject> rows;
    for (const PartCounts& part : facts.report.parts) {
        if (part.part == Part::Vision) continue;  // a vision has no gate of its own: it stops its program
        ready += static_cast<std::size_t>(part.ready);
        total += static_cast<std::size_t>(part.total);
        if (part.total > 0)
            rows.push_back({{"type", part_name(part.part)}, {"total", part.total}, {"ready", part.ready}});
    }
    Figure rate = share_of("gates-passed", facts.speech("Parts that could go live today, of those that have a gate"),
                           ready, total, facts.speech("The plan has no open part."));
    put_rows(rate, std::move(rows));
    const auto& all = facts.plan().overrides;
    const auto in_force = [&](const Override& one) { return !one.until_date || *one.until_date >= facts.today; };
    Figure used = count_of("overrides-used", facts.speech("Checks that were set aside"), "overrides", "override",
                           ids_where(all, [](const Override&) { return true; }), all.size());
    for (const Override& one : all) {
        JsonObject row{
            {"check", one.check}, {"subject", one.subject}, {"reason", one.reason}, {"isInForce", in_force(one)}};
        if (!one.by.empty()) row["by"] = one.by;
        if (one.until_date) row["until"] = base::format_date(*one.until_date);
        used.rows.emplace_back(std::move(row));
    }
    return {std::move(rate), std::move(used),
            count_of("overrides-in-force", facts.speech("Checks that are set aside today"), "overrides", "override",
                     ids_where(all, in_force), all.size())};
}

}  // namespace plumbline::insight::evidence
