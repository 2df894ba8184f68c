#include "store/tables.h"

#include <fmt/format.h>

#include "base/encoding.h"
#include "base/text.h"
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
        found_ = TRY(columns_of(connection_, engine_));
        return {};
    }

    Result<void> type(const EntityType& type) {
        if (!found_.contains(type.table)) {
            TRY(create(type));
        } else {
            for (const Field* field : stored_columns(type)) TRY(add_column(type, *field));
        }
        for (const Field& field : type.fields) TRY(lists_and_indexes(type, field));
        for (const auto& names : type.rules.unique) TRY(rule_index(type, names));
        return order_index(type);
    }

    Result<void> own_tables() {
        const std::string_view text = engine_.text_type();
        TRY(run(fmt::format(
            "CREATE TABLE IF NOT EXISTS history (seq BIGINT NOT NULL, ordinal BIGINT NOT NULL, type {0} NOT NULL, "
            "record {0} NOT NULL, revision BIGINT NOT NULL, operation {0} NOT NULL, data {0}, salt {0}, "
            "commitment {0} NOT NULL, secrets {0}, PRIMARY KEY (seq, ordinal))",
            text)));
        if (found_.contains("history") && !has_column("history", "secrets"))
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
    Columns found_;

    Result<void> run(const std::string& statement) { return connection_.script(statement); }

    [[nodiscard]] bool has_column(const std::string& table, const std::string& name) const {
        const auto found = found_.find(table);
        return found != found_.end() && found->second.contains(name);
    }

    /// A column of another kind holds what this program would read wrongly: that needs a step.
    Result<void> add_column(const EntityType& type, const Field& field) {
        const auto& columns = found_.at(type.table);
        const auto found = columns.find(field.column);
        if (found == columns.end())
            return run(fmt::format("ALTER TABLE \"{}\" ADD COLUMN {}", type.table, column(field)));
        if ((found->second == CellKind::Integer) == (field.type->storage() == Storage::Integer)) return {};
        return base::fail(base::conflict(
            "store.column",
            fmt::format("The store keeps {} of {} as another kind of value than this program.", field.name, type.name),
            "Use the program that made the store; this one has no step for that change."));
    }

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
            if (found_.contains(table)) return {};
            TRY(run(
                fmt::format("CREATE TABLE \"{0}\" (record {1} NOT NULL, position BIGINT NOT NULL, value {1} NOT NULL, "
                            "PRIMARY KEY (record, position))",
                            table, engine_.text_type())));
            return run(fmt::format("CREATE INDEX \"{0}_value\" ON \"{0}\" (value, record)", table));
        }
        const bool indexed = field.type->relation() != schema::Relation::None || field.unique;
        if (!indexed) return {};
        return run(
            fmt::format("CREATE INDEX IF NOT EXISTS \"{0}_{1}\" ON \"{0}\" (\"{1}\")", type.table, field.column));
    }

    /// What must be unique together is asked for with every write; an index of one column would read all of a program.
    Result<void> rule_index(const EntityType& type, const std::vector<std::string>& names) {
        std::string columns;
        for (const std::string& name : names)
            columns += fmt::format("{}\"{}\"", columns.empty() ? "" : ",", type.find_field(name)->column);
        return run(fmt::format("CREATE INDEX IF NOT EXISTS \"{0}__rule_{1}\" ON \"{0}\" ({2})", type.table,
                               type.find_field(names.back())->column, columns));
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
        TRY(run(fmt::format("DROP INDEX IF EXISTS \"{}__in_order\"", type.table)));  // of layout 4: empty values first
        return run(fmt::format("CREATE INDEX IF NOT EXISTS \"{0}__ordered\" ON \"{0}\" ({1}id)", type.table, keys));
    }
};

}  // namespace

std::string catalogue_digest(const schema::Catalog& catalog) {
    std::string text = "layout 5\n";
    for (const EntityType& type : catalog.types())
        for (const Field& field : type.fields)
            text += fmt::format("{}.{} {} {}\n", type.table, field.column, static_cast<int>(field.type->storage()),
                                field.unique || field.type->relation() != schema::Relation::None);
    return base::sha256_hex(text);
}

Result<Columns> columns_of(Connection& connection, const Engine& engine) {
    constexpr CellKind Kinds[] = {CellKind::Text, CellKind::Text, CellKind::Text};
    Columns found;
    for (const Row& row : TRY(connection.rows(Sql(engine.columns_query()), Kinds)))
        found[text_at(row, 0)][text_at(row, 1)] =
            base::to_lower_ascii(text_at(row, 2)) == "bigint" ? CellKind::Integer : CellKind::Text;
    return found;
}

Result<bool> has_store(Connection& connection, const Engine& engine) {
    return TRY(connection.integer(engine.count_table("plumbline_meta")))
    > 0;
}

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

Result<void> ensure_tables_here(Connection& connection, const Engine& engine, const schema::Catalog& catalog,
                                Steps steps) {
    // Two nodes may start at once: the writer's lock is held already, so that what is found here stays so.
    const bool is_new = !TRY(has_store(connection, engine));
    TRY(connection.script(
        fmt::format("CREATE TABLE IF NOT EXISTS plumbline_meta (name {0} PRIMARY KEY NOT NULL, value {0} NOT NULL)",
                    engine.text_type())));
    TRY(begin_steps(connection, engine, steps, is_new));
    TRY(refuse_pending(connection, engine, steps));
    const std::string wanted = catalogue_digest(catalog);
    if (TRY(meta(connection, "catalogue")) == wanted) return {};
    Builder builder(connection, engine, catalog);
    TRY(builder.read_existing());
    TRY(builder.own_tables());
    for (const EntityType& type : catalog.types()) TRY(builder.type(type));
    return set_meta(connection, "catalogue", wanted);
}

Result<void> ensure_tables(Connection& connection, const Engine& engine, const schema::Catalog& catalog, Steps steps) {
    TRY(engine.begin_write(connection));
    if (auto done = ensure_tables_here(connection, engine, catalog, steps); !done) {
        (void)connection.script("ROLLBACK");
        return done;
    }
    return connection.script("COMMIT");
}

}  // namespace plumbline::store
