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

/// What history keeps of appended facts: how many they are and a digest of their rows in canonical JSON.
Entry summary_of(const std::vector<const Change*>& facts) {
    std::vector<std::string> rows;
    for (const Change* fact : facts) rows.push_back(base::canonical_text(without_secrets(*fact->type, fact->record)));
    Entry entry;
    entry.type = facts.front()->type->name;
    entry.record = base::text_or(facts.front()->record, "id");
    entry.operation = operation_name(Operation::Append);
    entry.revision = base::integer_or(facts.front()->record, "revision");
    entry.data = {{"count", facts.size()}, {"digest", digest_of_rows(rows)}};
    return entry;
}

std::vector<Entry> entries_for(const std::vector<Change>& changes) {
    std::vector<Entry> entries;
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
        entries.push_back(std::move(entry));
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
    for (const Entry& entry : entries_for(changes)) {
        const std::string salt = base::random_token(random_, 16);
        const std::string data = base::to_text(entry.data);
        sealed.push_back(commitment_of(salt, entry.type, entry.record, entry.revision, entry.operation, entry.data));
        Sql sql(
            "INSERT INTO history (seq, ordinal, type, record, revision, operation, data, salt, commitment) VALUES (");
        sql.bind(link.seq).add(",").bind(ordinal++).add(",").bind(entry.type).add(",").bind(entry.record).add(",");
        sql.bind(entry.revision).add(",").bind(entry.operation).add(",").bind(data).add(",").bind(salt).add(",");
        TRY(connection_.run(sql.bind(sealed.back()).add(")")));
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

Result<std::vector<std::string>> Transaction::commitments(std::int64_t seq) {
    Sql sql("SELECT commitment FROM history WHERE seq=");
    return connection_.texts(sql.bind(seq).add(" ORDER BY ordinal"));
}

Result<std::string> Transaction::salt(std::int64_t seq, std::int64_t ordinal) {
    Sql sql("SELECT salt FROM history WHERE seq=");
    const auto found = TRY(connection_.texts(sql.bind(seq).add(" AND ordinal=").bind(ordinal)));
    return found.empty() ? std::string() : found.front();
}

}  // namespace plumbline::store
