#pragma once
// The commands that carry out a plan, in an order in which each finds what it needs.

#include "actions/text/resolve.h"
#include "actions/text/text.h"

namespace plumbline::actions::text {

/// Step is one command and the change that it is part of.
struct Step {
    records::Command command;
    std::size_t change = 0;
};

/// Draft is a plan with all that carrying it out and telling about it needs.
struct Draft {
    Plan plan;
    std::vector<const Item*> items;  ///< of each change; null for deletions
    std::vector<Step> steps;
};

/// draft_plan compares each item with its record. Changes stand in the order of the text, deletions last. The steps:
/// first everything new, as a draft and after what it refers to; then what changes, and what becomes active, from the
/// parts to the whole, since a key result goes live before its objective; then, with `prune`, the deletions.
[[nodiscard]] Draft draft_plan(const Grammar& grammar, Stock& stock, const Resolved& resolved, bool prune);

}  // namespace plumbline::actions::text
