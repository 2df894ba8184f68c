#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "actions/imports/solutions.h"
#include "base/text.h"

// Tables of the CoE Starter Kit as they leave Dataverse: CSV or JSON, lookups as `_x_value`, choices as numbers with or
// without their labels, deletions as a flag, `ownerid` and `createdby` naming the account that filled the tables and
// never the maker. Column names differ between versions, so each has several; a mapping overrides them.

namespace plumbline::actions::imports {

namespace {

using base::JsonObject;
using base::Result;
using connect::tables::File;
using connect::tables::Line;

const std::vector<Slot> SolutionSlots{
    {"id",
     {"admin_appid", "admin_flowid", "admin_pvaid", "admin_rpaid", "admin_portalid", "admin_appidstring", "App ID",
      "Flow ID", "Bot ID"}},
    {"title", {"admin_displayname", "admin_pvadisplayname", "admin_name", "App Display Name", "Display Name", "Name"}},
    {"ownerMail",
     {"admin_appownerupn", "admin_appownerprincipalname", "admin_flowmakerupn", "admin_flowcreatorupn",
      "admin_pvaownerupn", "App Owner UPN", "Owner UPN"}},
    {"ownerKey",
     {"_admin_appowner_value", "_admin_flowcreator_value", "_admin_pvaowner_value", "_admin_rpaowner_value",
      "_admin_portalowner_value", "admin_appowner", "admin_flowcreator", "admin_pvaowner"}},
    {"ownerName",
     {"admin_appownerdisplayname", "admin_flowmakerdisplayname", "_admin_appowner_value label",
      "_admin_flowcreator_value label", "App Owner", "Owner"}},
    {"environment",
     {"admin_appenvironmentdisplayname", "_admin_appenvironment_value label", "_admin_flowenvironment_value label",
      "_admin_pvaenvironment_value label", "App Environment Display Name", "Environment"}},
    {"environmentKey",
     {"_admin_appenvironment_value", "_admin_flowenvironment_value", "_admin_pvaenvironment_value",
      "_admin_rpaenvironment_value", "admin_appenvironment", "admin_flowenvironment"}},
    {"created",
     {"admin_appcreatedon", "admin_flowcreatedon", "admin_pvacreatedon", "admin_rpacreatedon", "App Created On",
      "Created On"}},
    {"modified",
     {"admin_appmodifiedon", "admin_flowmodifiedon", "admin_pvamodifiedon", "App Modified On", "Modified On"}},
    {"used", {"admin_applastlaunchedon", "admin_pvalastlaunchedon", "admin_flowlastrunon", "App Last Launched On"}},
    {"users", {"admin_mau", "admin_monthlyactiveusers"}},
    {"launches", {"admin_launches", "admin_totalsessions", "admin_pvatotalsessions"}},
    {"shared", {"admin_appsharedusers", "admin_sharedusers", "App Shared Users"}},
    {"deleted", {"admin_appdeleted", "admin_flowdeleted", "admin_pvadeleted", "admin_deleted", "App Deleted"}},
    {"orphaned",
     {"admin_appisorphaned", "cr5d5_appisorphaned", "cr5d5_flowisorphaned", "admin_flowisorphaned",
      "admin_pvaisorphaned", "App is Orphaned"}},
};
const std::vector<Slot> MakerSlots{
    {"key", {"admin_makerid", "Maker ID"}},
    {"objectId", {"admin_recordguidasstring", "admin_makerobjectid", "Object ID"}},
    {"mail", {"admin_userprincipalname", "admin_useremail", "User Principal Name", "User Email"}},
    {"title", {"admin_displayname", "Display Name"}},
};
const std::vector<Slot> EnvironmentSlots{
    {"key", {"admin_environmentid", "admin_environmentidstring", "Environment ID"}},
    {"title", {"admin_displayname", "Display Name"}},
};
const std::vector<Slot> AuditSlots{
    {"at", {"admin_creationtime", "Creation Time"}},
    {"mail", {"admin_userupn", "User UPN"}},
    {"app", {"admin_appid", "_admin_applookup_value", "App ID"}},
    {"operation", {"admin_operation label", "admin_operation", "operation"}},
};
const std::vector<Slot> EventSlots{
    {"key", {"admin_inadayeventid", "admin_eventid", "Event ID"}},
    {"title", {"admin_name", "Name"}},
    {"description", {"admin_eventdescription"}},
    {"start", {"admin_starttime", "Start Time"}},
    {"location", {"admin_location", "Location"}},
    {"capacity", {"admin_maxattendees", "Max Attendees"}},
};
const std::vector<Slot> AttendeeSlots{
    {"mail", {"admin_email", "admin_attendeeemail", "email", "User Email"}},
    {"event", {"_admin_event_value", "_admin_inadayevent_value", "admin_event", "Event"}},
    {"eventName", {"_admin_event_value label", "_admin_inadayevent_value label", "Event Name"}},
};
const std::vector<Slot> IdeaSlots{
    {"title", {"admin_name", "coe_name", "admin_ideaname", "Title", "Name"}},
    {"description", {"admin_description", "admin_ideadescription", "Description"}},
    {"mail", {"admin_submittedbyupn", "admin_submitteremail", "Submitted By"}},
    {"created", {"createdon", "admin_createdon", "Created On"}},
};

/// What a table is, by a column that only it has or by a word in the name of its file.
struct TableKind {
    std::string_view name;
    std::vector<std::string_view> columns;
    std::vector<std::string_view> words;
};
const std::vector<TableKind> Kinds{
    {"audit", {"admin_auditlogid"}, {"auditlog", "audit"}},
    {"attendees", {"admin_inadayattendeeid", "admin_inadayattendeesid"}, {"attendee"}},
    {"events", {"admin_inadayeventid"}, {"inaday", "trainingevent"}},
    {"makers", {"admin_makerid", "admin_recordguidasstring"}, {"maker"}},
    {"flows", {"admin_flowid"}, {"flow"}},
    {"agents", {"admin_pvaid"}, {"pva", "bot", "agent"}},
    {"desktop-flows", {"admin_rpaid"}, {"rpa", "desktop"}},
    {"sites", {"admin_portalid"}, {"portal", "site"}},
    {"apps", {"admin_appidstring", "admin_appid"}, {"app"}},
    {"environments", {"admin_environmentid", "admin_environmentidstring"}, {"environment"}},
    {"ideas", {"admin_ideaid", "coe_ideaid"}, {"idea", "backlog"}},
};
constexpr std::pair<std::string_view, std::pair<std::string_view, std::string_view>> SolutionKinds[] = {
    {"apps", {"app", "Power Apps"}},
    {"flows", {"flow", "Power Automate"}},
    {"agents", {"agent", "Copilot Studio"}},
    {"desktop-flows", {"desktop-flow", "Power Automate Desktop"}},
    {"sites", {"site", "Power Pages"}}};

bool is_yes(std::string_view text) {
    const std::string word = base::to_lower_ascii(text);
    return word == "yes" || word == "true" || word == "1" || word == "ja" || word == "deleted";
}

class Kit {
  public:
    explicit Kit(Setting& setting) : setting_(setting), mapping_(setting.wish.mapping), solutions_(setting) {}

