#include "actions/text/locate.h"

#include <fmt/format.h>

#include <algorithm>

namespace plumbline::actions::text {

namespace {

using base::Error;
using base::ErrorKind;

/// Above this many steps only the first failing record is looked for.
constexpr std::size_t MostStepsForAll = 500;

bool is_about_a_record(const Error& error) {
    return error.kind != ErrorKind::Internal && error.kind != ErrorKind::Unavailable &&
           error.kind != ErrorKind::PreconditionFailed;
}

class Locator {
  public:
    Locator(records::Records& records, const records::Asking& asking, const Draft& draft)
        : records_(records), asking_(asking), draft_(draft) {}

    Error run(const Error& first) {
        std::vector<Step> steps = draft_.steps;
        std::optional<Error> error = first;
        while (error && is_about_a_record(*error) && !mistakes_.is_full()) {
            const auto failing = static_cast<std::size_t>(error->position);
            if (error->position < 0 || failing >= steps.size()) break;
            const Step step = steps[failing];
            add(step, *error);
            // Without a new record others would fail for its absence; what is only changed can be left out to find the
            // next.
            if (step.command.act == records::Act::Create || steps.size() > MostStepsForAll) break;
            std::erase_if(steps, [&](const Step& other) {
                return other.change == step.change && other.command.act != records::Act::Create;
            });
            error = rehearse(steps);
        }
        return mistakes_.is_empty() ? first : mistakes_.fail().error();
    }

  private:
    records::Records& records_;
    const records::Asking& asking_;
    const Draft& draft_;
    Mistakes mistakes_;

    std::optional<Error> rehearse(const std::vector<Step>& steps) {
        if (steps.empty()) return std::nullopt;
        auto written = records_.rehearse(asking_, commands(steps));
        return written ? std::nullopt : std::optional(std::move(written).error());
    }

    void add(const Step& step, const Error& error) {
        const Change& change = draft_.plan.changes[step.change];
        const Item* item = draft_.items[step.change];
        std::vector<Error> all = error.details.empty() ? std::vector<Error>{error} : error.details;
        for (Error& each : all) {
            Mark mark = change.mark;
            if (item != nullptr)
                for (const Wish& wish : item->wishes)
                    if (wish.field->name == each.field) mark = wish.mark;
            each.message = fmt::format("{} \"{}\": {}", change.type->label, change.title, each.message);
            mistakes_.add(std::move(each), mark);
        }
    }
};

}  // namespace

Error locate(records::Records& records, const records::Asking& asking, const Draft& draft, const Error& error) {
    return is_about_a_record(error) ? Locator(records, asking, draft).run(error) : error;
}

}  // namespace plumbline::actions::text
