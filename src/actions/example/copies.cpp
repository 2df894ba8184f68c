#include "actions/example/copies.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace plumbline::actions::example {

using base::Json;
using base::JsonArray;
using base::JsonObject;

namespace {

constexpr std::array<std::string_view, 3> Shared{"organization", "priority", "access-role"};
constexpr std::array<std::string_view, 2> Numbered{"unit", "program"};
constexpr std::size_t IdLength = 36;

bool is_one_of(std::string_view type, const auto& types) {
    return std::ranges::find(types, type) != types.end();
}

/// `anna.berg@x.example` becomes `anna.berg.2@x.example`; any other text gets the number behind it.
std::string numbered(std::string_view text, int number) {
    const std::size_t at = text.rfind('@');
    if (at == std::string_view::npos) return fmt::format("{}-{}", text, number);
    return fmt::format("{}.{}{}", text.substr(0, at), number, text.substr(at));
}

}  // namespace

Copies::Copies(const std::vector<Entry>& entries, const Book& book) {
    ids_.reserve(entries.size());
    for (const Entry& entry : entries)
        if (!is_one_of(entry.type->name, Shared)) ids_.insert(*book.find_id(*entry.type, entry.key));
}

std::string Copies::id(const std::string& first, int number) const {
    if (!ids_.contains(first)) return first;
    // An odd factor maps numbers to different words, so no two companies share an id.
    constexpr std::uint32_t Odd = 2654435761U;
    constexpr std::size_t Begin = IdLength - 8;
    std::uint32_t word = 0;
    std::from_chars(first.data() + Begin, first.data() + IdLength, word, 16);
    return fmt::format("{}{:08x}", first.substr(0, Begin), word ^ (static_cast<std::uint32_t>(number - 1) * Odd));
}

Json Copies::value(const Json& first, int number) const {
    if (first.is_array()) {
        JsonArray all;
        all.reserve(first.get_array().size());
        for (const Json& part : first.get_array()) all.push_back(value(part, number));
        return all;
    }
    if (first.is_object()) {
        JsonObject all;
        for (const auto& pair : first.get_object()) all[pair.key()] = value(pair.value(), number);
        return all;
    }
    if (!first.is_string() || first.get_string().size() < IdLength) return first;
    const std::string text(first.get_string());
    const std::size_t begin = text.size() - IdLength;
    // A reference to any type stands behind its collection: `key-results/ID`.
    if (begin > 0 && text[begin - 1] != '/') return first;
    return Json(text.substr(0, begin) + id(text.substr(begin), number));
}

records::Batch Copies::copy(const records::Batch& first, int number) const {
    records::Batch made{first.asking, {}};
    records::Caller& caller = made.asking.caller;
    caller.account = id(caller.account, number);
    caller.actor = id(caller.actor, number);
    caller.person = id(caller.person, number);
    made.commands.reserve(first.commands.size());
    for (const records::Command& command : first.commands) {
        if (is_one_of(command.type->name, Shared)) continue;
        records::Command copied = command;
        copied.id = id(command.id, number);
        for (auto& pair : copied.body) {
            pair.value() = value(pair.value(), number);
            const schema::Field* field = command.type->find_field(pair.key());
            const bool is_unique = field != nullptr && field->unique && pair.value().is_string();
            if (is_unique) pair.value() = numbered(std::string(pair.value().get_string()), number);
            if (pair.key() == "title" && is_one_of(command.type->name, Numbered))
                pair.value() = fmt::format("{} {}", std::string(pair.value().as_string()), number);
        }
        made.commands.push_back(std::move(copied));
    }
    return made;
}

}  // namespace plumbline::actions::example
