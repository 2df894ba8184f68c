#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "actions/imports/viva.h"
#include "base/text.h"

namespace plumbline::actions::imports {

namespace {

using base::Result;
using connect::tables::File;
using connect::tables::Line;

const std::vector<Slot> Slots{
    {"id", {"id", "okrId", "objectiveId"}},
    {"title", {"title", "okrTitle", "name"}},
    {"type", {"objectType", "type", "okrCategory"}},
    {"team", {"team", "teams"}},
    {"owner", {"owner", "owners"}},
    {"delegate", {"delegate", "delegatedTo"}},
    {"period", {"period", "timePeriod"}},
    {"startDate", {"startDate"}},
    {"endDate", {"endDate", "dueDate"}},
    {"description", {"description"}},
    {"parents", {"Aligned To (weight, Objective ID)", "alignedTo", "parent", "parentOkr"}},
    {"metric", {"metricName"}},
    {"unit", {"unit", "metricUnit"}},
    {"targetType", {"targetType"}},
    {"start", {"start", "startValue"}},
    {"target", {"target", "targetValue"}},
    {"status", {"status"}},
    {"progress", {"progress%", "progress"}},
    {"actual", {"actualProgress", "currentValue"}},
    {"lastDay", {"lastCheckin"}},
    {"lastNote", {"lastCheckinNote"}},
    {"checkIns", {"checkins", "Array::Checkins"}},
};
// What goes to the remainder of the record as it stands.
constexpr std::array<std::string_view, 8> Kept{"tag",      "okrtype",   "typename", "creator",
                                               "goaltype", "createdat", "score",    "tags"};

std::vector<std::string> parts_of(std::string_view text, char separator) {
    std::vector<std::string> parts;
    for (const std::string_view part : base::split(text, separator))
        if (const std::string_view word = base::trim(part); !word.empty()) parts.emplace_back(word);
    return parts;
}

/// The number in a cell, perhaps behind the link of a formula: `=HYPERLINK("https://…","2295704")`.
std::string id_in(std::string_view text) {
    const auto parts = base::split(text, '"');
    return std::string(base::trim(parts.size() >= 5 ? parts[3] : text));
}

class TableReader {
  public:
    TableReader(Setting& setting, const File& file, VivaExport& all) : setting_(setting), file_(file), all_(all) {}

    Result<void> read() {
        const auto table = TRY(connect::tables::open_table(file_));
        const Columns columns(file_.name, *table, Slots, setting_.wish.mapping, setting_.report, Kept);
        if (!columns.has("title"))
            return base::fail(base::invalid("import.columns", "files", file_.name + " has no column for titles.",
                                            "It is no export of Viva Goals, or its columns need a mapping."));
        for (Line line; TRY(table->next(line));) {
            setting_.report.read_row();
            if (columns.text(line, "title").empty())
                setting_.report.skip({file_.name, line.number}, columns.heading("title") + " is empty.");
            else
                read_line(*table, columns, line);
        }
        find_numbers();
        return {};
    }

  private:
    Setting& setting_;
    const File& file_;
    VivaExport& all_;
    std::map<std::string, std::string> numbers_;  ///< title of a parent → number
    std::size_t first_ = all_.goals.size();

    void read_line(const connect::tables::Table& table, const Columns& columns, const Line& line) {
        const auto text = [&](std::string_view slot) { return std::string(columns.text(line, slot)); };
        VivaGoal goal{.id = id_in(text("id")),
                      .word = text("type"),
                      .title = text("title"),
                      .description = text("description"),
                      .owners = parts_of(text("owner"), ','),
                      .teams = parts_of(text("team"), ';'),
                      .parents = {},
                      .delegate = text("delegate"),
                      .start_day = text("startDate"),
                      .end_day = text("endDate"),
                      .period = text("period"),
                      .metric = text("metric"),
                      .unit = text("unit"),
                      .target_type = text("targetType"),
                      .start = text("start"),
                      .target = text("target"),
                      .has_outcome = false,
                      .check_ins = {},
                      .rest = {},
                      .origin = {file_.name, line.number}};
        for (auto& [number, title] : parents_in(text("parents"))) {
            goal.parents.push_back(number);
            numbers_.emplace(title, number);
        }
        for (std::size_t i = 0; i < table.columns().size(); ++i)
            if (std::ranges::find(Kept, folded(table.columns()[i])) != Kept.end() && !line.cells[i].empty())
                goal.rest[table.columns()[i]] = line.cells[i];
        for (const std::string_view slot : {"period", "status", "progress"})
            if (!text(slot).empty()) goal.rest[columns.heading(slot)] = text(slot);
        read_check_ins(goal, columns, line);
        all_.goals.push_back(std::move(goal));
    }

