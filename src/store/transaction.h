#pragma once
// What can be asked and done inside one transaction. This is the whole surface between records and databases.

#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/random.h"
#include "query/aggregation.h"
#include "store/change.h"
#include "store/engine.h"

namespace plumbline::store {

/// Found is a row of a page, with its place in the order for the cursor.
struct Found {
    base::JsonObject record;          ///< all fields but secrets; empty values are absent
    std::vector<schema::Cell> place;  ///< values of the order columns, then the id
};

/// Page is the answer to a query.
struct Page {
    std::vector<Found> rows;
    bool has_more = false;  ///< whether rows follow behind the last one
};

/// Sought is which links of the chain are looked for. What is empty does not narrow.
struct Sought {
    std::string actor;                                               ///< who acted, for themselves or for another
    std::string type;                                                ///< of which something was changed
    std::string from;                                                ///< instant as text, included
    std::string until;                                               ///< instant as text, left out
    std::int64_t before = std::numeric_limits<std::int64_t>::max();  ///< links below this number
};

/// Transaction is one consistent view, and in a writing one the changes so far. Used by one thread.
class Transaction {
  public:
    /// Transaction over a connection on which one has begun.
    Transaction(Connection& connection, const Engine& engine, const schema::Catalog& catalog, base::Random& random);

    /// select answers a query.
    [[nodiscard]] base::Result<Page> select(const query::Query& query);
    /// count answers how many rows a query finds in all.
    [[nodiscard]] base::Result<std::int64_t> count(const query::Query& query);
    /// aggregate answers a question for numbers.
    [[nodiscard]] base::Result<std::vector<query::Group>> aggregate(const query::Aggregation& question);
    /// find is the record of that id, or nothing.
    [[nodiscard]] base::Result<std::optional<base::JsonObject>> find(const schema::EntityType& type,
                                                                     const std::string& id);
    /// missing are those of the ids that the type has no record of.
    [[nodiscard]] base::Result<std::vector<std::string>> missing(const schema::EntityType& type,
                                                                 const std::vector<std::string>& ids);
    /// secret is the value of a secret field, which no record carries; empty where it is not set.
    [[nodiscard]] base::Result<std::string> secret(const schema::EntityType& type, const std::string& id,
                                                   const schema::Field& field);

    /// put writes a record as it is after the change: it inserts or replaces the row, its lists and its search entries.
    [[nodiscard]] base::Result<void> put(const schema::EntityType& type, const base::JsonObject& record, bool is_new);
    /// remove deletes the row, its lists and its search entries.
    [[nodiscard]] base::Result<void> remove(const schema::EntityType& type, const std::string& id);
    /// next_seq is the number that the chain's next link has.
    [[nodiscard]] base::Result<std::int64_t> next_seq();
    /// seal writes the history of the changes and the link of the chain; answers its number. Facts have one entry for
    /// all of them, with their count and digest.
    [[nodiscard]] base::Result<std::int64_t> seal(const std::vector<Change>& changes, const Seal& seal);

