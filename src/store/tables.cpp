#include "store/tables.h"

#include <fmt/format.h>

#include <set>

#include "base/encoding.h"
#include "query/query.h"
#include "schema/field_type.h"
#include "store/compile.h"

namespace plumbline::store {

namespace {

using base::Result;
using schema::EntityType;
using schema::Field;
using schema::Storage;

class Builder {
  public:
    Builder(Connection& connection, const Engine& engine, const schema::Catalog& catalog)
        : connection_(connection), engine_(engine), catalog_(catalog) {}

    Result<void> read_existing() {
        constexpr CellKind Kinds[] = {CellKind::Text, CellKind::Text};
        for (const Row& row : TRY(connection_.rows(Sql(engine_.columns_query()), Kinds))) {
            tables_.insert(text_at(row, 0));
            columns_.insert(text_at(row, 0) + "." + text_at(row, 1));
        }
        return {};
    }

    Result<void> type(const EntityType& type) {
        if (!tables_.contains(type.table)) {
            TRY(create(type));
        } else {
            for (const Field* field : stored_columns(type))
                if (!columns_.contains(type.table + "." + field->column))
                    TRY(run(fmt::format("ALTER TABLE \"{}\" ADD COLUMN {}", type.table, column(*field))));
        }
        for (const Field& field : type.fields) TRY(lists_and_indexes(type, field));
        return order_index(type);
    }

    Result<void> own_tables() {
        const std::string_view text = engine_.text_type();
        TRY(run(fmt::format(
            "CREATE TABLE IF NOT EXISTS history (seq BIGINT NOT NULL, ordinal BIGINT NOT NULL, type {0} NOT NULL, "
            "record {0} NOT NULL, revision BIGINT NOT NULL, operation {0} NOT NULL, data {0}, salt {0}, "
            "commitment {0} NOT NULL, secrets {0}, PRIMARY KEY (seq, ordinal))",
            text)));
        if (tables_.contains("history") && !columns_.contains("history.secrets"))
            TRY(run(fmt::format("ALTER TABLE history ADD COLUMN secrets {}", text)));
        TRY(run("CREATE INDEX IF NOT EXISTS history_record ON history (type, record, seq, ordinal)"));
        TRY(run(fmt::format(
            "CREATE TABLE IF NOT EXISTS chain (seq BIGINT PRIMARY KEY, at {0} NOT NULL, actor {0} NOT NULL, "
            "reason {0} NOT NULL, request {0} NOT NULL, root {0} NOT NULL, previous {0} NOT NULL, "
            "hash {0} NOT NULL)",
            text)));
        TRY(run("CREATE INDEX IF NOT EXISTS chain_at ON chain (at)"));
        TRY(
            run(fmt::format("CREATE TABLE IF NOT EXISTS idempotency (caller {0} NOT NULL, token {0} NOT NULL, "
                            "fingerprint {0} NOT NULL, answer {0}, at {0} NOT NULL, PRIMARY KEY (caller, token))",
                            text)));
        TRY(run(fmt::format("CREATE TABLE IF NOT EXISTS presence (session {0} PRIMARY KEY NOT NULL, at {0} NOT NULL)",
                            text)));
        for (const std::string& statement : engine_.search_tables()) TRY(run(statement));
        return {};
    }

  private:
    Connection& connection_;
    const Engine& engine_;
    const schema::Catalog& catalog_;
    std::set<std::string> tables_;
    std::set<std::string> columns_;

    Result<void> run(const std::string& statement) { return connection_.script(statement); }

    std::string column(const Field& field) const {
        const bool number = field.type->storage() == Storage::Integer;
        return fmt::format("\"{}\" {}", field.column, number ? "BIGINT" : engine_.text_type());
    }

    Result<void> create(const EntityType& type) {
        const std::string_view text = engine_.text_type();
        std::string statement = fmt::format(
            "CREATE TABLE \"{0}\" (id {1} PRIMARY KEY NOT NULL, revision BIGINT NOT NULL, created_at {1} NOT NULL, "
            "created_by {1}, "
            "updated_at {1} NOT NULL, updated_by {1}",
            type.table, text);
        for (const Field* field : stored_columns(type)) statement += ", " + column(*field);
        return run(statement + ")");
    }

