#pragma once
// What an administrator would ask of a database: is it there, is it whole, does it keep what it is given.

#include <string>
#include <vector>

#include "schema/entity_type.h"
#include "store/engine.h"

namespace plumbline::store {

/// Level says how much a finding matters.
enum class Level {
    Good,     ///< as it should be
    Note,     ///< worth knowing
    Warning,  ///< should be mended some day
    Wrong,    ///< data or service are in danger
};

/// level_name is `good`, `note`, `warning` or `wrong`.
[[nodiscard]] std::string_view level_name(Level level);

/// Finding is one line of an examination.
struct Finding {
    Level level = Level::Good;
    std::string check;  ///< one or two words: what was looked at
    std::string text;   ///< one sentence
    std::string hint;   ///< what to do; empty where nothing is
};

/// Examined is what was found, and how far the rest may look.
struct Examined {
    std::vector<Finding> findings;
    bool is_open = false;     ///< whether the store may be opened: it is there, sound, and nobody holds it
    bool is_current = false;  ///< whether it has the tables of this program
    std::string last_backup;  ///< instant as text; empty where none is known
};

/// examine looks at the database behind a URL: the file or the server, settings, layout, free space. It opens a SQLite
/// file only where no server holds it, and changes nothing of a store. What cannot be looked at is a finding too.
[[nodiscard]] Examined examine(const std::string& url, const schema::Catalog& catalog);

}  // namespace plumbline::store
