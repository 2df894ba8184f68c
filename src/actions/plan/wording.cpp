#include "actions/plan/wording.h"

#include <algorithm>

#include "base/text.h"
#include "insight/vision_statement.h"

namespace plumbline::actions {

using base::JsonObject;
using base::Result;
using records::Draft;

namespace {

bool is_blank(const JsonObject& record, std::string_view field) {
    const base::Json* value = record.if_contains(field);
    return value == nullptr || value->is_null() || (value->is_string() && base::trim(value->get_string()).empty());
}

bool has_status(const JsonObject* record, std::string_view status) {
    return record != nullptr && base::find_text(*record, "status") == status;
}

/// Whether a statement is what the parts of the vision gave at some time, so that nobody wrote it.
Result<bool> was_composed(store::Transaction& transaction, const Draft& draft, const std::string& statement) {
    if (draft.before == nullptr) return false;
    if (insight::compose_statement(*draft.before) == statement) return true;
    const auto states = TRY(transaction.history(draft.type, base::text_or(*draft.before, "id")));
    return std::ranges::any_of(
        states, [&](const store::Entry& entry) { return insight::compose_statement(entry.data) == statement; });
}

void raise_version(const Draft& draft) {
    if (!has_status(draft.before, "adopted")) return;
    const long long before = base::integer_or(*draft.before, "versionNumber", 1);
    const long long given = base::integer_or(draft.after, "versionNumber", 1);
    const bool is_reworded = insight::is_reworded(*draft.before, draft.after);
    draft.after["versionNumber"] = std::max(given, is_reworded ? before + 1 : before);
}

/// Fills a field that is blank: as it was before, or else with a value.
void keep(const Draft& draft, std::string_view field, const base::Json& value) {
    if (!is_blank(draft.after, field)) return;
    const bool was_set = draft.before != nullptr && !is_blank(*draft.before, field);
    if (was_set)
        draft.after[field] = draft.before->at(field);
    else if (!value.is_null())
        draft.after[field] = value;
}

}  // namespace

records::Hook compose_vision() {
    return [](store::Transaction& transaction, Draft& draft) -> Result<void> {
        if (draft.act == records::Act::Delete) return {};
        const std::string statement = base::text_or(draft.after, "statement");
        const std::string composed = insight::compose_statement(draft.after);
        const bool is_ours = is_blank(draft.after, "statement") ||
                             (statement != composed && TRY(was_composed(transaction, draft, statement)));
        if (is_ours && composed.empty()) draft.after.erase("statement");
        if (is_ours && !composed.empty()) draft.after["statement"] = composed;
        raise_version(draft);
        if (has_status(&draft.after, "adopted") && !has_status(draft.before, "adopted"))
            keep(draft, "adoptedDate", base::Json(records::today_text(draft.asking)));
        return {};
    };
}

records::Hook keep_tested(const schema::Catalog& catalog) {
    return [&catalog](store::Transaction& transaction, Draft& draft) -> Result<void> {
        const bool is_closed = has_status(&draft.after, "closed");
        if (draft.act == records::Act::Delete || !(is_closed || has_status(&draft.after, "running"))) return {};
        const auto vision = TRY(transaction.find(catalog.type("vision"), base::text_or(draft.after, "vision")));
        if (vision) {
            const auto shown = [&](std::string_view field) {
                const base::Json* value = vision->if_contains(field);
                return value == nullptr ? base::Json(nullptr) : *value;
            };
            keep(draft, "testedStatement", shown("statement"));
            keep(draft, "versionNumber", shown("versionNumber"));
        }
        if (is_closed) keep(draft, "closedDate", base::Json(records::today_text(draft.asking)));
        return {};
    };
}

}  // namespace plumbline::actions
