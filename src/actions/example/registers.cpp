#include "actions/example/registers.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "schema/field_type.h"

namespace plumbline::actions::example {

using base::Json;
using base::JsonArray;
using base::JsonObject;
using base::Result;
using schema::Field;

namespace {

bool is_range(const Json& word) {
    return word.is_array() && word.get_array().size() == 2 && word.get_array()[0].is_number();
}

/// Draws the records of one section.
class Section {
  public:
    Section(const schema::Catalog& catalog, const JsonObject& spec, const Content& content, std::vector<Entry>& made)
        : type_(*catalog.find_collection(base::text_or(spec, "collection"))),
          spec_(spec),
          content_(content),
          crowd_(content),
          made_(made),
          name_(type_.name + " " + std::to_string(made.size())),
          dice_("register " + name_) {
        if (const Json* fields = spec.if_contains("fields")) fixed_ = fields->as_object();
        // Nobody comes to one session or reads one publication twice.
        is_once_each_ = std::ranges::any_of(fixed_, [&](const auto& pair) {
            const Field* field = type_.find_field(pair.key());
            return pair.key() != "program" && field != nullptr && field->target != nullptr;
        });
    }

    void draw_count() {
        const int from = static_cast<int>(base::integer_or(spec_, "from"));
        const int to = static_cast<int>(base::integer_or(spec_, "to"));
        for (long long i = 0; i < base::integer_or(spec_, "count"); ++i) add(dice_.between(from, to), {});
    }

    /// One record a unit and observation, or one a person by whom a unit's number rose above its highest.
    void follow(const std::vector<Track>& tracks, const JsonObject& follows) {
        const std::string measure = base::text_or(follows, "measure");
        const bool by_person = base::text_or(follows, "as") == "arrivals";
        for (const Track& track : tracks) {
            if (track.measure != measure || track.unit.empty()) continue;
            double highest = 0;
            for (const Reading& reading : track.readings) {
                if (by_person) {
                    for (; highest < reading.count; ++highest) add(reading.day, {{"unit", track.unit}});
                    continue;
                }
                JsonObject own{{"unit", track.unit}, {"date", JsonObject{{"day", reading.day - 29}}}};
                own[base::text_or(follows, "field")] = reading.count;
                add(reading.day, own);
            }
        }
    }

  private:
    const schema::EntityType& type_;
    const JsonObject& spec_;
    const Content& content_;
    Crowd crowd_;
    std::vector<Entry>& made_;
    std::string name_;
    Dice dice_;
    JsonObject fixed_;
    bool is_once_each_ = false;
    std::set<std::string> taken_;
    bool is_possible_ = true;  // of the record at hand: whether there was something to draw for each field

    void add(int day, const JsonObject& own) {
        is_possible_ = true;
        Entry entry;
        entry.type = &type_;
        entry.key = name_ + " " + std::to_string(made_.size());
        entry.day = day;
        entry.minute = 6 * 60 + 30;
        entry.actor = Server;
        entry.reason = "Imported";
        entry.fields = fixed_;
        for (const auto& pair : own) entry.fields[pair.key()] = pair.value();
        if (const Json* titles = spec_.if_contains("titles"))
            entry.fields["title"] = titles->as_array()[dice_.below(titles->as_array().size())];
        draw_dates(entry);
        const Json* draw = spec_.if_contains("draw");
        if (draw != nullptr)
            for (const auto& pair : draw->as_object())
                entry.fields[pair.key()] = value(entry, pair.key(), pair.value());
        if (is_person_needed(own) && !put_person(entry, "person", JsonObject{{"units", JsonArray{own.at("unit")}}}))
            return;
        if (!is_possible_) return;
        put_later(entry);
        made_.push_back(std::move(entry));
    }

    /// Whom an arrival is about is drawn from the unit that rose.
    bool is_person_needed(const JsonObject& own) const {
        const Field* person = type_.find_field("person");
        return own.contains("unit") && person != nullptr && person->target != nullptr && !own.contains("date");
    }

