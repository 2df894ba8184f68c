#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "actions/imports/imports.h"
#include "base/text.h"

namespace plumbline::actions::imports {

namespace {

using base::JsonObject;
using base::Result;
using connect::tables::File;
using connect::tables::Line;

// Directories: Entra ID (portal, Graph and PowerShell exports), SuccessFactors, Workday, German personnel systems.
const std::vector<Slot> PersonSlots{
    {"email",
     {"email", "mail", "userPrincipalName", "upn", "primaryEmail", "workEmail", "emailAddress", "E-Mail-Adresse"}},
    {"title", {"displayName", "fullName", "name", "employeeName", "preferredName", "Anzeigename", "person"}},
    {"givenName", {"givenName", "firstName", "Vorname"}},
    {"familyName", {"surname", "familyName", "lastName", "sn", "Nachname"}},
    {"directoryId", {"objectId", "id", "userId", "azureAdObjectId", "employeeId", "employeeNumber", "Personalnummer"}},
    {"unit", {"department", "unit", "businessUnit", "orgUnit", "organizationalUnit", "Abteilung", "team"}},
    {"unitCode", {"unitCode", "departmentCode", "departmentId", "costCenter", "Kostenstelle"}},
    {"division", {"division", "parentUnit", "Bereich"}},
    {"manager",
     {"manager", "managerEmail", "managerUserPrincipalName", "managerUpn", "managerId", "reportsTo", "supervisor",
      "managerDisplayName", "managerName", "Vorgesetzter", "Führungskraft"}},
    {"jobTitle", {"jobTitle", "position", "role title", "Stelle", "Funktion"}},
    {"roles", {"roles", "role"}},
    {"location", {"officeLocation", "office", "location", "city", "workLocation", "Standort"}},
    {"country", {"country", "countryOrRegion", "Land"}},
    {"language", {"preferredLanguage", "language", "Sprache"}},
    {"active", {"accountEnabled", "active", "isActive", "enabled", "employmentStatus", "status", "Aktiv"}},
    {"startDate", {"employeeHireDate", "hireDate", "startDate", "joined", "Eintritt", "Eintrittsdatum"}},
    {"endDate",
     {"employeeLeaveDateTime", "leaveDate", "terminationDate", "lastDay", "endDate", "left", "Austritt",
      "Austrittsdatum"}},
};

const std::vector<Slot> UnitSlots{
    {"title", {"title", "unit", "unitName", "name", "department", "businessUnit", "Abteilung", "Name der Einheit"}},
    {"code", {"code", "unitCode", "id", "departmentCode", "costCenter", "Kostenstelle", "Kürzel"}},
    {"parent", {"parent", "parentUnit", "parentCode", "parentId", "partOf", "division", "Teil von", "Übergeordnet"}},
    {"lead", {"lead", "leader", "manager", "head", "leadEmail", "managerEmail", "Leitung"}},
    {"headcount", {"headcount", "employees", "people", "size", "fte", "Mitarbeitende", "Mitarbeiter"}},
    {"kind", {"kind", "type", "level", "Art"}},
    {"description", {"description", "Beschreibung"}},
};

bool is_no(std::string_view text) {
    static const std::set<std::string, std::less<>> Words{
        "false", "no", "0", "nein", "inactive", "left", "disabled", "terminated", "inaktiv", "ausgetreten", "leaver"};
    return Words.contains(base::to_lower_ascii(text));
}

/// Reads the files of a directory: all units first, then people, then who manages and leads whom.
class Directory {
  public:
    explicit Directory(Setting& setting) : setting_(setting), mapping_(setting.wish.mapping) {}

    Result<void> read(const std::vector<File>& files) {
        std::vector<const File*> people;
        for (const File& file : files) {
            if (TRY(has_people(file)))
                people.push_back(&file);
            else
                TRY(read_units(file));
        }
        for (const File* file : people) TRY(read_people(*file));
        for (const auto& [unit, given] : parents_) link_unit(unit, given);
        for (const auto& [unit, given] : leads_)
            if (const auto lead = setting_.cast.person(given.text, given.origin.file))
                setting_.keeper.want_at("unit", unit, {{"lead", *lead}}, given.origin);
        for (const auto& [person, given] : managers_) link_manager(person, given);
        if (mapping_.is_complete && !people.empty()) let_the_others_go();
        return {};
    }

  private:
    /// A word that means another record, and where it stands.
    struct Given {
        std::string text;
        Origin origin;
    };

