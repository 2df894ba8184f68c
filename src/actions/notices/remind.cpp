#include "actions/notices/remind.h"

#include <fmt/format.h>

#include <map>

#include "actions/initialize.h"
#include "actions/notices/notice.h"
#include "actions/notices/words.h"
#include "actions/plan/load_plan.h"
#include "insight/progress/check_in_due.h"

namespace plumbline::actions {

using base::JsonObject;
using base::Result;
using base::text_or;
using records::Command;

namespace {

constexpr int MostRounds = 4;
/// A week, less what one night begins earlier than another.
constexpr std::chrono::hours BetweenRounds{24 * 7 - 2};
constexpr std::chrono::days LinkHolds{14};

/// What an account was told of one check-in before.
Result<std::vector<JsonObject>> told_before(store::Transaction& transaction, const schema::Catalog& catalog,
                                            const std::string& subject, const std::string& account) {
    const schema::EntityType& type = catalog.type("notification");
    auto found = TRY(select_all(transaction, type, query::equals(type, "subject", subject)));
    std::erase_if(found, [&](const JsonObject& one) {
        return text_or(one, "account") != account || text_or(one, "kind") != "check-in-due";
    });
    return found;
}

/// Which time it is that the account is asked for the check-in of this day; nothing where it is not asked now.
std::optional<int> round_of(const std::vector<JsonObject>& earlier, const std::string& day, base::Instant now) {
    const std::string a_week_ago = base::format_instant(now - BetweenRounds);
    int rounds = 0;
    for (const JsonObject& one : earlier) {
        if (text_or(one, "dueDate") != day) continue;
        if (text_or(one, "createdAt") > a_week_ago) return std::nullopt;
        ++rounds;
    }
    return rounds < MostRounds ? std::optional(rounds) : std::nullopt;
}

/// Earlier notices about the same check-in give way to a new one, and their links are void.
void replace(const schema::Catalog& catalog, const std::vector<JsonObject>& earlier, const std::string& now,
             std::vector<Command>& commands) {
    for (const JsonObject& one : earlier) {
        if (!one.contains("linkExpiresAt") || one.contains("actedAt")) continue;
        JsonObject body{{"link", nullptr}, {"linkHash", nullptr}, {"linkExpiresAt", nullptr}, {"expiresAt", now}};
        if (!one.contains("readAt")) body["readAt"] = now;
        const std::string state = text_or(one, "mailState");
        if (state == "waiting" || state == "gathered") body["mailState"] = "dropped";
        commands.push_back(update_notice(catalog, one, std::move(body)));
    }
}

/// The reminders of one program on one day.
class Round {
  public:
    Round(records::Records& records, store::Transaction& transaction, const MailPolicy& policy, base::Date today)
        : records_(records), transaction_(transaction), policy_(policy), now_(records.clock().now()), today_(today) {}

    Result<std::vector<Command>> of_program(const std::string& program) {
        const schema::Catalog& catalog = records_.catalog();
        auto plan = TRY(load_plan(transaction_, catalog, program, Depth::Structure));
        plan["check-in"] = TRY(select_of_program(transaction_, catalog, catalog.type("check-in"), program));
        const insight::PlanGraph graph = insight::graph_from_records(plan);
        for (const insight::Index key_result : graph.program_key_results.of(0)) {
            const auto due = insight::check_in_due(graph, key_result, today_);
            if (!due || !due->is_due) continue;
            for (const std::string& account : TRY(accounts_of(transaction_, catalog, due->asked)))
                TRY(ask(graph.records.key_results[key_result], base::format_date(due->due), account));
        }
        return std::move(commands_);
    }

  private:
    records::Records& records_;
    store::Transaction& transaction_;
    const MailPolicy& policy_;
    base::Instant now_;
    base::Date today_;
    std::vector<Command> commands_;

