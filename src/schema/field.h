#pragma once
// What a field of an entity type is, as its declaration says (docs/guides/metadata.md).

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/json.h"

namespace plumbline::schema {

class FieldType;
struct EntityType;

/// Cell is a value as a column holds it: nothing, a whole number or text. Both engines know just these.
using Cell = std::variant<std::monostate, std::int64_t, std::string>;

/// Sensitivity says which readers a field is for; roles name the sensitivities that they may see.
enum class Sensitivity {
    Normal,        ///< whoever may read the record
    Confidential,  ///< readers of confidential fields
    Secret,        ///< nobody: never leaves the server, not in history either
};

/// OnDelete says what happens to a record when the record that it refers to is deleted.
enum class OnDelete {
    Restrict,  ///< the deletion is refused
    Clear,     ///< the reference becomes empty
    Cascade,   ///< the record is deleted too
};

/// Field is one declared field. Texts are for people; names are for programs.
struct Field {
    std::string name;                 ///< camelCase, unique in its type: the name in JSON
    std::string column;               ///< snake_case: the name of the column, or of the list's table
    const FieldType* type = nullptr;  ///< never null in a loaded catalogue
    std::string label;                ///< for people
    std::string help;                 ///< one sentence; may be empty
    std::string unit;                 ///< "days", "%"; empty where none
    bool required = false;            ///< must not be empty
    bool read_only = false;           ///< only the server sets it
    bool unique = false;              ///< no two records agree in it
    bool search = false;              ///< found by full-text search
    Sensitivity sensitivity = Sensitivity::Normal;
    OnDelete on_delete = OnDelete::Restrict;
    std::optional<base::Json> default_value;                   ///< set on creation where the field is absent
    std::optional<double> min;                                 ///< least number allowed
    std::optional<double> max;                                 ///< greatest number allowed
    int max_length = 0;                                        ///< most code points allowed in a text
    int scale = 0;                                             ///< digits after the point of a decimal, 0 to 9
    std::vector<std::pair<std::string, std::string>> options;  ///< keys and labels of a choice, in order
    std::vector<std::string> targets;                          ///< types that a reference may point to; "*" is any
    const EntityType* target = nullptr;                        ///< the one type that a reference points to, or null
    std::string inverse;                                       ///< name of the list on the target; may be empty

    /// stands_in tells whether the default is a word for what is known only at creation: `$today`, `$me`, ….
    [[nodiscard]] bool stands_in() const {
        return default_value && default_value->is_string() && default_value->get_string().starts_with('$');
    }
};

}  // namespace plumbline::schema
