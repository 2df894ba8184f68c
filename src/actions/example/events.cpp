#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "actions/example/calendar.h"
#include "actions/example/registers.h"

namespace plumbline::actions::example {

using base::Json;
using base::JsonObject;
using base::Result;

namespace {

constexpr int DayLength = 24 * 60;
constexpr int Night = 6 * 60 + 30;

bool fits(const Entry& entry, const JsonObject& where) {
    return std::ranges::all_of(where, [&](const auto& condition) {
        const std::string text = entry.text(condition.key(), Today);
        if (!condition.value().is_array()) return base::is_text(condition.value(), text);
        return std::ranges::any_of(condition.value().get_array(),
                                   [&](const Json& v) { return base::is_text(v, text); });
    });
}

/// What happened to one message at one person, minutes after it was sent, in the order in which it happened.
std::vector<std::pair<std::string_view, int>> fate(const JsonObject& events, Dice& dice) {
    const auto happens = [&](std::string_view event) {
        const Json* chance = events.if_contains(event);
        return chance != nullptr && dice.unit() < base::number_of(*chance).value_or(0);
    };
    std::vector<std::pair<std::string_view, int>> found{{"sent", 0}};
    if (happens("returned")) {
        found.emplace_back("returned", dice.between(1, 9));
        return found;
    }
    const bool opened = happens("opened");
    if (!opened && !happens("delivered")) return found;
    found.emplace_back("delivered", dice.between(1, 4));
    if (!opened) return found;
    // Most open a message within hours, some on the next day or the one after.
    const int after = std::min(2 * DayLength, 5 + static_cast<int>(std::exp(4.6 + 1.4 * dice.normal())));
    found.emplace_back("opened", after);
    const Json* all = events.if_contains("opened");
    const Json* few = events.if_contains("clicked");
    if (all == nullptr || few == nullptr) return found;
    const double share = base::number_of(*few).value_or(0) / base::number_of(*all).value_or(1);
    if (dice.unit() < share) found.emplace_back("clicked", after + dice.between(1, 6));
    return found;
}

/// Sends one message after the other and keeps what became of each.
class Post {
  public:
    Post(const schema::EntityType& type, const JsonObject& section, const Content& content, std::vector<Entry>& made)
        : type_(type),
          each_(section.at("each").as_object()),
          events_(section.at("events").as_object()),
          content_(content),
          crowd_(content),
          made_(made),
          dice_("events " + type.name) {}

    Result<void> run() {
        for (const Entry& entry : content_.entries)
            if (entry.type->collection == base::text_or(each_, "collection") &&
                fits(entry, each_.at("where").as_object()))
                TRY(send(entry));
        return {};
    }

  private:
    const schema::EntityType& type_;
    const JsonObject& each_;
    const JsonObject& events_;
    const Content& content_;
    Crowd crowd_;
    std::vector<Entry>& made_;
    Dice dice_;

    Result<void> send(const Entry& message) {
        const Json start = message.value(base::text_or(each_, "since"), Today);
        if (!start.is_object()) return {};
        const int day = static_cast<int>(base::integer_or(start.get_object(), "day"));
        const int minute = minute_of(base::text_or(start.get_object(), "time"));
        std::set<std::string> reached;
        const Json segments = message.value(base::text_or(each_, "people"), Today);
        for (const Json& key : segments.as_array()) {
            const Entry* segment = content_.find("segments", key.as_string());
            if (segment == nullptr) continue;
            for (const Entry* person : TRY(crowd_.members(*segment, day))) {
                if (!reached.insert(person->key).second) continue;
                for (const auto& [event, after] : fate(events_, dice_))
                    keep(message, *segment, *person, event, day, minute + after);
            }
        }
        return {};
    }

    /// The log is read in the night after; what it would say tonight is not known yet.
    void keep(const Entry& message, const Entry& segment, const Entry& person, std::string_view event, int day,
              int at) {
        const int on = day + at / DayLength;
        if (on + 1 >= Today) return;
        Entry trace;
        trace.type = &type_;
        trace.key = fmt::format("{}/{}/{}", message.key, person.key, event);
        trace.day = on + 1;
        trace.minute = Night;
        trace.actor = Server;
        trace.reason = "Read from the mail log";
        const std::string time = fmt::format("{:02}:{:02}", at % DayLength / 60, at % 60);
        trace.fields = {{base::text_or(each_, "reference"), message.key},
                        {"person", person.key},
                        {"segment", segment.key},
                        {"unit", person.text("unit", day)},
                        {"channel", message.text("channel", Today)},
                        {"event", event},
                        {"happenedAt", JsonObject{{"day", on}, {"time", time}}}};
        made_.push_back(std::move(trace));
    }
};

}  // namespace

Result<void> add_events(const schema::EntityType& type, const JsonObject& section, const Content& content,
                        std::vector<Entry>& made) {
    return Post(type, section, content, made).run();
}

}  // namespace plumbline::actions::example