    Result<void> ask(const entities::KeyResult& kr, const std::string& day, const std::string& account) {
        const schema::Catalog& catalog = records_.catalog();
        const std::string subject = "key-results/" + kr.id;
        const auto earlier = TRY(told_before(transaction_, catalog, subject, account));
        const auto round = round_of(earlier, day, now_);
        if (!round) return {};
        Notice notice{.account = account,
                      .kind = "check-in-due",
                      .title = kr.title,
                      .subject = subject,
                      .once_key = fmt::format("check-in-due/{}/{}/{}/{}", kr.id, day, *round, account),
                      .due_date = day,
                      .link = base::random_token(records_.random()),
                      .link_expires = base::format_instant(now_ + LinkHolds)};
        const schema::EntityType& type = catalog.type("key-result");
        if (const auto record = TRY(transaction_.find(type, kr.id))) TRY(place(transaction_, type, *record, notice));
        auto told = TRY(notice_command(transaction_, catalog, policy_, notice, now_));
        if (!told) return {};
        replace(catalog, earlier, records_.now(), commands_);
        commands_.push_back(std::move(*told));
        return {};
    }
};

int count_new(const std::vector<Command>& commands) {
    int count = 0;
    for (const Command& command : commands)
        if (command.act == records::Act::Create) ++count;
    return count;
}

}  // namespace

Result<int> remind(records::Records& records, const MailPolicy& policy) {
    const schema::EntityType& type = records.catalog().type("program");
    const base::Date today = records::today(system_asking(records, {}));
    int told = 0;
    for (const JsonObject& program :
         TRY(records.all(type, query::one_of(type, "status", {std::string("draft"), std::string("active")})))) {
        std::vector<Command> commands;
        TRY(records.store().read([&](store::Transaction& transaction) -> Result<void> {
            commands = TRY(Round(records, transaction, policy, today).of_program(text_or(program, "id")));
            return {};
        }));
        if (commands.empty()) continue;
        const int count = count_new(commands);
        TRY(records.write(system_asking(records, "Check-ins due"), std::move(commands)));
        told += count;
    }
    return told;
}

Result<int> gather(records::Records& records, const MailPolicy& policy, const std::string& how) {
    const schema::Catalog& catalog = records.catalog();
    const schema::EntityType& type = catalog.type("notification");
    std::map<std::string, std::vector<JsonObject>> waiting;
    for (JsonObject& notice :
         TRY(records.all(type, query::all_of({query::equals(type, "mailState", std::string("gathered")),
                                              query::equals(type, "gatheredIn", schema::Cell())}))))
        waiting[text_or(notice, "account")].push_back(std::move(notice));
    int mails = 0;
    for (const auto& [account_id, notices] : waiting) {
        std::vector<Command> commands;
        TRY(records.store().read([&](store::Transaction& transaction) -> Result<void> {
            const auto account = TRY(transaction.find(catalog.type("account"), account_id));
            // Whoever wants single mails since gets what was gathered with the next summary of any kind.
            const std::string wanted = account ? text_or(*account, "digest", "none") : std::string();
            if (!account || (wanted != how && !(wanted == "none" && how == "daily"))) return {};
            const Taste taste = taste_of(policy, *account, TRY(organization_of(transaction, catalog)));
            Notice summary{.account = account_id,
                           .kind = "report",
                           .title = say(taste.language, "digest/title"),
                           .once_key = fmt::format("digest/{}/{}", account_id, records.now().substr(0, 13)),
                           .is_for_mail_only = true};
            auto command = TRY(notice_command(transaction, catalog, policy, summary, records.clock().now()));
            if (!command) return {};
            command->id = base::make_uuid7(records.clock().now(), records.random());
            const std::string id = command->id;
            commands.push_back(std::move(*command));
            for (const JsonObject& notice : notices)
                commands.push_back(update_notice(catalog, notice, {{"gatheredIn", id}}));
            return {};
        }));
        if (commands.empty()) continue;
        TRY(records.write(system_asking(records, "Summary by mail"), std::move(commands)));
        ++mails;
    }
    return mails;
}

}  // namespace plumbline::actions
