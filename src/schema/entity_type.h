#pragma once
// What an entity type is, as its declaration says (docs/guides/metadata.md), and the catalogue of all of them.

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "schema/field.h"

namespace plumbline::schema {

/// Kind says which life a type's rows have.
enum class Kind {
    Record,  ///< edited, with history per record
    Fact,    ///< appended in batches and superseded, without history per row
};

/// Rules are the declared conditions over several fields of a record. Each inner list names fields.
struct Rules {
    std::vector<std::vector<std::string>> exactly_one;  ///< exactly one of them is set
    std::vector<std::vector<std::string>> ordered;      ///< the first is not greater than the second
    std::vector<std::vector<std::string>> unique;       ///< no two records agree in all of them
};

/// EntityType is one declared type.
struct EntityType {
    std::string name;        ///< singular, kebab-case: `key-result`
    std::string collection;  ///< plural, kebab-case: `key-results`
    std::string table;       ///< snake_case of the name
    std::string label;       ///< for people, singular
    std::string plural;      ///< for people, plural
    std::string help;        ///< one sentence
    std::string step;        ///< folder below entities/: frame, plan, …
    std::string access;      ///< access group that roles speak of
    Kind kind = Kind::Record;
    std::vector<std::string>
        program_path;                    ///< reference fields from the record to its program; empty where it has none
    std::vector<std::string> unit_path;  ///< likewise to its unit
    std::vector<std::string> owners;     ///< reference fields to the people who own the record
    std::string shared;                  ///< the flag by which the owner of a record lets others read it; may be empty
    std::vector<std::string> list;       ///< fields that a list shows first
    std::vector<std::string> form;       ///< fields that a form asks for first, in this order; may be empty
    std::string order;                   ///< default order: a field, "-" in front for descending
    Rules rules;
    bool hides_authors = false;  ///< who wrote a record is shown only where its confidential fields are
    std::string nameless;        ///< a flag that is set, or a reference that is empty, where nobody learns who wrote it
    std::vector<Field> fields;   ///< in the order declared

    /// find_field is the field of that JSON name, or null. System fields are no fields.
    [[nodiscard]] const Field* find_field(std::string_view field_name) const;
    /// is_nameless tells whether nobody may learn who wrote this record.
    [[nodiscard]] bool is_nameless(const base::JsonObject& record) const;
};

/// Inverse is a list of records that refer to a type: `keyResults` on an objective.
struct Inverse {
    std::string name;                  ///< name on the target
    const EntityType* from = nullptr;  ///< the type that refers
    const Field* field = nullptr;      ///< its reference field
};

/// Catalog is every entity type. Immutable once loaded; thread-safe.
class Catalog {
  public:
    /// load reads the generated metadata document (JSON). A mistake in it is ours, so its error is Internal.
    [[nodiscard]] static base::Result<std::unique_ptr<const Catalog>> load(std::string_view metadata_json);

    /// types are all types, ordered by name.
    [[nodiscard]] const std::vector<EntityType>& types() const { return types_; }
    /// find_type is the type of that singular name, or null.
    [[nodiscard]] const EntityType* find_type(std::string_view name) const;
    /// find_collection is the type of that collection, or null.
    [[nodiscard]] const EntityType* find_collection(std::string_view collection) const;
    /// type is the type of a name that is known to exist.
    [[nodiscard]] const EntityType& type(std::string_view name) const;
    /// inverses are the lists that other types' references make on this type.
    [[nodiscard]] const std::vector<Inverse>& inverses(const EntityType& target) const;
    /// find_inverse is the inverse list of that name on a type, or null.
    [[nodiscard]] const Inverse* find_inverse(const EntityType& target, std::string_view name) const;
    /// referrers are all reference fields that point at a type, those without an inverse name included.
    [[nodiscard]] const std::vector<Inverse>& referrers(const EntityType& target) const;

  private:
    std::vector<EntityType> types_;
    std::map<std::string, const EntityType*, std::less<>> by_name_;
    std::map<std::string, const EntityType*, std::less<>> by_collection_;
    std::map<std::string, std::vector<Inverse>, std::less<>> inverses_;
    std::map<std::string, std::vector<Inverse>, std::less<>> referrers_;

    base::Result<void> index();
};

}  // namespace plumbline::schema
