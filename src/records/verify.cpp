#include "records/verify.h"

#include <fmt/format.h>

#include <map>

#include "base/encoding.h"
#include "schema/field_type.h"

namespace plumbline::records {

using base::JsonObject;
using base::Result;
using store::Entry;
using store::Link;

namespace {

constexpr std::size_t MostFindings = 20;

class Verifier {
  public:
    Verifier(const schema::Catalog& catalog, store::Transaction& transaction)
        : catalog_(catalog), transaction_(transaction) {}

    Result<Verified> run(const std::string& head) {
        bool head_seen = head.empty();
        for (std::int64_t from = 1;;) {
            const auto links = TRY(transaction_.links(from, 500));
            for (const Link& link : links) {
                TRY(check(link));
                head_seen = head_seen || link.hash == head;
                previous_ = link;
            }
            if (links.empty()) break;
            from = links.back().seq + 1;
        }
        if (!head_seen) say("The hash noted earlier is not in the chain: its end was cut off, or it was made anew.");
        found_.head = previous_.hash;
        TRY(check_tables());
        return std::move(found_);
    }

  private:
    const schema::Catalog& catalog_;
    store::Transaction& transaction_;
    Verified found_;
    Link previous_;
    std::map<std::pair<std::string, std::string>, Entry> last_;  // by type and record

    void say(std::string finding) {
        if (found_.findings.size() < MostFindings) found_.findings.push_back(std::move(finding));
    }

    Result<void> check(const Link& link) {
        ++found_.links;
        if (link.seq != previous_.seq + 1) say(fmt::format("Change {} is missing.", previous_.seq + 1));
        if (link.previous != previous_.hash)
            say(fmt::format("Change {} does not continue the one before it.", link.seq));
        if (store::hash_of(link) != link.hash)
            say(fmt::format("Change {} was altered (who, when, why or what it covers).", link.seq));
        const auto commitments = TRY(transaction_.commitments(link.seq));
        if (store::root_of(commitments) != link.root)
            say(fmt::format("Entries of change {} were added, removed or reordered.", link.seq));
        std::size_t at = 0;
        for (Entry& entry : TRY(transaction_.entries_of(link.seq))) {
            ++found_.entries;
            const std::string salt = TRY(transaction_.salt(entry.seq, entry.ordinal));
            const std::string expected = at < commitments.size() ? commitments[at++] : "";
            if (!salt.empty() && store::commitment_of(salt, entry.type, entry.record, entry.revision, entry.operation,
                                                      entry.data) != expected)
                say(fmt::format("Change {}: the {} {} was altered.", entry.seq, entry.type, entry.record));
            if (entry.operation != "append") last_[{entry.type, entry.record}] = std::move(entry);
        }
        return {};
    }

    Result<void> check_tables() {
        for (const schema::EntityType& type : catalog_.types()) {
            query::Query query;
            query.type = &type;
            query.top = 10000000;
            for (const store::Found& row : TRY(transaction_.select(query)).rows)
                if (type.kind == schema::Kind::Record) check(type, row.record);
            if (type.kind == schema::Kind::Fact) TRY(check_facts(type));
        }
        for (const auto& [key, entry] : last_)
            if (entry.operation != "delete")
                say(fmt::format("The {} {} is gone from its table.", key.first, key.second));
        return {};
    }

    void check(const schema::EntityType& type, const JsonObject& record) {
        const std::string id = base::text_or(record, "id");
        const auto found = last_.find({type.name, id});
        const bool known = found != last_.end() && found->second.operation != "delete";
        if (!known)
            say(fmt::format("The {} {} is in its table, but not in its history.", type.name, id));
        else if (!found->second.data.empty() &&
                 base::canonical_text(found->second.data) != base::canonical_text(record))
            say(fmt::format("The {} {} differs from its history.", type.name, id));
        else
            ++found_.records;
        if (found != last_.end()) last_.erase(found);
    }

    Result<void> check_facts(const schema::EntityType& type) {
        for (const Entry& entry : TRY(transaction_.appended(type))) {
            query::Query query;
            query.type = &type;
            query.top = 10000000;
            query.filter = query::equals(type, "revision", entry.seq);
            std::vector<std::string> rows;
            for (const store::Found& row : TRY(transaction_.select(query)).rows)
                rows.push_back(base::canonical_text(row.record));
            if (store::digest_of_rows(rows) != base::text_or(entry.data, "digest"))
                say(fmt::format("{} of change {} were altered.", type.plural, entry.seq));
            else
                found_.records += static_cast<std::int64_t>(rows.size());
        }
        return {};
    }
};

}  // namespace

Result<Verified> verify(Records& records, const std::string& head) {
    Verified verified;
    TRY(records.store().read([&](store::Transaction& transaction) -> Result<void> {
        verified = TRY(Verifier(records.catalog(), transaction).run(head));
        return {};
    }));
    return verified;
}

}  // namespace plumbline::records
