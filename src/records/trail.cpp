#include "records/trail.h"

#include <algorithm>
#include <optional>
#include <ranges>

namespace plumbline::records {

using base::JsonArray;
using base::JsonObject;
using base::Result;

namespace {

constexpr int MostEntries = 20;

class Trail {
  public:
    Trail(const schema::Catalog& catalog, const Asking& asking, store::Transaction& transaction)
        : catalog_(catalog), access_(catalog, asking.caller), transaction_(transaction) {}

    /// A change as it may be told; nothing where that would say whose it is.
    Result<std::optional<JsonObject>> told(const store::Link& link, bool is_of_somebody) {
        std::int64_t count = 0;
        bool may_be_nameless = false;
        for (const auto& [name, of_type] : TRY(transaction_.count_by_type(link.seq))) {
            const schema::EntityType* type = catalog_.find_type(name);
            may_be_nameless = may_be_nameless || (type != nullptr && !type->nameless.empty());
            count += of_type;
        }
        // Of many together nobody looks at each.
        bool is_nameless = may_be_nameless && count > MostEntries;
        JsonArray entries;
        for (const store::Entry& entry : TRY(transaction_.first_entries_of(link.seq, MostEntries))) {
            is_nameless = is_nameless || TRY(hides_author(entry));
            entries.emplace_back(TRY(shown(entry)));
        }
        if (is_nameless && is_of_somebody) return std::optional<JsonObject>();
        JsonObject item{{"seq", link.seq},   {"at", link.seal.at}, {"reason", link.seal.reason},
                        {"hash", link.hash}, {"count", count},     {"entries", std::move(entries)}};
        if (is_nameless) return std::optional(std::move(item));
        item["by"] = link.seal.doer();
        if (const std::string principal = link.seal.principal(); !principal.empty()) item["for"] = principal;
        return std::optional(std::move(item));
    }

  private:
    const schema::Catalog& catalog_;
    Access access_;
    store::Transaction& transaction_;

    Result<JsonObject> shown(const store::Entry& entry) {
        JsonObject item{{"type", entry.type},
                        {"record", entry.record},
                        {"operation", entry.operation},
                        {"revision", entry.revision}};
        const schema::EntityType* type = catalog_.find_type(entry.type);
        if (type == nullptr) return item;
        item["collection"] = type->collection;
        if (const base::Json* facts = entry.data.if_contains("count"); entry.operation == "append" && facts != nullptr)
            item["facts"] = *facts;
        if (!TRY(access_.can(transaction_, Act::Read, *type, entry.data))) return item;
        const JsonObject record = TRY(access_.shown(transaction_, *type, entry.data));
        if (const std::string title = base::text_or(record, "title"); !title.empty()) item["title"] = title;
        return item;
    }

    /// A name taken back later is taken back for this change too.
    Result<bool> hides_author(const store::Entry& entry) {
        const schema::EntityType* type = catalog_.find_type(entry.type);
        if (type == nullptr || (type->nameless.empty() && !type->hides_authors)) return false;
        if (type->hides_authors) {
            const JsonObject record = TRY(access_.shown(transaction_, *type, entry.data));
            if (entry.data.contains("createdBy") && !record.contains("createdBy")) return true;
        }
        if (type->nameless.empty()) return false;
        const auto states = TRY(transaction_.history(*type, entry.record));
        return std::ranges::any_of(states, [&](const store::Entry& state) { return type->is_nameless(state.data); });
    }
};

}  // namespace

Result<JsonObject> trail(Records& records, const Asking& asking, const store::Sought& sought, int most) {
    JsonObject answer;
    TRY(records.store().read([&](store::Transaction& transaction) -> Result<void> {
        const auto last = TRY(transaction.last_link());
        answer = {{"links", last ? last->seq : 0}, {"head", last ? last->hash : ""}};
        const auto links = TRY(transaction.links_before(sought, most + 1));
        Trail told(records.catalog(), asking, transaction);
        JsonArray items;
        for (const store::Link& link : links | std::views::take(most)) {
            if (auto item = TRY(told.told(link, !sought.actor.empty()))) items.emplace_back(std::move(*item));
        }
        answer["items"] = std::move(items);
        if (links.size() > static_cast<std::size_t>(most))
            answer["next"] = links.at(static_cast<std::size_t>(most) - 1).seq;
        return {};
    }));
    return answer;
}

}  // namespace plumbline::records
