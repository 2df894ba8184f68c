#include "records/verify.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <span>
#include <utility>

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
/// Rows of a table that are looked at together.
constexpr int PieceRows = 1000;

/// What is kept of the last entry of a record, or of the facts of a change, until its table is read.
struct Last {
    std::string operation;
    std::string digest;  ///< of the record in canonical form; of facts, what the entry says of their rows
    std::string salt;
    std::string secrets;
};

Last last_of(const Proof& proof) {
    const bool is_append = proof.entry.operation == "append";
    return {proof.entry.operation,
            is_append ? base::text_or(proof.entry.data, "digest")
                      : base::sha256_hex(base::canonical_text(proof.entry.data)),
            proof.salt, proof.secrets};
}

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
            // Numbers forged to text are read again and again, and behind the highest none follows: odd_changes tells
            // of them.
            const std::int64_t last = links.back().seq;
            if (last < from || last == std::numeric_limits<std::int64_t>::max()) break;
            from = last + 1;
        }
        if (!head_seen) say("The hash noted earlier is not in the chain: its end was cut off, or it was made anew.");
        found_.head = previous_.hash;
        if (TRY(transaction_.count_entries()) != found_.entries)
            say("The history holds entries that belong to no change of the chain.");
        for (const auto& [key, proofs] : emptied_)
            say(fmt::format("Change {}: the {} {} was emptied, and the chain knows of no erasure.",
                            proofs.front().entry.seq, key.first, key.second));
        for (const std::string& seq : TRY(transaction_.odd_changes()))
            say(fmt::format("Change {} is not kept as Plumbline keeps changes.", seq));
        TRY(check_tables());
        return std::move(found_);
    }

  private:
    using Key = std::pair<std::string, std::string>;  // type and record

    const schema::Catalog& catalog_;
    store::Transaction& transaction_;
    Verified found_;
    Link previous_;
    std::map<Key, Last> last_;
    std::map<Key, std::vector<Proof>> emptied_;                                  // entries that no erasure follows yet
    std::map<std::string, std::map<std::int64_t, Last>, std::less<>> appended_;  // by type and change

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
            emptied_[key].push_back(proof);
        else if (store::commitment_of(proof.salt, entry.type, entry.record, entry.revision, entry.operation, entry.data,
                                      proof.secrets) != proof.commitment)
            say(fmt::format("Change {}: the {} {} was altered.", entry.seq, entry.type, entry.record));
        else if (entry.operation == "erase")
            check_erasure(key, entry);
        if (entry.operation == "append")
            appended_[entry.type][entry.seq] = last_of(proof);
        else
            last_[key] = last_of(proof);
    }

    /// An erasure accounts for what it emptied. Those from before it said what that was are believed.
    void check_erasure(const Key& key, const Entry& erasure) {
        const auto emptied = emptied_.extract(key);
        const auto noted = base::find_text(erasure.data, "emptied");
        const std::vector<Proof> proofs = emptied.empty() ? std::vector<Proof>() : emptied.mapped();
        if (noted && *noted != store::digest_of_emptied(proofs))
            say(fmt::format("Change {}: what was emptied of the {} {} was altered.", erasure.seq, key.first,
                            key.second));
    }

    static bool is_gone(const Last& last) { return last.operation == "delete" || last.operation == "erase"; }

    Result<void> check_tables() {
        for (const schema::EntityType& type : catalog_.types()) {
            const JsonObject secrets = TRY(transaction_.secrets(type));
            for (const std::string& id : TRY(transaction_.odd_rows(type)))
                say(fmt::format("The {} {} is not kept as Plumbline keeps records.", type.name, id));
            if (type.kind == schema::Kind::Fact)
                TRY(check_facts(type, secrets));
            else
                TRY(each_row(type, {}, [&](const JsonObject& record) { check(type, record, secrets); }));
        }
        for (const auto& [key, last] : last_)
            if (!is_gone(last)) say(fmt::format("The {} {} is gone from its table.", key.first, key.second));
        return {};
    }

    /// Reads a table a piece at a time.
    template <class Take>
    Result<void> each_row(const schema::EntityType& type, std::vector<query::Order> order, Take&& take) {
        query::Query query;
        query.type = &type;
        query.order = std::move(order);
        query.top = PieceRows;
        for (bool has_more = true; has_more;) {
            const store::Page page = TRY(transaction_.select(query));
            for (const store::Found& row : page.rows) take(row.record);
            has_more = page.has_more;
            if (has_more) query.after = page.rows.back().place;
        }
        return {};
    }

    /// Entries from before secrets were sealed have no digest of them; the next change of the record makes one.
    static bool hold(const Last& last, const JsonObject& secrets) {
        return last.secrets.empty() || store::digest_of_secrets(last.salt, secrets) == last.secrets;
    }

    void check(const schema::EntityType& type, const JsonObject& record, const JsonObject& secrets) {
        const std::string id = base::text_or(record, "id");
        const auto found = last_.find({type.name, id});
        JsonObject own;
        if (const auto* values = secrets.if_contains(id)) own[id] = *values;
        if (found == last_.end() || is_gone(found->second))
            say(fmt::format("The {} {} is in its table, but not in its history.", type.name, id));
        else if (found->second.digest != base::sha256_hex(base::canonical_text(record)))
            say(fmt::format("The {} {} differs from its history.", type.name, id));
        else if (!hold(found->second, own))
            say(fmt::format("A secret of the {} {} (a password, a key) differs from its history.", type.name, id));
        else
            ++found_.records;
        if (found != last_.end()) last_.erase(found);
    }

    /// The facts of one change, in the order of changes.
    struct Facts {
        std::int64_t seq = 0;
        std::vector<std::string> rows;
        JsonObject secrets;
    };

    Result<void> check_facts(const schema::EntityType& type, const JsonObject& secrets) {
        query::Order by_change;
        by_change.column.owner = &type;
        by_change.column.system = "revision";
        Facts facts;
        TRY(each_row(type, {by_change}, [&](const JsonObject& record) {
            const std::int64_t seq = base::integer_or(record, "revision");
            if (seq != facts.seq) check(type, std::exchange(facts, Facts{seq, {}, {}}));
            facts.rows.push_back(base::canonical_text(record));
            const std::string id = base::text_or(record, "id");
            if (const auto* values = secrets.if_contains(id)) facts.secrets[id] = *values;
        }));
        check(type, facts);
        for (const auto& [seq, last] : appended_[type.name])
            if (store::digest_of_rows({}) != last.digest || !hold(last, {})) say_altered(type, seq);
        return {};
    }

    void check(const schema::EntityType& type, const Facts& facts) {
        if (facts.rows.empty()) return;
        auto& appended = appended_[type.name];
        const auto found = appended.find(facts.seq);
        if (found == appended.end()) {
            say(fmt::format("{} under change {} are in their table, but not in its history.", type.plural, facts.seq));
            return;
        }
        if (store::digest_of_rows(facts.rows) != found->second.digest || !hold(found->second, facts.secrets))
            say_altered(type, facts.seq);
        else
            found_.records += static_cast<std::int64_t>(facts.rows.size());
        appended.erase(found);
    }

    void say_altered(const schema::EntityType& type, std::int64_t seq) {
        say(fmt::format("{} of change {} were altered.", type.plural, seq));
    }
};

}  // namespace

Result<Verified> verify(store::Transaction& transaction, const schema::Catalog& catalog, const std::string& head) {
    return Verifier(catalog, transaction).run(head);
}

Result<Verified> verify(store::Store& store, const schema::Catalog& catalog, const std::string& head) {
    Verified verified;
    TRY(store.read([&](store::Transaction& transaction) -> Result<void> {
        verified = TRY(verify(transaction, catalog, head));
        return {};
    }));
    return verified;
}

Result<Verified> verify(Records& records, const std::string& head) {
    return verify(records.store(), records.catalog(), head);
}

}  // namespace plumbline::records
