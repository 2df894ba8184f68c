#include "app/config_file.h"

#include <stdexcept>

// toml++ guards what its parser takes for impossible with assertions, and some texts reach them ("[`]"). The program
// must not end over a file; it says that the file is no TOML.
namespace plumbline::app {
[[noreturn, gnu::noinline]] static void refuse_toml() {
    throw std::logic_error("this is no TOML");
}
inline constexpr auto AssumeToml = [](bool holds) {
    if (!holds) refuse_toml();
};
}  // namespace plumbline::app
#define TOML_ASSERT(condition) plumbline::app::AssumeToml(static_cast<bool>(condition))
#include <toml++/toml.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <ranges>

namespace plumbline::app {

namespace {

ConfigValue value_of(const toml::node& node) {
    if (const auto* flag = node.as_boolean()) return flag->get();
    if (const auto* number = node.as_integer()) return number->get();
    if (const auto* text = node.as_string()) return text->get();
    return {};
}

std::unexpected<base::Error> no_toml(std::string_view path, std::string_view why, int line, int column) {
    return base::fail(
        base::malformed("config.file", std::string(path) + " cannot be read: " + std::string(why) + ".", line, column));
}

bool is_ascii(char c) {
    return static_cast<unsigned char>(c) < 0x80;
}

/// The text with each line of comment made empty: words there may be in any language.
std::string without_comments(std::string_view text) {
    std::string bare;
    for (const auto part : std::views::split(text, '\n')) {
        const std::string_view line(part.begin(), part.end());
        const std::size_t first = line.find_first_not_of(" \t");
        if (first == std::string_view::npos || line[first] != '#') bare += line;
        bare += '\n';
    }
    return bare;
}

}  // namespace

base::Result<ConfigFile> parse_config(std::string_view text, std::string_view path) {
    // toml++ 3.3 asks a table of blanks that is not made for every character, so that it is given ASCII only.
    const std::string bare = without_comments(text);
    if (const auto odd = std::ranges::find_if_not(bare, is_ascii); odd != bare.end())
        return no_toml(path, "a letter beyond ASCII stands in it; write it as \\u00e9 in quotes",
                       1 + static_cast<int>(std::count(bare.begin(), odd, '\n')), 0);
    try {
        ConfigFile file;
        for (const auto& [key, node] : toml::parse(bare)) {
            const auto* table = node.as_table();
            if (table == nullptr || table->empty()) file.emplace(key.str(), value_of(node));
            if (table == nullptr) continue;
            for (const auto& [inner, value] : *table)
                file.emplace(std::string(key.str()) + "-" + std::string(inner.str()), value_of(value));
        }
        return file;
    } catch (const toml::parse_error& thrown) {
        const auto& place = thrown.source().begin;
        return no_toml(path, thrown.description(), static_cast<int>(place.line), static_cast<int>(place.column));
    } catch (const std::logic_error& thrown) {
        return no_toml(path, thrown.what(), 0, 0);
    }
}

base::Result<ConfigFile> read_config(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    if (!file) return no_toml(path, "it is no file that may be read", 0, 0);
    return parse_config(text, path);
}

}  // namespace plumbline::app