    Setting& setting_;
    const Mapping& mapping_;
    std::vector<std::pair<std::string, Given>> parents_;
    std::vector<std::pair<std::string, Given>> leads_;
    std::vector<std::pair<std::string, Given>> managers_;
    std::set<std::string> seen_;

    Result<bool> has_people(const File& file) {
        if (const auto said = mapping_.tables.find(file.name); said != mapping_.tables.end())
            return said->second != "units";
        const auto table = TRY(connect::tables::open_table(file));
        std::set<std::string> words;
        for (const std::string& column : table->columns()) words.insert(folded(column));
        const auto given = mapping_.columns.find("email");
        if (given != mapping_.columns.end() && words.contains(folded(given->second))) return true;
        const auto has = [&](std::string_view heading) { return words.contains(folded(heading)); };
        const bool has_parts = has("code") && (has("parent") || has("headcount"));
        return !has_parts &&
               (std::ranges::any_of(PersonSlots[0].headings, has) ||
                std::ranges::any_of(PersonSlots[3].headings, has) || has("displayName") || has("objectId"));
    }

    Result<void> read_units(const File& file) {
        const auto table = TRY(connect::tables::open_table(file));
        const Columns columns(file.name, *table, UnitSlots, mapping_, setting_.report);
        if (!columns.has("title"))
            return base::fail(
                base::invalid("import.columns", "files",
                              file.name + " has neither a column for people's e-mail nor one for units' names.",
                              "Name the columns in a mapping, for example columns: {email: Mail}."));
        for (Line line; TRY(table->next(line));) {
            setting_.report.read_row();
            Entry entry(type("unit"), {file.name, line.number}, mapping_.dates);
            for (const std::string_view field : {"title", "code", "kind", "description"})
                entry.read(field, mapping_.value(field, columns.text(line, field)), columns.heading(field));
            entry.number("headcount", columns.text(line, "headcount"), columns.heading("headcount"));
            if (entry.has("headcount")) entry.set("headcountDate", base::format_date(setting_.today));
            if (!entry.has("title")) entry.refuse(columns.heading("title") + " is empty.");
            if (!entry.is_good(setting_.report)) continue;
            const std::string id = want_unit(entry);
            note(parents_, id, columns.text(line, "parent"), entry.origin());
            note(leads_, id, columns.text(line, "lead"), entry.origin());
        }
        return {};
    }

    /// The day of a headcount alone is no news.
    std::string want_unit(const Entry& entry) {
        JsonObject body = entry.body();
        JsonObject marks;
        if (body.contains("headcountDate")) marks["headcountDate"] = body.at("headcountDate");
        body.erase("headcountDate");
        std::string id = setting_.keeper.want("unit", body, entry.origin());
        setting_.keeper.mark("unit", id, marks);
        return id;
    }

    Result<void> read_people(const File& file) {
        const auto table = TRY(connect::tables::open_table(file));
        const Columns columns(file.name, *table, PersonSlots, mapping_, setting_.report);
        const std::string name = base::to_lower_ascii(file.name);
        const bool is_leavers = name.find("leaver") != std::string::npos || name.find("austritt") != std::string::npos;
        for (Line line; TRY(table->next(line));) {
            setting_.report.read_row();
            read_person(line, columns, {file.name, line.number}, is_leavers);
        }
        return {};
    }

    void read_person(const Line& line, const Columns& columns, const Origin& origin, bool is_leaver) {
        Entry entry(type("person"), origin, mapping_.dates);
        for (const std::string_view field :
             {"email", "title", "givenName", "familyName", "directoryId", "jobTitle", "location", "country"})
            entry.read(field, columns.text(line, field), columns.heading(field));
        const std::string language = base::to_lower_ascii(columns.text(line, "language").substr(0, 2));
        if (language == "de" || language == "en") entry.set("language", language);
        entry.day("startDate", columns.text(line, "startDate"), columns.heading("startDate"));
        entry.day("endDate", columns.text(line, "endDate"), columns.heading("endDate"));
        if (const auto roles = columns.text(line, "roles"); !roles.empty()) add_roles(entry, roles);
        name_person(entry);
        set_active(entry, columns, line, is_leaver);
        if (!entry.has("email") && !entry.has("directoryId"))
            entry.refuse("Neither an e-mail address nor a number stands here, so that nobody knows who is meant.");
        if (!entry.is_good(setting_.report)) return;
        add_unit(entry, columns, line);
        const std::string id = setting_.keeper.want("person", entry.body(), origin);
        seen_.insert(id);
        note(managers_, id, columns.text(line, "manager"), origin);
    }

