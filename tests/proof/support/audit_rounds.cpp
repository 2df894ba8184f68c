// Changes a store behind the application's back, again and again, and asks verify each time. Each round is one forgery
// in a transaction that is undone afterwards, so that the next one meets a sound store.
//
//   audit_rounds erase URL                     makes an erasure, as the store has it, of the first record that was
//   deleted audit_rounds forge URL HEAD ROUNDS SEED    last line: JSON with the figures; before it each forgery that
//   was not seen

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>

#include "base/test_random.h"
#include "entities/library.h"
#include "query/query.h"
#include "records/verify.h"
#include "schema/field_type.h"
#include "store/compile.h"
#include "store/store.h"

namespace {

using namespace plumbline;
using base::Result;
using store::CellKind;
using store::Sql;
using store::Transaction;

/// Table is one whose rows the chain answers for.
struct Table {
    std::string name;
    std::vector<std::string> keys;
    std::vector<std::string> texts;
    std::vector<std::string> numbers;

    std::vector<std::string> columns() const {
        std::vector<std::string> all = texts;
        all.insert(all.end(), numbers.begin(), numbers.end());
        return all;
    }
    bool is_number(const std::string& column) const { return std::ranges::find(numbers, column) != numbers.end(); }
};

using Row = std::map<std::string, schema::Cell>;

std::string text_of(const schema::Cell& cell) {
    const auto* text = std::get_if<std::string>(&cell);
    return text == nullptr ? std::string() : *text;
}

/// Forger makes one forgery.
class Forger {
  public:
    Forger(const schema::Catalog& catalog, Transaction& transaction, base::testing::Dice& dice, bool is_sqlite)
        : catalog_(catalog), transaction_(transaction), dice_(dice), is_sqlite_(is_sqlite) {}

    /// forge changes the store and says how; an error, or empty words, where this one could not be made.
    Result<std::string> forge(std::string& kind) {
        TRY(find_tables());
        using Way = Result<std::string> (Forger::*)();
        static const std::vector<std::pair<std::string, Way>> Ways{
            {"edit", &Forger::edit},       {"edit", &Forger::edit},       {"edit", &Forger::edit},
            {"edit", &Forger::edit},       {"delete", &Forger::remove},   {"insert", &Forger::insert},
            {"reorder", &Forger::reorder}, {"reorder", &Forger::reorder}, {"truncate", &Forger::truncate},
            {"rewrite", &Forger::rewrite}, {"rewrite", &Forger::rewrite}, {"erase", &Forger::fake_erasure}};
        const auto& [name, way] = dice_.pick(Ways);
        kind = name;
        return (this->*way)();
    }

    Result<std::string> beside_the_chain() {
        static const std::vector<std::string> Known{"UPDATE plumbline_meta SET value=value || 'x'",
                                                    "DELETE FROM idempotency", "DELETE FROM search_entry"};
        const std::string sql = dice_.pick(Known);
        TRY(run(sql));
        return sql;
    }

  private:
    const schema::Catalog& catalog_;
    Transaction& transaction_;
    base::testing::Dice& dice_;
    bool is_sqlite_;
    std::vector<Table> records_;
    const Table history_{"history",
                         {"seq", "ordinal"},
                         {"type", "record", "operation", "data", "salt", "commitment", "secrets"},
                         {"seq", "ordinal", "revision"}};
    const Table chain_{"chain", {"seq"}, {"at", "actor", "reason", "request", "root", "previous", "hash"}, {"seq"}};

    Result<void> run(const std::string& sql) { return transaction_.connection().script(sql); }
    Result<std::int64_t> number(const std::string& sql) { return transaction_.connection().integer(Sql(sql)); }