    void draw_dates(Entry& entry) {
        const Json* dates = spec_.if_contains("dateFields");
        if (dates == nullptr) return;
        for (const auto& pair : dates->as_object()) {
            const Json& after = pair.value();
            const int days = is_range(after) ? dice_.between(static_cast<int>(after.as_array()[0].as_int64()),
                                                             static_cast<int>(after.as_array()[1].as_int64()))
                                             : static_cast<int>(after.as_int64());
            if (entry.day + days < Today) entry.fields[pair.key()] = JsonObject{{"day", entry.day + days}};
        }
    }

    Json value(Entry& entry, std::string_view name, const Json& word) {
        const Field& field = *type_.find_field(name);
        if (field.target != nullptr && field.target->name == "person" && !word.is_array()) {
            is_possible_ = put_person(entry, name, word) && is_possible_;
            return entry.fields.contains(name) ? entry.fields.at(name) : Json();
        }
        if (is_range(word)) {
            const double low = base::number_of(word.get_array()[0]).value_or(0);
            const double high = base::number_of(word.get_array()[1]).value_or(0);
            const bool whole = field.type->name() == "integer" || (std::floor(low) == low && std::floor(high) == high);
            const double drawn = low + dice_.unit() * (high - low);
            return whole ? Json(std::llround(drawn)) : Json(std::round(drawn * 2) / 2);
        }
        if (word.is_array()) return word.get_array()[dice_.below(word.get_array().size())];
        JsonObject weights = word.as_object();
        if (field.target != nullptr)
            for (const auto& pair : word.as_object()) {
                const Entry* target = content_.find(field.target->collection, pair.key());
                if (target == nullptr || target->day > entry.day) weights.erase(pair.key());
            }
        is_possible_ = is_possible_ && !weights.empty();
        if (weights.empty()) return {};
        const std::string drawn = dice_.word(weights);
        return field.type->name() == "integer" ? Json(std::stoll(drawn)) : Json(drawn);
    }

    /// Sets a person and the unit of that person; false where nobody is left.
    bool put_person(Entry& entry, std::string_view field, const Json& word) {
        std::vector<const Entry*> people = crowd_.those(word, entry.day);
        if (is_once_each_) std::erase_if(people, [&](const Entry* person) { return taken_.contains(person->key); });
        if (people.empty()) return false;
        const Entry& person = *people[dice_.below(people.size())];
        if (is_once_each_) taken_.insert(person.key);
        entry.fields[field] = person.key;
        if (type_.find_field("unit") != nullptr && !entry.fields.contains("unit"))
            entry.fields["unit"] = person.text("unit", entry.day);
        return true;
    }

    /// What becomes known later only moves into a change of that day.
    void put_later(Entry& entry) {
        const Json* later = spec_.if_contains("later");
        if (later == nullptr) return;
        const JsonObject& spec = later->as_object();
        const Json& at = spec.at("at");
        int day = Today;
        if (at.is_string()) {
            if (const Json* date = entry.fields.if_contains(at.get_string()))
                day = static_cast<int>(base::integer_or(date->as_object(), "day"));
        } else {
            day = static_cast<int>(at.as_int64());
        }
        JsonObject set;
        for (const Json& name : spec.at("fields").as_array()) {
            const std::string_view key = name.as_string();
            if (const Json* drawn = entry.fields.if_contains(key)) set[key] = *drawn;
            entry.fields.erase(key);
        }
        if (const Json* values = spec.if_contains("set"))
            for (const auto& pair : values->as_object()) set[pair.key()] = pair.value();
        if (day < Today) entry.changes.push_back({day, std::move(set), "Imported"});
    }
};

}  // namespace

Result<void> add_registers(const schema::Catalog& catalog, const std::vector<Track>& tracks, Content& content) {
    std::vector<Entry> made;
    for (const Json& value : content.generate) {
        const JsonObject& spec = value.as_object();
        if (spec.contains("each")) {
            TRY(add_events(*catalog.find_collection(base::text_or(spec, "collection")), spec, content, made));
            continue;
        }
        Section section(catalog, spec, content, made);
        if (const Json* follows = spec.if_contains("follows"))
            section.follow(tracks, follows->as_object());
        else
            section.draw_count();
    }
    for (Entry& entry : made) content.entries.push_back(std::move(entry));
    return {};
}

}  // namespace plumbline::actions::example