    /// history is a record's entries, oldest first.
    [[nodiscard]] base::Result<std::vector<Entry>> history(const schema::EntityType& type, const std::string& id);
    /// entry_as_of is the last entry of a record at a change number, or nothing.
    [[nodiscard]] base::Result<std::optional<Entry>> entry_as_of(const schema::EntityType& type, const std::string& id,
                                                                 std::int64_t seq);
    /// deletions are the last entries of the records of a type that are deleted now, the latest first, before a place
    /// in the chain (a change number, and within it the ordinal of an entry), at most `most`. What was erased is none.
    [[nodiscard]] base::Result<std::vector<Entry>> deletions(const schema::EntityType& type, std::int64_t seq,
                                                             std::int64_t ordinal, int most);
    /// changes_after are the entries behind a place in the chain (a change number, and within it the ordinal of an
    /// entry; -1 for none of them yet), oldest first, at most `most`.
    [[nodiscard]] base::Result<std::vector<Entry>> changes_after(std::int64_t seq, std::int64_t ordinal, int most);
    /// entries_of are the entries of one change, in their order.
    [[nodiscard]] base::Result<std::vector<Entry>> entries_of(std::int64_t seq);
    /// appended are the entries that stand for facts of a type, oldest first.
    [[nodiscard]] base::Result<std::vector<Entry>> appended(const schema::EntityType& type);
    /// proofs are the entries of the changes `from` to `to` with what the chain knows them by, in their order. Data
    /// that is no JSON object any more reads as an empty one.
    [[nodiscard]] base::Result<std::vector<Proof>> proofs(std::int64_t from, std::int64_t to);
    /// odd_rows are the ids of the records of a type that are not kept as the store keeps them, though they may read
    /// the same: list entries without a record or out of their places, booleans other than 0 and 1, and on SQLite,
    /// which takes anything into a column, cells of a foreign kind or with a NUL in them.
    [[nodiscard]] base::Result<std::vector<std::string>> odd_rows(const schema::EntityType& type);
    /// odd_changes are the numbers, as text, of changes whose link or entries are not kept as the store keeps them:
    /// numbers below 1, ordinals with gaps, and kinds of cells as above.
    [[nodiscard]] base::Result<std::vector<std::string>> odd_changes();
    /// count_entries counts the entries of the whole history, those without a link included.
    [[nodiscard]] base::Result<std::int64_t> count_entries();
    /// secrets are the secret values that are set, by id and field: of one record, or of all with an empty id.
    [[nodiscard]] base::Result<base::JsonObject> secrets(const schema::EntityType& type, const std::string& id = {});
    /// erase forgets what the history says of a record so far. Seal a Change with Operation::Erase in the same
    /// transaction, so that the chain knows of it; what still stands in the tables needs a further change behind that.
    [[nodiscard]] base::Result<void> erase(const schema::EntityType& type, const std::string& id);
    /// seq_at is the number of the last link at an instant (as text), 0 before the first.
    [[nodiscard]] base::Result<std::int64_t> seq_at(const std::string& instant);
    /// last_link is the head of the chain, or nothing in an empty store.
    [[nodiscard]] base::Result<std::optional<Link>> last_link();
    /// links are the chain's links from a number on, at most `most`.
    [[nodiscard]] base::Result<std::vector<Link>> links(std::int64_t from, int most);

    /// links_before are the links that are sought, the newest first, at most `most`.
    [[nodiscard]] base::Result<std::vector<Link>> links_before(const Sought& sought, int most);
    /// first_entries_of are the first entries of one change, in their order, at most `most`.
    [[nodiscard]] base::Result<std::vector<Entry>> first_entries_of(std::int64_t seq, int most);
    /// count_by_type is of which types a change has entries, and how many of each.
    [[nodiscard]] base::Result<std::vector<std::pair<std::string, std::int64_t>>> count_by_type(std::int64_t seq);

    /// connection is for the store's other parts.
    [[nodiscard]] Connection& connection() { return connection_; }

  private:
    Connection& connection_;
    const Engine& engine_;
    const schema::Catalog& catalog_;
    base::Random& random_;

    base::Result<std::vector<Entry>> entries(const Sql& sql);
    base::Result<void> add_entry(const Proof& proof);
    base::Result<std::vector<Proof>> proofs(const Sql& sql);
    base::Result<std::vector<Proof>> emptied(const std::string& type, const std::string& record);
    base::Result<void> fill_lists(const schema::EntityType& type, std::vector<Found>& rows);
    base::Result<void> put_lists(const schema::EntityType& type, const base::JsonObject& record, bool is_new);
    base::Result<void> index(const schema::EntityType& type, const base::JsonObject& record, bool is_new);
    base::Result<void> add_index(const schema::EntityType& type, const std::string& id, std::string_view sensitivity,
                                 const std::string& tokens);
    base::Result<void> reindex(const schema::EntityType& type, const std::string& id, std::string_view sensitivity,
                               const std::string& tokens);
};

}  // namespace plumbline::store
