#include "store/engine.h"

namespace plumbline::store {

std::string sqlite_file(std::string_view url) {
    return url.starts_with("sqlite:") ? std::string(url.substr(7)) : std::string();
}

base::Result<std::unique_ptr<Engine>> open_engine(std::string_view url) {
    if (const std::string file = sqlite_file(url); !file.empty()) return make_sqlite_engine(file);
    if (url.starts_with("postgres://") || url.starts_with("postgresql://"))
        return make_postgres_engine(std::string(url));
    return base::fail(base::invalid("database.url", "db", "The database cannot be read from this address.",
                                    "Write sqlite:FILE or postgres://USER:PASSWORD@HOST/DATABASE."));
}

}  // namespace plumbline::store
