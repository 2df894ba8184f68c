#pragma once
// Viva Goals: what its two exports say of one goal, before it is known what kind of thing it is here.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "actions/imports/imports.h"

namespace plumbline::actions::imports {

/// VivaCheckIn is one check-in.
struct VivaCheckIn {
    std::string key;  ///< stable within the goal
    std::string day;
    std::string by;
    std::string note;
    std::string status;
    std::string value;  ///< as written: `25%`, `3,637,839`
    Origin origin;
};

/// VivaGoal is an objective, key result or initiative as an export has it; everything as written.
struct VivaGoal {
    std::string id;    ///< number in Viva Goals; empty where the file has none
    std::string word;  ///< for its kind, in the terminology of the organization
    std::string title;
    std::string description;
    std::vector<std::string> owners;
    std::vector<std::string> teams;
    std::vector<std::string> parents;  ///< numbers
    std::string delegate;
    std::string start_day;
    std::string end_day;
    std::string period;
    std::string metric;
    std::string unit;         ///< `%`, `Percentage`, `Dollar`, `Number` or a word
    std::string target_type;  ///< `Reach`, `Stay Below` …; empty where the file has none
    std::string start;
    std::string target;
    bool has_outcome = false;  ///< the file gives it a measure of its own
    std::vector<VivaCheckIn> check_ins;
    base::JsonObject rest;  ///< what has no place here
    Origin origin;
};

/// VivaExport is all that the files of an export hold.
struct VivaExport {
    std::vector<VivaGoal> goals;
    std::map<std::string, std::string, std::less<>> mails;          ///< name → e-mail, of the users' file
    std::map<std::string, std::vector<base::JsonObject>> comments;  ///< by number of the goal
    std::map<std::string, std::vector<VivaCheckIn>> check_ins;      ///< likewise, those that have a file of their own
};

/// read_viva_table adds the goals of an Explorer export (CSV or XLSX).
base::Result<void> read_viva_table(Setting& setting, const connect::tables::File& file, VivaExport& all);
/// read_viva_items adds what a file of the organization's export (JSON) holds; which it is shows in its name.
base::Result<void> read_viva_items(Setting& setting, const connect::tables::File& file, VivaExport& all);
/// keep_viva tells the keeper what of it is to be there.
base::Result<void> keep_viva(Setting& setting, VivaExport& all);

/// parents_in reads `Parent title(weight: 14.29%, Id: 2295776), …`: the numbers, each with the title before it. A title
/// may hold brackets and commas itself, so it is read from the right.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> parents_in(std::string_view text);
/// check_ins_in reads `Checkin Date: …; User: …; Note: …; Metric Name: …; Status: …; Current Value: …; Activity Date:
/// …;`, repeated. A note may hold semicolons and line breaks: it ends at the next word that is known.
[[nodiscard]] std::vector<VivaCheckIn> check_ins_in(std::string_view text);

}  // namespace plumbline::actions::imports
