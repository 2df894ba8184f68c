#pragma once
// The registers of the example, filled to a believable size as their `generate` sections say.

#include "actions/example/content.h"
#include "actions/example/crowd.h"
#include "actions/example/series.h"

namespace plumbline::actions::example {

/// add_registers adds all records of the `generate` sections.
[[nodiscard]] base::Result<void> add_registers(const schema::Catalog& catalog, const std::vector<Track>& tracks,
                                               Content& content);

/// add_events adds the deliveries of a section with `each` and `events` to `made`.
[[nodiscard]] base::Result<void> add_events(const schema::EntityType& type, const base::JsonObject& section,
                                            const Content& content, std::vector<Entry>& made);

}  // namespace plumbline::actions::example
