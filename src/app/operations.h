#pragma once
// What the commands of an administrator share.

#include "actions/operations/backup.h"
#include "app/commands/command.h"

namespace plumbline::app {

/// Tools are a catalogue and what goes with it, for work on stores that are not opened as a world.
class Tools {
  public:
    /// make loads the catalogue.
    [[nodiscard]] static base::Result<Tools> make(commands::Context& context);
    /// workshop is what the operations take; it tells lines on standard error unless `quiet`. The tools outlive it.
    [[nodiscard]] actions::Workshop workshop(bool quiet) const;
    /// catalog is what is declared.
    [[nodiscard]] const schema::Catalog& catalog() const { return *catalog_; }

  private:
    Tools(commands::Context& context, std::unique_ptr<const schema::Catalog> catalog)
        : context_(context), catalog_(std::move(catalog)) {}
    commands::Context& context_;
    std::unique_ptr<const schema::Catalog> catalog_;
};

/// said is a manifest as a line for people.
[[nodiscard]] std::string said(const store::Manifest& manifest);

}  // namespace plumbline::app
