#include "actions/sheets/export.h"

#include "actions/sheets/columns.h"
#include "schema/field_type.h"

namespace plumbline::actions::sheets {

namespace {

using base::fail;
using base::Json;
using base::JsonObject;
using base::Result;
using connect::sheets::Value;
using schema::Relation;

/// A record in the place of a reference by its title, or else by its id; an id stays one.
std::string name_of(const Json& value, bool is_in_list) {
    if (value.is_string()) return std::string(std::string_view(value.get_string()));
    if (!value.is_object()) return {};
    const std::string title = base::text_or(value.get_object(), "title");
    const bool is_plain = !title.empty() && (!is_in_list || title.find_first_of(";\n") == std::string::npos);
    return is_plain ? title : base::text_or(value.get_object(), "id");
}

Value value_of(const Column& column, const JsonObject& record) {
    const Json* value = record.if_contains(column.name);
    if (value == nullptr || value->is_null()) return {};
    if (column.field == nullptr)
        return value->is_string() ? Value{std::string(std::string_view(value->get_string()))}
                                  : Value{base::to_text(*value), Value::Kind::Number};
    const schema::FieldType& type = *column.field->type;
    if (type.relation() == Relation::One) return {name_of(*value, false)};
    if (type.relation() == Relation::Many && value->is_array()) {
        base::JsonArray names;
        for (const Json& entry : value->get_array()) names.emplace_back(name_of(entry, true));
        return {type.write_cell(*column.field, Json(std::move(names)))};
    }
    if (base::number_of(*value)) return {type.write_cell(*column.field, *value), Value::Kind::Number};
    return {type.write_cell(*column.field, *value), type.is_day() ? Value::Kind::Date : Value::Kind::Text};
}

}  // namespace

Result<std::string> export_sheet(records::Records& records, const records::Asking& asking,
                                 const schema::EntityType& type, const ExportOptions& options) {
    const records::Access access(records.catalog(), asking.caller);
    if (!access.may(records::Act::Read, type)) return fail(records::refusal(asking.caller, records::Act::Read, type));
    const std::vector<Column> columns = TRY(chosen_columns(type, access.visible(), options.columns));
    const auto writer = TRY(connect::sheets::make_writer(options.format, type.plural));
    std::vector<Value> row;
    row.reserve(columns.size());
    std::vector<const schema::Field*> references;
    for (const Column& column : columns) {
        row.push_back({column.label});
        if (column.field != nullptr && column.field->target != nullptr) references.push_back(column.field);
    }
    TRY(writer->add(row));
    std::size_t count = 0;
    TRY(records.walk(asking, type, options.listing, references, [&](const JsonObject& record) -> Result<void> {
        if (++count > MostRows)
            return fail(connect::sheets::too_large("200,000 records", "Choose fewer of them by a filter."));
        row.clear();
        for (const Column& column : columns) row.push_back(value_of(column, record));
        return writer->add(row);
    }));
    return writer->finish();
}

}  // namespace plumbline::actions::sheets
