// One question over all types: each is asked for what the caller may read of it, as its own list would be.

#include <algorithm>
#include <tuple>

#include "base/text.h"
#include "records/records.h"
#include "store/search_text.h"

namespace plumbline::records {

using base::fail;
using base::JsonObject;
using base::Result;
using schema::EntityType;
using schema::Field;
using schema::Sensitivity;

namespace {

constexpr int MostHits = 50;
constexpr std::size_t MostWords = 8;
/// How many of one type come while others have more.
constexpr std::size_t MostOfOneType = 4;
/// Words before and in all of an excerpt.
constexpr std::size_t WordsBefore = 5;
constexpr std::size_t WordsOfExcerpt = 16;

using Words = std::vector<std::string>;

/// Whether one of the tokens of a text is the word; the last word of a question may be the beginning of one.
bool has(const Words& tokens, const Words& words, std::size_t which) {
    const bool is_last = which + 1 == words.size();
    return std::ranges::any_of(tokens, [&](const std::string& token) {
        return is_last ? token.starts_with(words[which]) : token == words[which];
    });
}

/// The words that a text lacks, by their places.
std::vector<std::size_t> lacking(std::string_view text, const Words& words) {
    const Words tokens = store::search_tokens(text);
    std::vector<std::size_t> missing;
    for (std::size_t i = 0; i < words.size(); ++i)
        if (!has(tokens, words, i)) missing.push_back(i);
    return missing;
}

/// The words of a text around the first that is one of those wanted.
std::string excerpt_of(std::string_view text, const Words& words, const std::vector<std::size_t>& wanted) {
    std::vector<std::string_view> parts;
    for (const std::string_view line : base::split(text, '\n'))
        for (const std::string_view part : base::split(base::trim(line), ' '))
            if (!part.empty()) parts.push_back(part);
    const auto found = std::ranges::find_if(parts, [&](std::string_view part) {
        const Words tokens = store::search_tokens(part);
        return std::ranges::any_of(wanted, [&](std::size_t which) { return has(tokens, words, which); });
    });
    const auto place = static_cast<std::size_t>(found - parts.begin());
    const std::size_t begin = place == parts.size() || place < WordsBefore ? 0 : place - WordsBefore;
    const std::size_t end = std::min(begin + WordsOfExcerpt, parts.size());
    std::string excerpt = begin == 0 ? "" : "… ";
    for (std::size_t i = begin; i < end; ++i) {
        if (i > begin) excerpt += " ";
        excerpt += base::shortened(parts[i]);
    }
    return end == parts.size() ? excerpt : excerpt + " …";
}

/// Says where the words are that the title lacks.
void explain(Hit& hit, const JsonObject& record, const Words& words) {
    const std::vector<std::size_t> missing = lacking(hit.title, words);
    if (missing.empty()) return;
    for (const Field& field : hit.type->fields) {
        const auto text = base::find_text(record, field.name);
        if (!field.search || field.name == "title" || !text) continue;
        const std::vector<std::size_t> still = lacking(*text, words);
        const bool helps = std::ranges::any_of(
            missing, [&](std::size_t which) { return std::ranges::find(still, which) == still.end(); });
        if (!helps) continue;
        hit.field = &field;
        hit.excerpt = excerpt_of(*text, words, missing);
        return;
    }
}

const EntityType* end_of(const EntityType& type, const std::vector<std::string>& path) {
    const EntityType* at = &type;
    for (const std::string& step : path) at = at->find_field(step)->target;
    return at;
}

/// The program or unit that a record belongs to, where the caller may read it.
Result<void> locate(store::Transaction& transaction, const Access& access, Hit& hit, const JsonObject& record) {
    for (const auto* path : {&hit.type->program_path, &hit.type->unit_path}) {
        if (path->empty()) continue;
        const std::string id = TRY(follow_path(transaction, *hit.type, record, *path));
        if (id.empty()) continue;
        const EntityType* type = end_of(*hit.type, *path);
        const auto place = TRY(transaction.find(*type, id));
        if (!place || !TRY(access.can(transaction, Act::Read, *type, *place))) continue;
        hit.place = type;
        hit.place_id = id;
        hit.place_title = base::text_or(*place, "title");
        return {};
    }
    return {};
}

/// Found is a hit with what it is ranked by.
struct Found {
    Hit hit;
    JsonObject record;
    bool is_further;  ///< beyond the first of its type
    bool lacks_words;
    std::size_t type_place;
    std::size_t place;  ///< by title among those of its type
};

/// What is asked of one type: what the caller may read of it and has the words, by title.
Result<query::Query> question_about(const schema::Catalog& catalog, const Access& access, const EntityType& type,
                                    const Words& words, int top) {
    const query::Visible visible = access.visible();
    const query::Readable readable = [&access](const EntityType& other) { return access.readable(other); };
    query::Query query;
    query.type = &type;
    query.filter = access.readable(type);
    query.order = query::default_order(catalog, type);
    if (type.find_field("title") != nullptr)
        query.order = TRY(query::bind_order("title", catalog, type, visible, readable));
    query.search = words;
    query.search_confidential = std::ranges::any_of(type.fields, [&](const Field& field) {
        return field.sensitivity == Sensitivity::Confidential && visible(type, &field);
    });
    query.top = top;
    return query;
}

auto rank_of(const Found& found) {
    return std::tuple(found.is_further, found.lacks_words, found.type_place, found.place);
}

}  // namespace

Result<std::vector<Hit>> Records::search(const Asking& asking, const std::string& text, int top) {
    if (asking.caller.is_guest()) return fail(refusal(asking.caller, Act::Read, catalog_.types().front()));
    if (top < 1 || top > MostHits) return fail(base::bad_request("search.top", "top", "top is between 1 and 50."));
    const Words words = store::search_tokens(text, MostWords + 1);
    if (words.empty()) return fail(base::bad_request("search.words", "q", "There is no word to search for."));
    if (words.size() > MostWords)
        return fail(base::bad_request("search.words", "q", "At most eight words are searched for.",
                                      "Leave out those that say least."));
    const Access access(catalog_, asking.caller);
    std::vector<const EntityType*> types;
    for (const EntityType& type : catalog_.types())
        if (access.may(Act::Read, type) && std::ranges::any_of(type.fields, &Field::search)) types.push_back(&type);
    std::ranges::stable_sort(types, std::greater(),
                             [&](const EntityType* type) { return catalog_.referrers(*type).size(); });
    std::vector<Found> all;
    TRY(store_.read([&](store::Transaction& transaction) -> Result<void> {
        all.clear();
        for (std::size_t i = 0; i < types.size(); ++i) {
            const query::Query query = TRY(question_about(catalog_, access, *types[i], words, top));
            std::size_t place = 0;
            for (store::Found& row : TRY(transaction.select(query)).rows) {
                JsonObject record = TRY(access.shown(transaction, *types[i], std::move(row.record)));
                Hit hit{.type = types[i], .id = base::text_or(record, "id"), .title = base::text_or(record, "title")};
                const bool lacks_words = !lacking(hit.title, words).empty();
                all.push_back({std::move(hit), std::move(record), place >= MostOfOneType, lacks_words, i, place});
                ++place;
            }
        }
        std::ranges::sort(all, {}, rank_of);
        if (all.size() > static_cast<std::size_t>(top)) all.resize(static_cast<std::size_t>(top));
        for (Found& found : all) {
            explain(found.hit, found.record, words);
            TRY(locate(transaction, access, found.hit, found.record));
        }
        return {};
    }));
    std::vector<Hit> hits;
    hits.reserve(all.size());
    for (Found& found : all) hits.push_back(std::move(found.hit));
    return hits;
}

}  // namespace plumbline::records