    Result<void> lists_and_indexes(const EntityType& type, const Field& field) {
        if (field.type->storage() == Storage::List) {
            const std::string table = list_table(type, field);
            if (tables_.contains(table)) return {};
            TRY(run(
                fmt::format("CREATE TABLE \"{0}\" (record {1} NOT NULL, position BIGINT NOT NULL, value {1} NOT NULL, "
                            "PRIMARY KEY (record, position))",
                            table, engine_.text_type())));
            return run(fmt::format("CREATE INDEX \"{0}_value\" ON \"{0}\" (value, record)", table));
        }
        const bool indexed = field.type->relation() != schema::Relation::None || field.unique;
        if (!indexed || columns_.contains(type.table + "." + field.column)) return {};
        return run(
            fmt::format("CREATE INDEX IF NOT EXISTS \"{0}_{1}\" ON \"{0}\" (\"{1}\")", type.table, field.column));
    }

    /// The order that lists of the type have unless they ask for another: with an index a page reads its own rows alone
    /// instead of sorting the whole table.
    Result<void> order_index(const EntityType& type) {
        std::string keys;
        for (const query::Order& order : query::default_order(catalog_, type)) {
            if (!order.column.hops.empty()) return {};
            const std::string_view column =
                order.column.field == nullptr ? system_column(order.column.system) : order.column.field->column;
            keys += fmt::format("{}, ",
                                engine_.index_key(query::is_folded(order.column) ? fmt::format("lower(\"{}\")", column)
                                                                                 : fmt::format("\"{}\"", column),
                                                  order.descending));
        }
        return run(fmt::format("CREATE INDEX IF NOT EXISTS \"{0}__in_order\" ON \"{0}\" ({1}id)", type.table, keys));
    }
};

/// Changes when the catalogue or the layout of the store's own tables does.
std::string fingerprint(const schema::Catalog& catalog) {
    std::string text = "layout 3\n";
    for (const EntityType& type : catalog.types())
        for (const Field& field : type.fields)
            text += fmt::format("{}.{} {}\n", type.table, field.column, static_cast<int>(field.type->storage()));
    return base::sha256_hex(text);
}

}  // namespace

Result<std::string> meta(Connection& connection, std::string_view key) {
    Sql sql("SELECT value FROM plumbline_meta WHERE name=");
    sql.bind(std::string(key));
    const auto found = TRY(connection.texts(sql));
    return found.empty() ? std::string() : found.front();
}

Result<void> set_meta(Connection& connection, std::string_view key, std::string_view value) {
    Sql sql("INSERT INTO plumbline_meta (name, value) VALUES (");
    sql.bind(std::string(key)).add(",").bind(std::string(value));
    sql.add(") ON CONFLICT (name) DO UPDATE SET value=excluded.value");
    TRY(connection.run(sql));
    return {};
}

Result<void> ensure_tables(Connection& connection, const Engine& engine, const schema::Catalog& catalog) {
    TRY(engine.begin_write(connection));
    const auto work = [&]() -> Result<void> {
        TRY(connection.script(
            fmt::format("CREATE TABLE IF NOT EXISTS plumbline_meta (name {0} PRIMARY KEY NOT NULL, value {0} NOT NULL)",
                        engine.text_type())));
        const std::string wanted = fingerprint(catalog);
        if (TRY(meta(connection, "catalogue")) == wanted) return {};
        Builder builder(connection, engine, catalog);
        TRY(builder.read_existing());
        TRY(builder.own_tables());
        for (const EntityType& type : catalog.types()) TRY(builder.type(type));
        return set_meta(connection, "catalogue", wanted);
    };
    if (auto done = work(); !done) {
        (void)connection.script("ROLLBACK");
        return done;
    }
    return connection.script("COMMIT");
}

}  // namespace plumbline::store
