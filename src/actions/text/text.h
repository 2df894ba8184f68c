#pragma once
// Strategy as text: a program as YAML that people edit and keep in git, what applying it would change, and doing so.
//
//     std::string yaml = TRY(export_program(records, asking, {.program = "Power Platform"}));
//     Plan plan = TRY(make_plan(records, asking, yaml, {}));     // no changes
//     Plan done = TRY(apply(records, asking, edited, {}));
//
// A record of another program is named behind it: `ai/leaders-learn`.
//
// A text states its records whole: a field that it leaves out has its default or is blank. Records of the organization
// that it mentions (priorities, measures, people, units) change only in what it says. Names are the records' keys.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "actions/text/mistakes.h"
#include "records/records.h"

namespace plumbline::actions::text {

/// FieldChange is one field before and after, with names in the place of ids.
struct FieldChange {
    std::string field;
    base::Json before;
    base::Json after;
};

/// Change is one record that differs between text and store.
struct Change {
    records::Act act = records::Act::Update;  ///< Create, Update or Delete
    const schema::EntityType* type = nullptr;
    std::string path;  ///< where it stands in a text: `initiatives/brief-leaders/milestones/first-briefing`
    std::string title;
    std::string id;
    std::int64_t revision = 0;  ///< that the change was computed against; 0 for a new record
    Mark mark;                  ///< place in the text; 0 for a deletion
    std::vector<FieldChange> fields;
};

/// Plan is what applying a text changes, or has changed.
struct Plan {
    std::int64_t revision = 0;    ///< number of the store's last change when it was computed
    bool prune = false;           ///< whether the deletions are wanted
    bool is_applied = false;      ///< whether it was carried out
    std::string refusal;          ///< why the caller may not apply it; empty where they may
    std::vector<Change> changes;  ///< in the order in which they are made

    /// is_empty tells whether text and store agree.
    [[nodiscard]] bool is_empty() const { return changes.empty(); }
};

/// Options of a plan.
struct Options {
    bool prune = false;                    ///< delete the program's records that the text does not hold
    std::optional<std::int64_t> revision;  ///< refuse where a record concerned was changed after this change number
    bool stand_ins = false;  ///< make what the text names but does not state: for a store that holds this text alone
};

/// ExportOptions say what a text is to hold.
struct ExportOptions {
    std::string program;          ///< title, key or id; empty for all programs, a document each
    std::string schema_url;       ///< goes into the first line, for editors; may be empty
    bool with_directory = false;  ///< also the people and units that it refers to, to move it to another store
};

/// export_program is one program, or all, as text.
[[nodiscard]] base::Result<std::string> export_program(records::Records& records, const records::Asking& asking,
                                                       const ExportOptions& options);
/// find_program_id is the id of the program of that key, title or id that the caller may see, or nothing.
[[nodiscard]] base::Result<std::optional<std::string>> find_program_id(records::Records& records,
                                                                       const records::Asking& asking,
                                                                       const std::string& word);
/// make_plan computes what applying a text would change; the changes are rehearsed, so that every error that applying
/// would meet is met here, with line and column.
[[nodiscard]] base::Result<Plan> make_plan(records::Records& records, const records::Asking& asking,
                                           std::string_view text, const Options& options);
/// apply makes the store agree with a text, in one transaction. Deletions are made only with `prune`.
[[nodiscard]] base::Result<Plan> apply(records::Records& records, const records::Asking& asking, std::string_view text,
                                       const Options& options);

/// to_text shows a plan to people, one line a record and one a field.
[[nodiscard]] std::string to_text(const Plan& plan);
/// to_json shows a plan to programs.
[[nodiscard]] base::JsonObject to_json(const Plan& plan);

/// plan_file is a plan kept for later: what it said, and the text that it was made from.
[[nodiscard]] std::string plan_file(const Plan& plan, std::string_view text);
/// apply_file applies a kept plan, and refuses where it would do something else now than it said.
[[nodiscard]] base::Result<Plan> apply_file(records::Records& records, const records::Asking& asking,
                                            std::string_view file);

/// text_schema is the JSON Schema (2020-12) of texts, for editors.
[[nodiscard]] base::JsonObject text_schema(const schema::Catalog& catalog, const std::string& url);

/// add_naming lets every part of a plan get its key when it is made: from its title, unique where it stands.
void add_naming(records::Records& records);

}  // namespace plumbline::actions::text
