#pragma once
// What an import wants to be there, compared with what is there, and carried out in one transaction.
//
//     Keeper keeper(records, asking, report);
//     TRY(keeper.load("unit", {{"code", "title"}}));
//     const std::string id = keeper.want("unit", {{"title", "Sales"}}, {"units.csv", 2});
//     TRY(keeper.carry_out(false));

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "actions/imports/report.h"
#include "records/records.h"

namespace plumbline::actions::imports {

/// Keeper is used by one thread, for one import.
class Keeper {
  public:
    /// Keeper over records, for who asks. All three must outlive it.
    Keeper(records::Records& records, const records::Asking& asking, Report& report)
        : records_(records), asking_(asking), report_(report) {}

    /// Lookup says by which fields records are found: `keys`, the surest first, when one is wanted, and `words` besides
    /// when one is looked for.
    struct Lookup {
        std::vector<std::string> keys;
        std::vector<std::string> words = {};
    };
    /// load brings the records of a type, those of one program where it is named. Called once for each type, before it
    /// is wanted or looked for.
    base::Result<void> load(std::string_view type, Lookup lookup, const std::string& program = {});

    /// find is the record whose key field has that text, whatever the case: one that is there or that is wanted.
    /// Nothing where there is none, or where several have it.
    [[nodiscard]] std::optional<std::string> find(std::string_view type, std::string_view key,
                                                  std::string_view text) const;
    /// state is a record as it will be; null where there is none.
    [[nodiscard]] const base::JsonObject* state(std::string_view type, const std::string& id) const;
    /// all are the ids of the records that there are and that are wanted.
    [[nodiscard]] std::vector<std::string> all(std::string_view type) const;
    /// is_new tells whether a record is only wanted yet.
    [[nodiscard]] bool is_new(std::string_view type, const std::string& id) const;

    /// want asks for a record with these fields, and is its id: of the one found by the keys, or of a new one. What it
    /// has besides stays; a null empties a field. Wanted again, the later word counts.
    std::string want(std::string_view type, const base::JsonObject& body, const Origin& origin);
    /// want_at is the same for a record whose id is known.
    void want_at(std::string_view type, const std::string& id, const base::JsonObject& body, const Origin& origin);
    /// mark sets fields that tell of the import itself: where nothing else of the record changes they are kept, and the
    /// record still counts as unchanged.
    void mark(std::string_view type, const std::string& id, const base::JsonObject& fields);

    /// carry_out saves everything in one transaction and counts it, or tries it and undoes it all. Records that are
    /// refused are left out, with those that need them, and told in the report.
    base::Result<void> carry_out(bool is_rehearsal);

  private:
    /// One record: as it is, what is wanted of it, and where that was read.
    struct Item {
        base::JsonObject before;  ///< empty for a new one
        base::JsonObject wanted;
        base::JsonObject marks;
        Origin origin;
    };
    /// All records of a type.
    struct Stock {
        const schema::EntityType* type = nullptr;
        Lookup lookup;
        std::map<std::string, Item> items;  ///< by id
        std::vector<std::string> order;     ///< ids wanted, in order
        std::map<std::string, std::map<std::string, std::set<std::string>>, std::less<>>
            by_key;  ///< field → text → ids
    };
    /// One command, and whether it counts.
    struct Step {
        records::Command command;
        Origin origin;
        bool is_counted = true;
    };

    records::Records& records_;
    const records::Asking& asking_;
    Report& report_;
    std::map<std::string, Stock, std::less<>> stocks_;

    void index(Stock& stock, const std::string& id, const base::JsonObject& record);
    [[nodiscard]] std::vector<Step> steps();
    void add_new(Stock& stock, const std::string& id, std::set<std::string>& done, std::set<std::string>& open,
                 std::vector<Step>& steps, std::vector<Step>& later);
    base::Result<std::vector<Step>> without_refused(const std::vector<Step>& steps);
};

}  // namespace plumbline::actions::imports