    Result<void> read(const std::vector<File>& files) {
        TRY(solutions_.load());
        std::map<std::string, std::vector<const File*>> by_kind;
        for (const File& file : files) {
            const std::string kind = TRY(kind_of(file));
            if (kind.empty())
                setting_.report.leave(file.name, "table", file.name);
            else
                by_kind[kind].push_back(&file);
        }
        for (const File* file : by_kind["environments"])
            TRY(read_table(*file, EnvironmentSlots, &Kit::read_environment));
        for (const File* file : by_kind["makers"]) TRY(read_table(*file, MakerSlots, &Kit::read_maker));
        for (const auto& [table, what] : SolutionKinds) {
            what_ = what;
            for (const File* file : by_kind[std::string(table)])
                TRY(read_table(*file, SolutionSlots, &Kit::read_solution));
        }
        solutions_.retire_unseen();
        TRY(read_trainings(by_kind["events"], by_kind["attendees"]));
        if (!by_kind["ideas"].empty()) TRY(setting_.keeper.load("use-case", {{"title"}}));
        for (const File* file : by_kind["ideas"]) TRY(read_table(*file, IdeaSlots, &Kit::read_idea));
        return read_launches(by_kind["audit"]);
    }

  private:
    /// What is known of a maker's row.
    struct Maker {
        std::string mail;
        std::string object;
        std::string title;
    };
    using Reading = void (Kit::*)(const Columns&, const Line&, const Origin&);

