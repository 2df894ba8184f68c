#include <algorithm>
#include <cmath>
#include <set>

#include "actions/example/crowd.h"
#include "base/text.h"
#include "store/search_text.h"

namespace plumbline::actions::example {

using base::Json;
using base::JsonArray;
using base::JsonObject;

namespace {

constexpr std::string_view Import = "Imported from the directory";

/// Letters without a decomposition; all others lose their marks by Unicode.
std::string plain_letters(std::string_view name) {
    static constexpr std::pair<std::string_view, std::string_view> Letters[] = {
        {"Ł", "l"}, {"ł", "l"}, {"ø", "o"}, {"Ø", "o"}, {"ı", "i"}, {"đ", "d"}, {"æ", "ae"}};
    std::string text(name);
    for (const auto& [letter, plain] : Letters)
        for (std::size_t at = text.find(letter); at != std::string::npos; at = text.find(letter))
            text.replace(at, letter.size(), plain);
    return base::join(store::search_tokens(text), "");
}

/// Makes the people of one unit after the other, no two of the same name.
class Maker {
  public:
    Maker(const schema::Catalog& catalog, Content& content)
        : type_(catalog.type("person")), content_(content), names_(content.names), dice_("people") {
        for (const Entry* person : content.of("person")) {
            taken_.insert(person->text("title", Today));
            taken_.insert(person->text("email", Today));
        }
    }

    void fill(const JsonObject& job) {
        const std::string unit = base::text_or(job, "unit");
        const Entry* found = content_.find("units", unit);
        const auto headcount = found == nullptr ? 0 : base::integer_or(found->fields, "headcount");
        const auto named = std::ranges::count_if(
            content_.entries, [&](const Entry& e) { return e.type == &type_ && e.text("unit", Today) == unit; });
        const std::string lead = found == nullptr ? "" : found->text("lead", Today);
        const auto span = base::integer_or(names_, "managerEvery", 14);
        std::string manager;
        for (long long i = 0; i < headcount - named; ++i) {
            const bool leads = i % span == 0;
            Entry person = make(job);
            if (leads) {
                person.fields["jobTitle"] = job.at("managerTitle");
                person.fields["roles"] = JsonArray{"manager"};
                person.fields["manager"] = lead;
                manager = person.key;
            } else {
                person.fields["roles"] = unit == "it" ? JsonArray{"employee", "it-staff"} : JsonArray{"employee"};
                person.fields["manager"] = manager;
            }
            content_.entries.push_back(std::move(person));
        }
    }

  private:
    const schema::EntityType& type_;
    Content& content_;
    const JsonObject& names_;
    Dice dice_;
    std::set<std::string> taken_;

    std::string draw(std::string_view list) {
        const JsonArray& names = names_.at(list).as_array();
        return std::string(names[dice_.below(names.size())].as_string());
    }

    Entry make(const JsonObject& job) {
        std::string given;
        std::string family;
        do {
            given = draw("given");
            family = draw("family");
        } while (!taken_.insert(given + " " + family).second);
        const std::string stem = plain_letters(given) + "." + plain_letters(family);
        const std::string domain = "@" + base::text_or(names_, "emailDomain");
        std::string key = stem;
        for (int number = 2; !taken_.insert(key + domain).second; ++number) key = stem + std::to_string(number);
        Entry person;
        person.type = &type_;
        person.key = key;
        person.reason = Import;
        person.actor = Server;
        const std::string country = base::text_or(job, "country");
        person.fields = {{"title", given + " " + family},
                         {"givenName", given},
                         {"familyName", family},
                         {"email", key + domain},
                         {"unit", job.at("unit")},
                         {"jobTitle", dice_.word(job.at("titles").as_object())},
                         {"language", country == "Poland" || dice_.unit() < 0.2 ? "en" : "de"},
                         {"location", job.at("location")},
                         {"country", country}};
        return person;
    }
};

bool has_role(const Entry& person, std::string_view role) {
    const Json roles = person.value("roles", Today);
    return roles.is_array() &&
           std::ranges::any_of(roles.get_array(), [&](const Json& word) { return base::is_text(word, role); });
}

}  // namespace

void make_people(const schema::Catalog& catalog, Content& content) {
    Maker maker(catalog, content);
    for (const Json& job : content.names.at("jobs").as_array()) maker.fill(job.as_object());
}

void make_makers(Content& content, const std::vector<Level>& levels, const std::vector<std::string>& units) {
    std::vector<Entry*> candidates;
    std::size_t makers = 0;
    for (Entry& entry : content.entries) {
        if (entry.type->name != "person") continue;
        if (has_role(entry, "maker")) ++makers;
        const bool fits = entry.actor == Server && has_role(entry, "employee") && !has_role(entry, "it-staff") &&
                          std::ranges::find(units, entry.text("unit", Today)) != units.end();
        if (fits) candidates.push_back(&entry);
    }
    Dice dice("makers");
    for (const Level& level : levels) {
        const auto wanted = static_cast<std::size_t>(std::lround(std::min(level.value, levels.back().value)));
        for (; makers < wanted && !candidates.empty(); ++makers) {
            const std::size_t at = dice.below(candidates.size());
            Entry& person = *candidates[at];
            candidates.erase(candidates.begin() + static_cast<std::ptrdiff_t>(at));
            JsonArray roles = person.fields.at("roles").as_array();
            roles.emplace_back("maker");
            if (&level == &levels.front())
                person.fields["roles"] = std::move(roles);
            else
                person.changes.push_back(
                    {level.day, {{"roles", std::move(roles)}}, "Has built something that is in use"});
        }
    }
}

}  // namespace plumbline::actions::example
