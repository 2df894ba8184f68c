#pragma once
// What all fields of one type share: how a value is checked, kept, shown and described. One file per field type in
// fields/, registered in fields/registry.cpp; nothing else asks which type a field is.

#include <string_view>

#include "base/json.h"
#include "base/result.h"
#include "schema/field.h"

namespace plumbline::schema {

/// Storage says what columns a field type needs.
enum class Storage {
    Text,     ///< one TEXT column
    Integer,  ///< one BIGINT column
    List,     ///< a table of its own: record, position, value (TEXT)
};

/// JsonForm says what a value looks like inside the JSON of a history entry, for reading as of a time.
enum class JsonForm {
    Text,    ///< a string, or JSON that is read as its text
    Number,  ///< a number, kept in its column times 10^scale
    Flag,    ///< true or false, kept in its column as 1 or 0
};

/// Relation says what a field of the type points at.
enum class Relation {
    None,  ///< nothing
    One,   ///< one record of the field's target
    Many,  ///< a list of records of the field's target
    Any,   ///< one record of any of several types, as "collection/id"
};

/// FieldType is one kind of field. Objects are immutable, live as long as the program, and are thread-safe.
class FieldType {
  public:
    FieldType() = default;
    FieldType(const FieldType&) = delete;
    FieldType& operator=(const FieldType&) = delete;
    virtual ~FieldType() = default;

    /// name is what declarations call the type: `text`, `reference`.
    [[nodiscard]] virtual std::string_view name() const = 0;
    /// storage says which columns hold it.
    [[nodiscard]] virtual Storage storage() const { return Storage::Text; }
    /// json_form says what its value looks like in JSON.
    [[nodiscard]] virtual JsonForm json_form() const { return JsonForm::Text; }
    /// column_scale is the power of ten that the column holds a number in.
    [[nodiscard]] virtual int column_scale(const Field& field) const;
    /// relation says what it points at.
    [[nodiscard]] virtual Relation relation() const { return Relation::None; }
    /// normalize turns a value from outside into the one form that is kept, or says what is wrong with it. Null is
    /// handled by the caller. Errors name the field.
    [[nodiscard]] virtual base::Result<base::Json> normalize(const Field& field, const base::Json& value) const = 0;
    /// encode turns a normalized value, not null and no list, into its cell.
    [[nodiscard]] virtual Cell encode(const Field& field, const base::Json& value) const;
    /// decode turns a cell back into the normalized value; an empty cell is null.
    [[nodiscard]] virtual base::Json decode(const Field& field, const Cell& cell) const;
    /// read_cell reads a value from the text of a sheet's cell, trimmed and not empty, as people write it; the answer
    /// still goes through normalize. `plain` says that a program wrote it: numbers then have a point and no groups.
    /// Errors name the field. Of references the text itself comes back (a list of them where there are many):
    /// finding the records is the caller's.
    [[nodiscard]] virtual base::Result<base::Json> read_cell(const Field& field, std::string_view text,
                                                             bool plain) const;
    /// write_cell is a normalized value, not null, as the text of a sheet's cell that read_cell reads back.
    [[nodiscard]] virtual std::string write_cell(const Field& field, const base::Json& value) const;
    /// json_schema describes the values for OpenAPI 3.1 (JSON Schema 2020-12).
    [[nodiscard]] virtual base::JsonObject json_schema(const Field& field) const = 0;
    /// is_day tells whether its values are days of the calendar, which sheets keep as such.
    [[nodiscard]] virtual bool is_day() const { return false; }
    /// has_day tells whether its values are days or moments within one, whose text begins with the day (ISO 8601).
    [[nodiscard]] virtual bool has_day() const { return is_day(); }
    /// is_ordered tells whether `lt` and its like, and ordering, make sense.
    [[nodiscard]] virtual bool is_ordered() const { return true; }
    /// is_text tells whether `contains` and its like make sense.
    [[nodiscard]] virtual bool is_text() const { return false; }
};

/// find_field_type is the type of that name, or null.
[[nodiscard]] const FieldType* find_field_type(std::string_view name);

/// wrong_kind is the error for a value of another JSON kind than the field's: `expected` completes "must be …".
[[nodiscard]] base::Error wrong_kind(const Field& field, std::string_view expected);

}  // namespace plumbline::schema
