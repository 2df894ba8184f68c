#include "store/copy.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <span>

#include "base/text.h"
#include "schema/field_type.h"
#include "store/compile.h"
#include "store/files.h"
#include "store/tables.h"

namespace plumbline::store {

namespace {

using base::Result;

/// Rows read at a time, and rows written by one statement.
constexpr std::size_t PieceRows = 500;
constexpr std::size_t StatementRows = 20;

/// One table with the columns that order its rows.
struct Shape {
    std::string name;
    std::vector<std::string> key;
    std::vector<std::string> columns;
};

std::vector<Shape> shapes_of(const schema::Catalog& catalog) {
    std::vector<Shape> shapes{
        {"chain", {"seq"}, {}}, {"history", {"seq", "ordinal"}, {}}, {"idempotency", {"caller", "token"}, {}}};
    for (const schema::EntityType& type : catalog.types()) {
        shapes.push_back({type.table, {"id"}, {}});
        for (const schema::Field& field : type.fields)
            if (field.type->storage() == schema::Storage::List)
                shapes.push_back({list_table(type, field), {"record", "position"}, {}});
    }
    return shapes;
}

/// What the copy leaves out: the search index is copied in its own way, the rest describes one store alone.
bool is_own(std::string_view table) {
    return table.starts_with("search_") || table.starts_with("plumbline_");
}

Result<void> refuse_unknown(const std::vector<Shape>& shapes, const Columns& found) {
    std::set<std::string_view> known;
    for (const Shape& shape : shapes) known.insert(shape.name);
    for (const auto& [table, columns] : found) {
        const bool holds_records = columns.contains("revision") && columns.contains("created_by") &&
                                   columns.contains("updated_at") && columns.contains("updated_by");
        if (holds_records && !known.contains(table) && !is_own(table))
            return base::fail(
                base::conflict("store.unknown-table",
                               fmt::format("The store holds a table {} that this program does not know.", table),
                               "Use the program that last worked with the store."));
    }
    return {};
}

class Copier {
  public:
    Copier(Side from, Side to, const Told& told) : from_(from), to_(to), told_(told) {}

    Result<Copied> run(std::vector<Shape> shapes) {
        const Columns source = TRY(columns_of(from_.connection, from_.engine));
        const Columns target = TRY(columns_of(to_.connection, to_.engine));
        TRY(refuse_unknown(shapes, source));
        for (Shape& shape : shapes) {
            const auto found = source.find(shape.name);
            if (found == source.end()) continue;
            shape.columns.reserve(found->second.size());
            for (const auto& [column, kind] : found->second) {
                shape.columns.push_back(column);
                if (!target.at(shape.name).contains(column)) TRY(add_column(shape.name, column, kind));
            }
            TRY(table(shape));
            ++copied_.tables;
        }
        TRY(search_index());
        for (const std::string& statement : to_.engine.after_copy()) TRY(to_.connection.script(statement));
        return copied_;
    }

  private:
    Side from_;
    Side to_;
    const Told& told_;
    Copied copied_;

    void tell(std::string_view table, std::int64_t rows) {
        if (told_) told_(table, rows);
    }

    Result<void> add_column(const std::string& table, const std::string& column, CellKind kind) {
        return to_.connection.script(fmt::format("ALTER TABLE \"{}\" ADD COLUMN \"{}\" {}", table, column,
                                                 kind == CellKind::Integer ? "BIGINT" : to_.engine.text_type()));
    }

    /// All values travel as text: both databases turn it into the kind of the column.
    Result<void> table(const Shape& shape) {
        std::vector<std::size_t> places;
        places.reserve(shape.key.size());
        for (const std::string& key : shape.key)
            places.push_back(static_cast<std::size_t>(std::ranges::find(shape.columns, key) - shape.columns.begin()));
        const std::vector<CellKind> kinds(shape.columns.size(), CellKind::Text);
        std::int64_t count = 0;
        tell(shape.name, count);
        for (Row last;;) {
            const std::vector<Row> rows = TRY(from_.connection.rows(question(shape, places, last), kinds));
            if (rows.empty()) break;
            last = rows.back();
            for (std::size_t at = 0; at < rows.size(); at += StatementRows)
                TRY(insert(shape, std::span(rows).subspan(at, std::min(StatementRows, rows.size() - at))));
            count += static_cast<std::int64_t>(rows.size());
            tell(shape.name, count);
        }
        copied_.rows += count;
        return {};
    }

