#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "actions/imports/facts.h"
#include "actions/imports/imports.h"
#include "actions/imports/periods.h"
#include "base/text.h"

namespace plumbline::actions::imports {

namespace {

using base::JsonObject;
using base::Result;
using connect::tables::File;
using connect::tables::Line;

const std::vector<Slot> Slots{
    {"date",
     {"date", "day", "periodStart", "month", "week", "quarter", "reportDate", "activityDate", "timeAccessed",
      "creationTime", "Report Refresh Date", "Datum", "Monat"}},
    {"period", {"period", "granularity", "reportPeriod", "Zeitraum"}},
    {"person",
     {"userPrincipalName", "upn", "email", "mail", "person", "user", "userId", "objectId", "employee",
      "E-Mail-Adresse"}},
    {"unit", {"unit", "department", "businessUnit", "unitCode", "Abteilung"}},
    {"product", {"product", "app", "application", "service", "workload", "feature", "tool", "Produkt"}},
    {"metric", {"metric", "measure", "figure", "event", "action", "operation", "kind", "Kennzahl"}},
    {"value", {"value", "count", "quantity", "amount", "total", "Wert", "Anzahl"}},
    {"solution", {"solution", "appId", "solutionId", "resourceId"}},
    {"definition", {"definition", "countedAs"}},
};
constexpr std::string_view LastActivity = "last activity date";

/// A column of its own for each figure: its heading says which.
struct Wide {
    std::string heading;
    std::size_t place = 0;
    bool is_day = false;  ///< it holds the day of the last activity
};

/// Reads files of usage: long (one figure a line) or wide (one figure a column).
class Usage {
  public:
    explicit Usage(Setting& setting)
        : setting_(setting), mapping_(setting.wish.mapping), type_(setting.records.catalog().type("usage")) {}

    Result<void> read(const std::vector<File>& files) {
        TRY(setting_.keeper.load("solution", {{"externalKey"}, {"title"}}));
        Facts facts(setting_, type_,
                    {"date", "period", "product", "metric", "person", "personKey", "unit", "solution"});
        for (const File& file : files) TRY(read_file(file, facts));
        return facts.finish();
    }

  private:
    Setting& setting_;
    const Mapping& mapping_;
    const schema::EntityType& type_;
    std::vector<Wide> wide_;

    Result<void> read_file(const File& file, Facts& facts) {
        const auto table = TRY(connect::tables::open_table(file));
        Report aside;
        const Columns columns(file.name, *table, Slots, mapping_, aside);
        if (!columns.has("date"))
            return base::fail(base::invalid("import.columns", "files", file.name + " has no column for the date.",
                                            "Name it in a mapping: columns: {date: Report date}."));
        find_wide(file, *table, columns);
        if (!columns.has("value") && wide_.empty())
            return base::fail(base::invalid("import.columns", "files", file.name + " has no column with figures.",
                                            "Name it in a mapping: columns: {value: Count}."));
        for (Line line; TRY(table->next(line));) {
            setting_.report.read_row();
            if (columns.has("value"))
                TRY(add(facts, file, line, columns, mapping_.value("metric", columns.text(line, "metric")),
                        columns.text(line, "value"), columns.heading("value"), columns.text(line, "date")));
            for (const Wide& one : wide_) TRY(add_wide(facts, file, line, columns, one));
        }
        return {};
    }

    /// In a file without a column for values, each column that no slot takes is a figure.
    void find_wide(const File& file, const connect::tables::Table& table, const Columns& columns) {
        wide_.clear();
        for (std::size_t i = 0; i < table.columns().size(); ++i) {
            const std::string& heading = table.columns()[i];
            const std::string word = base::to_lower_ascii(heading);
            const bool is_taken = std::ranges::any_of(Slots, [&](const Slot& slot) {
                return columns.has(slot.name) && columns.heading(slot.name) == heading;
            });
            if (is_taken || heading.empty()) continue;
            const bool is_day = word.ends_with(LastActivity) && word.size() > LastActivity.size();
            const bool is_about_person = word.find("name") != std::string::npos;
            if (columns.has("value") || is_about_person || word == LastActivity)
                setting_.report.leave(file.name, "column", heading);
            else
                wide_.push_back({heading, i, is_day});
        }
    }

    Result<void> add_wide(Facts& facts, const File& file, const Line& line, const Columns& columns, const Wide& one) {
        const std::string_view text = line.cells[one.place];
        if (text.empty()) return {};
        if (!one.is_day)
            return add(facts, file, line, columns, one.heading, text, one.heading, columns.text(line, "date"));
        return add(facts, file, line, columns, one.heading, "1", one.heading, text);
    }

    Result<void> add(Facts& facts, const File& file, const Line& line, const Columns& columns, std::string_view metric,
                     std::string_view value, std::string_view heading, std::string_view date) {
        Entry entry(type_, {file.name, line.number}, mapping_.dates);
        auto period = period_in(date, columns.text(line, "period"), mapping_.dates);
        if (period) {
            entry.set("date", period->first);
            entry.set("period", period->kind);
        } else {
            entry.refuse(
                fmt::format("{}: {} {}", columns.heading("date"), period.error().message, period.error().hint));
        }
        if (value.empty()) entry.refuse(fmt::format("{} is empty.", heading));
        entry.number("value", value, heading);
        entry.set("metric", metric.empty() ? std::string_view("uses") : metric);
        entry.read("product", mapping_.value("product", columns.text(line, "product")), columns.heading("product"));
        entry.read("definition", columns.text(line, "definition"), columns.heading("definition"));
        if (!setting_.program.empty()) entry.set("program", setting_.program);
        add_whom(entry, file, line, columns);
        if (!entry.is_good(setting_.report)) return {};
        return facts.add(entry, "value");
    }

    void add_whom(Entry& entry, const File& file, const Line& line, const Columns& columns) {
        const std::string_view person = columns.text(line, "person");
        const std::string_view unit = columns.text(line, "unit");
        if (const auto known = setting_.cast.person(person, file.name)) {
            entry.set("person", *known);
            if (unit.empty())
                if (const std::string of = setting_.cast.unit_of(*known); !of.empty()) entry.set("unit", of);
        } else if (!person.empty()) {
            entry.set("personKey", person);
        }
        if (const auto known = setting_.cast.unit(unit, file.name)) entry.set("unit", *known);
        const std::string_view solution = columns.text(line, "solution");
        if (solution.empty()) return;
        for (const std::string_view key : {"externalKey", "title"})
            if (const auto known = setting_.keeper.find("solution", key, solution))
                return entry.set("solution", *known);
        setting_.report.leave(file.name, "solution", std::string(solution));
    }
};

}  // namespace

Result<void> read_usage(Setting& setting, const std::vector<File>& files) {
    setting.after.emplace_back([&setting, &files] { return Usage(setting).read(files); });
    return {};
}

}  // namespace plumbline::actions::imports
