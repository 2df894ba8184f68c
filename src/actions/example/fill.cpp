#include "actions/example/fill.h"

#include <fmt/format.h>

#include <algorithm>

#include "actions/example/accounts.h"
#include "actions/example/copies.h"
#include "actions/example/crowd.h"
#include "actions/example/registers.h"
#include "actions/example/schedule.h"
#include "actions/example/series.h"
#include "actions/initialize.h"
#include "actions/plan/library.h"

namespace plumbline::actions::example {

using base::Instant;
using base::Json;
using base::JsonObject;
using base::Result;
using records::Command;

namespace {

using Steps = std::vector<Step>;

bool belong_together(const Step& left, const Step& right) {
    return left.day == right.day && left.minute == right.minute && left.actor == right.actor &&
           left.reason == right.reason;
}

/// Records of one transaction where there is more than one company.
constexpr std::size_t RecordsAtOnce = 5000;

/// Hands the steps out as writes, in the order in which they happened: each for the first company, then for the others.
class Teller {
  public:
    Teller(Steps steps, const Book& book, const Calendar& calendar, const schema::Catalog& catalog, SetClock& clock)
        : steps_(std::move(steps)), book_(book), calendar_(calendar), catalog_(catalog), clock_(clock) {}

    /// copy_to makes next hand out each write for so many companies.
    void copy_to(const Copies& copies, int companies) {
        copies_ = &copies;
        companies_ = companies;
        company_ = companies;
    }

    bool is_done() const { return company_ >= companies_ && at_ == steps_.size(); }
    int day() const { return at_ == steps_.size() ? 0 : steps_[at_].day; }

    std::optional<records::Batch> next() {
        while (company_ < companies_) {
            records::Batch copied = copies_->copy(first_, ++company_);
            if (!copied.commands.empty()) return copied;
        }
        std::optional<records::Batch> batch = next_of_first();
        if (batch && companies_ > 1) {
            first_ = *batch;
            company_ = 1;
        }
        return batch;
    }

  private:
    Steps steps_;
    const Book& book_;
    const Calendar& calendar_;
    const schema::Catalog& catalog_;
    SetClock& clock_;
    const Copies* copies_ = nullptr;
    records::Batch first_;
    int companies_ = 1;
    int company_ = 1;
    std::size_t at_ = 0;
    Instant now_{};

    std::optional<records::Batch> next_of_first() {
        if (at_ == steps_.size()) return std::nullopt;
        const Step& first = steps_[at_];
        // Writes of the same minute follow each other closely, as people's do.
        constexpr std::chrono::seconds Pause(20);
        now_ = std::max(now_ + Pause, calendar_.instant(first.day, first.minute));
        clock_.set(now_);
        records::Batch batch{asking(first), {}};
        for (; at_ < steps_.size() && belong_together(first, steps_[at_]); ++at_)
            batch.commands.push_back(command(steps_[at_], batch.asking.at));
        return batch;
    }

    records::Asking asking(const Step& step) const {
        records::Asking asking{records::system_caller(), base::format_instant(now_), std::string(step.reason), {}};
        const std::string* account = book_.find_id(catalog_.type("account"), account_key(step.actor));
        const std::string* person = book_.find_id(catalog_.type("person"), step.actor);
        if (account == nullptr || person == nullptr) return asking;
        asking.caller.account = *account;
        asking.caller.actor = *account;
        asking.caller.person = *person;
        return asking;
    }

    Command command(Step& step, const std::string& at) const {
        Command command;
        command.act = step.change < 0 ? records::Act::Create : records::Act::Update;
        command.type = step.entry->type;
        command.id = *book_.find_id(*step.entry->type, step.entry->key);
        command.body = std::move(step.body);
        for (auto& pair : command.body)
            if (base::is_text(pair.value(), "$now")) pair.value() = at;
        return command;
    }
};

Result<Content> tell(const schema::Catalog& catalog) {
    Content content = TRY(load_content(catalog));
    make_people(catalog, content);
    TRY(add_accounts(catalog, content));
    const auto tracks = add_observations(catalog, content);
    std::vector<std::string> users;
    for (const Track& track : tracks)
        if (track.measure == "m-active" && !track.unit.empty() && track.readings.back().count > 0)
            users.push_back(track.unit);
    make_makers(content, levels_of(tracks, "m-makers"), users);
    TRY(add_registers(catalog, tracks, content));
    return content;
}

Result<void> tell_copies(records::Records& records, Teller& teller, const Copies& copies, const Size& size) {
    teller.copy_to(copies, size.factor);
    std::size_t written = 0;
    while (!teller.is_done()) {
        const std::size_t end = written + RecordsAtOnce;
        TRY(records.write_series([&]() -> std::optional<records::Batch> {
            if (written >= end) return std::nullopt;
            std::optional<records::Batch> batch = teller.next();
            if (batch) written += batch->commands.size();
            return batch;
        }));
        if (size.progress) size.progress(fmt::format("{} days before today", -teller.day()), written);
    }
    return {};
}

/// Programs as they are on the first day: started from the library, with every blank open.
Result<void> add_programs(records::Records& records, const Size& size) {
    const std::vector<std::string> visions{
        "leadership-buy-in",    "innovation-and-ai-culture", "makers-and-champions", "operational-efficiency",
        "center-of-excellence", "employee-experience",       "value-and-return"};
    std::size_t written = 0;
    for (int number = 1; number <= size.programs; ++number) {
        const Start start{fmt::format("The whole library {}", number), visions, Links::Proposed};
        const auto made = TRY(start_program(records, system_asking(records, "Started from the library"), start));
        written += made.outcomes.size();
        if (size.progress) size.progress(fmt::format("program {} of {}", number, size.programs), written);
    }
    return {};
}

}  // namespace

Instant beginning(base::Date today) {
    return Calendar(today).instant(Birth - 1, 0);
}

Result<void> fill(records::Records& records, SetClock& clock, base::Date today, const Size& size) {
    const Calendar calendar(today);
    const Content content = TRY(tell(records.catalog()));
    const Book book(content.entries, calendar, records.random());
    Teller teller(TRY(make_steps(records.catalog(), content.entries, book, calendar)), book, calendar,
                  records.catalog(), clock);
    if (size.factor <= 1)
        TRY(records.write_series([&] { return teller.next(); }));
    else
        TRY(tell_copies(records, teller, Copies(content.entries, book), size));
    return add_programs(records, size);
}

Result<bool> is_untouched(store::Store& store) {
    bool untouched = false;
    TRY(store.read([&](store::Transaction& transaction) -> Result<void> {
        untouched = !TRY(transaction.last_link());
        return {};
    }));
    return untouched;
}

}  // namespace plumbline::actions::example
