#pragma once
// Apps, flows and agents as an inventory has them, kept as solutions.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "actions/imports/imports.h"

namespace plumbline::actions::imports {

/// FoundSolution is one app, flow or agent; everything as written, empty where the source says nothing.
struct FoundSolution {
    std::string key;  ///< its number in the source
    std::string title;
    std::string kind;             ///< of a solution: `app`, `flow`, `agent`, `desktop-flow`, `site`
    std::string platform;         ///< such as Power Apps
    std::string environment;      ///< its name
    std::string environment_key;  ///< its number, where the name is in a table of its own
    std::string environment_kind;
    std::string owner;  ///< who answers for it: e-mail, number or name
    std::string maker;  ///< who built it, likewise; empty: the owner
    std::string created;
    std::string modified;
    std::string last_used;
    std::string active_users;
    std::string launches;
    std::string shared_with;
    bool is_deleted = false;
    bool is_orphaned = false;
    Origin origin;
};

/// LaunchCounts are how often what was opened: by day, id of a person, else the source's word for them, id of the
/// solution, and file.
using LaunchCounts = std::map<std::vector<std::string>, std::int64_t>;
/// keep_launches adds them as usage, those of a day and person and app together.
base::Result<void> keep_launches(Setting& setting, const LaunchCounts& counts);

/// Solutions tells the keeper of them. Used by one thread, for one import.
class Solutions {
  public:
    /// Solutions of an import, which must outlive it.
    explicit Solutions(Setting& setting) : setting_(setting) {}
    /// load brings the solutions there are.
    base::Result<void> load();
    /// name_environment says how an environment with a number is called.
    void name_environment(std::string_view key, std::string_view name);
    /// keep takes one. What is deleted in the source is retired here, and not made if it was never here. A service
    /// account or SYSTEM is nobody. It is in productive use with more than five users or fifty launches in a month, as
    /// the CoE Starter Kit counts.
    void keep(const FoundSolution& found);
    /// retire_unseen retires what earlier imports from the same source brought of the kinds that this one holds, and
    /// this one does not.
    void retire_unseen();
    /// id_of is the solution with a number in the source; empty where there is none.
    [[nodiscard]] std::string id_of(std::string_view key) const;

  private:
    Setting& setting_;
    std::set<std::string> seen_;
    std::set<std::string> kinds_;
    std::map<std::string, std::string> environments_;  ///< number → name

    [[nodiscard]] bool is_of_this_source(const base::JsonObject& solution) const;
    [[nodiscard]] std::optional<std::string> person(const std::string& text, const Origin& origin) const;
    void add_people(Entry& entry, const FoundSolution& found) const;
    void add_use(Entry& entry, const FoundSolution& found) const;
};

}  // namespace plumbline::actions::imports
