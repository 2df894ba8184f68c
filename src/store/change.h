#pragma once
// What is written: the changes of one transaction and the link of the chain that seals them.

#include <cstdint>
#include <string>
#include <vector>

#include "base/json.h"
#include "schema/entity_type.h"

namespace plumbline::store {

/// Operation says what happened to a record.
enum class Operation { Create, Update, Delete, Restore, Append, Erase };

/// operation_name is the word in the history: `create`, `update`, `delete`, `restore`, `append`, `erase`.
[[nodiscard]] std::string_view operation_name(Operation operation);

/// Change is one record after what happened to it. `record` holds all fields, the system fields (`id`, `revision`, …)
/// included; for Delete it is the last state.
struct Change {
    const schema::EntityType* type = nullptr;
    Operation operation = Operation::Create;
    base::JsonObject record;
};

/// Seal is who changed things, when, and why.
struct Seal {
    std::string at;       ///< instant as text
    std::string actor;    ///< account id, `system`, or `token:<id>`; `A for B` where A acted for B by a delegation
    std::string reason;   ///< the person's own words; may be empty
    std::string request;  ///< id of the request; may be empty

    /// Between stands between who acted and for whom.
    static constexpr std::string_view Between = " for ";
    /// doer is who acted.
    [[nodiscard]] std::string doer() const;
    /// principal is for whom they acted; empty where for themselves.
    [[nodiscard]] std::string principal() const;
};

/// Entry is one line of a record's history.
struct Entry {
    std::int64_t seq = 0;
    std::int64_t ordinal = 0;
    std::string type;
    std::string record;
    std::int64_t revision = 0;
    std::string operation;
    base::JsonObject data;
    Seal seal;
};

/// Proof is an entry with what the chain knows it by. An erased entry has neither data nor salt nor secrets.
struct Proof {
    Entry entry;           ///< without its seal
    bool has_data = true;  ///< whether the entry holds data, be it an empty object
    std::string salt;
    std::string commitment;
    std::string
        secrets;  ///< digest_of_secrets after the change; empty where the type has none or the entry is a delete
};

/// Link is one link of the chain. Its hash covers the hash before it, so that no earlier link can be changed unseen:
/// commitment = SHA-256(salt ‖ canonical JSON of {data, operation, record, revision, type} and, where there is one,
/// secrets); root = SHA-256 of the commitments, one a line; hash = SHA-256(canonical JSON of {actor, at, previous,
/// reason, request, root, seq}).
/// (After Crosby and Wallach, Efficient data structures for tamper-evident logging, 2009.)
struct Link {
    std::int64_t seq = 0;
    Seal seal;
    std::string root;
    std::string previous;
    std::string hash;
};

/// commitment_of computes the commitment of an entry's parts; `secrets` is left out where it is empty.
[[nodiscard]] std::string commitment_of(const std::string& salt, const std::string& type, const std::string& record,
                                        std::int64_t revision, const std::string& operation, const base::Json& data,
                                        const std::string& secrets = {});
/// digest_of_secrets is the digest of the secret values that stand behind an entry: SHA-256(salt ‖ canonical JSON of
/// {id: {field: value}}), without those that are not set.
[[nodiscard]] std::string digest_of_secrets(const std::string& salt, const base::JsonObject& by_id);
/// root_of joins commitments in their order.
[[nodiscard]] std::string root_of(const std::vector<std::string>& commitments);
/// digest_of_rows is the digest of facts: SHA-256 of their canonical JSON texts, sorted, one a line.
[[nodiscard]] std::string digest_of_rows(std::vector<std::string> rows);
/// digest_of_emptied is what the entry of an erasure says, under `emptied`, of the entries that it emptied: SHA-256 of
/// their number, ordinal, revision, operation and commitment, since their commitments cannot be computed any more.
[[nodiscard]] std::string digest_of_emptied(const std::vector<Proof>& emptied);
/// hash_of computes a link's hash from its other members.
[[nodiscard]] std::string hash_of(const Link& link);

}  // namespace plumbline::store
