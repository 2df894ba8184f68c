#pragma once
// The example many times over: further companies of one organization, each with people, units and programs of its own.

#include <string>
#include <unordered_set>

#include "actions/example/schedule.h"

namespace plumbline::actions::example {

/// Copies turns a write of the first company into the same write of another. What the organization has once is not
/// copied: itself, its priorities and the access roles.
class Copies {
  public:
    /// Copies of these entries, whose ids the book knows.
    Copies(const std::vector<Entry>& entries, const Book& book);

    /// copy is the write of company number `number`, from 2 on; empty commands where all of it is shared. Ids follow
    /// from those of the first company, and what must be unique gets the number.
    [[nodiscard]] records::Batch copy(const records::Batch& first, int number) const;

  private:
    std::unordered_set<std::string> ids_;

    [[nodiscard]] std::string id(const std::string& first, int number) const;
    [[nodiscard]] base::Json value(const base::Json& first, int number) const;
};

}  // namespace plumbline::actions::example
