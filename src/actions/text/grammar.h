#pragma once
// What a text of a plan consists of, derived from the declarations alone: which types, under which headings, with which
// fields. A type is a part of a program where it hangs on one in the steps frame or plan and has a name: its field
// `key`, or the one other record that it joins to its parent (a link joins a key result to its initiative).

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "schema/entity_type.h"
#include "schema/field_type.h"

namespace plumbline::actions::text {

/// Version is the number behind `plumbline:` in the first document.
inline constexpr std::string_view Version = "1";

/// Part is a type as it stands in a text.
struct Part {
    const schema::EntityType* type = nullptr;
    std::string section;           ///< heading that holds its records: `objectives`, `milestones`
    const Part* parent = nullptr;  ///< the part that it stands under; null for the program and shared records
    const schema::Field* parent_field = nullptr;  ///< its reference to that
    const schema::Field* name = nullptr;          ///< the text field that its name is kept in, or null
    const schema::Field* joined = nullptr;        ///< or the reference whose target gives it its name
    std::vector<const schema::Field*> fields;     ///< what can be written, in the order declared
    std::vector<const Part*> children;            ///< parts that stand under it
    bool is_shared = false;                       ///< belongs to the organization; the text changes only what it says

    /// find_field is the writable field of that name, or null.
    [[nodiscard]] const schema::Field* find_field(std::string_view field) const;
    /// find_child is the part under that heading, or null.
    [[nodiscard]] const Part* find_child(std::string_view heading) const;
    /// is_program tells whether it is the program itself.
    [[nodiscard]] bool is_program() const { return parent == nullptr && !is_shared; }
};

/// Grammar is all parts. Immutable; thread-safe; refers to the catalogue.
class Grammar {
  public:
    /// Grammar of a catalogue, which must outlive it.
    explicit Grammar(const schema::Catalog& catalog);
    Grammar(const Grammar&) = delete;
    Grammar& operator=(const Grammar&) = delete;

    /// program is the part of the program itself; its children are the headings of a text.
    [[nodiscard]] const Part& program() const { return *program_; }
    /// shared are the parts of the organization that a text may hold: priorities, measures, people, units.
    [[nodiscard]] const std::vector<const Part*>& shared() const { return shared_; }
    /// parts are all parts of a program, parents first.
    [[nodiscard]] const std::vector<const Part*>& parts() const { return ordered_; }
    /// find is the part of a type, or null.
    [[nodiscard]] const Part* find(const schema::EntityType& type) const;
    /// find_shared is the shared part under that heading, or null.
    [[nodiscard]] const Part* find_shared(std::string_view heading) const;
    /// catalog is what it was derived from.
    [[nodiscard]] const schema::Catalog& catalog() const { return catalog_; }

  private:
    const schema::Catalog& catalog_;
    std::map<std::string, Part> parts_;
    const Part* program_ = nullptr;
    std::vector<const Part*> shared_;
    std::vector<const Part*> ordered_;

    void add_parts();
    void add_shared();
    void add_fields(Part& part);
    void order_headings();
    [[nodiscard]] bool is_known(const schema::Field& field) const;
};

/// identifiers are the fields by which people know a record of a type: `key`, then unique texts (e-mail, code), then
/// title.
[[nodiscard]] std::vector<const schema::Field*> identifiers(const schema::EntityType& type);
/// json_kind is the JSON type of a field's values: string, number, integer, boolean, array, or empty for any.
[[nodiscard]] std::string json_kind(const schema::Field& field);
/// is_name tells whether a word can be a name: lower-case letters, digits, and `-`, `_`, `.` between them; at most 100.
[[nodiscard]] bool is_name(std::string_view word);
/// name_for makes a name of a title: words in lower case without accents, joined by hyphens, at most 40 characters.
[[nodiscard]] std::string name_for(std::string_view title, std::string_view fallback);
/// fresh_name is the name that a record gets where it has none: the last part of its template's key, or of its title.
[[nodiscard]] std::string fresh_name(const schema::EntityType& type, const base::JsonObject& record);

}  // namespace plumbline::actions::text
