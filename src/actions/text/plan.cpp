#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "actions/text/locate.h"
#include "actions/text/steps.h"
#include "base/random.h"

namespace plumbline::actions::text {

namespace {

using base::fail;
using base::Json;
using base::JsonObject;
using base::Result;
using records::Act;

base::Error outdated(std::string message) {
    base::Error error;
    error.kind = base::ErrorKind::PreconditionFailed;
    error.code = "plan.outdated";
    error.message = std::move(message);
    error.hint = "Make a new plan and look at it before you apply it.";
    return error;
}

/// A text on its way through parsing, reading the store, and comparing.
class Work {
  public:
    Work(records::Records& records, const records::Asking& asking)
        : records_(records), asking_(asking), grammar_(records.catalog()), stock_(grammar_) {}

    Result<void> draft(std::string_view text, const Options& options) {
        Mistakes mistakes;
        sheet_ = read_sheet(grammar_, text, mistakes);
        if (!mistakes.is_empty()) return mistakes.fail();
        return records_.store().read([&](store::Transaction& transaction) -> Result<void> {
            const auto head = TRY(transaction.last_link());
            View view(records_.catalog(), transaction, asking_.caller);
            TRY(load_for(view, sheet_, stock_));
            const auto make_id = [this] { return base::make_uuid7(records_.clock().now(), records_.random()); };
            resolved_ = TRY(resolve(view, sheet_, stock_, options, make_id, mistakes));
            if (!mistakes.is_empty()) return mistakes.fail();
            draft_ = draft_plan(grammar_, stock_, resolved_, options.prune);
            draft_.plan.revision = head ? head->seq : 0;
            if (options.revision) TRY(check_revision(transaction, *options.revision));
            return {};
        });
    }

    Result<Plan> rehearse() {
        if (draft_.steps.empty()) return std::move(draft_.plan);
        auto written = records_.rehearse(asking_, commands(draft_.steps));
        if (written) {
            refine(*written);
            return std::move(draft_.plan);
        }
        // Whoever may only read still sees what differs.
        const base::ErrorKind kind = written.error().kind;
        if (kind != base::ErrorKind::Forbidden && kind != base::ErrorKind::Unauthenticated)
            return fail(located(written.error()));
        draft_.plan.refusal = written.error().message;
        return std::move(draft_.plan);
    }

    Result<Plan> carry_out() {
        if (!resolved_.stand_ins.empty()) TRY(records_.write(asking_, resolved_.stand_ins));
        if (!draft_.steps.empty()) {
            auto written = records_.write(asking_, commands(draft_.steps));
            if (!written) return fail(located(written.error()));
            refine(*written);
            if (written->seq > 0) draft_.plan.revision = written->seq;
        }
        draft_.plan.is_applied = true;
        return std::move(draft_.plan);
    }

  private:
    records::Records& records_;
    const records::Asking& asking_;
    Grammar grammar_;
    Sheet sheet_;
    Stock stock_;
    Resolved resolved_;
    Draft draft_;

    base::Error located(const base::Error& error) { return locate(records_, asking_, draft_, error); }

    /// What the pipeline made of each record: hooks may have completed it, or found that nothing differs.
    void refine(const records::Written& written) {
        std::vector<const records::Outcome*> last(draft_.plan.changes.size(), nullptr);
        std::vector<bool> is_changed(last.size(), false);
        for (std::size_t i = 0; i < draft_.steps.size() && i < written.outcomes.size(); ++i) {
            last[draft_.steps[i].change] = &written.outcomes[i];
            is_changed[draft_.steps[i].change] = is_changed[draft_.steps[i].change] || written.outcomes[i].is_changed;
        }
        std::vector<Change> kept;
        for (std::size_t i = 0; i < last.size(); ++i) {
            Change& change = draft_.plan.changes[i];
            const Item* item = draft_.items[i];
            if (item != nullptr && last[i] != nullptr && !last[i]->record.empty()) {
                compare(change, *item, last[i]->record);
                if (item->before != nullptr && (change.fields.empty() || !is_changed[i])) continue;
            }
            kept.push_back(std::move(change));
        }
        draft_.plan.changes = std::move(kept);
    }

