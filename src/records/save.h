#pragma once
// The save pipeline: a flat list of steps that every change of every record goes through.

#include "records/records.h"

namespace plumbline::records {

/// Save carries out the commands of one write inside its transaction. Used once.
class Save {
  public:
    /// Save for one request.
    Save(Records& records, store::Transaction& transaction, const Asking& asking)
        : records_(records), transaction_(transaction), asking_(asking), access_(records.catalog_, asking.caller) {}

    /// run carries out the commands in order, writes history and chain, and answers what came of them.
    [[nodiscard]] base::Result<Written> run(std::vector<Command> commands);
    /// try_each carries out the commands in order and passes over those that fail by what they ask for; the store's own
    /// failures end it. The transaction is to be undone afterwards.
    [[nodiscard]] base::Result<void> try_each(std::vector<Command>& commands,
                                              std::vector<base::Result<Outcome>>& outcomes);

  private:
    Records& records_;
    store::Transaction& transaction_;
    const Asking& asking_;
    Access access_;
    std::vector<store::Change> changes_;
    std::vector<Command> follow_ups_;

    base::Result<Outcome> carry_out(Command& command);
    base::Result<void> follow_up();
    base::Result<Outcome> create(Command& command);
    base::Result<Outcome> update(Command& command);
    base::Result<Outcome> remove(Command& command);
    base::Result<Outcome> restore(Command& command);
    base::Result<base::JsonObject> current(const Command& command);
    base::Result<void> check_revision(const Command& command, const base::JsonObject& record);
    base::Result<void> run_hooks(const schema::EntityType& type, const base::JsonObject* before,
                                 base::JsonObject& after, Act act);
    base::Result<void> check_hidden(const schema::EntityType& type, const base::JsonObject& patch,
                                    const base::JsonObject& before);
    base::Result<void> check_named(const schema::EntityType& type, const base::JsonObject& before,
                                   const base::JsonObject& after) const;
    /// Doomed is a record that a deletion takes along.
    struct Doomed {
        const schema::EntityType* type;
        std::string id;
        base::JsonObject record;
    };
    base::Result<std::vector<base::JsonObject>> referring(const schema::Inverse& referrer, const std::string& id);
    base::Result<void> collect_parts(const schema::EntityType& type, base::JsonObject record,
                                     std::vector<Doomed>& doomed);
    std::vector<const store::Entry*> parts_deleted_with(const std::vector<store::Entry>& entries,
                                                        const std::string& id) const;
    base::Result<void> release_reference(const schema::Inverse& referrer, const base::JsonObject& record,
                                         const std::string& target, std::vector<std::string>& blockers);
    base::Result<void> delete_record(const schema::EntityType& type, base::JsonObject record,
                                     std::vector<std::string>& blockers);
    base::Result<void> put(const schema::EntityType& type, store::Operation operation, base::JsonObject record,
                           bool is_new);
    base::Result<Outcome> outcome(const schema::EntityType& type, store::Operation operation,
                                  const base::JsonObject& record);
};

}  // namespace plumbline::records
