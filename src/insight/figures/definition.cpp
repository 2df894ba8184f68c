#include "insight/figures/definition.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "base/text.h"
#include "entities/library.h"

namespace plumbline::insight::figures {

using base::fail;
using base::Json;
using base::JsonObject;
using base::Result;

namespace {

constexpr std::array<std::pair<std::string_view, Take>, 7> Takes{{{"count", Take::Count},
                                                                  {"distinct", Take::Distinct},
                                                                  {"sum", Take::Sum},
                                                                  {"mean", Take::Mean},
                                                                  {"median", Take::Median},
                                                                  {"minimum", Take::Minimum},
                                                                  {"maximum", Take::Maximum}}};
constexpr std::array<std::pair<std::string_view, query::Period>, 6> Periods{{{"day", query::Period::Day},
                                                                             {"week", query::Period::Week},
                                                                             {"month", query::Period::Month},
                                                                             {"quarter", query::Period::Quarter},
                                                                             {"half-year", query::Period::HalfYear},
                                                                             {"year", query::Period::Year}}};
constexpr std::array<std::string_view, 12> OfAPart{"of",   "where", "take", "field", "until", "most",
                                                   "each", "least", "day",  "unit",  "title", "share"};
constexpr std::array<std::string_view, 9> OfAll{"key", "capability", "de",     "says", "better",
                                                "per", "period",     "window", "title"};

template <class Known>
Result<typename Known::value_type::second_type> one_of(const Known& known, std::string_view key,
                                                       std::string_view name) {
    const auto found = std::ranges::find(known, name, [](const auto& pair) { return pair.first; });
    if (found != known.end()) return found->second;
    std::vector<std::string> names;
    names.reserve(known.size());
    for (const auto& [one, meaning] : known) names.emplace_back(one);
    return fail(base::invalid("figure.declaration", std::string(key),
                              fmt::format("\"{}\" is not known.", base::shortened(name, 40)),
                              "One of " + base::join(names, ", ") + "."));
}

Result<Part> read_part(const schema::Catalog& catalog, const JsonObject& declared) {
    Part part;
    const std::string collection = base::text_or(declared, "of");
    part.type = catalog.find_collection(collection);
    if (part.type == nullptr) return fail(base::invalid("figure.declaration", "of", "There is no such collection."));
    part.where = base::text_or(declared, "where");
    part.take = TRY(one_of(Takes, "take", base::text_or(declared, "take", "count")));
    part.field = base::text_or(declared, "field");
    part.until = base::text_or(declared, "until");
    if (declared.contains("most")) part.most = base::integer_or(declared, "most");
    part.each = base::text_or(declared, "each");
    part.least = static_cast<int>(std::clamp(base::integer_or(declared, "least", 1), 1LL, 1'000'000LL));
    part.day = base::text_or(declared, "day");
    part.unit = declared.contains("unit") ? base::text_or(declared, "unit") : base::join(part.type->unit_path, "/");
    if (part.take != Take::Count && part.field.empty())
        return fail(base::invalid("figure.declaration", "field", "The field to be reckoned with is missing.",
                                  "Only a count needs none."));
    if (!part.each.empty() && part.take != Take::Count)
        return fail(base::invalid("figure.declaration", "take", "What is counted once each can only be counted."));
    if (part.most && part.until.empty())
        return fail(base::invalid("figure.declaration", "most", "A longest time needs the field that it ends with.",
                                  "Name it as `until`."));
    return part;
}

Result<void> check_keys(const JsonObject& declared, bool is_whole) {
    for (const auto& pair : declared) {
        const std::string_view key(pair.key());
        const bool is_known = std::ranges::find(OfAPart, key) != OfAPart.end() ||
                              (is_whole && std::ranges::find(OfAll, key) != OfAll.end());
        if (!is_known) return fail(base::invalid("figure.declaration", std::string(key), "A figure has no such part."));
    }
    return {};
}

const JsonObject* object_in(const JsonObject& declared, std::string_view key) {
    const Json* value = declared.if_contains(key);
    return value != nullptr && value->is_object() ? &value->get_object() : nullptr;
}

/// The base takes over from the part that is counted what it does not state: a share is mostly one of the same records.
JsonObject completed(const JsonObject& base, const JsonObject& whole) {
    JsonObject full = base;
    if (!full.contains("of"))
        for (const std::string_view key : {"of", "day", "unit"})
            if (whole.contains(key) && !full.contains(key)) full[key] = whole.at(key);
    return full;
}

}  // namespace

Result<Definition> definition_from(const schema::Catalog& catalog, const JsonObject& declared) {
    TRY(check_keys(declared, true));
    Definition made;
    made.key = base::text_or(declared, "key");
    if (made.key.empty())
        return fail(base::invalid("figure.declaration", "key", "A figure needs a key.",
                                  "A short name such as active-leaders."));
    made.capability = base::text_or(declared, "capability");
    made.title = base::text_or(declared, "title");
    if (made.title.empty()) return fail(base::invalid("figure.declaration", "title", "A figure needs a title."));
    made.german = base::text_or(declared, "de", made.title);
    made.says = base::text_or(declared, "says");
    made.is_less_better = base::text_or(declared, "better") == "less";
    made.counted = TRY(read_part(catalog, declared));
    const JsonObject* share = object_in(declared, "share");
    const JsonObject* per = object_in(declared, "per");
    if (share != nullptr && per != nullptr)
        return fail(
            base::invalid("figure.declaration", "per", "A figure is a share or counted per something, not both."));
    if (const JsonObject* base = share != nullptr ? share : per; base != nullptr) {
        TRY(check_keys(*base, false));
        made.base = TRY(read_part(catalog, completed(*base, declared)));
        made.factor = share != nullptr ? 100 : 1;
        if (share != nullptr && made.says.empty()) made.says = "%";
    }
    if (const std::string period = base::text_or(declared, "period"); !period.empty())
        made.period = TRY(read_period(period));
    made.window = static_cast<int>(std::clamp(base::integer_or(declared, "window"), 0LL, 100'000LL));
    if ((made.period || made.window > 0) && made.counted.day.empty())
        return fail(base::invalid("figure.declaration", "day",
                                  "A figure of a period needs the day by which records fall into it."));
    return made;
}

Result<std::vector<Definition>> load_shipped(const schema::Catalog& catalog) {
    std::vector<Definition> all;
    std::set<std::string, std::less<>> keys;
    for (const entities::LibraryFile& file : entities::library_files()) {
        if (!file.name.starts_with("figures/")) continue;
        const Json document = TRY(base::parse_json(file.text));
        for (const Json& declared : document.at("figures").as_array()) {
            auto made = definition_from(catalog, declared.as_object());
            if (!made) {
                base::Error error = std::move(made).error();
                error.message =
                    fmt::format("{} {}: {}", file.name, base::text_or(declared.as_object(), "key"), error.message);
                return fail(std::move(error));
            }
            if (!keys.insert(made->key).second)
                return fail(base::invalid("figure.declaration", "key", "Two figures have this key."));
            all.push_back(std::move(*made));
        }
    }
    std::ranges::stable_sort(all, {}, &Definition::capability);
    return all;
}

Result<query::Period> read_period(std::string_view name) {
    return one_of(Periods, "period", name);
}

std::string with_days(std::string_view where, base::Date today) {
    std::string text;
    while (!where.empty()) {
        const bool is_day = where.starts_with("$today");
        if (!is_day && !where.starts_with("$now")) {
            text += where.front();
            where.remove_prefix(1);
            continue;
        }
        where.remove_prefix(is_day ? 6 : 4);
        int days = 0;
        if (where.size() > 1 && (where[0] == '-' || where[0] == '+')) {
            const char* end = where.data() + where.size();
            const auto read = std::from_chars(where.data() + 1, end, days);
            if (where[0] == '-') days = -days;
            if (read.ptr != where.data() + 1) where.remove_prefix(static_cast<std::size_t>(read.ptr - where.data()));
        }
        const std::string day = base::format_date(base::add_days(today, std::clamp(days, -100'000, 100'000)));
        text += fmt::format("'{}{}'", day, is_day ? "" : "T00:00:00Z");
    }
    return text;
}

}  // namespace plumbline::insight::figures
