// Filters and orders: read, written and read again; then bound to a catalogue, which must not trust them either.

#include "fuzz.h"
#include "query/query.h"
#include "query/test_filters.h"
#include "schema/test_catalog.h"

using namespace plumbline;
using fuzz::promise;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::text(data, size);
    const schema::Catalog& catalog = schema::testing::small_catalog();
    const query::Visible all = [](const schema::EntityType&, const schema::Field*) { return true; };
    (void)query::bind_order(std::string(text), catalog, catalog.type("task"), all);
    const auto filter = query::parse_filter(text);
    if (!filter) {
        promise(filter.error().field == "filter", "a refusal names the filter");
        return 0;
    }
    const auto again = query::parse_filter(query::write_filter(*filter));
    promise(again && query::testing::same(*filter, *again), "a filter survives");
    for (const std::string_view type : {"task", "note", "person"})
        (void)query::bind_filter(*filter, catalog, catalog.type(type), all);
    return 0;
}