    void add_roles(Entry& entry, std::string_view roles) const {
        base::JsonArray known;
        for (const std::string_view role : base::split(roles, ';'))
            for (const auto& [key, label] : type("person").find_field("roles")->options)
                if (const std::string word = base::to_lower_ascii(mapping_.value("roles", base::trim(role)));
                    word == key || word == base::to_lower_ascii(label))
                    known.emplace_back(key);
        if (!known.empty()) entry.set("roles", std::move(known));
    }

    static void name_person(Entry& entry) {
        if (entry.has("title")) return;
        const std::string name =
            base::text_or(entry.body(), "givenName") + " " + base::text_or(entry.body(), "familyName");
        const std::string mail = base::text_or(entry.body(), "email");
        const std::string_view said = base::trim(name);
        if (!said.empty() || !mail.empty())
            entry.set("title", said.empty() ? mail.substr(0, mail.find('@')) : std::string(said));
    }

    void set_active(Entry& entry, const Columns& columns, const Line& line, bool is_leaver) const {
        const std::string_view said = mapping_.value("active", columns.text(line, "active"));
        const bool has_left =
            entry.has("endDate") && base::text_or(entry.body(), "endDate") < base::format_date(setting_.today);
        if (is_leaver || has_left || !said.empty()) entry.set("active", !(is_leaver || has_left || is_no(said)));
    }

    void add_unit(Entry& entry, const Columns& columns, const Line& line) {
        const std::string_view code = columns.text(line, "unitCode");
        const std::string_view path = mapping_.value("unit", columns.text(line, "unit"));
        if (code.empty() && path.empty()) return;
        std::string above;
        if (const std::string_view division = columns.text(line, "division"); !division.empty() && division != path)
            above = unit_called(division, {}, entry.origin());
        const bool is_path = path.find(" / ") != std::string_view::npos || path.find(" > ") != std::string_view::npos;
        std::string_view rest = path;
        while (is_path) {
            const std::size_t cut = rest.find_first_of("/>");
            if (cut == std::string_view::npos) break;
            above = unit_called(base::trim(rest.substr(0, cut)), above, entry.origin());
            rest = base::trim(rest.substr(cut + 1));
        }
        if (!code.empty())
            if (const auto known = setting_.keeper.find("unit", "code", code)) return entry.set("unit", *known);
        const std::string id = unit_called(rest.empty() ? code : rest, above, entry.origin());
        if (!code.empty() && setting_.keeper.is_new("unit", id))
            setting_.keeper.want_at("unit", id, {{"code", code}}, entry.origin());
        entry.set("unit", id);
    }

    /// The unit of that name, made below another one where there is none.
    std::string unit_called(std::string_view name, const std::string& above, const Origin& origin) {
        for (const std::string_view key : {"title", "code"})
            if (auto known = setting_.keeper.find("unit", key, name)) return *known;
        JsonObject body{{"title", name.substr(0, 200)}};
        if (!above.empty()) body["parent"] = above;
        return setting_.keeper.want("unit", body, origin);
    }

    void link_unit(const std::string& unit, const Given& given) {
        for (const std::string_view key : {"code", "title"}) {
            const auto parent = setting_.keeper.find("unit", key, given.text);
            if (!parent || *parent == unit) continue;
            return setting_.keeper.want_at("unit", unit, {{"parent", *parent}}, given.origin);
        }
        const std::string made = unit_called(given.text, {}, given.origin);
        if (made != unit) setting_.keeper.want_at("unit", unit, {{"parent", made}}, given.origin);
    }

    void link_manager(const std::string& person, const Given& given) {
        const auto manager = setting_.cast.person(given.text, given.origin.file);
        if (manager && *manager != person)
            setting_.keeper.want_at("person", person, {{"manager", *manager}}, given.origin);
    }

    void let_the_others_go() {
        for (const std::string& id : setting_.keeper.all("person")) {
            const JsonObject* person = setting_.keeper.state("person", id);
            if (seen_.contains(id) || !base::is_true(*person, "active")) continue;
            setting_.keeper.want_at("person", id, {{"active", false}, {"endDate", base::format_date(setting_.today)}},
                                    {});
        }
    }

    static void note(std::vector<std::pair<std::string, Given>>& list, const std::string& id, std::string_view text,
                     const Origin& origin) {
        if (!text.empty()) list.push_back({id, {std::string(text), origin}});
    }

    [[nodiscard]] const schema::EntityType& type(std::string_view name) const {
        return setting_.records.catalog().type(name);
    }
};

}  // namespace

Result<void> read_directory(Setting& setting, const std::vector<File>& files) {
    return Directory(setting).read(files);
}

}  // namespace plumbline::actions::imports