    Result<void> find_tables() {
        for (const schema::EntityType& type : catalog_.types()) {
            Table table{type.table, {"id"}, {}, {}};
            for (const auto& [json, column] : query::SystemColumns)
                (json == "revision" ? table.numbers : table.texts).emplace_back(column);
            for (const schema::Field* field : store::stored_columns(type))
                (field->type->storage() == schema::Storage::Integer ? table.numbers : table.texts)
                    .push_back(field->column);
            if (TRY(number("SELECT count(*) FROM \"" + table.name + "\"")) > 0) records_.push_back(table);
            for (const schema::Field& field : type.fields) {
                if (field.type->storage() != schema::Storage::List) continue;
                const Table list{
                    store::list_table(type, field), {"record", "position"}, {"record", "value"}, {"position"}};
                if (TRY(number("SELECT count(*) FROM \"" + list.name + "\"")) > 0) records_.push_back(list);
            }
        }
        return {};
    }

    const Table& any_table() {
        const std::size_t what = dice_.below(10);
        if (what < 4) return history_;
        if (what < 6) return chain_;
        return records_[dice_.below(records_.size())];
    }

    Result<Row> row(const Table& table, std::int64_t offset) {
        Sql sql("SELECT ");
        std::string_view separator;
        for (const std::string& column : table.columns()) {
            sql.add(separator).add(fmt::format("CAST(\"{}\" AS TEXT)", column));
            separator = ",";
        }
        sql.add(" FROM ").name(table.name).add(" ORDER BY ");
        separator = "";
        for (const std::string& key : table.keys) {
            sql.add(separator).name(key);
            separator = ",";
        }
        const std::vector<CellKind> kinds(table.columns().size(), CellKind::Text);
        const auto rows =
            TRY(transaction_.connection().rows(sql.add(fmt::format(" LIMIT 1 OFFSET {}", offset)), kinds));
        Row found;
        if (rows.empty()) return found;
        for (std::size_t i = 0; i < kinds.size(); ++i) found[table.columns()[i]] = rows[0][i];
        return found;
    }

    Result<Row> any_row(const Table& table) {
        const std::int64_t count = TRY(number("SELECT count(*) FROM \"" + table.name + "\""));
        return row(table, static_cast<std::int64_t>(dice_.below(static_cast<std::size_t>(count))));
    }

    std::string literal(const Table& table, const std::string& column, const schema::Cell& cell) {
        if (std::holds_alternative<std::monostate>(cell)) return "NULL";
        if (table.is_number(column)) return text_of(cell);
        std::string quoted = "'";
        for (const char c : text_of(cell)) quoted += c == '\'' ? std::string("''") : std::string(1, c);
        return quoted + "'";
    }

    std::string where(const Table& table, const Row& row) {
        std::string sql = " WHERE ";
        for (const std::string& key : table.keys) {
            if (key != table.keys.front()) sql += " AND ";
            sql += fmt::format("\"{}\"={}", key, literal(table, key, row.at(key)));
        }
        return sql;
    }

