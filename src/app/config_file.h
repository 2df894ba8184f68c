#pragma once
// The configuration file of `plumbline serve`: TOML 1.0 (https://toml.io/en/v1.0.0), one value a key.

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <variant>

#include "base/result.h"

namespace plumbline::app {

/// ConfigValue is what a key of the file can hold; `monostate` stands for a kind that no option takes (a list, a date).
using ConfigValue = std::variant<std::monostate, bool, std::int64_t, std::string>;

/// ConfigFile is key → value, in order of the keys. A key inside a table carries the table's name before it: `host`
/// below
/// `[mail]` is `mail-host`.
using ConfigFile = std::map<std::string, ConfigValue, std::less<>>;

/// parse_config reads `text`; `path` names it in errors. Error `config.file` with line and column where it is no TOML.
/// Thread-safe.
[[nodiscard]] base::Result<ConfigFile> parse_config(std::string_view text, std::string_view path);

/// read_config reads the file at `path`. Error `config.file` also where it cannot be read.
[[nodiscard]] base::Result<ConfigFile> read_config(const std::string& path);

}  // namespace plumbline::app