    Setting& setting_;
    const Mapping& mapping_;
    Solutions solutions_;
    std::map<std::string, Maker> makers_;
    std::map<std::string, std::string> events_;
    std::map<std::string, std::string> enrolled_;  ///< session and person → id
    LaunchCounts launches_;
    std::pair<std::string_view, std::string_view> what_;

    Result<std::string> kind_of(const File& file) {
        if (const auto said = mapping_.tables.find(file.name); said != mapping_.tables.end()) return said->second;
        const auto table = TRY(connect::tables::open_table(file));
        std::vector<std::string> columns;
        for (const std::string& column : table->columns()) columns.push_back(folded(column));
        for (const TableKind& kind : Kinds)
            for (const std::string_view column : kind.columns)
                if (std::ranges::find(columns, folded(column)) != columns.end()) return std::string(kind.name);
        const std::string name = folded(file.name);
        for (const TableKind& kind : Kinds)
            for (const std::string_view word : kind.words)
                if (name.find(word) != std::string::npos) return std::string(kind.name);
        return std::string();
    }

    Result<void> read_table(const File& file, const std::vector<Slot>& slots, Reading reading) {
        const auto table = TRY(connect::tables::open_table(file));
        const Columns columns(file.name, *table, slots, mapping_, setting_.report);
        for (Line line; TRY(table->next(line));) {
            setting_.report.read_row();
            (this->*reading)(columns, line, {file.name, line.number});
        }
        return {};
    }

    void read_environment(const Columns& columns, const Line& line, const Origin&) {
        solutions_.name_environment(columns.text(line, "key"), columns.text(line, "title"));
    }

    /// People are the directory's: one who is known becomes a maker, another is told as unknown.
    void read_maker(const Columns& columns, const Line& line, const Origin& origin) {
        Maker maker{std::string(columns.text(line, "mail")), std::string(columns.text(line, "objectId")),
                    std::string(columns.text(line, "title"))};
        const std::string& said = maker.mail.empty() ? maker.object : maker.mail;
        if (const auto person = setting_.cast.person(said.empty() ? maker.title : said, origin.file)) {
            base::JsonArray roles;
            const JsonObject& known = *setting_.keeper.state("person", *person);
            if (const base::Json* kept = known.if_contains("roles"); kept != nullptr && kept->is_array())
                roles = kept->get_array();
            if (std::ranges::find(roles, base::Json("maker")) == roles.end()) roles.emplace_back("maker");
            setting_.keeper.want_at("person", *person, {{"roles", std::move(roles)}}, origin);
        }
        makers_[base::to_lower_ascii(columns.text(line, "key"))] = std::move(maker);
    }

    void read_solution(const Columns& columns, const Line& line, const Origin& origin) {
        const auto text = [&](std::string_view slot) { return std::string(columns.text(line, slot)); };
        FoundSolution found;
        found.origin = origin;
        found.kind = what_.first;
        found.platform = what_.second;
        found.key = text("id");
        found.title = text("title");
        found.owner = text("ownerMail");
        if (const auto maker = makers_.find(base::to_lower_ascii(text("ownerKey")));
            found.owner.empty() && maker != makers_.end())
            found.owner = maker->second.mail.empty() ? maker->second.object : maker->second.mail;
        if (found.owner.empty()) found.owner = text("ownerName");
        found.environment = text("environment");
        found.environment_key = text("environmentKey");
        found.created = text("created");
        found.modified = text("modified");
        found.last_used = text("used");
        found.active_users = text("users");
        found.launches = text("launches");
        found.shared_with = text("shared");
        found.is_deleted = is_yes(text("deleted"));
        found.is_orphaned = is_yes(text("orphaned"));
        solutions_.keep(found);
    }

    Result<void> read_trainings(const std::vector<const File*>& events, const std::vector<const File*>& attendees) {
        if (events.empty() && attendees.empty()) return {};
        TRY(setting_.keeper.load("learning-session", {{"title"}}));
        TRY(setting_.keeper.load("enrolment", {{"externalKey"}}));
        for (const std::string& id : setting_.keeper.all("enrolment")) {
            const JsonObject& kept = *setting_.keeper.state("enrolment", id);
            enrolled_[base::text_or(kept, "learningSession") + base::text_or(kept, "person")] = id;
        }
        for (const File* file : events) TRY(read_table(*file, EventSlots, &Kit::read_event));
        for (const File* file : attendees) TRY(read_table(*file, AttendeeSlots, &Kit::read_attendee));
        return {};
    }

