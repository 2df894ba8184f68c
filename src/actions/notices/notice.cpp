#include "actions/notices/notice.h"

#include <algorithm>

#include "actions/plan/load_plan.h"
#include "base/encoding.h"
#include "base/text.h"
#include "records/access.h"

namespace plumbline::actions {

using base::JsonObject;
using base::Result;
using records::Command;

namespace {

bool is_muted(const JsonObject& account, const std::string& kind) {
    const base::Json* muted = account.if_contains("mutedNotices");
    return muted != nullptr && muted->is_array() &&
           std::ranges::any_of(muted->get_array(), [&](const base::Json& one) { return base::is_text(one, kind); });
}

/// Where the mail about it begins: waiting for its hour, for the next summary, or nowhere.
void add_mail(JsonObject& body, const MailPolicy& policy, const Notice& notice, const JsonObject& account,
              const Taste& taste, base::Instant now) {
    const bool is_invited = base::text_or(account, "status") == "invited";
    if (!policy.is_on || (!notice.is_urgent && (is_muted(account, notice.kind) || is_invited))) return;
    const bool is_gathered = !notice.is_urgent && notice.kind != "report" && taste.digest != "none";
    body["mailState"] = is_gathered ? "gathered" : "waiting";
    body["mailAttempts"] = 0;
    if (!is_gathered) body["mailNextAt"] = base::format_instant(notice.is_urgent ? now : next_open(taste, now));
    if (notice.link.empty()) return;
    body["link"] = notice.link;
}

void set_if(JsonObject& body, const char* field, const std::string& value) {
    if (!value.empty()) body[field] = value;
}

}  // namespace

Result<JsonObject> organization_of(store::Transaction& transaction, const schema::Catalog& catalog) {
    auto found = TRY(select_all(transaction, catalog.type("organization"), query::all_of({})));
    return found.empty() ? JsonObject() : std::move(found.front());
}

Result<std::vector<std::string>> accounts_of(store::Transaction& transaction, const schema::Catalog& catalog,
                                             const std::string& person) {
    std::vector<std::string> ids;
    if (person.empty()) return ids;
    const schema::EntityType& type = catalog.type("account");
    for (const JsonObject& account : TRY(select_all(transaction, type, query::equals(type, "person", person))))
        if (base::text_or(account, "status") == "active") ids.push_back(base::text_or(account, "id"));
    return ids;
}

Command update_notice(const schema::Catalog& catalog, const JsonObject& notice, JsonObject body) {
    Command command;
    command.act = records::Act::Update;
    command.type = &catalog.type("notification");
    command.id = base::text_or(notice, "id");
    command.body = std::move(body);
    return command;
}

Result<void> place(store::Transaction& transaction, const schema::EntityType& type, const JsonObject& record,
                   Notice& notice) {
    const std::string id = base::text_or(record, "id");
    notice.program =
        type.name == "program" ? id : TRY(records::follow_path(transaction, type, record, type.program_path));
    notice.unit = type.name == "unit" ? id : TRY(records::follow_path(transaction, type, record, type.unit_path));
    return {};
}

Result<std::optional<Command>> notice_command(store::Transaction& transaction, const schema::Catalog& catalog,
                                              const MailPolicy& policy, const Notice& notice, base::Instant now) {
    const schema::EntityType& type = catalog.type("notification");
    const auto account = TRY(transaction.find(catalog.type("account"), notice.account));
    if (!account || base::text_or(*account, "status") == "disabled") return std::optional<Command>();
    if (!notice.once_key.empty() &&
        !TRY(select_all(transaction, type, query::equals(type, "onceKey", notice.once_key))).empty())
        return std::optional<Command>();
    const Taste taste = taste_of(policy, *account, TRY(organization_of(transaction, catalog)));
    JsonObject body{{"account", notice.account}, {"kind", notice.kind}, {"title", base::shortened(notice.title, 290)}};
    set_if(body, "body", notice.body);
    set_if(body, "subject", notice.subject);
    set_if(body, "program", notice.program);
    set_if(body, "unit", notice.unit);
    set_if(body, "onceKey", notice.once_key);
    set_if(body, "dueDate", notice.due_date);
    if (notice.is_for_mail_only) body["readAt"] = base::format_instant(now);
    if (!notice.link.empty() && notice.kind == "check-in-due") {
        body["linkHash"] = base::sha256_hex(notice.link);
        body["linkExpiresAt"] = notice.link_expires;
    }
    add_mail(body, policy, notice, *account, taste, now);
    Command command;
    command.type = &type;
    command.body = std::move(body);
    return std::optional(std::move(command));
}

}  // namespace plumbline::actions
