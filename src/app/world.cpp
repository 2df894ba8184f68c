#include "app/world.h"

#include <filesystem>

#include "app/hooks.h"
#include "entities/library.h"
#include "insight/speeches.h"

namespace plumbline::app {

base::Result<World> World::open(const std::string& url, const base::Clock& clock, base::Random& random,
                                Missing missing) {
    const std::string file = store::sqlite_file(url);
    if (missing == Missing::Refuse && !file.empty() && !std::filesystem::exists(file))
        return base::fail(base::invalid("database.missing", "db", "There is no file " + file + ".",
                                        "Check the name, or make a store: plumbline init --db " + url));
    World world;
    world.catalog = TRY(schema::Catalog::load(entities::library_text("metadata.json")));
    world.store = TRY(store::Store::open(url, *world.catalog, random));
    world.book = std::make_unique<const insight::CheckBook>(TRY(insight::load_shipped_book()));
    world.speeches = std::make_unique<const base::Speeches>(TRY(insight::load_shipped_speeches()));
    world.figures = std::make_unique<const std::vector<insight::figures::Definition>>(
        TRY(insight::figures::load_shipped(*world.catalog)));
    world.records = std::make_unique<records::Records>(*world.catalog, *world.store, clock, random);
    add_hooks(*world.records, *world.book, *world.speeches);
    world.mail = std::make_unique<actions::MailPolicy>();
    add_notice_hooks(*world.records, *world.mail);
    world.identity = std::make_unique<actions::Identity>(*world.records);
    world.found = TRY(actions::initialize(*world.records));
    return world;
}

}  // namespace plumbline::app