    void read_event(const Columns& columns, const Line& line, const Origin& origin) {
        Entry entry(setting_.records.catalog().type("learning-session"), origin, mapping_.dates);
        entry.read("title", columns.text(line, "title"), columns.heading("title"));
        entry.read("description", columns.text(line, "description"), columns.heading("description"));
        entry.read("startsAt", columns.text(line, "start"), columns.heading("start"));
        entry.read("location", columns.text(line, "location"), columns.heading("location"));
        entry.number("capacity", columns.text(line, "capacity"), columns.heading("capacity"));
        if (!setting_.program.empty()) entry.set("program", setting_.program);
        if (!entry.has("title")) entry.refuse("It has no title.");
        if (!entry.is_good(setting_.report)) return;
        const std::string id = setting_.keeper.want("learning-session", entry.body(), origin);
        events_[base::to_lower_ascii(columns.text(line, "key"))] = id;
    }

    /// The kit knows who registered, not who came.
    void read_attendee(const Columns& columns, const Line& line, const Origin& origin) {
        const auto person = setting_.cast.person(columns.text(line, "mail"), origin.file);
        if (!person)
            return setting_.report.skip(
                origin, "Nobody here is known as \"" + base::shortened(columns.text(line, "mail")) + "\".");
        std::string session;
        if (const auto known = events_.find(base::to_lower_ascii(columns.text(line, "event"))); known != events_.end())
            session = known->second;
        for (const std::string_view name : {columns.text(line, "eventName"), columns.text(line, "event")})
            if (session.empty()) session = setting_.keeper.find("learning-session", "title", name).value_or("");
        if (session.empty()) return setting_.report.skip(origin, "Its event is in none of the files.");
        JsonObject body{{"person", *person}, {"learningSession", session}, {"status", "registered"}};
        if (const std::string unit = setting_.cast.unit_of(*person); !unit.empty()) body["unit"] = unit;
        std::string& id = enrolled_[session + *person];
        if (id.empty())
            id = setting_.keeper.want("enrolment", body, origin);
        else if (!setting_.keeper.is_new("enrolment", id))
            ++setting_.report.counts("enrolment").unchanged;
    }

    void read_idea(const Columns& columns, const Line& line, const Origin& origin) {
        Entry entry(setting_.records.catalog().type("use-case"), origin, mapping_.dates);
        entry.read("title", columns.text(line, "title"), columns.heading("title"));
        entry.read("description", columns.text(line, "description"), columns.heading("description"));
        entry.day("proposedDate", columns.text(line, "created"), columns.heading("created"));
        if (const auto by = setting_.cast.person(columns.text(line, "mail"), origin.file)) entry.set("proposedBy", *by);
        if (!setting_.program.empty()) entry.set("program", setting_.program);
        entry.set("source", "CoE Starter Kit");
        if (!entry.has("title")) entry.refuse("It has no title.");
        if (entry.is_good(setting_.report)) setting_.keeper.want("use-case", entry.body(), origin);
    }

    /// Launches of an app by a person and day, each counted once however many lines the log has.
    Result<void> read_launches(const std::vector<const File*>& files) {
        if (files.empty()) return {};
        for (const File* file : files) TRY(read_table(*file, AuditSlots, &Kit::read_launch));
        setting_.after.emplace_back(
            [&setting = setting_, counts = std::move(launches_)] { return keep_launches(setting, counts); });
        return {};
    }

    void read_launch(const Columns& columns, const Line& line, const Origin& origin) {
        const std::string operation = folded(columns.text(line, "operation"));
        if (!operation.empty() && operation.find("launch") == std::string::npos) return;
        const auto day = day_in(columns.text(line, "at"), mapping_.dates);
        if (!day) return setting_.report.skip(origin, columns.heading("at") + ": " + day.error().message);
        const std::string mail(columns.text(line, "mail"));
        const auto person = setting_.cast.person(mail, origin.file);
        ++launches_[{*day, person.value_or(""), person ? "" : mail, solutions_.id_of(columns.text(line, "app")),
                     origin.file}];
    }
};

}  // namespace

Result<void> read_coe(Setting& setting, const std::vector<File>& files) {
    return Kit(setting).read(files);
}

}  // namespace plumbline::actions::imports
