#pragma once
// YAML as people like to read and diff it: plain words where they are safe, literal blocks for paragraphs, quotes
// elsewhere.

#include <string>
#include <string_view>

#include "base/json.h"

namespace plumbline::actions::text {

/// Look says how strings of a field may be written.
enum class Look {
    Text,  ///< words; what YAML would take for a number, date or boolean is quoted
    Word,  ///< dates, choices and the like, which need no quotes
};

/// emit_pair appends `key: value` at an indentation, with a line break. Null is a blank; lists stand on one line where
/// they are short; objects are written as JSON.
void emit_pair(std::string& out, int indentation, std::string_view key, const base::Json& value, Look look);
/// emit_key appends `key:` at an indentation, with a line break.
void emit_key(std::string& out, int indentation, std::string_view key);

}  // namespace plumbline::actions::text