    /// Another value as SQL, or nothing where none came up.
    Result<std::string> other(const Table& table, const std::string& column, const Row& row) {
        const schema::Cell& cell = row.at(column);
        const std::string text = text_of(cell);
        const bool is_null = std::holds_alternative<std::monostate>(cell);
        if (table.is_number(column)) return other_number(text, is_null);
        std::string changed = text;
        switch (dice_.below(is_sqlite_ ? 8 : 6)) {
            case 0:
                return is_null ? "''" : "NULL";
            case 1:
                changed += dice_.pick(std::string_view("x1}é "));
                break;
            case 2:
                if (!changed.empty()) changed.pop_back();
                break;
            case 3:
                std::ranges::transform(changed, changed.begin(),
                                       [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
                break;
            case 4: {
                const schema::Cell there = TRY(any_row(table))
                .at(column);
                return there == cell ? std::string() : literal(table, column, there);
            }
            case 5: {
                if (changed.empty()) return std::string("'forged'");
                char& c = changed[dice_.below(changed.size())];
                if (std::isalnum(static_cast<unsigned char>(c)) == 0) return std::string();
                c = c == '7' ? '3' : '7';
                break;
            }
            case 6:
                return is_null ? std::string() : fmt::format("CAST({} AS BLOB)", literal(table, column, cell));
            default:
                return is_null ? std::string() : fmt::format("{} || char(0) || 'x'", literal(table, column, cell));
        }
        if (changed == text || is_cut_letter(changed)) return std::string();
        // A blank behind JSON says nothing else.
        if (column == "data" && base::parse_json(changed) && base::parse_json(text) &&
            base::canonical_text(*base::parse_json(changed)) == base::canonical_text(*base::parse_json(text)))
            return std::string();
        return literal(table, column, changed);
    }

    /// A byte of UTF-8 by itself, which PostgreSQL would not take.
    static bool is_cut_letter(const std::string& text) {
        return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    }

    std::string other_number(const std::string& text, bool is_null) {
        if (is_null) return "7";
        const std::string next = std::to_string(std::strtoll(text.c_str(), nullptr, 10) + (dice_.one_in(2) ? 1 : -1));
        switch (dice_.below(is_sqlite_ ? 6 : 4)) {
            case 0:
                return "NULL";
            case 1:
                return text == "0" ? "1" : "0";
            case 2:
                return "-" + std::string(text == "0" ? "1" : text.starts_with('-') ? "9" + text.substr(1) : text);
            case 4:
                return text + ".5";
            case 5:
                return "'" + text + "x'";
            default:
                return next;
        }
    }

    Result<std::string> edit() {
        const Table& table = any_table();
        const Row found = TRY(any_row(table));
        const std::string column = dice_.pick(table.columns());
        const std::string value = TRY(other(table, column, found));
        if (value.empty()) return std::string();
        const std::string sql =
            fmt::format("UPDATE \"{}\" SET \"{}\"={}{}", table.name, column, value, where(table, found));
        TRY(run(sql));
        return sql;
    }

    Result<std::string> remove() {
        const Table& table = any_table();
        const Row found = TRY(any_row(table));
        const std::string sql = dice_.one_in(6) ? fmt::format("DELETE FROM \"{}\"", table.name)
                                                : fmt::format("DELETE FROM \"{}\"{}", table.name, where(table, found));
        TRY(run(sql));
        return sql;
    }

    Result<std::string> insert() {
        const Table& table = any_table();
        Row found = TRY(any_row(table));
        const std::string& key = table.keys[dice_.below(table.keys.size())];
        if (table.is_number(key))
            found[key] = std::to_string(dice_.pick(std::vector<long long>{-1, 0, 1, 2, 3, 50, 100000}));
        else
            found[key] = "018f0c5e-7dec-7abc-8def-0123456789ab";
        std::string names;
        std::string values;
        for (const auto& [column, cell] : found) {
            names += (names.empty() ? "\"" : ",\"") + column + "\"";
            values += (values.empty() ? "" : ",") + literal(table, column, cell);
        }
        const std::string sql = fmt::format("INSERT INTO \"{}\" ({}) VALUES ({})", table.name, names, values);
        TRY(run(sql));
        return sql;
    }

    /// Two rows change places: all they say but their keys, or one column of it.
    Result<std::string> reorder() {
        const Table& table = any_table();
        const Row one = TRY(any_row(table));
        const Row two = TRY(any_row(table));
        std::vector<std::string> columns;
        for (const std::string& column : table.columns())
            if (std::ranges::find(table.keys, column) == table.keys.end() && one.at(column) != two.at(column))
                columns.push_back(column);
        if (columns.empty()) return std::string();
        if (dice_.one_in(2)) columns = {dice_.pick(columns)};
        std::string words;
        for (const auto& [to, from] : {std::pair(&one, &two), std::pair(&two, &one)}) {
            std::string sql = "UPDATE \"" + table.name + "\" SET ";
            for (const std::string& column : columns)
                sql += fmt::format("{}\"{}\"={}", column == columns.front() ? "" : ",", column,
                                   literal(table, column, from->at(column)));
            TRY(run(sql + where(table, *to)));
            words += sql + "; ";
        }
        return words;
    }

    /// The end is cut off, of the chain alone, of both, or with the tables put right, so that the rest looks sound.
    Result<std::string> truncate() {
        const std::int64_t last = TRY(number("SELECT max(seq) FROM chain"));
        std::int64_t from = last - static_cast<std::int64_t>(dice_.below(static_cast<std::size_t>(last)));
        const std::size_t how = dice_.below(3);
        if (how == 2) {
            from = last;
            for (const store::Entry& entry : TRY(transaction_.entries_of(last)))
                TRY(transaction_.remove(catalog_.type(entry.type), entry.record));
        }
        if (how > 0 || dice_.one_in(2)) TRY(run(fmt::format("DELETE FROM history WHERE seq>={}", from)));
        TRY(run(fmt::format("DELETE FROM chain WHERE seq>={}", from)));
        return fmt::format("the end cut off from {} of {}, way {}", from, last, how);
    }

    /// History says something else, with its commitment, then its link, then all later links made to fit, and the
    /// table.
    Result<std::string> rewrite() {
        const std::int64_t last = TRY(number("SELECT max(seq) FROM chain"));
        const auto proofs = TRY(transaction_.proofs(1, last));
        store::Proof proof = proofs[dice_.below(proofs.size())];
        if (!proof.has_data) return std::string();
        const std::size_t depth = dice_.below(4);
        proof.entry.data["title"] = fmt::format("forged {}", dice_.bits());
        proof.commitment = store::commitment_of(proof.salt, proof.entry.type, proof.entry.record, proof.entry.revision,
                                                proof.entry.operation, proof.entry.data, proof.secrets);
        Sql sql("UPDATE history SET data=");
        sql.bind(base::to_text(proof.entry.data));
        if (depth > 0) sql.add(", commitment=").bind(proof.commitment);
        sql.add(" WHERE seq=").bind(proof.entry.seq).add(" AND ordinal=").bind(proof.entry.ordinal);
        TRY(transaction_.connection().run(sql));
        const schema::EntityType& type = catalog_.type(proof.entry.type);
        if (std::ranges::any_of(type.fields, [](const schema::Field& field) { return field.column == "title"; })) {
            Sql table("UPDATE ");
            table.name(type.table).add(" SET title=").bind(base::text_or(proof.entry.data, "title"));
            TRY(transaction_.connection().run(table.add(" WHERE id=").bind(proof.entry.record)));
        }
        if (depth > 1) TRY(chain_anew(proof.entry.seq, depth > 2 ? last : proof.entry.seq));
        return fmt::format("change {} rewritten, depth {}", proof.entry.seq, depth);
    }

    Result<void> chain_anew(std::int64_t from, std::int64_t to) {
        std::string previous;
        for (store::Link link : TRY(transaction_.links(1, 1000000))) {
            if (link.seq >= from && link.seq <= to) {
                std::vector<std::string> commitments;
                for (const store::Proof& proof : TRY(transaction_.proofs(link.seq, link.seq)))
                    commitments.push_back(proof.commitment);
                link.root = store::root_of(commitments);
                if (link.seq > 1) link.previous = previous;
                link.hash = store::hash_of(link);
                TRY(run(fmt::format("UPDATE chain SET root='{}', previous='{}', hash='{}' WHERE seq={}", link.root,
                                    link.previous, link.hash, link.seq)));
            }
            previous = link.hash;
        }
        return {};
    }

    /// An entry, or all of a record, is emptied as an erasure would do it; or the proof of a real one is taken away.
    Result<std::string> fake_erasure() {
        const Row found = TRY(any_row(history_));
        if (std::holds_alternative<std::monostate>(found.at("data"))) {
            const std::string sql =
                dice_.one_in(2) ? fmt::format("UPDATE history SET data='{{}}', salt='x'{}", where(history_, found))
                                : fmt::format("UPDATE history SET revision=revision+1{}", where(history_, found));
            TRY(run(sql));
            return sql;
        }
        const std::string which = dice_.one_in(2) ? where(history_, found)
                                                  : " WHERE record=" + literal(history_, "record", found.at("record"));
        const std::string sql = "UPDATE history SET data=NULL, salt=NULL, secrets=NULL" + which;
        TRY(run(sql));
        return sql;
    }
};

base::Error undo() {
    base::Error error = base::internal("undone");
    error.code = "undone";
    return error;
}

struct Figures {
    std::map<std::string, int> forged;
    int missed = 0;
    int beside = 0;
    int wrongly = 0;
};

/// One round; whatever it did is undone.
void play(store::Store& kept, const schema::Catalog& catalog, const std::string& head, base::testing::Dice& dice,
          bool is_beside, Figures& figures) {
    (void)kept.write([&](Transaction& transaction) -> Result<void> {
        Forger forger(catalog, transaction, dice, kept.engine_name() == "sqlite");
        std::string kind;
        const auto words = is_beside ? forger.beside_the_chain() : forger.forge(kind);
        if (!words || words->empty()) return base::fail(undo());
        const auto found = records::verify(transaction, catalog, head);
        const bool is_seen = !found || !found->findings.empty();
        if (is_beside) {
            ++figures.beside;
            figures.wrongly += is_seen ? 1 : 0;
        } else {
            ++figures.forged[kind];
            figures.missed += is_seen ? 0 : 1;
            if (!is_seen) fmt::print("NOT SEEN {}: {}\n", kind, *words);
        }
        return base::fail(undo());
    });
}

Result<void> erase(store::Store& kept, const schema::Catalog& catalog) {
    return kept.write([&](Transaction& transaction) -> Result<void> {
        for (const store::Entry& entry : TRY(transaction.changes_after(0, -1, 100000))) {
            if (entry.operation != "delete") continue;
            const schema::EntityType& type = catalog.type(entry.type);
            TRY(transaction.erase(type, entry.record));
            TRY(transaction.seal(
                {{&type, store::Operation::Erase, {{"id", entry.record}, {"revision", entry.revision + 1}}}},
                {entry.seal.at, "system", "Asked for", ""}));
            return {};
        }
        return base::fail(base::internal("no record was deleted"));
    });
}

}  // namespace

int main(int count, char** words) {
    if (count < 3) return 2;
    base::testing::SeededRandom random;
    const auto catalog = schema::Catalog::load(entities::library_text("metadata.json"));
    const auto kept = catalog ? store::Store::open(words[2], **catalog, random)
                              : Result<std::unique_ptr<store::Store>>(base::fail(catalog.error()));
    if (!kept) {
        fmt::print(stderr, "{}\n", base::describe(kept.error()));
        return 1;
    }
    if (std::string_view(words[1]) == "erase") {
        const auto done = erase(**kept, **catalog);
        if (!done) fmt::print(stderr, "{}\n", base::describe(done.error()));
        return done ? 0 : 1;
    }
    if (count < 6) return 2;
    const std::string head = std::string_view(words[3]) == "-" ? "" : words[3];
    const int rounds = std::atoi(words[4]);
    base::testing::Dice dice(std::strtoull(words[5], nullptr, 10));
    Figures figures;
    const auto forged = [&] {
        int sum = 0;
        for (const auto& [kind, number] : figures.forged) sum += number;
        return sum;
    };
    for (int tries = 0; forged() < rounds && tries < rounds * 20; ++tries)
        play(**kept, **catalog, head, dice, false, figures);
    for (int i = 0; i < 12; ++i) play(**kept, **catalog, head, dice, true, figures);
    base::JsonObject kinds;
    for (const auto& [kind, number] : figures.forged) kinds[kind] = number;
    fmt::print("{}\n", base::to_text(base::JsonObject{{"forged", forged()},
                                                      {"kinds", kinds},
                                                      {"missed", figures.missed},
                                                      {"beside", figures.beside},
                                                      {"wrongly", figures.wrongly}}));
    return 0;
}
