#pragma once
// What the store holds of some programs, and of the organization around them, as a caller may see it: one snapshot.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "actions/text/grammar.h"
#include "records/access.h"

namespace plumbline::actions::text {

/// View reads records inside one transaction, without what the caller may not see.
class View {
  public:
    /// View of a caller; all three must outlive it.
    View(const schema::Catalog& catalog, store::Transaction& transaction, const records::Caller& caller)
        : catalog_(catalog), transaction_(transaction), access_(catalog, caller) {}

    /// select is every readable record that the condition holds for, ordered by id; at most `top`.
    [[nodiscard]] base::Result<std::vector<base::JsonObject>> select(const schema::EntityType& type,
                                                                     query::Condition condition, int top = 1000000);
    /// select_where is every readable record with one of the values in a field or system column.
    [[nodiscard]] base::Result<std::vector<base::JsonObject>> select_where(const schema::EntityType& type,
                                                                           std::string_view column,
                                                                           const std::set<std::string>& values);
    /// catalog is what is declared.
    [[nodiscard]] const schema::Catalog& catalog() const { return catalog_; }
    /// transaction is the snapshot.
    [[nodiscard]] store::Transaction& transaction() { return transaction_; }

  private:
    const schema::Catalog& catalog_;
    store::Transaction& transaction_;
    records::Access access_;
};

/// Directory knows records by what people call them: key, e-mail, code, title, or id.
class Directory {
  public:
    /// load adds the records with these ids, and those that these words could mean. Every name of a loaded record is
    /// looked up too, so that `name_of` never answers with a name that means another record as well.
    [[nodiscard]] base::Result<void> load(View& view, const schema::EntityType& type, const std::set<std::string>& ids,
                                          std::set<std::string> words);
    /// find are the ids of the records that a word means: by the first identifier that finds any.
    [[nodiscard]] std::vector<std::string> find(const schema::EntityType& type, std::string_view word) const;
    /// name_of is the first identifier that means this record alone, or its id.
    [[nodiscard]] std::string name_of(const schema::EntityType& type, const std::string& id) const;
    /// record is the record of that id where it is loaded, or null.
    [[nodiscard]] const base::JsonObject* record(const schema::EntityType& type, const std::string& id) const;

  private:
    using Word = std::pair<const schema::Field*, std::string>;
    std::map<const schema::EntityType*, std::map<std::string, base::JsonObject>> records_;
    std::map<const schema::EntityType*, std::map<Word, std::vector<std::string>>> words_;  // ids

    void keep(const schema::EntityType& type, const std::vector<base::JsonObject>& records);
};

/// Kept is one record of a program in the store.
struct Kept {
    const Part* part = nullptr;
    base::JsonObject record;
    std::string id;
    std::string parent;   ///< id of the record that it stands under; empty for the program
    std::string program;  ///< id
    std::string name;     ///< its name in texts
};

/// Ids are ids by type.
using Ids = std::map<const schema::EntityType*, std::set<std::string>>;

/// Stock is the records of some programs with their names, and the directory.
class Stock {
  public:
    /// Stock over a grammar, which must outlive it.
    explicit Stock(const Grammar& grammar) : grammar_(grammar) {}

    /// load adds a program with everything that hangs on it.
    [[nodiscard]] base::Result<void> load(View& view, base::JsonObject program);
    /// load_around fills the directory with what the records loaded refer to, and loads the other programs that hold
    /// some of it.
    [[nodiscard]] base::Result<void> load_around(View& view);
    /// around are the ids of the shared records of a type that the programs refer to, and of those that these refer to.
    [[nodiscard]] const std::set<std::string>& around(const schema::EntityType& type) const;
    /// load_abroad adds a program that is only referred to.
    [[nodiscard]] base::Result<void> load_abroad(View& view, base::JsonObject program);
    /// give_names names every record: by its key, by what it joins, or, where it has none yet, by its title.
    void give_names();
    /// give_name names a record that is still to be made.
    void give_name(const std::string& id, const std::string& name) { coming_[id] = name; }

    /// kept are the records, parents first.
    [[nodiscard]] const std::vector<Kept>& kept() const { return kept_; }
    /// find is the record of that id, or null.
    [[nodiscard]] const Kept* find(const std::string& id) const;
    /// find is the record of that name under a parent (for a program: empty), or null.
    [[nodiscard]] const Kept* find(const Part& part, const std::string& parent, const std::string& name) const;
    /// find_abroad are the ids of the records that another program calls by a name.
    [[nodiscard]] std::vector<std::string> find_abroad(const Part& part, const std::string& program,
                                                       const std::string& name) const;
    /// name_of is what a text calls the record that a reference to a type points at: its name, behind that of its
    /// program (`ai/leaders-learn`) where that is not loaded, or is another than `home` (an id); its id where no name
    /// means it alone.
    [[nodiscard]] std::string name_of(const schema::EntityType& type, const std::string& id,
                                      std::string_view home = {}) const;
    /// directory is everything outside the programs.
    [[nodiscard]] Directory& directory() { return directory_; }
    /// directory is everything outside the programs.
    [[nodiscard]] const Directory& directory() const { return directory_; }
    /// grammar is what a text consists of.
    [[nodiscard]] const Grammar& grammar() const { return grammar_; }

  private:
    const Grammar& grammar_;
    std::vector<Kept> kept_;
    std::map<std::string, std::size_t> by_id_;
    std::map<std::tuple<const Part*, std::string, std::string>, std::size_t> by_name_;
    std::map<std::string, std::string> coming_;
    Directory directory_;
    Ids around_;
    std::vector<Stock> abroad_;  // one for each other program that is referred to

    [[nodiscard]] base::Result<void> load_homes(View& view, const Ids& wanted);
    [[nodiscard]] std::string name_abroad(const std::string& id) const;
    void add(const Part& part, base::JsonObject record, const std::string& program);
    [[nodiscard]] std::string wanted_name(const Kept& kept) const;
};

/// references are the ids that a record's writable fields point at.
[[nodiscard]] Ids references(const schema::Catalog& catalog, const Part& part, const base::JsonObject& record);
/// split_reference cuts `objectives/drive-improvement` into type and rest; null where there is no such collection.
[[nodiscard]] std::pair<const schema::EntityType*, std::string> split_reference(const schema::Catalog& catalog,
                                                                                std::string_view text);
/// split_name cuts `ai/leaders-learn` into program and name; the program is empty where there is no slash.
[[nodiscard]] std::pair<std::string, std::string> split_name(std::string_view word);
/// find_program is the program of that key, title or id that the caller may see, or nothing.
[[nodiscard]] base::Result<std::optional<base::JsonObject>> find_program(View& view, const std::string& word);

}  // namespace plumbline::actions::text
