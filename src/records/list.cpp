#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/encoding.h"
#include "base/text.h"
#include "base/zone.h"
#include "records/expand.h"
#include "records/records.h"
#include "store/search_text.h"

namespace plumbline::records {

using base::fail;
using base::Json;
using base::JsonArray;
using base::JsonObject;
using base::Result;
using schema::Cell;
using schema::EntityType;

namespace {

/// Records read at a time while walking: enough that a sorted list is not sorted too often.
constexpr int PieceOfWalk = 5000;
/// The furthest that a page may begin: each row passed over costs time.
constexpr int MostSkipped = 1'000'000;
/// The most records that values are looked up to.
constexpr int MostHaving = 20'000;
/// Values asked for in one statement.
constexpr std::size_t ValuesAtOnce = 2000;

/// A cursor is the place of the last row with a digest of the question, so that it cannot continue another one.
std::string digest_of(const EntityType& type, const Listing& listing) {
    return base::sha256_hex(type.name + "\n" + listing.filter + "\n" + listing.orderby + "\n" + listing.search + "\n" +
                            listing.as_of)
        .substr(0, 16);
}

std::string write_cursor(const std::string& digest, const std::vector<Cell>& place) {
    JsonArray cells{Json(digest)};
    for (const Cell& cell : place) {
        if (const auto* number = std::get_if<std::int64_t>(&cell))
            cells.emplace_back(*number);
        else if (const auto* text = std::get_if<std::string>(&cell))
            cells.emplace_back(*text);
        else
            cells.emplace_back(nullptr);
    }
    return base::to_base64url(base::to_text(Json(std::move(cells))));
}

/// A cell of a cursor must be of the kind that its column has: cursors come back from outside.
Result<std::vector<Cell>> read_cursor(const std::string& digest, const std::string& cursor,
                                      const std::vector<query::Order>& order) {
    const auto bad = base::bad_request("list.cursor", "cursor", "This cursor does not belong to this list.",
                                       "Begin again without a cursor.");
    const auto text = base::from_base64url(cursor);
    const auto value = text ? base::parse_json(*text) : Result<Json>(fail(bad));
    if (!value || !value->is_array() || value->get_array().size() != order.size() + 2) return fail(bad);
    const JsonArray& cells = value->get_array();
    if (!base::is_text(cells[0], digest)) return fail(bad);
    std::vector<Cell> place;
    for (std::size_t i = 1; i < cells.size(); ++i) {
        const bool is_id = i == order.size() + 1;
        const bool is_number = !is_id && query::is_number(order[i - 1].column);
        if (cells[i].is_int64() && is_number)
            place.emplace_back(cells[i].get_int64());
        else if (cells[i].is_string() && !is_number)
            place.emplace_back(std::string(cells[i].get_string()));
        else if (cells[i].is_null() && !is_id)
            place.emplace_back();
        else
            return fail(bad);
    }
    return place;
}

Result<std::vector<std::string>> read_select(const EntityType& type, const std::string& text,
                                             const query::Visible& visible) {
    std::vector<std::string> names;
    if (text.empty()) return names;
    for (const std::string_view part : base::split(text, ',')) {
        const std::string name(base::trim(part));
        const schema::Field* field = type.find_field(name);
        const bool is_system =
            std::ranges::any_of(query::SystemColumns, [&](const auto& pair) { return pair.first == name; });
        if (!is_system && (field == nullptr || field->sensitivity == schema::Sensitivity::Secret))
            return fail(base::bad_request("list.select", "select",
                                          fmt::format("{} has no field \"{}\".", type.label, name),
                                          "Field names are separated by commas."));
        if (is_system || visible(type, nullptr)) names.push_back(name);
    }
    return names;
}

/// What is expanded is selected with it, as in OData.
void keep_selected(JsonObject& record, std::vector<std::string> names, const std::vector<Expansion>& expansions) {
    if (names.empty()) return;
    for (const Expansion& expansion : expansions)
        names.push_back(expansion.inverse != nullptr ? expansion.inverse->name : expansion.field->name);
    JsonObject kept;
    for (const auto& pair : record) {
        const bool wanted = pair.key() == "id" || pair.key() == "revision" ||
                            std::ranges::find(names, std::string_view(pair.key())) != names.end();
        if (wanted) kept[pair.key()] = pair.value();
    }
    record = std::move(kept);
}

/// The typed question of a listing, limited to what the caller may read; without its place, and of now.
Result<query::Query> question_of(const schema::Catalog& catalog, const Access& access, const EntityType& type,
                                 const Listing& listing) {
    if (!access.may(Act::Read, type)) return fail(refusal(access.caller(), Act::Read, type));
    if (!listing.as_of.empty() && !listing.search.empty())
        return fail(
            base::bad_request("list.search", "search", "The past cannot be searched.", "Use a filter with asOf."));
    const query::Visible visible = access.visible();
    const query::Readable readable = [&access](const EntityType& other) { return access.readable(other); };
    query::Query query;
    query.type = &type;
    query.filter = access.readable(type);
    if (!listing.filter.empty()) {
        query::Condition asked =
            TRY(query::bind_filter(TRY(query::parse_filter(listing.filter)), catalog, type, visible, readable));
        query.filter = query::all_of({std::move(query.filter), std::move(asked)});
    }
    query.order = listing.orderby.empty() ? query::default_order(catalog, type)
                                          : TRY(query::bind_order(listing.orderby, catalog, type, visible, readable));
    TRY(query::check_reach(query));
    if (listing.search.empty()) return query;
    query.search = store::search_tokens(listing.search, 20);
    if (query.search.empty())
        return fail(base::bad_request("list.search", "search", "There is no word to search for."));
    query.search_confidential = std::ranges::any_of(type.fields, [&](const schema::Field& field) {
        return field.sensitivity == schema::Sensitivity::Confidential && visible(type, &field);
    });
    return query;
}

/// The last instant that is meant by an instant or a day of a time zone.
Result<base::Instant> last_instant_of(const std::string& text, std::string_view zone) {
    auto instant = base::parse_instant(text);
    if (instant) return instant;
    if (const auto date = base::parse_date(text))
        return base::start_of_day(base::add_days(*date, 1), zone) - std::chrono::microseconds{1};
    base::Error error = std::move(instant).error();
    error.kind = base::ErrorKind::Malformed;
    error.field = "asOf";
    return fail(std::move(error));
}

}  // namespace

Result<base::Date> day_of(const Asking& asking, const std::string& as_of) {
    const std::string& zone = asking.caller.zone;
    return base::local_time(TRY(last_instant_of(as_of.empty() ? asking.at : as_of, zone)), zone).date;
}

Result<std::optional<std::int64_t>> as_of_change(store::Transaction& transaction, const Asking& asking,
                                                 const std::string& text) {
    if (text.empty()) return std::optional<std::int64_t>();
    return std::optional(TRY(transaction.seq_at(base::format_instant(TRY(last_instant_of(text, asking.caller.zone))))));
}

Result<Listed> Records::list(const Asking& asking, const EntityType& type, const Listing& listing) {
    if (listing.deleted) return deleted(asking, type, listing);
    const Access access(catalog_, asking.caller);
    if (!access.may(Act::Read, type)) return fail(refusal(asking.caller, Act::Read, type));
    if (listing.top < 1 || listing.top > 500)
        return fail(
            base::bad_request("list.top", "top", "top is between 1 and 500.", "Ask for further pages by cursor."));
    if (listing.skip < 0 || listing.skip > MostSkipped || (listing.skip > 0 && !listing.cursor.empty()))
        return fail(base::bad_request("list.skip", "skip", "skip is between 0 and 1,000,000, and not for a cursor.",
                                      "Ask for the page behind a page by its cursor."));
    query::Query query = TRY(question_of(catalog_, access, type, listing));
    query.top = listing.top;
    query.skip = listing.skip;
    const query::Visible visible = access.visible();
    const std::vector<std::string> names = TRY(read_select(type, listing.select, visible));
    const auto expansions = TRY(read_expand(catalog_, type, listing.expand, visible));
    const std::string digest = digest_of(type, listing);
    if (!listing.cursor.empty()) query.after = TRY(read_cursor(digest, listing.cursor, query.order));
    Listed listed;
    TRY(store_.read([&](store::Transaction& transaction) -> Result<void> {
        query.as_of = TRY(as_of_change(transaction, asking, listing.as_of));
        store::Page page = TRY(transaction.select(query));
        std::vector<JsonObject> records;
        records.reserve(page.rows.size());
        for (store::Found& found : page.rows)
            records.push_back(TRY(access.shown(transaction, type, std::move(found.record))));
        TRY(expand(transaction, access, catalog_, type, expansions, query.as_of, records));
        for (JsonObject& record : records) {
            keep_selected(record, names, expansions);
            listed.items.emplace_back(std::move(record));
        }
        if (page.has_more) listed.next = write_cursor(digest, page.rows.back().place);
        if (listing.count) listed.count = TRY(transaction.count(query));
        return {};
    }));
    return listed;
}

Result<void> Records::walk(const Asking& asking, const EntityType& type, const Listing& listing,
                           const std::vector<const schema::Field*>& expanded, const Visit& visit) {
    const Access access(catalog_, asking.caller);
    query::Query query = TRY(question_of(catalog_, access, type, listing));
    query.top = PieceOfWalk;
    std::vector<Expansion> expansions;
    expansions.reserve(expanded.size());
    for (const schema::Field* field : expanded)
        expansions.push_back({.field = field, .inverse = nullptr, .target = field->target, .inner = {}});
    return store_.read([&](store::Transaction& transaction) -> Result<void> {
        query.as_of = TRY(as_of_change(transaction, asking, listing.as_of));
        for (bool has_more = true; has_more;) {
            store::Page page = TRY(transaction.select(query));
            has_more = page.has_more;
            if (has_more) query.after = page.rows.back().place;
            std::vector<JsonObject> records;
            records.reserve(page.rows.size());
            for (store::Found& found : page.rows)
                records.push_back(TRY(access.shown(transaction, type, std::move(found.record))));
            TRY(expand(transaction, access, catalog_, type, expansions, query.as_of, records));
            for (const JsonObject& record : records) TRY(visit(record));
        }
        return {};
    });
}

Result<std::vector<JsonObject>> Records::having(const Asking& asking, const EntityType& type, std::string_view name,
                                                const std::vector<Cell>& values) {
    const Access access(catalog_, asking.caller);
    std::vector<JsonObject> records;
    const schema::Field* field = type.find_field(name);
    if (values.empty() || !access.visible()(type, field)) return records;
    query::Query query;
    query.type = &type;
    query.top = MostHaving;
    query.order = query::default_order(catalog_, type);
    TRY(store_.read([&](store::Transaction& transaction) -> Result<void> {
        for (std::size_t first = 0; first < values.size(); first += ValuesAtOnce) {
            const std::size_t last = std::min(first + ValuesAtOnce, values.size());
            std::vector<Cell> piece(values.begin() + static_cast<std::ptrdiff_t>(first),
                                    values.begin() + static_cast<std::ptrdiff_t>(last));
            query.filter = query::all_of({access.readable(type), query::one_of(type, name, std::move(piece))});
            store::Page page = TRY(transaction.select(query));
            if (page.has_more || records.size() + page.rows.size() > MostHaving)
                return fail(base::invalid("import.match", std::string(name),
                                          fmt::format("More than {} {} match.", MostHaving, type.plural),
                                          "Match by id."));
            for (store::Found& found : page.rows)
                records.push_back(TRY(access.shown(transaction, type, std::move(found.record))));
        }
        return {};
    }));
    return records;
}

Result<JsonObject> Records::read(const Asking& asking, const EntityType& type, const std::string& id,
                                 const Listing& listing) {
    Listing one = listing;
    const Access access(catalog_, asking.caller);
    if (!access.may(Act::Read, type)) return fail(refusal(asking.caller, Act::Read, type));
    if (!base::is_uuid(id))
        return fail(base::not_found("There is no such " + type.label + ".", "An id is a UUID in lower case."));
    one.filter = "id eq '" + id + "'";
    one.top = 1;
    Listed listed = TRY(list(asking, type, one));
    if (listed.items.empty())
        return fail(base::not_found("There is no such " + type.label + ", or you may not see it.",
                                    "It may have been deleted: see its history."));
    return std::move(listed.items.front().get_object());
}

Result<std::vector<JsonObject>> Records::all(const EntityType& type, const query::Condition& filter,
                                             std::optional<std::int64_t> as_of) {
    query::Query query;
    query.type = &type;
    query.filter = filter;
    query.top = 1000000;
    query.as_of = as_of;
    query.order = query::default_order(catalog_, type);
    std::vector<JsonObject> records;
    TRY(store_.read([&](store::Transaction& transaction) -> Result<void> {
        for (store::Found& found : TRY(transaction.select(query)).rows) records.push_back(std::move(found.record));
        return {};
    }));
    return records;
}

}  // namespace plumbline::records
