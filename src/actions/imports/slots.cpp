#include "actions/imports/slots.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "actions/text/yaml.h"
#include "base/text.h"

namespace plumbline::actions::imports {

using base::fail;
using base::Result;

namespace {

using text::Mistakes;
using text::YamlNode;
using Words = std::map<std::string, std::string, std::less<>>;

void read_words(const YamlNode& node, Words& words, Mistakes& mistakes) {
    if (node.kind != YamlNode::Kind::Map && node.kind != YamlNode::Kind::Blank)
        mistakes.add("import.mapping", "Here a mapping says WORD: WORD.", node.mark, "See the guide on imports.");
    for (const auto& entry : node.entries) {
        if (entry.value.kind == YamlNode::Kind::List || entry.value.kind == YamlNode::Kind::Map)
            mistakes.add("import.mapping", "\"" + base::shortened(entry.key) + "\" needs one word.", entry.mark,
                         "Write KEY: VALUE.");
        else
            words[entry.key] = entry.value.text;
    }
}

void read_part(const YamlNode::Entry& entry, Mapping& mapping, Mistakes& mistakes) {
    const YamlNode& value = entry.value;
    if (entry.key == "columns") return read_words(value, mapping.columns, mistakes);
    if (entry.key == "tables") return read_words(value, mapping.tables, mistakes);
    if (entry.key == "people") return read_words(value, mapping.people, mistakes);
    if (entry.key == "values") {
        for (const auto& slot : value.entries) read_words(slot.value, mapping.values[slot.key], mistakes);
        return;
    }
    if (entry.key == "dates" && (value.text == "day-first" || value.text == "month-first")) {
        mapping.dates = value.text == "day-first" ? DayOrder::DayFirst : DayOrder::MonthFirst;
        return;
    }
    if (entry.key == "complete" &&
        (value.text == "yes" || value.text == "true" || value.text == "no" || value.text == "false")) {
        mapping.is_complete = value.text == "yes" || value.text == "true";
        return;
    }
    mistakes.add("import.mapping",
                 "A mapping has no part \"" + base::shortened(entry.key) + ": " + base::shortened(value.text) + "\".",
                 entry.mark,
                 "Parts: columns, values, tables, people, dates (day-first or month-first), complete (yes or no).");
}

}  // namespace

Result<Mapping> read_mapping(std::string_view given) {
    Mistakes mistakes;
    Mapping mapping;
    for (const YamlNode& document : text::parse_yaml(given, mistakes)) {
        if (document.kind != YamlNode::Kind::Map)
            mistakes.add("import.mapping", "A mapping is a map of parts.", document.mark, "Begin with columns:");
        for (const auto& entry : document.entries) read_part(entry, mapping, mistakes);
    }
    if (!mistakes.is_empty()) return mistakes.fail();
    return mapping;
}

std::string folded(std::string_view heading) {
    constexpr std::string_view Label = "@OData.Community.Display.V1.FormattedValue";
    if (heading.ends_with(Label)) return folded(heading.substr(0, heading.size() - Label.size())) + "label";
    std::string plain;
    for (const char c : base::to_lower_ascii(heading))
        if (std::string_view(" \t\r\n-_.:*()[]\"'/@").find(c) == std::string_view::npos) plain += c;
    return plain;
}

std::string_view Mapping::value(std::string_view slot, std::string_view text) const {
    const auto words = values.find(slot);
    if (words == values.end()) return text;
    const auto word = words->second.find(text);
    return word == words->second.end() ? text : std::string_view(word->second);
}

Columns::Columns(const std::string& file, const connect::tables::Table& table, std::span<const Slot> slots,
                 const Mapping& mapping, Report& report, std::span<const std::string_view> known)
    : headings_(table.columns()) {
    std::map<std::string, std::size_t, std::less<>> by_word;
    for (std::size_t i = 0; i < headings_.size(); ++i) by_word.emplace(folded(headings_[i]), i);
    std::set<std::size_t> taken;
    for (const Slot& slot : slots) {
        const auto place = [&](std::string_view heading) {
            const auto found = by_word.find(folded(heading));
            if (found == by_word.end() || !taken.insert(found->second).second) return false;
            places_.emplace(std::string(slot.name), found->second);
            return true;
        };
        if (const auto given = mapping.columns.find(slot.name); given != mapping.columns.end())
            place(given->second);
        else
            std::ranges::find_if(slot.headings, place);
    }
    for (std::size_t i = 0; i < headings_.size(); ++i)
        if (!taken.contains(i) && !headings_[i].empty() &&
            std::ranges::find(known, folded(headings_[i])) == known.end())
            report.leave(file, "column", headings_[i]);
}

std::string_view Columns::text(const connect::tables::Line& line, std::string_view slot) const {
    const auto place = places_.find(slot);
    return place == places_.end() ? std::string_view() : std::string_view(line.cells[place->second]);
}

std::string Columns::heading(std::string_view slot) const {
    const auto place = places_.find(slot);
    return place == places_.end() ? std::string(slot) : headings_[place->second];
}

}  // namespace plumbline::actions::imports