    void compare(Change& change, const Item& item, const JsonObject& after) const {
        change.fields.clear();
        for (const schema::Field* field : item.entry->part->fields) {
            const Json was =
                item.before == nullptr ? usual_value(*field).value_or(nullptr) : value_of(*item.before, *field);
            const Json is = value_of(after, *field);
            if (is_same(was, is)) continue;
            change.fields.push_back({field->name,
                                     item.before == nullptr ? Json(nullptr) : with_names(stock_, *field, was),
                                     with_names(stock_, *field, is)});
        }
    }

    /// Refuses where a record that the plan concerns was changed after the change number that it was made against.
    Result<void> check_revision(store::Transaction& transaction, std::int64_t revision) {
        if (revision > draft_.plan.revision)
            return fail(outdated(fmt::format("The plan was made against change {} of another store; this one is at {}.",
                                             revision, draft_.plan.revision)));
        constexpr int Portion = 10000;
        std::int64_t seq = revision;
        std::int64_t ordinal = std::numeric_limits<std::int32_t>::max();
        for (;;) {
            const auto entries = TRY(transaction.changes_after(seq, ordinal, Portion));
            for (const store::Entry& entry : entries) TRY(check_entry(entry));
            if (entries.size() < Portion) return {};
            seq = entries.back().seq;
            ordinal = entries.back().ordinal;
        }
    }

    Result<void> check_entry(const store::Entry& entry) const {
        for (const Change& change : draft_.plan.changes) {
            if (change.act == Act::Delete && !draft_.plan.prune) continue;
            const bool is_concerned = change.id == entry.record;
            const bool was_deleted = change.act == Act::Create && entry.operation == "delete" &&
                                     entry.type == change.type->name &&
                                     base::text_or(entry.data, "title") == change.title;
            if (!is_concerned && !was_deleted) continue;
            return fail(outdated(fmt::format("{} \"{}\" was {} since the plan was made (change {}).",
                                             change.type->label, change.title,
                                             entry.operation == "delete"   ? "deleted"
                                             : entry.operation == "create" ? "made"
                                                                           : "changed",
                                             entry.seq)));
        }
        return {};
    }
};

/// The part of a plan that must be the same when it is applied later.
base::JsonArray promised(const Plan& plan) {
    base::JsonArray list;
    const JsonObject shown = to_json(plan);
    for (const Json& change : shown.at("changes").get_array()) {
        JsonObject object = change.get_object();
        if (base::find_text(object, "act") == "create") object.erase("id");
        list.push_back(std::move(object));
    }
    return list;
}

}  // namespace

std::vector<records::Command> commands(const std::vector<Step>& steps) {
    std::vector<records::Command> list;
    list.reserve(steps.size());
    for (const Step& step : steps) list.push_back(step.command);
    return list;
}

Result<Plan> make_plan(records::Records& records, const records::Asking& asking, std::string_view text,
                       const Options& options) {
    Work work(records, asking);
    TRY(work.draft(text, options));
    return work.rehearse();
}

Result<Plan> apply(records::Records& records, const records::Asking& asking, std::string_view text,
                   const Options& options) {
    Work work(records, asking);
    TRY(work.draft(text, options));
    return work.carry_out();
}

std::string plan_file(const Plan& plan, std::string_view text) {
    return base::to_pretty_text(JsonObject{{"plumblinePlan", 1},
                                           {"revision", plan.revision},
                                           {"prune", plan.prune},
                                           {"changes", promised(plan)},
                                           {"text", text}}) +
           "\n";
}

Result<Plan> apply_file(records::Records& records, const records::Asking& asking, std::string_view file) {
    const Json content = TRY(base::parse_json(file));
    const JsonObject* object = content.if_object();
    const Json* changes = object == nullptr ? nullptr : object->if_contains("changes");
    const auto text = object == nullptr ? std::nullopt : base::find_text(*object, "text");
    if (changes == nullptr || !changes->is_array() || !text || base::integer_or(*object, "plumblinePlan") != 1)
        return fail(base::malformed("plan.file", "This is no plan file.", 1, 1));
    const Options options{base::is_true(*object, "prune"), base::integer_or(*object, "revision")};
    const Plan now = TRY(make_plan(records, asking, *text, options));
    const bool is_nothing = std::ranges::none_of(
        now.changes, [&](const Change& change) { return options.prune || change.act != Act::Delete; });
    if (!is_nothing && base::canonical_text(promised(now)) != base::canonical_text(*changes))
        return fail(outdated("Applying this plan would do something else now than when it was made."));
    return apply(records, asking, *text, options);
}

}  // namespace plumbline::actions::text
