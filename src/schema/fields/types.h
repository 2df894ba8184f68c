#pragma once
// The makers of all field types, one file each, for the registry alone.

#include <memory>

#include "schema/field_type.h"

namespace plumbline::schema::fields {

/// make_<type> makes the field type that docs/guides/metadata.md calls <type>.
std::unique_ptr<FieldType> make_text();
/// make_markdown: text of many lines.
std::unique_ptr<FieldType> make_markdown();
/// make_integer: whole numbers that JavaScript holds exactly.
std::unique_ptr<FieldType> make_integer();
/// make_decimal: exact decimals as scaled integers, at most 15 significant digits.
std::unique_ptr<FieldType> make_decimal();
/// make_boolean: true or false.
std::unique_ptr<FieldType> make_boolean();
/// make_date: a day of the calendar.
std::unique_ptr<FieldType> make_date();
/// make_instant: a moment in UTC.
std::unique_ptr<FieldType> make_instant();
/// make_choice: one of the declared keys.
std::unique_ptr<FieldType> make_choice();
/// make_tags: a list of words.
std::unique_ptr<FieldType> make_tags();
/// make_email: an e-mail address.
std::unique_ptr<FieldType> make_email();
/// make_url: an address on the web.
std::unique_ptr<FieldType> make_url();
/// make_reference: the id of one record.
std::unique_ptr<FieldType> make_reference();
/// make_references: a list of ids.
std::unique_ptr<FieldType> make_references();
/// make_record: "collection/id" of a record of several types.
std::unique_ptr<FieldType> make_record();
/// make_json: any JSON value.
std::unique_ptr<FieldType> make_json();
/// make_secret: a text that never leaves the server.
std::unique_ptr<FieldType> make_secret();

}  // namespace plumbline::schema::fields
