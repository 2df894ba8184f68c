#include "records/verify.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <span>

#include "base/encoding.h"
#include "schema/field_type.h"

namespace plumbline::records {

using base::JsonObject;
using base::Result;
using store::Entry;
using store::Link;
using store::Proof;

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
            if (links.empty()) break;
            const auto proofs = TRY(transaction_.proofs(links.front().seq, links.back().seq));
            auto next = proofs.begin();
            for (const Link& link : links) {
                while (next != proofs.end() && next->entry.seq < link.seq) ++next;
                const auto end =
                    std::find_if(next, proofs.end(), [&](const Proof& proof) { return proof.entry.seq != link.seq; });
                check(link, {next, end});
                next = end;
                head_seen = head_seen || link.hash == head;
                previous_ = link;
            }
            from = links.back().seq + 1;
        }
        if (!head_seen) say("The hash noted earlier is not in the chain: its end was cut off, or it was made anew.");
        found_.head = previous_.hash;
        if (TRY(transaction_.count_entries()) != found_.entries)
            say("The history holds entries that belong to no change of the chain.");
        for (const auto& [key, seq] : emptied_)
            say(fmt::format("Change {}: the {} {} was emptied, and the chain knows of no erasure.", seq, key.first,
                            key.second));
        TRY(check_tables());
        return std::move(found_);
    }

  private:
    using Key = std::pair<std::string, std::string>;  // type and record

    const schema::Catalog& catalog_;
    store::Transaction& transaction_;
    Verified found_;
    Link previous_;
    std::map<Key, Proof> last_;
    std::map<Key, std::int64_t> emptied_;  // the first change with an emptied entry that no erasure follows yet
    std::map<std::string, std::map<std::int64_t, Proof>, std::less<>> appended_;  // by type and change

    void say(std::string finding) {
        if (found_.findings.size() < MostFindings) found_.findings.push_back(std::move(finding));
    }

    void check(const Link& link, std::span<const Proof> proofs) {
        ++found_.links;
        if (link.seq != previous_.seq + 1) say(fmt::format("Change {} is missing.", previous_.seq + 1));
        if (link.previous != previous_.hash)
            say(fmt::format("Change {} does not continue the one before it.", link.seq));
        if (store::hash_of(link) != link.hash)
            say(fmt::format("Change {} was altered (who, when, why or what it covers).", link.seq));
        std::vector<std::string> commitments;
        for (const Proof& proof : proofs) commitments.push_back(proof.commitment);
        if (store::root_of(commitments) != link.root)
            say(fmt::format("Entries of change {} were added, removed or reordered.", link.seq));
        for (const Proof& proof : proofs) check(proof);
    }

    void check(const Proof& proof) {
        ++found_.entries;
        const Entry& entry = proof.entry;
        const Key key{entry.type, entry.record};
        const bool is_emptied = !proof.has_data && proof.salt.empty() && proof.secrets.empty();
        if (is_emptied)
            emptied_.try_emplace(key, entry.seq);
        else if (store::commitment_of(proof.salt, entry.type, entry.record, entry.revision, entry.operation, entry.data,
                                      proof.secrets) != proof.commitment)
            say(fmt::format("Change {}: the {} {} was altered.", entry.seq, entry.type, entry.record));
        else if (entry.operation == "erase")
            emptied_.erase(key);
        if (entry.operation == "append")
            appended_[entry.type][entry.seq] = proof;
        else
            last_[key] = proof;
    }

    static bool is_gone(const Proof& proof) {
        return proof.entry.operation == "delete" || proof.entry.operation == "erase";
    }

    Result<void> check_tables() {
        for (const schema::EntityType& type : catalog_.types()) {
            query::Query query;
            query.type = &type;
            query.top = 10000000;
            const JsonObject secrets = TRY(transaction_.secrets(type));
            const store::Page page = TRY(transaction_.select(query));
            if (type.kind == schema::Kind::Fact) {
                check_facts(type, page, secrets);
                continue;
            }
            for (const store::Found& row : page.rows) check(type, row.record, secrets);
        }
        for (const auto& [key, proof] : last_)
            if (!is_gone(proof)) say(fmt::format("The {} {} is gone from its table.", key.first, key.second));
        return {};
    }

    /// Entries from before secrets were sealed have no digest of them; the next change of the record makes one.
    static bool hold(const Proof& proof, const JsonObject& secrets) {
        return proof.secrets.empty() || store::digest_of_secrets(proof.salt, secrets) == proof.secrets;
    }

    void check(const schema::EntityType& type, const JsonObject& record, const JsonObject& secrets) {
        const std::string id = base::text_or(record, "id");
        const auto found = last_.find({type.name, id});
        JsonObject own;
        if (const auto* values = secrets.if_contains(id)) own[id] = *values;
        if (found == last_.end() || is_gone(found->second))
            say(fmt::format("The {} {} is in its table, but not in its history.", type.name, id));
        else if (base::canonical_text(found->second.entry.data) != base::canonical_text(record))
            say(fmt::format("The {} {} differs from its history.", type.name, id));
        else if (!hold(found->second, own))
            say(fmt::format("A secret of the {} {} (a password, a key) differs from its history.", type.name, id));
        else
            ++found_.records;
        if (found != last_.end()) last_.erase(found);
    }

    void check_facts(const schema::EntityType& type, const store::Page& page, const JsonObject& secrets) {
        struct Facts {
            std::vector<std::string> rows;
            JsonObject secrets;
        };
        std::map<std::int64_t, Facts> by_change;
        for (const store::Found& row : page.rows) {
            Facts& facts = by_change[base::integer_or(row.record, "revision")];
            facts.rows.push_back(base::canonical_text(row.record));
            const std::string id = base::text_or(row.record, "id");
            if (const auto* values = secrets.if_contains(id)) facts.secrets[id] = *values;
        }
        for (const auto& [seq, proof] : appended_[type.name]) {
            const Facts facts = std::move(by_change[seq]);
            by_change.erase(seq);
            if (store::digest_of_rows(facts.rows) != base::text_or(proof.entry.data, "digest") ||
                !hold(proof, facts.secrets))
                say(fmt::format("{} of change {} were altered.", type.plural, seq));
            else
                found_.records += static_cast<std::int64_t>(facts.rows.size());
        }
        for (const auto& [seq, facts] : by_change)
            say(fmt::format("{} under change {} are in their table, but not in its history.", type.plural, seq));
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
