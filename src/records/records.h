#pragma once
// The life of any record: the one way to read and the one way to write, for every entity type.
//
//     Records records(catalog, store, clock, random);
//     auto made = records.write(asking, {Command::create("priority", {{"title", "Grow"}})});

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/random.h"
#include "base/time.h"
#include "records/access.h"
#include "records/aggregate.h"
#include "store/store.h"

namespace plumbline::records {

/// Command is one change asked for. Several in one write are all done or none.
struct Command {
    Act act = Act::Create;
    const schema::EntityType* type = nullptr;
    std::string id;                        ///< of the record; empty for Create (the server gives one)
    base::JsonObject body;                 ///< of Create the fields, of Update a merge patch (RFC 7396)
    std::optional<std::int64_t> revision;  ///< the revision that the change was made against; required by the caller of
                                           ///< Update and Delete unless `any_revision` is set
    bool any_revision = false;             ///< the caller knows the record from the same transaction; the server needs
                                           ///< neither, and is held to a revision that it names
    std::vector<std::int64_t> other_revisions = {};  ///< those that would do as well
};

/// Outcome is a record after its command, as the caller may see it.
struct Outcome {
    const schema::EntityType* type = nullptr;
    store::Operation operation = store::Operation::Update;
    std::string id;
    std::int64_t revision = 0;
    base::JsonObject record;  ///< of Delete the last state
    bool is_changed = true;   ///< false where nothing differed, so that no history was written
};

/// Once makes a write happen once: the answer is kept for 24 h under caller and key, and given again to the same
/// request.
struct Once {
    std::string key;          ///< as the caller chose it
    std::string fingerprint;  ///< digest of the request; another one under the same key is an error
};

/// Written is the answer to a write.
struct Written {
    std::vector<Outcome> outcomes;
    std::int64_t seq = 0;      ///< number of the change; 0 where nothing changed
    bool is_repeated = false;  ///< the answer of an earlier, equal request; outcomes hold ids and records as they were
};

/// Batch is one write of a series.
struct Batch {
    Asking asking;
    std::vector<Command> commands;
};

/// Draft is a record on its way through the save pipeline, for the hooks of its type.
struct Draft {
    const schema::EntityType& type;
    const base::JsonObject* before;  ///< null on creation
    base::JsonObject& after;         ///< may be completed by the hook
    const Asking& asking;
    Act act;
    std::vector<Command>& follow_ups;  ///< further changes by the server in the same transaction
};

/// Hook completes or refuses a draft: derived fields, gates. It runs before permissions and validation of the whole
/// record.
using Hook = std::function<base::Result<void>(store::Transaction&, Draft&)>;

/// Listing is a list question as it comes from outside, names unresolved.
struct Listing {
    std::string filter;
    std::string orderby;
    std::string select;  ///< field names, comma-separated; empty for all
    std::string expand;  ///< names of references and inverse lists, `a,b/c`, at most three deep
    std::string search;
    std::string cursor;    ///< `next` of the page before
    std::string as_of;     ///< instant as text; empty for now
    int top = 50;          ///< 1 to 500
    int skip = 0;          ///< records passed over first, 0 to 1,000,000; not with a cursor
    bool count = false;    ///< whether the whole number is wanted
    bool deleted = false;  ///< what was deleted, instead of what is there; goes with expand, cursor and top alone
};

/// Hit is a record that a search over all types found.
struct Hit {
    const schema::EntityType* type = nullptr;
    std::string id;
    std::string title;                     ///< may be empty
    const schema::Field* field = nullptr;  ///< where the words are that the title lacks; null where it has them all
    std::string excerpt;                   ///< the words around them
    const schema::EntityType* place = nullptr;  ///< type of what it belongs to, a program or unit; null for none
    std::string place_id;
    std::string place_title;
};

/// Listed is a page of records.
struct Listed {
    base::JsonArray items;
    std::string next;                   ///< cursor of the next page; empty on the last
    std::optional<std::int64_t> count;  ///< of all pages, where asked for
};

/// Visit is called with one record after the other, as the caller may see it; its error ends the walk.
using Visit = std::function<base::Result<void>(const base::JsonObject&)>;

/// Records is thread-safe once its hooks are set.
class Records {
  public:
    /// Records over a store. All four must outlive it.
    Records(const schema::Catalog& catalog, store::Store& store, const base::Clock& clock, base::Random& random)
        : catalog_(catalog), store_(store), clock_(clock), random_(random) {}

    /// add_hook lets a type's own rules take part in every save. Called while the program is put together.
    void add_hook(const std::string& type, Hook hook) { hooks_[type].push_back(std::move(hook)); }
    /// on_change is called after each commit with the number of the change, from the writing thread; it must be quick.
    void on_change(std::function<void(std::int64_t)> listener) { listener_ = std::move(listener); }

