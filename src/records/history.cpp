#include <algorithm>

#include "records/difference.h"
#include "records/records.h"

namespace plumbline::records {

using base::JsonArray;
using base::JsonObject;
using base::Result;

Result<JsonArray> Records::history(const Asking& asking, const schema::EntityType& type, const std::string& id) {
    const Access access(catalog_, asking.caller);
    if (!access.may(Act::Read, type)) return base::fail(refusal(asking.caller, Act::Read, type));
    JsonArray states;
    TRY(store_.read([&](store::Transaction& transaction) -> Result<void> {
        const auto entries = TRY(transaction.history(type, id));
        if (entries.empty() || !TRY(access.can(transaction, Act::Read, type, entries.back().data)))
            return base::fail(base::not_found("There is no such " + type.label + ", or you may not see it."));
        // A name taken back is taken back for the earlier states too.
        const bool is_nameless = !asking.caller.is_system && std::ranges::any_of(entries, [&](const auto& entry) {
            return type.is_nameless(entry.data);
        });
        JsonObject before;
        for (const store::Entry& entry : entries) {
            JsonObject shown = TRY(access.shown(transaction, type, entry.data));
            if (is_nameless)
                for (const char* author : {"createdBy", "updatedBy"}) shown.erase(author);
            JsonObject state{{"seq", entry.seq},
                             {"at", entry.seal.at},
                             {"by", entry.seal.doer()},
                             {"reason", entry.seal.reason},
                             {"operation", entry.operation},
                             {"revision", entry.revision},
                             {"changes", difference(before, shown)},
                             {"record", shown}};
            if (const std::string principal = entry.seal.principal(); !principal.empty()) state["for"] = principal;
            if (!shown.contains("createdBy"))
                for (const char* author : {"by", "for"}) state.erase(author);
            states.emplace_back(std::move(state));
            before = std::move(shown);
        }
        return {};
    }));
    return states;
}

}  // namespace plumbline::records
