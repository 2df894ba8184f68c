#pragma once
// The JSON value that records, answers and history are made of, its strict parser and its writer.
//
//     Json value = TRY(parse_json(R"({"title":"Ten makers"})"));
//     std::string text = to_text(value);

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace plumbline::base {

/// Json is any JSON value; numbers are 64-bit integers or doubles.
using Json = boost::json::value;
/// JsonObject keeps its keys in the order in which they were set.
using JsonObject = boost::json::object;
/// JsonArray is an ordered list of values.
using JsonArray = boost::json::array;

/// parse_json reads one JSON text (RFC 8259) of at most `max_depth` nested values and `max_values` values in all,
/// objects and lists counted; anything after it, invalid UTF-8 and duplicate keys are errors with line and column.
/// Thread-safe.
[[nodiscard]] Result<Json> parse_json(std::string_view text, int max_depth = 64,
                                      std::size_t max_values = std::numeric_limits<std::size_t>::max());

/// to_text writes a value compactly, keys in their order. Doubles are written in their shortest plain form (12.5, not
/// 1.25E1); values that JSON cannot hold (infinity) become null.
[[nodiscard]] std::string to_text(const Json& value);
/// to_text of an object.
[[nodiscard]] std::string to_text(const JsonObject& object);
/// to_pretty_text writes a value with two blanks of indentation, for people.
[[nodiscard]] std::string to_pretty_text(const Json& value);
/// canonical_text writes a value with the keys of every object sorted by byte, so that equal values give equal bytes.
/// The history chain is computed over it (in the manner of RFC 8785).
[[nodiscard]] std::string canonical_text(const Json& value);

/// number_text writes a double in its shortest plain decimal form.
[[nodiscard]] std::string number_text(double value);

/// find_text is the string under a key, or nothing where the key is absent or holds something else.
[[nodiscard]] std::optional<std::string_view> find_text(const JsonObject& object, std::string_view key);
/// is_text tells whether a value is exactly this string.
[[nodiscard]] bool is_text(const Json& value, std::string_view text);
/// text_or is the string under a key, or the fallback.
[[nodiscard]] std::string text_or(const JsonObject& object, std::string_view key, std::string_view fallback = {});
/// integer_or is the whole number under a key, or the fallback.
[[nodiscard]] long long integer_or(const JsonObject& object, std::string_view key, long long fallback = 0);
/// number_of is the number that a value holds, whichever way it is stored, or nothing.
[[nodiscard]] std::optional<double> number_of(const Json& value);
/// is_true tells whether the key holds the boolean true.
[[nodiscard]] bool is_true(const JsonObject& object, std::string_view key);

}  // namespace plumbline::base