    static Sql question(const Shape& shape, const std::vector<std::size_t>& places, const Row& last) {
        const std::string keys = "\"" + base::join(shape.key, "\",\"") + "\"";
        Sql sql("SELECT \"" + base::join(shape.columns, "\",\"") + "\" FROM ");
        sql.name(shape.name);
        if (!last.empty()) {
            sql.add(" WHERE (" + keys + ")>(");
            std::string_view separator;
            for (const std::size_t place : places) {
                sql.add(separator).bind(last[place]);
                separator = ",";
            }
            sql.add(")");
        }
        sql.add(fmt::format(" ORDER BY {} LIMIT {}", keys, PieceRows));
        return sql;
    }

    Result<void> insert(const Shape& shape, std::span<const Row> rows) {
        Sql sql("INSERT INTO ");
        sql.name(shape.name).add(" (\"" + base::join(shape.columns, "\",\"") + "\") VALUES ");
        for (std::size_t i = 0; i < rows.size(); ++i) {
            std::string_view separator = i == 0 ? "(" : ",(";
            for (const schema::Cell& cell : rows[i]) {
                sql.add(separator).bind(cell);
                separator = ",";
            }
            sql.add(")");
        }
        TRY(to_.connection.run(sql));
        return {};
    }

    Result<void> search_index() {
        constexpr CellKind Kinds[] = {CellKind::Integer, CellKind::Text, CellKind::Text, CellKind::Text,
                                      CellKind::Text};
        tell("search", 0);
        std::int64_t count = 0;
        for (std::int64_t last = 0;;) {
            const auto rows =
                TRY(from_.connection.rows(from_.engine.indexed_texts(last, static_cast<int>(PieceRows)), Kinds));
            if (rows.empty()) break;
            for (const Row& row : rows) {
                last = std::get<std::int64_t>(row[0]);
                Sql sql("INSERT INTO search_entry (entry, type, record, sensitivity) VALUES (");
                sql.bind(last).add(",").bind(row[1]).add(",").bind(row[2]).add(",").bind(row[3]).add(")");
                TRY(to_.connection.run(sql));
                TRY(to_.connection.run(to_.engine.index_text(last, text_at(row, 4))));
            }
            count += static_cast<std::int64_t>(rows.size());
            tell("search", count);
        }
        return {};
    }
};

}  // namespace

Result<Copied> copy_rows(Side from, Side to, const schema::Catalog& catalog, const Told& told) {
    return Copier(from, to, told).run(shapes_of(catalog));
}

Result<void> drop_tables(Side side, const schema::Catalog& catalog) {
    const Columns found = TRY(columns_of(side.connection, side.engine));
    std::vector<Shape> shapes = shapes_of(catalog);
    TRY(refuse_unknown(shapes, found));
    for (const char* own : {"search_entry", "search_text", "plumbline_meta", "plumbline_step"})
        shapes.push_back({own, {}, {}});
    for (const Shape& shape : shapes)
        if (found.contains(shape.name)) TRY(side.connection.script("DROP TABLE \"" + shape.name + "\""));
    return {};
}

Result<Copied> copy_to_file(Side from, const std::string& file, const schema::Catalog& catalog, const Told& told) {
    remove_database(file);
    const auto engine = make_sqlite_engine(file);
    const auto connection = TRY(engine->connect(Access::Write));
    // Nobody reads the file before it is whole and synced: until then it needs neither a journal nor syncs.
    TRY(connection->script("PRAGMA journal_mode=OFF"));
    TRY(connection->script("PRAGMA synchronous=OFF"));
    TRY(ensure_tables(*connection, *engine, catalog));
    TRY(connection->script("BEGIN"));
    const Copied copied = TRY(copy_rows(from, {*connection, *engine}, catalog, told));
    TRY(connection->script("COMMIT"));
    return copied;
}

}  // namespace plumbline::store
