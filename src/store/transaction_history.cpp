#include <fmt/format.h>

#include <algorithm>

#include "base/encoding.h"
#include "store/transaction.h"

namespace plumbline::store {

namespace {

using base::Json;
using base::JsonObject;
using base::Result;

constexpr std::string_view EntryColumns =
    "SELECT h.seq, h.ordinal, h.type, h.record, h.revision, h.operation, h.data, c.at, c.actor, c.reason, c.request "
    "FROM history h JOIN chain c ON c.seq=h.seq ";
constexpr CellKind EntryKinds[] = {CellKind::Integer, CellKind::Integer, CellKind::Text, CellKind::Text,
                                   CellKind::Integer, CellKind::Text,    CellKind::Text, CellKind::Text,
                                   CellKind::Text,    CellKind::Text,    CellKind::Text};
constexpr std::string_view ProofColumns =
    "SELECT seq, ordinal, type, record, revision, operation, data, salt, commitment, secrets FROM history ";
constexpr CellKind ProofKinds[] = {CellKind::Integer, CellKind::Integer, CellKind::Text, CellKind::Text,
                                   CellKind::Integer, CellKind::Text,    CellKind::Text, CellKind::Text,
                                   CellKind::Text,    CellKind::Text};
constexpr std::string_view LinkColumns = "SELECT seq, at, actor, reason, request, root, previous, hash FROM chain ";
constexpr CellKind LinkKinds[] = {CellKind::Integer, CellKind::Text, CellKind::Text, CellKind::Text,
                                  CellKind::Text,    CellKind::Text, CellKind::Text, CellKind::Text};

std::int64_t number_at(const Row& row, std::size_t column) {
    const auto* number = std::get_if<std::int64_t>(&row.at(column));
    return number == nullptr ? 0 : *number;
}

Link read_link(const Row& row) {
    Link link;
    link.seq = number_at(row, 0);
    link.seal = {text_at(row, 1), text_at(row, 2), text_at(row, 3), text_at(row, 4)};
    link.root = text_at(row, 5);
    link.previous = text_at(row, 6);
    link.hash = text_at(row, 7);
    return link;
}

JsonObject without_secrets(const schema::EntityType& type, const JsonObject& record) {
    JsonObject kept = record;
    for (const schema::Field& field : type.fields)
        if (field.sensitivity == schema::Sensitivity::Secret) kept.erase(field.name);
    return kept;
}

bool has_secrets(const schema::EntityType& type) {
    return std::ranges::any_of(
        type.fields, [](const schema::Field& field) { return field.sensitivity == schema::Sensitivity::Secret; });
}

/// An entry in the making, and the records that it stands for.
struct Draft {
    Entry entry;
    const schema::EntityType* type;
    std::vector<std::string> records;
};

/// What history keeps of appended facts: how many they are and a digest of their rows in canonical JSON.
Draft summary_of(const std::vector<const Change*>& facts) {
    std::vector<std::string> rows;
    rows.reserve(facts.size());
    for (const Change* fact : facts) rows.push_back(base::canonical_text(without_secrets(*fact->type, fact->record)));
    Draft draft{{}, facts.front()->type, {}};
    for (const Change* fact : facts) draft.records.push_back(base::text_or(fact->record, "id"));
    Entry& entry = draft.entry;
    entry.type = facts.front()->type->name;
    entry.record = base::text_or(facts.front()->record, "id");
    entry.operation = operation_name(Operation::Append);
    entry.revision = base::integer_or(facts.front()->record, "revision");
    entry.data = {{"count", facts.size()}, {"digest", digest_of_rows(rows)}};
    return draft;
}

std::vector<Draft> entries_for(const std::vector<Change>& changes) {
    std::vector<Draft> entries;
    std::vector<const Change*> facts;
    for (const Change& change : changes) {
        if (change.type->kind == schema::Kind::Fact) {
            facts.push_back(&change);
            continue;
        }
        Entry entry;
        entry.type = change.type->name;
        entry.record = base::text_or(change.record, "id");
        entry.operation = operation_name(change.operation);
        entry.revision = base::integer_or(change.record, "revision");
        entry.data = without_secrets(*change.type, change.record);
        std::vector<std::string> records;
        if (change.operation != Operation::Delete) records.push_back(entry.record);
        entries.push_back({std::move(entry), change.type, std::move(records)});
    }
    std::ranges::stable_sort(facts, {}, [](const Change* fact) { return fact->type->name; });
    for (auto from = facts.begin(); from != facts.end();) {
        const auto to =
            std::find_if(from, facts.end(), [&](const Change* fact) { return fact->type != (*from)->type; });
        entries.push_back(summary_of({from, to}));
        from = to;
    }
    return entries;
}

}  // namespace

Result<std::int64_t> Transaction::next_seq() {
    return TRY(connection_.integer(Sql("SELECT coalesce(max(seq),0) FROM chain")))
    +1;
}

Result<void> Transaction::add_entry(const Proof& proof) {
    const Entry& entry = proof.entry;
    Sql sql(
        "INSERT INTO history (seq, ordinal, type, record, revision, operation, data, salt, commitment, secrets) "
        "VALUES (");
    sql.bind(entry.seq).add(",").bind(entry.ordinal).add(",").bind(entry.type).add(",").bind(entry.record).add(",");
    sql.bind(entry.revision).add(",").bind(entry.operation).add(",").bind(base::to_text(entry.data)).add(",");
    sql.bind(proof.salt).add(",").bind(proof.commitment).add(",");
    sql.bind(proof.secrets.empty() ? schema::Cell() : schema::Cell(proof.secrets)).add(")");
    TRY(connection_.run(sql));
    return {};
}

Result<std::int64_t> Transaction::seal(const std::vector<Change>& changes, const Seal& seal) {
    const std::optional<Link> last = TRY(last_link());
    Link link;
    link.seq = last ? last->seq + 1 : 1;
    link.seal = seal;
    // The clock may step back; the chain's time never does, or reading as of an instant would be ambiguous.
    if (last && link.seal.at < last->seal.at) link.seal.at = last->seal.at;
    link.previous = last ? last->hash : "";
    std::vector<std::string> sealed;
    std::int64_t ordinal = 0;
    for (const auto& [entry, type, records] : entries_for(changes)) {
        Proof proof{entry, true, base::random_token(random_, 16), {}, {}};
        proof.entry.seq = link.seq;
        proof.entry.ordinal = ordinal++;
        if (entry.operation == operation_name(Operation::Erase))
            proof.entry.data["emptied"] = digest_of_emptied(TRY(emptied(entry.type, entry.record)));
        if (has_secrets(*type) && !records.empty()) {
            JsonObject by_id;
            for (const std::string& id : records)
                for (const auto& pair : TRY(secrets(*type, id))) by_id[pair.key()] = pair.value();
            proof.secrets = digest_of_secrets(proof.salt, by_id);
        }
        proof.commitment = commitment_of(proof.salt, entry.type, entry.record, entry.revision, entry.operation,
                                         proof.entry.data, proof.secrets);
        sealed.push_back(proof.commitment);
        TRY(add_entry(proof));
    }
    link.root = root_of(sealed);
    link.hash = hash_of(link);
    Sql sql("INSERT INTO chain (seq, at, actor, reason, request, root, previous, hash) VALUES (");
    sql.bind(link.seq)
        .add(",")
        .bind(link.seal.at)
        .add(",")
        .bind(link.seal.actor)
        .add(",")
        .bind(link.seal.reason)
        .add(",");
    sql.bind(link.seal.request).add(",").bind(link.root).add(",").bind(link.previous).add(",").bind(link.hash).add(")");
    TRY(connection_.run(sql));
    return link.seq;
}

Result<std::vector<Entry>> Transaction::entries(const Sql& sql) {
    std::vector<Entry> found;
    for (const Row& row : TRY(connection_.rows(sql, EntryKinds))) {
        Entry entry;
        entry.seq = number_at(row, 0);
        entry.ordinal = number_at(row, 1);
        entry.type = text_at(row, 2);
        entry.record = text_at(row, 3);
        entry.revision = number_at(row, 4);
        entry.operation = text_at(row, 5);
        const std::string data = text_at(row, 6);
        if (!data.empty()) {
            const Json value = TRY(base::parse_json(data));
            if (value.is_object()) entry.data = value.get_object();
        }
        entry.seal = {text_at(row, 7), text_at(row, 8), text_at(row, 9), text_at(row, 10)};
        found.push_back(std::move(entry));
    }
    return found;
}

Result<std::vector<Entry>> Transaction::history(const schema::EntityType& type, const std::string& id) {
    Sql sql(EntryColumns);
    sql.add("WHERE h.type=").bind(type.name).add(" AND h.record=").bind(id).add(" ORDER BY h.seq, h.ordinal");
    return entries(sql);
}

Result<std::optional<Entry>> Transaction::entry_as_of(const schema::EntityType& type, const std::string& id,
                                                      std::int64_t seq) {
    Sql sql(EntryColumns);
    sql.add("WHERE h.type=").bind(type.name).add(" AND h.record=").bind(id).add(" AND h.seq<=").bind(seq);
    std::vector<Entry> found = TRY(entries(sql.add(" ORDER BY h.seq DESC, h.ordinal DESC LIMIT 1")));
    if (found.empty()) return std::optional<Entry>();
    return std::optional<Entry>(std::move(found.front()));
}

Result<std::vector<Entry>> Transaction::deletions(const schema::EntityType& type, std::int64_t seq,
                                                  std::int64_t ordinal, int most) {
    Sql sql(EntryColumns);
    sql.add("WHERE h.type=").bind(type.name).add(" AND h.operation='delete' AND h.data IS NOT NULL AND (h.seq<");
    sql.bind(seq).add(" OR (h.seq=").bind(seq).add(" AND h.ordinal<").bind(ordinal);
    sql.add(")) AND NOT EXISTS (SELECT 1 FROM history l WHERE l.type=h.type AND l.record=h.record AND ");
    sql.add("(l.seq>h.seq OR (l.seq=h.seq AND l.ordinal>h.ordinal))) ");
    return entries(sql.add(fmt::format("ORDER BY h.seq DESC, h.ordinal DESC LIMIT {}", most)));
}

Result<std::vector<Entry>> Transaction::changes_after(std::int64_t seq, std::int64_t ordinal, int most) {
    Sql sql(EntryColumns);
    sql.add("WHERE (h.seq>").bind(seq).add(" OR (h.seq=").bind(seq).add(" AND h.ordinal>").bind(ordinal);
    return entries(sql.add(fmt::format(")) ORDER BY h.seq, h.ordinal LIMIT {}", most)));
}

Result<std::vector<Entry>> Transaction::entries_of(std::int64_t seq) {
    Sql sql(EntryColumns);
    return entries(sql.add("WHERE h.seq=").bind(seq).add(" ORDER BY h.ordinal"));
}

Result<std::vector<Entry>> Transaction::appended(const schema::EntityType& type) {
    Sql sql(EntryColumns);
    return entries(sql.add("WHERE h.type=").bind(type.name).add(" AND h.operation='append' ORDER BY h.seq, h.ordinal"));
}

Result<std::int64_t> Transaction::seq_at(const std::string& instant) {
    Sql sql("SELECT coalesce(max(seq),0) FROM chain WHERE at<=");
    return connection_.integer(sql.bind(instant));
}

Result<std::optional<Link>> Transaction::last_link() {
    const auto rows = TRY(connection_.rows(Sql(LinkColumns).add("ORDER BY seq DESC LIMIT 1"), LinkKinds));
    if (rows.empty()) return std::optional<Link>();
    return std::optional<Link>(read_link(rows.front()));
}

Result<std::vector<Link>> Transaction::links(std::int64_t from, int most) {
    Sql sql(LinkColumns);
    sql.add("WHERE seq>=").bind(from).add(fmt::format(" ORDER BY seq LIMIT {}", most));
    std::vector<Link> found;
    for (const Row& row : TRY(connection_.rows(sql, LinkKinds))) found.push_back(read_link(row));
    return found;
}

Result<std::vector<Link>> Transaction::links_before(const Sought& sought, int most) {
    Sql sql(LinkColumns);
    sql.add("WHERE seq<").bind(sought.before);
    if (!sought.from.empty()) sql.add(" AND at>=").bind(sought.from);
    if (!sought.until.empty()) sql.add(" AND at<").bind(sought.until);
    if (!sought.actor.empty()) {
        const std::string for_another = sought.actor + std::string(Seal::Between);
        sql.add(" AND (actor=").bind(sought.actor);
        sql.add(fmt::format(" OR substr(actor,1,{})=", for_another.size())).bind(for_another).add(")");
    }
    if (!sought.type.empty())
        sql.add(" AND EXISTS (SELECT 1 FROM history h WHERE h.seq=chain.seq AND h.type=").bind(sought.type).add(")");
    std::vector<Link> found;
    for (const Row& row : TRY(connection_.rows(sql.add(fmt::format(" ORDER BY seq DESC LIMIT {}", most)), LinkKinds)))
        found.push_back(read_link(row));
    return found;
}

Result<std::vector<Entry>> Transaction::first_entries_of(std::int64_t seq, int most) {
    Sql sql(EntryColumns);
    return entries(sql.add("WHERE h.seq=").bind(seq).add(fmt::format(" ORDER BY h.ordinal LIMIT {}", most)));
}

Result<std::vector<std::pair<std::string, std::int64_t>>> Transaction::count_by_type(std::int64_t seq) {
    constexpr CellKind Kinds[] = {CellKind::Text, CellKind::Integer};
    Sql sql("SELECT type, count(*) FROM history WHERE seq=");
    std::vector<std::pair<std::string, std::int64_t>> counts;
    for (const Row& row : TRY(connection_.rows(sql.bind(seq).add(" GROUP BY type ORDER BY type"), Kinds)))
        counts.emplace_back(text_at(row, 0), number_at(row, 1));
    return counts;
}

Result<std::vector<Proof>> Transaction::proofs(std::int64_t from, std::int64_t to) {
    Sql sql(ProofColumns);
    return proofs(sql.add("WHERE seq>=").bind(from).add(" AND seq<=").bind(to).add(" ORDER BY seq, ordinal"));
}

Result<std::vector<Proof>> Transaction::emptied(const std::string& type, const std::string& record) {
    Sql sql(ProofColumns);
    sql.add("WHERE type=").bind(type).add(" AND record=").bind(record);
    return proofs(sql.add(" AND data IS NULL AND salt IS NULL ORDER BY seq, ordinal"));
}

Result<std::vector<Proof>> Transaction::proofs(const Sql& sql) {
    std::vector<Proof> found;
    for (const Row& row : TRY(connection_.rows(sql, ProofKinds))) {
        Proof proof;
        proof.entry.seq = number_at(row, 0);
        proof.entry.ordinal = number_at(row, 1);
        proof.entry.type = text_at(row, 2);
        proof.entry.record = text_at(row, 3);
        proof.entry.revision = number_at(row, 4);
        proof.entry.operation = text_at(row, 5);
        proof.has_data = !text_at(row, 6).empty();
        if (auto data = base::parse_json(text_at(row, 6)); data && data->is_object())
            proof.entry.data = std::move(data->get_object());
        proof.salt = text_at(row, 7);
        proof.commitment = text_at(row, 8);
        proof.secrets = text_at(row, 9);
        found.push_back(std::move(proof));
    }
    return found;
}

Result<std::int64_t> Transaction::count_entries() {
    return connection_.integer(Sql("SELECT count(*) FROM history"));
}

Result<JsonObject> Transaction::secrets(const schema::EntityType& type, const std::string& id) {
    JsonObject by_id;
    if (!has_secrets(type)) return by_id;
    Sql sql("SELECT id");
    std::vector<CellKind> kinds{CellKind::Text};
    for (const schema::Field& field : type.fields) {
        if (field.sensitivity != schema::Sensitivity::Secret) continue;
        sql.add(", ").name(field.column);
        kinds.push_back(CellKind::Text);
    }
    sql.add(" FROM ").name(type.table);
    if (!id.empty()) sql.add(" WHERE id=").bind(id);
    for (const Row& row : TRY(connection_.rows(sql, kinds))) {
        JsonObject values;
        std::size_t at = 0;
        for (const schema::Field& field : type.fields)
            if (field.sensitivity == schema::Sensitivity::Secret)
                if (const std::string value = text_at(row, ++at); !value.empty()) values[field.name] = value;
        if (!values.empty()) by_id[text_at(row, 0)] = std::move(values);
    }
    return by_id;
}

Result<void> Transaction::erase(const schema::EntityType& type, const std::string& id) {
    Sql sql("UPDATE history SET data=NULL, salt=NULL, secrets=NULL WHERE type=");
    TRY(connection_.run(sql.bind(type.name).add(" AND record=").bind(id)));
    return {};
}

}  // namespace plumbline::store
