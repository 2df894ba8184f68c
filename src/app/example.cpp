#include "app/example.h"

#include "app/hooks.h"
#include "entities/library.h"
#include "insight/speeches.h"

namespace plumbline::app {

base::Result<bool> fill_with_example(const std::string& url, const base::Clock& clock,
                                     const actions::example::Size& size) {
    const auto catalog = TRY(schema::Catalog::load(entities::library_text("metadata.json")));
    const insight::CheckBook book = TRY(insight::load_shipped_book());
    const base::Speeches speeches = TRY(insight::load_shipped_speeches());
    const base::Date today = base::date_of(clock.now());
    actions::example::SeededRandom random("plumbline example");
    actions::example::SetClock story_clock(actions::example::beginning(today));
    const auto store = TRY(store::Store::open(url, *catalog, random));
    if (!TRY(actions::example::is_untouched(*store))) return false;
    records::Records records(*catalog, *store, story_clock, random);
    add_hooks(records, book, speeches);
    TRY(actions::example::fill(records, story_clock, today, size));
    return true;
}

}  // namespace plumbline::app
