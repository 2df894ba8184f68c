#include <fmt/format.h>

#include "query/query.h"
#include "schema/field_type.h"
#include "store/compile.h"
#include "store/transaction.h"

namespace plumbline::store {

namespace {

using base::Result;
using schema::Storage;

/// A condition on rows whose cells are of another kind than their column, or end early for whoever reads them as text.
/// Nothing on PostgreSQL, where that cannot be.
std::string foreign_cells(const Engine& engine, const std::vector<std::string>& texts,
                          const std::vector<std::string>& numbers) {
    std::string condition = "1=0";
    if (engine.name() != "sqlite") return condition;
    for (const std::string& text : texts)
        condition += fmt::format(" OR typeof(\"{0}\") NOT IN ('text','null') OR instr(\"{0}\",char(0))>0", text);
    for (const std::string& number : numbers)
        condition += fmt::format(" OR typeof(\"{}\") NOT IN ('integer','null')", number);
    return condition;
}

}  // namespace

Result<std::vector<std::string>> Transaction::odd_rows(const schema::EntityType& type) {
    std::vector<std::string> texts;
    std::vector<std::string> numbers;
    for (const auto& [json, column] : query::SystemColumns) (json == "revision" ? numbers : texts).emplace_back(column);
    for (const schema::Field* field : stored_columns(type))
        (field->type->storage() == Storage::Integer ? numbers : texts).push_back(field->column);
    Sql cells("SELECT id FROM ");
    cells.name(type.table).add(" WHERE ").add(foreign_cells(engine_, texts, numbers));
    for (const schema::Field* field : stored_columns(type))
        if (field->type->json_form() == schema::JsonForm::Flag)
            cells.add(" OR ").name(field->column).add(" NOT IN (0,1)");
    std::vector<std::string> odd = TRY(connection_.texts(cells));
    for (const schema::Field& field : type.fields) {
        if (field.type->storage() != Storage::List) continue;
        const std::string table = list_table(type, field);
        Sql lists("SELECT record FROM ");
        lists.name(table).add(" l GROUP BY record HAVING min(position)<>0 OR max(position)<>count(*)-1");
        lists.add(" OR count(DISTINCT position)<>count(*) OR NOT EXISTS (SELECT 1 FROM ").name(type.table);
        lists.add(" t WHERE t.id=l.record) UNION SELECT record FROM ").name(table).add(" WHERE ");
        lists.add(foreign_cells(engine_, {"record", "value"}, {"position"}));
        for (std::string& record : TRY(connection_.texts(lists))) odd.push_back(std::move(record));
    }
    return odd;
}

Result<std::vector<std::string>> Transaction::odd_changes() {
    Sql sql("SELECT CAST(seq AS TEXT) FROM chain WHERE seq<1 OR ");
    sql.add(foreign_cells(engine_, {"at", "actor", "reason", "request", "root", "previous", "hash"}, {"seq"}));
    sql.add(" UNION SELECT CAST(seq AS TEXT) FROM history WHERE data='' OR salt='' OR secrets='' OR ");
    sql.add(foreign_cells(engine_, {"type", "record", "operation", "data", "salt", "commitment", "secrets"},
                          {"seq", "ordinal", "revision"}));
    sql.add(" UNION SELECT CAST(seq AS TEXT) FROM history GROUP BY seq");
    sql.add(" HAVING min(ordinal)<>0 OR max(ordinal)<>count(*)-1");
    return connection_.texts(sql);
}

}  // namespace plumbline::store
