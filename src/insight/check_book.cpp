#include "insight/check_book.h"

#include <array>

#include "base/json.h"
#include "base/text.h"
#include "entities/library.h"

namespace plumbline::insight {

using base::JsonObject;
using base::Result;

double CheckRule::number(std::string_view name, double fallback) const {
    const auto found = numbers.find(name);
    return found == numbers.end() ? fallback : found->second;
}

std::string_view CheckRule::text(std::string_view name, std::string_view fallback) const {
    const auto found = texts.find(name);
    return found == texts.end() ? fallback : std::string_view(found->second);
}

const Words& CheckRule::words(std::string_view name) const {
    static const Words None;
    const auto found = lists.find(name);
    return found == lists.end() ? None : found->second;
}

const CheckRule* CheckBook::find(std::string_view key) const {
    for (const CheckRule& rule : rules_)
        if (rule.key == key) return &rule;
    return nullptr;
}

namespace {

Result<Part> read_part(std::string_view name, const std::string& field) {
    for (const Part part : {Part::Program, Part::Vision, Part::Objective, Part::KeyResult, Part::Initiative})
        if (part_name(part) == name) return part;
    return base::fail(base::invalid("checks.concerns", field, "A check concerns a part of the plan.",
                                    "Write program, vision, objective, key-result or initiative."));
}

void read_thresholds(const JsonObject& thresholds, CheckRule& rule) {
    for (const auto& [key, value] : thresholds) {
        if (const auto number = base::number_of(value)) {
            rule.numbers.emplace(key, *number);
        } else if (value.is_string()) {
            rule.texts.emplace(key, value.get_string());
        } else if (value.is_array()) {
            Words& words = rule.lists[key];
            for (const base::Json& word : value.get_array())
                if (word.is_string()) words.push_back(base::to_lower_ascii(std::string_view(word.get_string())));
        }
    }
}

Result<CheckRule> read_rule(const base::Json& value, std::size_t place) {
    const std::string field = "checks/" + std::to_string(place);
    if (!value.is_object())
        return base::fail(base::invalid("checks.shape", field, "A check is an object.", "Write its key and the rest."));
    const JsonObject& object = value.get_object();
    CheckRule rule;
    rule.key = base::text_or(object, "key");
    if (rule.key.empty())
        return base::fail(
            base::invalid("checks.key", field + "/key", "A check has no key.", "Name it, as in KR-REAL."));
    rule.concerns = TRY(read_part(base::text_or(object, "concerns"), field + "/concerns"));
    const std::string severity = base::text_or(object, "severity");
    if (severity != "blocks" && severity != "advises")
        return base::fail(base::invalid("checks.severity", field + "/severity", "The severity is not known.",
                                        "Write blocks or advises."));
    rule.severity = severity == "blocks" ? Severity::Blocks : Severity::Advises;
    rule.title = base::text_or(object, "title");
    rule.why = base::text_or(object, "why");
    rule.hint = base::text_or(object, "hint");
    if (const base::Json* weight = object.if_contains("weight")) rule.weight = base::number_of(*weight).value_or(1);
    if (const base::Json* thresholds = object.if_contains("thresholds"); thresholds && thresholds->is_object())
        read_thresholds(thresholds->get_object(), rule);
    return rule;
}

}  // namespace

Result<CheckBook> parse_check_book(std::string_view json) {
    const base::Json document = TRY(base::parse_json(json));
    const base::Json* checks = document.is_object() ? document.get_object().if_contains("checks") : nullptr;
    if (checks == nullptr || !checks->is_array())
        return base::fail(base::invalid("checks.shape", "checks", "The book has no list of checks.",
                                        "Write the checks as a list under the key checks."));
    std::vector<CheckRule> rules;
    for (const base::Json& value : checks->get_array()) rules.push_back(TRY(read_rule(value, rules.size())));
    return CheckBook(std::move(rules));
}

Result<CheckBook> load_shipped_book() {
    return parse_check_book(entities::library_text("checks"));
}

}  // namespace plumbline::insight
