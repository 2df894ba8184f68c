#include "actions/plan/gate.h"

#include <algorithm>

#include "actions/plan/load_plan.h"

namespace plumbline::actions {

using base::JsonObject;
using base::Result;
using records::Draft;

namespace {

constexpr std::size_t MostShown = 5;

bool goes_live(const Draft& draft) {
    const bool was = draft.before != nullptr && base::find_text(*draft.before, "status") == "active";
    return !was && base::find_text(draft.after, "status") == "active";
}

/// The plan as it would be with the draft.
void put_draft(insight::RecordsByType& records, const Draft& draft) {
    std::vector<JsonObject>& list = records[draft.type.name];
    const auto same = std::ranges::find_if(list, [&](const JsonObject& record) {
        return base::find_text(record, "id") == base::find_text(draft.after, "id");
    });
    if (same == list.end())
        list.push_back(draft.after);
    else
        *same = draft.after;
}

/// The field that a person would fill to mend a check, so that forms can show the finding in its place.
std::string field_of(std::string_view check) {
    static constexpr std::pair<std::string_view, std::string_view> Fields[] = {
        {"OBJ-PRIORITY", "priorities"}, {"OBJ-RESULT", "keyResults"}, {"KR-UNIT", "unit"},
        {"KR-BASE", "baseline"},        {"KR-TARGET", "target"},      {"KR-TIME", "deadline"},
        {"KR-LINK", "objectives"},      {"INI-ACTION", "nextStep"},   {"INI-RESULT", "links"},
        {"INI-HORIZON", "horizon"},     {"VIS-GRAMMAR", "visions"}};
    const auto* found = std::ranges::find(Fields, check, &std::pair<std::string_view, std::string_view>::first);
    return found == std::end(Fields) ? "status" : std::string(found->second);
}

}  // namespace

base::Error blocked(const std::vector<insight::Finding>& findings, const base::Speech& speech) {
    base::Error error =
        base::invalid("activation.blocked", "status",
                      speech("\"{}\" cannot go live yet: {}", findings.front().subject.title, findings.front().reason),
                      findings.front().hint);
    error.language = speech.language();
    for (const insight::Finding& finding : findings) {
        if (error.details.size() == MostShown) break;
        error.details.push_back(
            base::invalid(std::string(finding.check), field_of(finding.check), finding.reason, finding.hint));
    }
    return error;
}

records::Hook gate(const schema::Catalog& catalog, const insight::CheckBook& book, const base::Speeches& speeches) {
    return [&catalog, &book, &speeches](store::Transaction& transaction, Draft& draft) -> Result<void> {
        if (draft.act == records::Act::Delete || !goes_live(draft)) return {};
        // A right of its own, and asked for first: what stands in the way may speak of a plan that is not the caller's.
        const records::Access access(catalog, draft.asking.caller);
        TRY(access.require(transaction, records::Act::Activate, draft.type, draft.after));
        const std::string program = TRY(program_of(transaction, draft.type, draft.after));
        const bool is_new_program = draft.type.name == "program" && draft.before == nullptr;
        insight::RecordsByType records;
        if (!is_new_program && !program.empty())
            records = TRY(load_plan(transaction, catalog, program, Depth::Blocking));
        put_draft(records, draft);
        const insight::PlanGraph graph = insight::graph_from_records(records);
        const auto node = graph.find(base::text_or(draft.after, "id"));
        if (!node) return base::fail(base::internal("the draft is not in its own plan"));
        const base::Date today = records::today(draft.asking);
        const base::Speech& speech = speeches.in(draft.asking.language);
        const auto findings = insight::blocking(graph, *node, book, today, speech);
        if (!findings.empty()) return base::fail(blocked(findings, speech));
        if (draft.type.find_field("activatedAt") != nullptr) draft.after["activatedAt"] = draft.asking.at;
        return {};
    };
}

}  // namespace plumbline::actions
