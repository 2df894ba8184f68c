#pragma once
// How the generated structs take their values out of a stored record. A stored record has passed validation, so a value
// of another kind than declared counts as absent.

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/time.h"

namespace plumbline::entities {

/// read_text is the text under the key, or empty.
[[nodiscard]] std::string read_text(const base::JsonObject& record, std::string_view key);
/// read_integer is the whole number under the key.
[[nodiscard]] std::optional<std::int64_t> read_integer(const base::JsonObject& record, std::string_view key);
/// read_decimal is the number under the key.
[[nodiscard]] std::optional<double> read_decimal(const base::JsonObject& record, std::string_view key);
/// read_boolean is true only where true is stored.
[[nodiscard]] bool read_boolean(const base::JsonObject& record, std::string_view key);
/// read_date is the date under the key.
[[nodiscard]] std::optional<base::Date> read_date(const base::JsonObject& record, std::string_view key);
/// read_instant is the instant under the key.
[[nodiscard]] std::optional<base::Instant> read_instant(const base::JsonObject& record, std::string_view key);
/// read_list is the list of texts under the key.
[[nodiscard]] std::vector<std::string> read_list(const base::JsonObject& record, std::string_view key);
/// read_json is whatever stands under the key; null where nothing does.
[[nodiscard]] base::Json read_json(const base::JsonObject& record, std::string_view key);
/// read_choice is 1 + the position of the stored key among the options, 0 where it is unset.
[[nodiscard]] int read_choice(const base::JsonObject& record, std::string_view key,
                              std::initializer_list<std::string_view> options);

}  // namespace plumbline::entities
