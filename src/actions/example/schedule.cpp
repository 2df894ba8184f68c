#include "actions/example/schedule.h"

#include <algorithm>
#include <array>

#include "actions/example/resolve.h"

namespace plumbline::actions::example {

using base::JsonObject;
using base::Result;
using schema::EntityType;

namespace {

/// Programs and visions go live before key results, these before objectives, these before initiatives: what a part
/// needs to hold its checks is there when its turn comes.
constexpr std::array<std::string_view, 5> LiveOrder{"program", "vision", "key-result", "objective", "initiative"};
constexpr int Editing = 1;

int phase_of(const Entry& entry, const JsonObject& set) {
    const bool goes_live = base::find_text(set, "status") == std::string_view("active");
    const auto* found = std::ranges::find(LiveOrder, entry.type->name);
    if (!goes_live || found == LiveOrder.end()) return Editing;
    return Editing + 1 + static_cast<int>(found - LiveOrder.begin());
}

/// Times that lie close together are written together.
int rounded_up(int minute) {
    constexpr int Quarter = 15;
    return (minute + Quarter - 1) / Quarter * Quarter;
}

class Scheduler {
  public:
    Scheduler(const schema::Catalog& catalog, const std::vector<Entry>& entries, const Book& book,
              const Calendar& calendar)
        : entries_(entries), resolver_(catalog, book, calendar) {}

    Result<std::vector<Step>> run() {
        for (const Entry& entry : entries_) {
            creation_[&entry] = static_cast<int>(steps_.size());
            add(entry, -1);
            for (int i = 0; i < static_cast<int>(entry.changes.size()); ++i) add(entry, i);
        }
        for (std::size_t i = 0; i < steps_.size(); ++i) TRY(resolve(static_cast<int>(i)));
        for (Step& step : steps_) place(step);
        std::ranges::sort(steps_, {}, [](const Step& step) {
            return std::tuple(step.day, step.minute, step.phase, step.level, std::string_view(step.actor), step.reason,
                              step.place);
        });
        return std::move(steps_);
    }

  private:
    const std::vector<Entry>& entries_;
    Resolver resolver_;
    std::vector<Step> steps_;
    std::unordered_map<const Entry*, int> creation_;

    static const JsonObject& fields_of(const Step& step) {
        return step.change < 0 ? step.entry->fields : step.entry->changes[static_cast<std::size_t>(step.change)].set;
    }

    void add(const Entry& entry, int change) {
        Step step;
        step.entry = &entry;
        step.place = static_cast<int>(steps_.size());
        step.change = change;
        if (change < 0) {
            step.day = entry.day;
            step.reason = entry.reason;
        } else {
            const Change& edit = entry.changes[static_cast<std::size_t>(change)];
            step.day = edit.day;
            step.reason = edit.reason;
            step.phase = phase_of(entry, edit.set);
        }
        const int latest = Resolver::latest_minute(*entry.type, fields_of(step), step.day);
        step.minute = rounded_up(std::max(latest, entry.minute > 0 ? entry.minute : WorkBegins));
        step.actor = resolver_.actor(entry, step.day);
        steps_.push_back(std::move(step));
    }

    Result<void> resolve(int index) {
        Step& step = steps_[static_cast<std::size_t>(index)];
        std::vector<int> needs;
        step.body = TRY(resolver_.body(*step.entry, fields_of(step), [&](const Entry& met) {
            const auto found = creation_.find(&met);
            if (met.day == step.day && &met != step.entry) needs.push_back(found->second);
        }));
        if (step.change >= 0 && steps_[static_cast<std::size_t>(index - 1)].day == step.day) needs.push_back(index - 1);
        step.needs = std::move(needs);
        return {};
    }

    /// A step comes behind all that it needs.
    void place(Step& step) {
        if (step.is_placed) return;
        step.is_placed = true;
        for (const int index : step.needs) {
            Step& need = steps_[static_cast<std::size_t>(index)];
            place(need);
            step.minute = std::max(step.minute, need.minute);
            if (need.phase > step.phase) {
                step.phase = need.phase;
                step.level = 0;
            }
            if (need.phase == step.phase) step.level = std::max(step.level, need.level + 1);
        }
    }
};

std::string name_of(const EntityType& type, std::string_view key) {
    return type.name + "/" + std::string(key);
}

}  // namespace

Book::Book(const std::vector<Entry>& entries, const Calendar& calendar, base::Random& random) {
    for (const Entry& entry : entries)
        lines_[name_of(*entry.type, entry.key)] = {
            &entry, base::make_uuid7(calendar.instant(entry.day, std::max(entry.minute, WorkBegins)), random)};
}

const Book::Line* Book::line(const EntityType& type, std::string_view key) const {
    const auto found = lines_.find(name_of(type, key));
    return found == lines_.end() ? nullptr : &found->second;
}

const std::string* Book::find_id(const EntityType& type, std::string_view key) const {
    const Line* found = line(type, key);
    return found == nullptr ? nullptr : &found->id;
}

const Entry* Book::find(const EntityType& type, std::string_view key) const {
    const Line* found = line(type, key);
    return found == nullptr ? nullptr : found->entry;
}

Result<std::vector<Step>> make_steps(const schema::Catalog& catalog, const std::vector<Entry>& entries,
                                     const Book& book, const Calendar& calendar) {
    return Scheduler(catalog, entries, book, calendar).run();
}

}  // namespace plumbline::actions::example
