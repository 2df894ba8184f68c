#pragma once
// The people and units that files speak of, as they are known here.

#include <optional>
#include <string>
#include <string_view>

#include "actions/imports/keeper.h"
#include "actions/imports/slots.h"

namespace plumbline::actions::imports {

/// Cast finds people and units by the words of a file. Used by one thread, for one import.
class Cast {
  public:
    /// Cast over what a keeper holds; both must outlive it.
    Cast(Keeper& keeper, const Mapping& mapping, Report& report)
        : keeper_(keeper), mapping_(mapping), report_(report) {}
    /// load brings people and units into the keeper.
    base::Result<void> load();

    /// person is who a text means: by e-mail, number in the directory, full name, or `Name <mail>`, after what the
    /// mapping says of it. Nothing where nobody or several are meant; that is noted as unmapped.
    [[nodiscard]] std::optional<std::string> person(std::string_view text, const std::string& file);
    /// unit is the unit that a text means: by code, name, or the last part of a path such as `Sales / North`. It is
    /// noted as unmapped where there is none.
    [[nodiscard]] std::optional<std::string> unit(std::string_view text, const std::string& file);
    /// unit_of is the unit of a person; empty where none is known.
    [[nodiscard]] std::string unit_of(const std::string& person) const;

  private:
    Keeper& keeper_;
    const Mapping& mapping_;
    Report& report_;
};

}  // namespace plumbline::actions::imports
