#pragma once
// A plan for tests: written as JSON, changed record by record, and sound from the start so that each test breaks one
// thing.

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <string_view>

#include "insight/check_report.h"
#include "insight/speeches.h"

namespace plumbline::insight::testing {

/// Today is the day on which the tests play.
inline const base::Date Today = base::parse_date("2026-11-22").value();

/// day reads a date of a test.
inline base::Date day(std::string_view text) {
    return base::parse_date(text).value();
}

/// shipped_book is the book that ships; each test program reads it once.
inline const CheckBook& shipped_book() {
    static const CheckBook Book = load_shipped_book().value();
    return Book;
}

/// german is the German that ships.
inline const base::Speech& german() {
    static const base::Speeches Speeches = load_shipped_speeches().value();
    return Speeches.in("de");
}

/// Plan is records under construction.
class Plan {
  public:
    /// add writes a record from JSON.
    Plan& add(const std::string& type, std::string_view json) {
        records_[type].push_back(base::parse_json(json).value().as_object());
        return *this;
    }

    /// change sets fields of a record; null removes them.
    Plan& change(const std::string& type, std::string_view id, std::string_view json) {
        const base::Json fields = base::parse_json(json).value();
        for (base::JsonObject& record : records_.at(type)) {
            if (base::text_or(record, "id") != id) continue;
            for (const auto& [key, value] : fields.get_object()) {
                if (value.is_null())
                    record.erase(key);
                else
                    record[key] = value;
            }
        }
        return *this;
    }

    /// remove drops all records of a type.
    Plan& remove(const std::string& type) {
        records_.erase(type);
        return *this;
    }

    /// observe adds observations of a measure, a number of days apart.
    Plan& observe(const std::string& measure, std::string_view from, int every, std::initializer_list<double> values) {
        base::Date date = day(from);
        for (const double value : values) {
            base::JsonObject record;
            record["id"] = measure + "-" + base::format_date(date);
            record["measure"] = measure;
            record["date"] = base::format_date(date);
            record["value"] = value;
            records_["observation"].push_back(std::move(record));
            date = base::add_days(date, every);
        }
        return *this;
    }

    /// records are the records as they stand.
    [[nodiscard]] const RecordsByType& records() const { return records_; }
    /// graph builds the graph.
    [[nodiscard]] PlanGraph graph() const { return graph_from_records(records_); }

    /// finding asks one check about one part.
    [[nodiscard]] Finding finding(std::string_view check, std::string_view id, base::Date today = Today) const {
        const PlanGraph plan = graph();
        const Scope scope(plan, shipped_book(), today);
        return scope.run(place_of(check), plan.find(id).value()).value();
    }

    /// answer is the answer of one check about one part.
    [[nodiscard]] Answer answer(std::string_view check, std::string_view id, base::Date today = Today) const {
        return finding(check, id, today).answer;
    }

    /// reason is its reason.
    [[nodiscard]] std::string reason(std::string_view check, std::string_view id) const {
        return finding(check, id).reason;
    }

    /// report checks a program.
    [[nodiscard]] CheckReport report(std::string_view program = "p", base::Date today = Today,
                                     const Shown& shown = {}) const {
        const PlanGraph plan = graph();
        return check_program(plan, look_up(plan.programs, program), shipped_book(), today, shown);
    }

    /// stops is what blocks a part.
    [[nodiscard]] std::vector<std::string> stops(std::string_view id) const {
        const PlanGraph plan = graph();
        std::vector<std::string> names;
        for (const Finding& finding : blocking(plan, plan.find(id).value(), shipped_book(), Today))
            names.push_back(std::string(finding.check) + " " + finding.subject.id);
        return names;
    }

  private:
    RecordsByType records_;
};

/// sound_plan is one program with one of each part, in which every check holds.
inline Plan sound_plan() {
    Plan plan;
    plan.add("organization",
             R"({"id":"org","title":"Arven","language":"en","fiscalYearStart":1,"readabilityLevel":10})")
        .add("person", R"({"id":"ann","title":"Ann Berg","active":true})")
        .add("person", R"({"id":"tom","title":"Tom Wilk","active":true})")
        .add("person", R"({"id":"ina","title":"Ina Holm","active":true})")
        .add("priority", R"({"id":"pr","title":"Deliver on time","isChosen":true})")
        .add("unit", R"({"id":"u","title":"Sales","headcount":40,"isActive":true})")
        .add("program",
             R"({"id":"p","title":"Build it ourselves","status":"draft","sponsor":"tom","backupSponsor":"ina",
             "lead":"ann","priorities":["pr"],"changeCommunication":"Leaders tell it first.","changeReadiness":"Paths by role.",
             "changeProcess":"Five processes change.","changeBenefits":"Figures each month.",
             "urgency":"Each month of waiting costs us two hundred hours of typing, and our two largest customers have asked when it ends."})")
        .add("sponsor-charter", R"({"id":"sc","program":"p","title":"Sponsor","sponsor":"tom","status":"signed",
             "signedDate":"2026-01-10","duties":"Clears the path."})")
        .add("vision", R"({"id":"v","program":"p","title":"Vision","goal":"Teams solve small problems themselves",
             "reason":"so that nobody waits","method":"by learning on real work","horizonStart":"2026-07-01",
             "horizonEnd":"2028-06-30","nextReviewDate":"2027-01-15"})")
        .add("test-round", R"({"id":"tr","vision":"v","title":"Managers","status":"closed","outcome":"revised"})")
        .add("objective",
             R"({"id":"o","program":"p","title":"Teams build what they need","visions":["v"],"priorities":["pr"],
             "description":"Teams solve their own small problems within days, so that nobody waits for a large project."})")
        .add("contribution", R"({"id":"c","unit":"u","objective":"o","status":"contributes"})")
        .add("measure", R"({"id":"m","title":"Makers","unit":"people","source":"file","aggregation":"last"})")
        .add("key-result",
             R"({"id":"k","program":"p","title":"180 people have built an app that is in use","objectives":["o"],
             "measure":"m","kind":"count","unit":"people","direction":"increase","baseline":40,"baselineDate":"2026-07-01",
             "baselineSource":"Admin center","target":180,"deadline":"2027-06-30","owner":"ann","realismGrounds":"Two courses a month."})")
        .add("initiative",
             R"({"id":"i","program":"p","title":"Run the maker path","horizon":"next-year","rank":1,"owner":"ann",
             "nextStep":"Open the first course","nextStepDate":"2026-12-01","startDate":"2026-10-01","endDate":"2027-05-31"})")
        .add(
            "link",
            R"({"id":"l","initiative":"i","keyResult":"k","effect":60,"mechanism":"Those who learn it build something."})");
    return plan;
}

}  // namespace plumbline::insight::testing
