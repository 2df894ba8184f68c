#include "actions/imports/cast.h"

#include "base/text.h"

namespace plumbline::actions::imports {

using base::Result;

Result<void> Cast::load() {
    TRY(keeper_.load("person", {{"directoryId", "email"}, {"title"}}));
    return keeper_.load("unit", {{"code", "title"}});
}

std::optional<std::string> Cast::person(std::string_view text, const std::string& file) {
    text = base::trim(text);
    if (text.empty()) return std::nullopt;
    std::string_view word = text;
    if (const auto known = mapping_.people.find(text); known != mapping_.people.end()) word = known->second;
    if (const std::size_t open = word.find('<'); open != std::string_view::npos && word.ends_with('>'))
        word = word.substr(open + 1, word.size() - open - 2);
    for (const std::string_view key : {"email", "directoryId", "title"})
        if (auto found = keeper_.find("person", key, word)) return found;
    report_.leave(file, "person", std::string(text));
    return std::nullopt;
}

std::optional<std::string> Cast::unit(std::string_view text, const std::string& file) {
    text = base::trim(text);
    if (text.empty()) return std::nullopt;
    const std::string_view word = mapping_.value("unit", text);
    const std::string_view last = base::trim(word.substr(word.find_last_of("/>\\") + 1));
    for (const std::string_view one : {word, last})
        for (const std::string_view key : {"code", "title"})
            if (auto found = keeper_.find("unit", key, one)) return found;
    report_.leave(file, "unit", std::string(text));
    return std::nullopt;
}

std::string Cast::unit_of(const std::string& person) const {
    const base::JsonObject* known = keeper_.state("person", person);
    return known == nullptr ? std::string() : base::text_or(*known, "unit");
}

}  // namespace plumbline::actions::imports
