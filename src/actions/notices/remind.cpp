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
constexpr int DaysARound = 7;
constexpr std::chrono::days LinkHolds{14};

/// Earlier notices of the same account about the same check-in give way to a new one.
Result<void> replace_earlier(store::Transaction& transaction, const schema::Catalog& catalog, const Notice& notice,
                             const std::string& now, std::vector<Command>& commands) {
    const schema::EntityType& type = catalog.type("notification");
    for (const JsonObject& earlier :
         TRY(select_all(transaction, type, query::equals(type, "subject", notice.subject)))) {
        const bool is_open = text_or(earlier, "account") == notice.account && text_or(earlier, "kind") == notice.kind &&
                             earlier.contains("linkExpiresAt") && !earlier.contains("actedAt");
        if (!is_open) continue;
        JsonObject body{{"link", nullptr}, {"linkHash", nullptr}, {"linkExpiresAt", nullptr}, {"expiresAt", now}};
        if (!earlier.contains("readAt")) body["readAt"] = now;
        const std::string state = text_or(earlier, "mailState");
        if (state == "waiting" || state == "gathered") body["mailState"] = "dropped";
        commands.push_back(update_notice(catalog, earlier, std::move(body)));
    }
    return {};
}

Result<std::vector<Command>> reminders_of(records::Records& records, store::Transaction& transaction,
                                          const MailPolicy& policy, const JsonObject& program) {
    const schema::Catalog& catalog = records.catalog();
    const base::Instant now = records.clock().now();
    const std::string id = text_or(program, "id");
    auto plan = TRY(load_plan(transaction, catalog, id, Depth::Structure));
    plan["check-in"] = TRY(select_of_program(transaction, catalog, catalog.type("check-in"), id));
    const insight::PlanGraph graph = insight::graph_from_records(plan);
    std::vector<Command> commands;
    for (const insight::Index key_result : graph.program_key_results.of(0)) {
        const auto due = insight::check_in_due(graph, key_result, base::date_of(now));
        const int round = due ? due->days_late / DaysARound : MostRounds;
        if (!due || !due->is_due || round >= MostRounds) continue;
        const auto& kr = graph.records.key_results[key_result];
        const std::string day = base::format_date(due->due);
        for (const std::string& account : TRY(accounts_of(transaction, catalog, due->asked))) {
            const Notice notice{.account = account,
                                .kind = "check-in-due",
                                .title = kr.title,
                                .subject = "key-results/" + kr.id,
                                .program = id,
                                .once_key = fmt::format("check-in-due/{}/{}/{}/{}", kr.id, day, round, account),
                                .due_date = day,
                                .link = base::random_token(records.random()),
                                .link_expires = base::format_instant(now + LinkHolds)};
            auto told = TRY(notice_command(transaction, catalog, policy, notice, now));
            if (!told) continue;
            TRY(replace_earlier(transaction, catalog, notice, records.now(), commands));
            commands.push_back(std::move(*told));
        }
    }
    return commands;
}

int count_new(const std::vector<Command>& commands) {
    int count = 0;
    for (const Command& command : commands)
        if (command.act == records::Act::Create) ++count;
    return count;
}

}  // namespace

Result<int> remind(records::Records& records, const MailPolicy& policy) {
    const schema::EntityType& type = records.catalog().type("program");
    int told = 0;
    for (const JsonObject& program : TRY(records.all(type, query::equals(type, "status", std::string("active"))))) {
        std::vector<Command> commands;
        TRY(records.store().read([&](store::Transaction& transaction) -> Result<void> {
            commands = TRY(reminders_of(records, transaction, policy, program));
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
    for (JsonObject& notice : TRY(records.all(
             type, query::all_of({query::equals(type, "mailState", std::string("gathered")),
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
                           .title = say(taste.language, "digest.title"),
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
