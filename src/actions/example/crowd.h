#pragma once
// The people of the example: those made besides the named ones, and who may be drawn for what.

#include <string>
#include <vector>

#include "actions/example/content.h"
#include "actions/example/dice.h"
#include "query/filter.h"

namespace plumbline::actions::example {

/// make_people adds people to the content until each unit has its headcount. None of them is a maker yet.
void make_people(const schema::Catalog& catalog, Content& content);

/// Level is how many there were on a day.
struct Level {
    int day = 0;
    double value = 0;
};

/// make_makers gives made people the role of a maker, as many on each day as the levels say. IT staff do not count, and
/// no unit that uses nothing has any.
void make_makers(Content& content, const std::vector<Level>& levels, const std::vector<std::string>& units);

/// Crowd answers who belongs to what on a day. The content must outlive it, its entries unmoved.
class Crowd {
  public:
    /// Crowd of all people of the content.
    explicit Crowd(const Content& content) : people_(content.of("person")) {}

    /// those are the people whom a word of the files means: `anyone`, or those of `{units: […], roles: […]}`.
    [[nodiscard]] std::vector<const Entry*> those(const base::Json& word, int day) const;
    /// members are the people of a segment on a day: by name, by unit or by its filter.
    [[nodiscard]] base::Result<std::vector<const Entry*>> members(const Entry& segment, int day) const;

  private:
    std::vector<const Entry*> people_;
};

}  // namespace plumbline::actions::example