    /// Those in the column and in cells behind the last heading; where there are none, the last one has columns.
    static void read_check_ins(VivaGoal& goal, const Columns& columns, const Line& line) {
        std::vector<std::string> cells{std::string(columns.text(line, "checkIns"))};
        base::JsonArray others;
        for (const std::string& cell : line.beyond) {
            if (cell.find("Checkin Date:") != std::string::npos)
                cells.push_back(cell);
            else
                others.emplace_back(cell);
        }
        if (!others.empty()) goal.rest["Behind the last column"] = std::move(others);
        for (const std::string& cell : cells)
            for (VivaCheckIn& one : check_ins_in(cell)) {
                one.origin = goal.origin;
                goal.check_ins.push_back(std::move(one));
            }
        const std::string_view day = columns.text(line, "lastDay");
        if (!goal.check_ins.empty() || day.empty()) return;
        const std::string_view actual = columns.text(line, "actual");
        std::string value(actual.empty() ? columns.text(line, "progress") : actual);
        if (actual.empty() && !value.empty() && !value.ends_with('%')) value += '%';
        goal.check_ins.push_back({"last",
                                  std::string(day),
                                  {},
                                  std::string(columns.text(line, "lastNote")),
                                  std::string(columns.text(line, "status")),
                                  std::move(value),
                                  goal.origin});
    }

    /// In an export without numbers those of goals that are somebody's parent are known.
    void find_numbers() {
        for (std::size_t i = first_; i < all_.goals.size(); ++i) {
            VivaGoal& goal = all_.goals[i];
            if (!goal.id.empty()) continue;
            const auto known = numbers_.find(goal.title);
            const auto same = [&](const VivaGoal& other) { return other.title == goal.title; };
            if (known != numbers_.end() && std::ranges::count_if(all_.goals, same) == 1) goal.id = known->second;
        }
    }
};

}  // namespace

std::vector<std::pair<std::string, std::string>> parents_in(std::string_view text) {
    constexpr std::string_view Mark = "(weight:";
    std::vector<std::pair<std::string, std::string>> parents;
    std::size_t from = 0;
    for (std::size_t mark = text.find(Mark); mark != std::string_view::npos; mark = text.find(Mark, mark + 1)) {
        const std::size_t end = text.find(')', mark);
        const std::size_t id = text.find("Id:", mark);
        if (end == std::string_view::npos || id == std::string_view::npos || id > end) continue;
        const std::string_view number = base::trim(text.substr(id + 3, end - id - 3));
        if (number.empty() || number.find_first_not_of("0123456789") != std::string_view::npos) continue;
        std::string_view title = base::trim(text.substr(from, mark - from));
        while (title.starts_with(',')) title = base::trim(title.substr(1));
        parents.emplace_back(std::string(number), std::string(title));
        from = end + 1;
    }
    return parents;
}

std::vector<VivaCheckIn> check_ins_in(std::string_view text) {
    constexpr std::string_view Begin = "Checkin Date:";
    constexpr std::array<std::string_view, 6> Words{
        "User:", "Note:", "Metric Name:", "Status:", "Current Value:", "Activity Date:"};
    std::vector<VivaCheckIn> found;
    for (std::size_t at = text.find(Begin); at != std::string_view::npos;) {
        const std::size_t next = text.find(Begin, at + Begin.size());
        const std::string_view one =
            text.substr(at + Begin.size(), next == std::string_view::npos ? next : next - at - Begin.size());
        at = next;
        std::array<std::string, Words.size() + 1> values;
        std::size_t place = 0;
        std::size_t from = 0;
        for (std::size_t word = 0; word <= Words.size(); ++word) {
            const std::size_t end = word < Words.size() ? one.find(Words.at(word), from) : one.size();
            if (end == std::string_view::npos) continue;
            std::string_view value = base::trim(one.substr(from, end - from));
            if (value.ends_with(';')) value.remove_suffix(1);
            values.at(place) = base::trim(value);
            if (word == Words.size()) break;
            place = word + 1;
            from = end + Words.at(word).size();
        }
        const auto& [day, user, note, metric, status, value, activity] = values;
        if (!day.empty()) found.push_back({activity.empty() ? day : activity, day, user, note, status, value, {}});
    }
    return found;
}

Result<void> read_viva_table(Setting& setting, const File& file, VivaExport& all) {
    return TableReader(setting, file, all).read();
}

}  // namespace plumbline::actions::imports
