#pragma once
// Stand-ins for what a text names but does not state: people and units of its organization, and records of other
// programs. With them a plan can be checked in a store that holds its text alone.

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "actions/text/grammar.h"
#include "records/records.h"

namespace plumbline::actions::text {

/// StandIns makes one stand-in for each part and word. Not thread-safe.
class StandIns {
  public:
    /// StandIns whose ids come from `make_id`, which must outlive it.
    explicit StandIns(const Grammar& grammar, const std::function<std::string()>& make_id)
        : grammar_(grammar), make_id_(make_id) {}

    /// find is the id of the stand-in for a word; none for what a text states itself, so that a slip of the pen there
    /// stays a mistake: priorities, measures, and names without another program before them.
    [[nodiscard]] std::vector<std::string> find(const Part& part, const std::string& word);
    /// take gives away the commands that make them, in an order in which each finds what it needs.
    [[nodiscard]] std::vector<records::Command> take() { return std::move(commands_); }

  private:
    const Grammar& grammar_;
    const std::function<std::string()>& make_id_;
    std::map<std::pair<const Part*, std::string>, std::string> made_;
    std::vector<records::Command> commands_;

    [[nodiscard]] std::vector<std::string> around(const Part& part, const std::string& word);
    [[nodiscard]] std::vector<std::string> abroad(const Part& part, const std::string& word);
    std::string make(const Part& part, const std::string& word, base::JsonObject body);
};

}  // namespace plumbline::actions::text
