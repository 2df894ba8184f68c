#include "records/caller.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/zone.h"
#include "store/change.h"

namespace plumbline::records {

namespace {

using base::Json;
using base::Result;

constexpr std::array<std::pair<std::string_view, Act>, 6> Acts{{{"read", Act::Read},
                                                                {"create", Act::Create},
                                                                {"update", Act::Update},
                                                                {"delete", Act::Delete},
                                                                {"restore", Act::Restore},
                                                                {"activate", Act::Activate}}};
constexpr std::array<std::pair<std::string_view, When>, 6> Whens{{{"always", When::Always},
                                                                  {"owner", When::Owner},
                                                                  {"author", When::Author},
                                                                  {"self", When::Self},
                                                                  {"shared", When::Shared},
                                                                  {"program", When::Program}}};

template <class Value, std::size_t Size>
std::optional<Value> find_word(const std::array<std::pair<std::string_view, Value>, Size>& words,
                               std::string_view word) {
    const auto found = std::ranges::find(words, word, &std::pair<std::string_view, Value>::first);
    return found == words.end() ? std::nullopt : std::optional(found->second);
}

base::Fail bad_rule(std::string_view what) {
    return base::fail(base::invalid("role.rules", "rules",
                                    "The rules of the role cannot be read: " + std::string(what) + ".",
                                    "Each rule has groups, operations, sensitivity and when."));
}

Result<std::vector<std::string>> words_of(const base::JsonObject& object, std::string_view key) {
    const Json* list = object.if_contains(key);
    if (list == nullptr || !list->is_array()) return bad_rule(std::string(key) + " is no list");
    std::vector<std::string> words;
    for (const Json& word : list->get_array()) {
        if (!word.is_string()) return bad_rule(std::string(key) + " holds something else than words");
        words.emplace_back(word.get_string());
    }
    return words;
}

Result<Rule> read_rule(const Json& value) {
    if (!value.is_object()) return bad_rule("a rule is no object");
    const base::JsonObject& object = value.get_object();
    Rule rule;
    rule.groups = TRY(words_of(object, "groups"));
    for (const std::string& word : TRY(words_of(object, "operations"))) {
        const auto act = find_word(Acts, word);
        if (!act) return bad_rule("there is no operation " + word);
        rule.acts.push_back(*act);
    }
    for (const std::string& word : TRY(words_of(object, "sensitivity"))) {
        if (word != "normal" && word != "confidential") return bad_rule("there is no sensitivity " + word);
        rule.confidential = rule.confidential || word == "confidential";
    }
    const auto when = find_word(Whens, base::text_or(object, "when", "always"));
    if (!when) return bad_rule("when is none of always, owner, author, self, shared, program");
    rule.when = *when;
    return rule;
}

}  // namespace

std::string_view act_name(Act act) {
    return Acts.at(static_cast<std::size_t>(act)).first;
}

std::string Caller::signature() const {
    return delegate.empty() ? actor : delegate + std::string(store::Seal::Between) + actor;
}

void limit_to_program(Caller& caller, const std::string& program) {
    if (program.empty()) return;
    // What is held for another program alone does not move into this one.
    std::erase_if(caller.grants,
                  [&](const Grant& grant) { return !grant.program.empty() && grant.program != program; });
    for (Grant& grant : caller.grants) grant.program = program;
}

Caller system_caller(std::string zone) {
    Caller caller;
    caller.zone = std::move(zone);
    caller.actor = "system";
    caller.name = "Plumbline";
    caller.is_system = true;
    return caller;
}

Result<std::vector<Rule>> read_rules(const Json& rules) {
    if (!rules.is_array()) return bad_rule("they are no list");
    std::vector<Rule> read;
    for (const Json& rule : rules.get_array()) read.push_back(TRY(read_rule(rule)));
    return read;
}

base::Date today(const Asking& asking) {
    return base::local_time(base::parse_instant(asking.at).value_or(base::Instant{}), asking.caller.zone).date;
}

std::string today_text(const Asking& asking) {
    return base::format_date(today(asking));
}

}  // namespace plumbline::records
