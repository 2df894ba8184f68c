#pragma once
// From what somebody sends to a record that may be kept: defaults, then every check that the declaration asks for.

#include "records/access.h"
#include "store/transaction.h"

namespace plumbline::records {

/// with_defaults adds the declared defaults for fields that were not sent; what was sent as null stays empty. `$today`,
/// `$now`, `$me` and `$account` stand for the day, the instant, the caller's person and the caller's account.
[[nodiscard]] base::JsonObject with_defaults(const schema::EntityType& type, base::JsonObject record,
                                             const base::JsonObject& sent, const Asking& asking);

/// normalized checks each value on its own and brings it into its kept form. Unknown, read-only and secret names are
/// errors, unless the server itself asks; empty values are dropped. System fields are taken over from `current` and may
/// be sent only unchanged. All mistakes are reported together.
[[nodiscard]] base::Result<base::JsonObject> normalized(const schema::EntityType& type, const base::JsonObject& body,
                                                        const base::JsonObject& current, const Asking& asking);

/// check_references holds what a normalized record refers to anew, compared with `before`, against what the caller may
/// read: a record that is hidden from them is answered like one that does not exist.
[[nodiscard]] base::Result<void> check_references(store::Transaction& transaction, const schema::Catalog& catalog,
                                                  const Access& access, const schema::EntityType& type,
                                                  const base::JsonObject& record,
                                                  const base::JsonObject* before = nullptr);

/// check_record holds a normalized record against what takes more than one value to know: required fields, declared
/// rules, uniqueness, and
/// that every record referred to exists. References that are the same as `before` are not asked for again.
[[nodiscard]] base::Result<void> check_record(store::Transaction& transaction, const schema::Catalog& catalog,
                                              const schema::EntityType& type, const base::JsonObject& record,
                                              const base::JsonObject* before = nullptr);

/// check_emptied refuses the nulls of a merge patch that empty what the caller may not change: names that the type does
/// not have, system and read-only fields that are set, secrets.
[[nodiscard]] base::Result<void> check_emptied(const schema::EntityType& type, const base::JsonObject& patch,
                                               const base::JsonObject& current, const Asking& asking);

}  // namespace plumbline::records
