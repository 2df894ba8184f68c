#pragma once
// Plans drawn at random, for tests of what must be true of any plan.

#include <fmt/format.h>

#include <initializer_list>
#include <random>
#include <string>

#include "insight/test_plan.h"

namespace plumbline::insight::testing {

/// Maker draws records. Each field is left out now and then, and each reference may lead nowhere.
class Maker {
  public:
    /// Maker of the plan of a seed.
    explicit Maker(unsigned seed) : random_(seed) {}

    /// plan draws two programs with everything below them.
    RecordsByType plan() {
        RecordsByType records;
        records["organization"].push_back(
            {{"id", "org"}, {"title", "Org"}, {"language", maybe() ? "en" : "de"}, {"fiscalYearStart", below(12) + 1}});
        fill(records["program"], "p", 2, [&](base::JsonObject& it) {
            set(it, "sponsor", ref("q", 3));
            set(it, "urgency",
                "Each month of waiting costs us two hundred hours of typing, and our customers have asked when it "
                "ends.");
            set(it, "status", pick({"draft", "active", "closed"}));
        });
        fill(records["vision"], "v", 3, [&](base::JsonObject& it) {
            set(it, "program", ref("p", 2));
            for (const char* field : {"goal", "reason", "method"}) set(it, field, pick({"Win leaders", "tbd", "___"}));
            set(it, "horizonStart", date());
            set(it, "horizonEnd", date());
            set(it, "status", pick({"draft", "adopted", "retired"}));
        });
        fill(records["priority"], "r", 3, [](base::JsonObject&) {});
        fill(records["unit"], "u", 4, [&](base::JsonObject& it) { set(it, "parent", ref("u", 4)); });
        fill(records["objective"], "o", 8, [&](base::JsonObject& it) {
            set(it, "program", ref("p", 2));
            set(it, "visions", refs("v", 3));
            set(it, "priorities", refs("r", 3));
            set(it, "status", pick({"draft", "active", "achieved", "abandoned"}));
            set(it, "description", "Teams solve their own small problems, so that nobody waits for a large project.");
        });
        add_key_results(records);
        add_initiatives(records);
        return records;
    }

  private:
    void add_key_results(RecordsByType& records) {
        fill(records["key-result"], "k", 12, [&](base::JsonObject& it) {
            set(it, "program", ref("p", 2));
            set(it, "objectives", refs("o", 8));
            set(it, "measure", ref("m", 6));
            set(it, "kind",
                pick({"share", "relative-change", "count", "currency", "duration", "hours", "zero", "growth",
                      "service-share", "relative-deadline"}));
            set(it, "unit", pick({"%", "apps", "days"}));
            set(it, "direction", pick({"increase", "decrease", "maintain"}));
            set(it, "recurrence", pick({"none", "month", "quarter", "half-year", "year"}));
            set(it, "status", pick({"draft", "active", "met", "missed", "abandoned"}));
            for (const char* field : {"baselineDate", "deadline", "startDate", "findBaselineBy"})
                set(it, field, date());
            for (const char* field : {"baseline", "target"}) set(it, field, below(200) - 50);
            set(it, "baselineSource", "Register");
            set(it, "withinDays", below(300));
            set(it, "startEvent", "Go-live");
        });
        fill(records["measure"], "m", 6, [&](base::JsonObject& it) {
            set(it, "aggregation", pick({"last", "sum", "mean", "maximum"}));
            set(it, "source", pick({"check-in", "file"}));
        });
        fill(records["observation"], "b", 90, [&](base::JsonObject& it) {
            set(it, "measure", ref("m", 6));
            set(it, "date", date());
            set(it, "value", below(200) - 20);
            if (below(9) == 0) set(it, "supersedes", ref("b", 90));
        });
        fill(records["check-in"], "c", 20, [&](base::JsonObject& it) {
            set(it, "keyResult", ref("k", 12));
            set(it, "date", date());
            set(it, "value", below(150));
        });
    }

    void add_initiatives(RecordsByType& records) {
        fill(records["initiative"], "i", 20, [&](base::JsonObject& it) {
            set(it, "program", ref("p", 2));
            set(it, "horizon", pick({"immediate", "next-year", "next-three-years"}));
            set(it, "owner", ref("q", 3));
            set(it, "nextStep", "Begin");
            for (const char* field : {"nextStepDate", "startDate", "endDate"}) set(it, field, date());
            set(it, "status", pick({"draft", "active", "done", "stopped"}));
            set(it, "units", refs("u", 4));
        });
        fill(records["link"], "l", 25, [&](base::JsonObject& it) {
            set(it, "initiative", ref("i", 20));
            set(it, "keyResult", ref("k", 12));
            set(it, "effect", below(20));
        });
        fill(records["override"], "x", 6, [&](base::JsonObject& it) {
            set(it, "check", std::string(checks()[static_cast<std::size_t>(below(23))].key));
            set(it, "subject", "any/" + ref(maybe() ? "k" : "i", 12));
            set(it, "reason", "For now");
            set(it, "untilDate", date());
        });
        fill(records["contribution"], "n", 5, [&](base::JsonObject& it) {
            set(it, "unit", ref("u", 4));
            set(it, "objective", ref("o", 8));
            set(it, "status", pick({"contributes", "declined"}));
        });
    }

    int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random_); }
    bool maybe() { return below(2) == 0; }
    std::string pick(std::initializer_list<const char*> options) {
        return *(options.begin() + below(static_cast<int>(options.size())));
    }
    std::string ref(const std::string& kind, int count) { return fmt::format("{}{}", kind, below(count + 1)); }
    std::string date() { return base::format_date(base::add_days(Today, below(1200) - 600)); }

    base::JsonArray refs(const std::string& kind, int count) {
        base::JsonArray list;
        for (int n = below(3); n > 0; --n) list.push_back(base::Json(ref(kind, count)));
        return list;
    }

    template <class Value>
    void set(base::JsonObject& record, std::string_view field, Value value) {
        if (below(6) != 0) record[field] = std::move(value);
    }

    template <class Fill>
    void fill(std::vector<base::JsonObject>& list, const std::string& kind, int count, Fill rest) {
        for (int n = 0; n < count; ++n) {
            base::JsonObject record{{"id", fmt::format("{}{}", kind, n)}, {"title", fmt::format("{} {}", kind, n)}};
            rest(record);
            list.push_back(std::move(record));
        }
    }

    std::mt19937 random_;
};

}  // namespace plumbline::insight::testing
