#include <fmt/format.h>

#include <cmath>
#include <map>
#include <utility>

#include "actions/imports/imports.h"
#include "base/text.h"

namespace plumbline::actions::imports {

namespace {

using base::JsonObject;
using base::Result;
using connect::tables::File;
using connect::tables::Line;

const std::vector<Slot> Slots{
    {"person",
     {"email", "userPrincipalName", "upn", "mail", "userEmail", "learner", "learnerEmail", "person", "user", "employee",
      "employeeId", "userId", "E-Mail-Adresse", "participant", "attendee"}},
    {"course",
     {"course", "courseTitle", "courseName", "title", "training", "trainingTitle", "module", "learningItem", "activity",
      "Kurs", "event"}},
    {"courseKey", {"courseId", "courseCode", "courseNumber", "itemId", "contentId", "moduleId", "trainingId"}},
    {"provider", {"provider", "source", "vendor", "Anbieter"}},
    {"status", {"status", "completionStatus", "result", "state", "Ergebnis"}},
    {"completed",
     {"completedDate", "completionDate", "completed", "completedOn", "dateCompleted", "date", "endDate", "finished",
      "Datum", "Abschlussdatum"}},
    {"enrolled",
     {"enrolledDate", "registeredOn", "registrationDate", "startDate", "assignedDate", "enrolled", "started"}},
    {"due", {"dueDate", "due", "deadline"}},
    {"score", {"score", "scorePercent", "grade", "points", "Punkte"}},
    {"hours", {"hours", "durationHours", "creditHours", "Stunden"}},
    {"minutes", {"minutes", "durationMinutes", "timeSpentMinutes", "Minuten"}},
    {"certificate", {"certificate", "certification", "certificateTitle", "credential", "badge", "Zertifikat"}},
    {"certificateKey", {"certificateId", "certificateNumber", "credentialId"}},
    {"issuer", {"issuer", "issuedBy"}},
    {"issued", {"issuedDate", "issueDate", "issuedOn", "certificationDate", "awardedDate"}},
    {"expires", {"expiryDate", "expirationDate", "expires", "validUntil", "expiresOn", "expiry", "Gültig bis"}},
    {"record", {"recordId", "enrolmentId", "enrollmentId", "transcriptId", "completionId", "externalKey"}},
};

/// The words of sources for how far somebody is.
const std::map<std::string, std::string, std::less<>> Statuses{
    {"completed", "completed"},    {"complete", "completed"},      {"passed", "completed"},
    {"finished", "completed"},     {"abgeschlossen", "completed"}, {"bestanden", "completed"},
    {"attended", "attended"},      {"present", "attended"},        {"teilgenommen", "attended"},
    {"inprogress", "in-progress"}, {"started", "in-progress"},     {"inbearbeitung", "in-progress"},
    {"failed", "in-progress"},     {"incomplete", "in-progress"},  {"notstarted", "registered"},
    {"registered", "registered"},  {"enrolled", "registered"},     {"assigned", "registered"},
    {"angemeldet", "registered"},  {"noshow", "no-show"},          {"absent", "no-show"},
    {"cancelled", "cancelled"},    {"canceled", "cancelled"},      {"withdrawn", "cancelled"},
    {"waiting", "waiting"},        {"waitlisted", "waiting"}};

/// Reads completions of courses, with certificates where a line has one.
class Learning {
  public:
    explicit Learning(Setting& setting) : setting_(setting), mapping_(setting.wish.mapping) {}

    Result<void> read(const std::vector<File>& files) {
        Keeper& keeper = setting_.keeper;
        TRY(keeper.load("course", {{"externalKey", "title"}}));
        TRY(keeper.load("enrolment", {{"externalKey"}}));
        TRY(keeper.load("certificate", {{"externalKey"}}));
        index("enrolment", "course");
        index("certificate", "title");
        for (const File& file : files) {
            const auto table = TRY(connect::tables::open_table(file));
            const Columns columns(file.name, *table, Slots, mapping_, setting_.report);
            if (!columns.has("person") ||
                (!columns.has("course") && !columns.has("courseKey") && !columns.has("certificate")))
                return base::fail(
                    base::invalid("import.columns", "files",
                                  file.name + " needs a column for the person and one for the course or certificate.",
                                  "Name them in a mapping: columns: {person: Learner, course: Training}."));
            for (Line line; TRY(table->next(line));) {
                setting_.report.read_row();
                read_line(line, columns, {file.name, line.number});
            }
        }
        return {};
    }

  private:
    Setting& setting_;
    const Mapping& mapping_;
    std::map<std::string, std::string> known_;  ///< type, person, and course or title → id

    static std::string pair_of(std::string_view type, const std::string& person, const std::string& what) {
        return fmt::format("{}\x1f{}\x1f{}", type, person, what);
    }

    void index(std::string_view type, const std::string& by) {
        for (const std::string& id : setting_.keeper.all(type)) {
            const JsonObject& record = *setting_.keeper.state(type, id);
            known_.emplace(pair_of(type, base::text_or(record, "person"), base::text_or(record, by)), id);
        }
    }

