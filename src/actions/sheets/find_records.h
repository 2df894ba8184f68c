#pragma once
// Which records a sheet speaks of: those that its references name, by title or id.

#include <map>
#include <set>
#include <string>

#include "records/records.h"

namespace plumbline::actions::sheets {

/// Found is a record that a name leads to.
struct Found {
    std::string id;
    std::string title;
};

/// Names is what texts in a sheet lead to, by type and text.
class Names {
  public:
    /// want notes a text that stands for a record of a type.
    void want(const schema::EntityType& type, const std::string& text) { wanted_[&type].insert(text); }
    /// look_up finds all that was wanted, among what the caller may read: by id, by title, or by what is unique.
    [[nodiscard]] base::Result<void> look_up(records::Records& records, const records::Asking& asking);
    /// find are the records that a text leads to: none, one, or several that are called alike.
    [[nodiscard]] const std::vector<Found>& find(const schema::EntityType& type, const std::string& text) const;

  private:
    std::map<const schema::EntityType*, std::set<std::string>> wanted_;
    std::map<const schema::EntityType*, std::map<std::string, std::vector<Found>>> found_;
};

/// keys_of are the fields of a type that tell one record from all others by a text.
[[nodiscard]] std::vector<const schema::Field*> keys_of(const schema::EntityType& type);

}  // namespace plumbline::actions::sheets
