#pragma once
// Changes of a store that are not additive: numbered steps that an administrator runs, each in one transaction with the
// note that it was done. What is additive happens by itself (store/tables.h).

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "schema/entity_type.h"
#include "store/engine.h"

namespace plumbline::store {

/// Step is one such change. Numbers begin at 1 and grow; a step that was released never changes.
struct Step {
    int number = 0;
    std::string name;    ///< a few words
    std::string reason;  ///< one sentence: why the store is better for it
    std::string engine;  ///< the only engine that it concerns; empty for both
    std::function<base::Result<void>(Connection&, const Engine&)> apply;  ///< runs inside a writing transaction
};

/// Steps are in the order of their numbers.
using Steps = std::span<const Step>;

/// released_steps are those of this program.
[[nodiscard]] Steps released_steps();

/// last_number is the number of the last step, 0 without any.
[[nodiscard]] int last_number(Steps steps);

/// begin_steps makes the table of steps where it is missing, inside a writing transaction. A new store needs none of
/// them, so that all count as done; nor do steps that concern the other engine.
[[nodiscard]] base::Result<void> begin_steps(Connection& connection, const Engine& engine, Steps steps, bool is_new);

/// pending_steps are those that the store still needs, behind begin_steps. Error `store.newer` where the store has
/// steps that this program does not know.
[[nodiscard]] base::Result<std::vector<Step>> pending_steps(Connection& connection, const Engine& engine, Steps steps);

/// refuse_pending fails with `store.steps` where steps are pending.
[[nodiscard]] base::Result<void> refuse_pending(Connection& connection, const Engine& engine, Steps steps);

/// Migrating is a store opened for its steps alone, which no other process uses meanwhile.
class Migrating {
  public:
    /// open connects and holds the store alone. A store that is not there is an error.
    [[nodiscard]] static base::Result<Migrating> open(std::string_view url, Steps steps = released_steps());

    Migrating(Migrating&&) noexcept;
    Migrating& operator=(Migrating&&) noexcept;
    Migrating(const Migrating&) = delete;
    Migrating& operator=(const Migrating&) = delete;
    ~Migrating();

    /// pending are the steps that the store still needs, in their order.
    [[nodiscard]] base::Result<std::vector<Step>> pending();
    /// run carries out one pending step, all of it or nothing, and notes `at` (instant as text).
    [[nodiscard]] base::Result<void> run(const Step& step, std::string_view at);
    /// finish makes what is additive, once no step is pending.
    [[nodiscard]] base::Result<void> finish(const schema::Catalog& catalog);

  private:
    struct State;
    explicit Migrating(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace plumbline::store
