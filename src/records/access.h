#pragma once
// What a caller may see and do, decided from the rules of the roles they hold. What no rule grants is refused.

#include "query/query.h"
#include "records/caller.h"
#include "store/transaction.h"

namespace plumbline::records {

/// Access answers for one caller. Cheap to make; used by one thread.
class Access {
  public:
    /// Access of a caller to the types of a catalogue; both must outlive it.
    Access(const schema::Catalog& catalog, const Caller& caller) : catalog_(catalog), caller_(caller) {}

    /// caller is who asks.
    [[nodiscard]] const Caller& caller() const { return caller_; }
    /// may tells whether some rule grants the act on some records of the type.
    [[nodiscard]] bool may(Act act, const schema::EntityType& type) const;
    /// visible tells for filters, orders and lists whether a field (null: the type) may be asked about on every
    /// readable record.
    [[nodiscard]] query::Visible visible() const;
    /// readable is the condition that limits a list to what the caller may read.
    [[nodiscard]] query::Condition readable(const schema::EntityType& type) const;
    /// require fails with Forbidden (Unauthenticated for guests) where the act is not granted on this record.
    [[nodiscard]] base::Result<void> require(store::Transaction& transaction, Act act, const schema::EntityType& type,
                                             const base::JsonObject& record) const;
    /// can is the question behind require.
    [[nodiscard]] base::Result<bool> can(store::Transaction& transaction, Act act, const schema::EntityType& type,
                                         const base::JsonObject& record) const;
    /// shown is the record without the fields that the caller may not see; `createdBy` and `updatedBy` too where the
    /// type hides its authors.
    [[nodiscard]] base::Result<base::JsonObject> shown(store::Transaction& transaction, const schema::EntityType& type,
                                                       base::JsonObject record) const;
    /// sees_confidential tells whether the confidential fields of the record are open to the caller, to read and to
    /// set.
    [[nodiscard]] base::Result<bool> sees_confidential(store::Transaction& transaction, const schema::EntityType& type,
                                                       const base::JsonObject& record) const;

  private:
    const schema::Catalog& catalog_;
    const Caller& caller_;

    base::Result<bool> holds(store::Transaction& transaction, const Grant& grant, const Rule& rule, Act act,
                             const schema::EntityType& type, const base::JsonObject& record) const;
    [[nodiscard]] query::Condition readable(const Grant& grant, const Rule& rule, const schema::EntityType& type) const;
};

/// refusal is Unauthenticated for guests and Forbidden for everybody else.
[[nodiscard]] base::Error refusal(const Caller& caller, Act act, const schema::EntityType& type);

/// follow_path reads the id at the end of a path of references that starts at a record; empty where a step is empty.
[[nodiscard]] base::Result<std::string> follow_path(store::Transaction& transaction, const schema::EntityType& type,
                                                    const base::JsonObject& record,
                                                    const std::vector<std::string>& path);

}  // namespace plumbline::records