    /// list answers a list question with what the caller may see.
    [[nodiscard]] base::Result<Listed> list(const Asking& asking, const schema::EntityType& type,
                                            const Listing& listing);
    /// aggregate answers a question for numbers, over what the caller may read. Keys are as query::Group has them.
    [[nodiscard]] base::Result<std::vector<query::Group>> aggregate(const Asking& asking,
                                                                    const schema::EntityType& type,
                                                                    const AggregateWish& wish);
    /// walk visits every record of a listing in its order, on one snapshot, a piece of 5,000 in memory at a time. In
    /// place of the ids in the `expanded` fields (references) stand the records that the caller may read. The listing's
    /// select, expand, cursor, top and count are not looked at.
    [[nodiscard]] base::Result<void> walk(const Asking& asking, const schema::EntityType& type, const Listing& listing,
                                          const std::vector<const schema::Field*>& expanded, const Visit& visit);
    /// having are the records that the caller may read whose field (a system column too) has one of the values, in the
    /// type's order. Unknown where the caller may not ask about the field; more than 20,000 records are refused with
    /// `import.match`.
    [[nodiscard]] base::Result<std::vector<base::JsonObject>> having(const Asking& asking,
                                                                     const schema::EntityType& type,
                                                                     std::string_view field,
                                                                     const std::vector<schema::Cell>& values);
    /// read is one record, now or as of an instant, with `expand` and `select` as in a list. NotFound where there is
    /// none or the caller may not see it.
    [[nodiscard]] base::Result<base::JsonObject> read(const Asking& asking, const schema::EntityType& type,
                                                      const std::string& id, const Listing& listing = {});
    /// deleted are the records of a type that were deleted and not restored since, each as it was last, the latest
    /// first: those that the caller may read and restore. `updatedAt` and `updatedBy` tell of the deletion. A page may
    /// hold fewer than `top`, even none, while there is a next one. Forbidden where the caller may restore none.
    [[nodiscard]] base::Result<Listed> deleted(const Asking& asking, const schema::EntityType& type,
                                               const Listing& listing);
    /// search finds words (at most 8) in all types that the caller may read, in one snapshot: what has them in its
    /// title before the rest, then the types that most others refer to, then by title. `top` is 1 to 50; of one type
    /// only the first four come while others have more.
    [[nodiscard]] base::Result<std::vector<Hit>> search(const Asking& asking, const std::string& words, int top);
    /// history is every state of a record with who, when and why, oldest first. Works for deleted records too.
    [[nodiscard]] base::Result<base::JsonArray> history(const Asking& asking, const schema::EntityType& type,
                                                        const std::string& id);
    /// write carries out commands in one transaction with their history. This is the only way to change a record.
    [[nodiscard]] base::Result<Written> write(const Asking& asking, std::vector<Command> commands,
                                              const std::optional<Once>& once = std::nullopt);
    /// recall is the kept answer of an earlier write under the same key, if there is one; another request under it is
    /// an error, as in write.
    [[nodiscard]] base::Result<std::optional<Written>> recall(const Asking& asking, const Once& once);
    /// write_series carries out one write after the other, each with its own who, when and why, in one transaction: all
    /// or none. `next` gives them, and nothing when they end; the store's writing thread calls it.
    [[nodiscard]] base::Result<void> write_series(const std::function<std::optional<Batch>()>& next);
    /// rehearse does all that write does, then undoes it: what would happen, and every error that would.
    [[nodiscard]] base::Result<Written> rehearse(const Asking& asking, std::vector<Command> commands);
    /// rehearse_each does what rehearse does, but passes over commands that fail: what would come of each. A failure of
    /// a change that the server would add by itself fails the whole.
    [[nodiscard]] base::Result<std::vector<base::Result<Outcome>>> rehearse_each(const Asking& asking,
                                                                                 std::vector<Command> commands);
    /// all is every record of a type that the server itself can see, without paging: for computations, never for
    /// answers.
    [[nodiscard]] base::Result<std::vector<base::JsonObject>> all(const schema::EntityType& type,
                                                                  const query::Condition& filter,
                                                                  std::optional<std::int64_t> as_of = std::nullopt);

    /// now is the clock's instant as text.
    [[nodiscard]] std::string now() const { return base::format_instant(clock_.now()); }
    /// catalog is what is declared.
    [[nodiscard]] const schema::Catalog& catalog() const { return catalog_; }
    /// store is where it is kept.
    [[nodiscard]] store::Store& store() { return store_; }
    /// clock is the clock that was passed in.
    [[nodiscard]] const base::Clock& clock() const { return clock_; }
    /// random is the source of randomness that was passed in.
    [[nodiscard]] base::Random& random() { return random_; }

  private:
    friend class Save;
    const schema::Catalog& catalog_;
    store::Store& store_;
    const base::Clock& clock_;
    base::Random& random_;
    std::map<std::string, std::vector<Hook>, std::less<>> hooks_;
    std::function<void(std::int64_t)> listener_;
};

/// day_of is the day that is today for whoever asks, in their time zone: that of the request, or of `as_of`, an instant
/// or day of the past as text. Malformed, naming asOf, where that is neither.
[[nodiscard]] base::Result<base::Date> day_of(const Asking& asking, const std::string& as_of);
/// as_of_change is the number of the last change at an instant, or at the end of a day of the asker's time zone, as
/// text (RFC 3339); nothing for empty text. Malformed, naming asOf, for any other.
[[nodiscard]] base::Result<std::optional<std::int64_t>> as_of_change(store::Transaction& transaction,
                                                                     const Asking& asking, const std::string& text);

}  // namespace plumbline::records