    void read_line(const Line& line, const Columns& columns, const Origin& origin) {
        const std::string_view said = columns.text(line, "person");
        const auto person = setting_.cast.person(said, origin.file);
        if (!person)
            return setting_.report.skip(origin, said.empty()
                                                    ? columns.heading("person") + " is empty."
                                                    : fmt::format("{}: nobody here is known as \"{}\".",
                                                                  columns.heading("person"), base::shortened(said)));
        const std::string course = want_course(line, columns, origin);
        if (!course.empty()) read_enrolment(line, columns, origin, *person, course);
        if (!columns.text(line, "certificate").empty()) read_certificate(line, columns, origin, *person, course);
        if (course.empty() && columns.text(line, "certificate").empty())
            setting_.report.skip(origin, "Neither a course nor a certificate is named.");
    }

    std::string want_course(const Line& line, const Columns& columns, const Origin& origin) {
        const std::string_view title = mapping_.value("course", columns.text(line, "course"));
        const std::string_view key = columns.text(line, "courseKey");
        if (title.empty() && key.empty()) return {};
        if (!key.empty())
            if (const auto known = setting_.keeper.find("course", "externalKey", key)) return *known;
        if (!title.empty())
            if (const auto known = setting_.keeper.find("course", "title", title)) return *known;
        Entry entry(setting_.records.catalog().type("course"), origin);
        entry.set("title", title.empty() ? key : title);
        if (!key.empty()) entry.set("externalKey", key);
        entry.read("provider", columns.text(line, "provider"), columns.heading("provider"));
        if (!setting_.program.empty()) entry.set("program", setting_.program);
        return setting_.keeper.want("course", entry.body(), origin);
    }

    void read_enrolment(const Line& line, const Columns& columns, const Origin& origin, const std::string& person,
                        const std::string& course) {
        Entry entry(setting_.records.catalog().type("enrolment"), origin, mapping_.dates);
        entry.set("person", person);
        entry.set("course", course);
        entry.day("completedDate", columns.text(line, "completed"), columns.heading("completed"));
        entry.day("enrolledDate", columns.text(line, "enrolled"), columns.heading("enrolled"));
        entry.day("dueDate", columns.text(line, "due"), columns.heading("due"));
        if (columns.text(line, "certificate").empty() || columns.has("score"))
            entry.number("score", columns.text(line, "score"), columns.heading("score"));
        entry.number("hours", columns.text(line, "hours"), columns.heading("hours"));
        read_minutes(entry, columns.text(line, "minutes"));
        entry.read("externalKey", columns.text(line, "record"), columns.heading("record"));
        add_status(entry, mapping_.value("status", columns.text(line, "status")), columns);
        if (const std::string unit = setting_.cast.unit_of(person); !unit.empty()) entry.set("unit", unit);
        if (!entry.is_good(setting_.report)) return;
        keep("enrolment", entry, person, course);
    }

    void read_certificate(const Line& line, const Columns& columns, const Origin& origin, const std::string& person,
                          const std::string& course) {
        Entry entry(setting_.records.catalog().type("certificate"), origin, mapping_.dates);
        entry.set("person", person);
        entry.read("title", columns.text(line, "certificate"), columns.heading("certificate"));
        if (!course.empty()) entry.set("course", course);
        if (!setting_.program.empty()) entry.set("program", setting_.program);
        const std::string_view issued = columns.text(line, "issued");
        entry.day("issuedDate", issued.empty() ? columns.text(line, "completed") : issued,
                  columns.heading(issued.empty() ? "completed" : "issued"));
        entry.day("expiryDate", columns.text(line, "expires"), columns.heading("expires"));
        entry.read("issuer", columns.text(line, "issuer"), columns.heading("issuer"));
        entry.read("externalKey", columns.text(line, "certificateKey"), columns.heading("certificateKey"));
        if (!entry.is_good(setting_.report)) return;
        keep("certificate", entry, person, base::text_or(entry.body(), "title"));
    }

    /// By the number in the source, or else by whom and what: one person is in a course once.
    void keep(std::string_view type, const Entry& entry, const std::string& person, const std::string& what) {
        Keeper& keeper = setting_.keeper;
        const std::string key = base::text_or(entry.body(), "externalKey");
        const std::string pair = pair_of(type, person, what);
        std::string id;
        if (const auto known = key.empty() ? std::nullopt : keeper.find(type, "externalKey", key))
            id = *known;
        else if (const auto same = known_.find(pair); key.empty() && same != known_.end())
            id = same->second;
        if (id.empty())
            id = keeper.want(type, entry.body(), entry.origin());
        else
            keeper.want_at(type, id, entry.body(), entry.origin());
        known_[pair] = id;
        if (!setting_.batch.empty() && keeper.is_new(type, id))
            keeper.mark(type, id, {{"importBatch", setting_.batch}});
    }

    static void read_minutes(Entry& entry, std::string_view text) {
        if (text.empty() || entry.has("hours")) return;
        const auto minutes = base::parse_json(plain_number(text));
        const auto number = minutes ? base::number_of(*minutes) : std::nullopt;
        if (number) entry.set("hours", std::round(*number / 60 * 100) / 100);
    }

    void add_status(Entry& entry, std::string_view said, const Columns& columns) {
        if (said.empty()) {
            entry.set("status", entry.has("completedDate") ? "completed" : "registered");
            return;
        }
        const auto known = Statuses.find(folded(said));
        if (known != Statuses.end())
            entry.set("status", known->second);
        else
            entry.read("status", said, columns.heading("status"));
    }
};

}  // namespace

Result<void> read_learning(Setting& setting, const std::vector<File>& files) {
    return Learning(setting).read(files);
}

}  // namespace plumbline::actions::imports
