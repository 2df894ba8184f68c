#include "actions/example/series.h"

#include <algorithm>
#include <cmath>

namespace plumbline::actions::example {

using base::Json;
using base::JsonArray;
using base::JsonObject;

namespace {

/// Figures arrive at night; what people count themselves, they enter during the day.
constexpr int Night = 6 * 60 + 30;

/// One wrong value with the day on which it was found.
struct Correction {
    std::size_t at = 0;  ///< place of the reading
    double by = 0;       ///< by how much the right value lies above the wrong one
    int found = 0;
    std::string reason;
};

std::vector<Correction> corrections_in(const JsonObject& spec, const std::vector<Reading>& readings) {
    std::vector<Correction> found;
    const Json* list = spec.if_contains("corrections");
    if (list == nullptr) return found;
    for (const Json& value : list->as_array()) {
        const JsonObject& correction = value.as_object();
        const auto day = base::integer_or(correction, "day");
        const auto nearest =
            std::ranges::min_element(readings, {}, [&](const Reading& reading) { return std::abs(reading.day - day); });
        found.push_back({static_cast<std::size_t>(nearest - readings.begin()),
                         base::number_of(correction.at("by")).value_or(0),
                         static_cast<int>(base::integer_or(correction, "found")), base::text_or(correction, "reason")});
    }
    return found;
}

/// Writes the observations of one series.
class Recorder {
  public:
    Recorder(const schema::Catalog& catalog, Content& content, const JsonObject& spec)
        : type_(catalog.type("observation")), content_(content), spec_(spec), measure_(base::text_or(spec, "measure")) {
        const Entry* measure = content.find("measures", measure_);
        if (measure == nullptr) return;
        first_day_ = measure->day;
        is_typed_ = measure->text("source", Today) == "check-in";
        reason_ = is_typed_ ? "Counted by hand" : "Import: " + base::text_or(spec, "source");
        if (is_typed_) actor_ = measure->text("owner", Today);
    }

    void record(const Track& track) {
        const auto corrections = corrections_in(spec_, track.readings);
        for (std::size_t i = 0; i < track.readings.size(); ++i) {
            const Reading& reading = track.readings[i];
            const auto wrong = std::ranges::find(corrections, i, &Correction::at);
            Entry entry = observation(track, reading, reading.day);
            if (wrong == corrections.end()) {
                content_.entries.push_back(std::move(entry));
                continue;
            }
            Entry right = observation(track, reading, wrong->found);
            entry.fields["value"] = reading.value - wrong->by;
            right.key += "/corrected";
            right.fields["supersedes"] = entry.key;
            right.fields["correctionReason"] = wrong->reason;
            right.reason = wrong->reason;
            content_.entries.push_back(std::move(entry));
            content_.entries.push_back(std::move(right));
        }
    }

  private:
    const schema::EntityType& type_;
    Content& content_;
    const JsonObject& spec_;
    std::string measure_;
    int first_day_ = Birth;
    bool is_typed_ = false;
    std::string reason_;
    std::string actor_{Server};

    Entry observation(const Track& track, const Reading& reading, int day) const {
        Entry entry;
        entry.type = &type_;
        entry.key = measure_ + "/" + track.unit + "/" + std::to_string(reading.day);
        entry.day = std::max(day, first_day_);
        entry.minute = is_typed_ ? 0 : Night;
        entry.reason = reason_;
        entry.actor = actor_;
        entry.fields = {{"measure", measure_},
                        {"date", JsonObject{{"day", reading.day}}},
                        {"value", reading.value},
                        {"recordedAt", "$now"},
                        {"definitionVersion", 1}};
        if (!track.unit.empty()) entry.fields["businessUnit"] = track.unit;
        if (is_typed_) entry.fields["recordedBy"] = actor_;
        if (reading.of > 0) {
            entry.fields["numerator"] = reading.count;
            entry.fields["denominator"] = reading.of;
        }
        for (const std::string_view key : {"source", "evidence", "standardError"})
            if (const Json* value = spec_.if_contains(key)) entry.fields[key] = *value;
        return entry;
    }
};

/// A track for each unit, and one for the whole from their sums.
std::vector<Track> unit_tracks(const JsonObject& spec, const Content& content, Dice& dice) {
    std::vector<Track> tracks;
    Track whole{base::text_or(spec, "measure"), "", {}};
    const int digits = static_cast<int>(base::integer_or(spec, "decimals", 1));
    for (const auto& pair : spec.at("units").as_object()) {
        const Entry* unit = content.find("units", pair.key());
        JsonObject own = spec;
        own.erase("units");
        for (const auto& special : pair.value().as_object()) own[special.key()] = special.value();
        own["denominator"] = unit == nullptr ? 0 : base::integer_or(unit->fields, "headcount");
        tracks.push_back({whole.measure, std::string(pair.key()), Path(own, dice).readings()});
    }
    for (const Track& track : tracks) {
        whole.readings.resize(track.readings.size());
        for (std::size_t i = 0; i < track.readings.size(); ++i) {
            Reading& sum = whole.readings[i];
            sum.day = track.readings[i].day;
            sum.count += track.readings[i].count;
            sum.of += track.readings[i].of;
            sum.value = round_to(sum.count / sum.of * 100, digits);
        }
    }
    tracks.push_back(std::move(whole));
    return tracks;
}

}  // namespace

std::vector<Track> add_observations(const schema::Catalog& catalog, Content& content) {
    std::vector<Track> tracks;
    for (const Json& value : content.series) {
        const JsonObject& spec = value.as_object();
        const std::string measure = base::text_or(spec, "measure");
        Dice dice("series " + measure);
        std::vector<Track> drawn;
        if (spec.contains("units"))
            drawn = unit_tracks(spec, content, dice);
        else
            drawn.push_back({measure, "", Path(spec, dice).readings()});
        Recorder recorder(catalog, content, spec);
        for (Track& track : drawn) {
            recorder.record(track);
            tracks.push_back(std::move(track));
        }
    }
    return tracks;
}

std::vector<Level> levels_of(const std::vector<Track>& tracks, std::string_view measure) {
    std::vector<Level> levels;
    for (const Track& track : tracks)
        if (track.measure == measure && track.unit.empty())
            for (const Reading& reading : track.readings) levels.push_back({reading.day, reading.value});
    return levels;
}

}  // namespace plumbline::actions::example
