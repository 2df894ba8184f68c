#include "app/operations.h"

#include <fmt/format.h>

#include <filesystem>

#include "entities/library.h"

namespace plumbline::app {

base::Result<Tools> Tools::make(commands::Context& context) {
    return Tools(context, TRY(schema::Catalog::load(entities::library_text("metadata.json"))));
}

actions::Workshop Tools::workshop(bool quiet) const {
    std::error_code ignored;
    actions::Workshop workshop{*catalog_,
                               context_.clock,
                               context_.random,
                               std::string(commands::Version),
                               std::filesystem::temp_directory_path(ignored).string(),
                               {}};
    if (!quiet) workshop.tell = [](const std::string& line) { commands::note(line); };
    return workshop;
}

std::string said(const store::Manifest& manifest) {
    return fmt::format("{} changes, {} entries, made {}; head {}", manifest.links, manifest.entries, manifest.at,
                       manifest.head);
}

}  // namespace plumbline::app
