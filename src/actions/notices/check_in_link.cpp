#include "actions/notices/check_in_link.h"

#include "actions/notices/notice.h"
#include "actions/plan/load_plan.h"
#include "actions/refusals.h"
#include "base/encoding.h"
#include "base/text.h"

namespace plumbline::actions {

using base::Json;
using base::JsonObject;
using base::Result;
using base::text_or;
using records::Command;
using records::Draft;

namespace {

constexpr char Between = '.';
constexpr std::size_t LongestToken = 200;
constexpr std::string_view Subjects = "key-results/";

base::Fail void_link() {
    return not_signed_in("check-in.link", "This link was used already, has ended, or was replaced by a newer one.",
                         "Sign in and check in there, or wait for the next mail.");
}

std::string id_in(std::string_view token) {
    const std::size_t between = token.find(Between);
    if (between == std::string_view::npos || token.size() > LongestToken) return {};
    std::string id(token.substr(0, between));
    return base::is_uuid(id) ? id : std::string();
}

}  // namespace

Result<JsonObject> CheckInLinks::notice_of(std::string_view token) {
    const base::Instant now = records_.clock().now();
    const std::string id = id_in(token);
    if (!id.empty()) TRY(patience_.check(id, now));
    const schema::EntityType& type = records_.catalog().type("notification");
    std::optional<JsonObject> notice;
    std::string kept;
    if (!id.empty())
        TRY(records_.store().read([&](store::Transaction& transaction) -> Result<void> {
            notice = TRY(transaction.find(type, id));
            if (notice) kept = TRY(transaction.secret(type, id, *type.find_field("linkHash")));
            return {};
        }));
    const std::string_view secret = id.empty() ? std::string_view() : token.substr(id.size() + 1);
    const bool holds = notice && !kept.empty() && base::equal_in_constant_time(kept, base::sha256_hex(secret)) &&
                       text_or(*notice, "linkExpiresAt") > records_.now();
    if (holds) {
        patience_.forgive(id);
        return std::move(*notice);
    }
    if (!id.empty()) patience_.note_failure(id, now);
    return void_link();
}

Result<void> CheckInLinks::add_last_value(LinkedCheckIn& opened) {
    const schema::EntityType& type = records_.catalog().type("check-in");
    for (const JsonObject& one :
         TRY(records_.all(type, query::equals(type, "keyResult", text_or(opened.key_result, "id"))))) {
        const Json* value = one.if_contains("value");
        const std::string date = text_or(one, "date");
        if (value == nullptr || date < opened.value_date) continue;
        opened.value = base::number_of(*value);
        opened.value_date = date;
    }
    return {};
}

Result<LinkedCheckIn> CheckInLinks::open(std::string_view token) {
    const JsonObject notice = TRY(notice_of(token));
    LinkedCheckIn opened;
    opened.notice = text_or(notice, "id");
    opened.account = text_or(notice, "account");
    const records::Caller caller = TRY(identity_.caller_of_link(opened.account));
    opened.name = caller.name;
    const std::string subject = text_or(notice, "subject");
    if (!subject.starts_with(Subjects)) return void_link();
    const records::Asking asking{caller, records_.now(), {}, {}};
    auto key_result = records_.read(asking, records_.catalog().type("key-result"), subject.substr(Subjects.size()));
    if (!key_result) return void_link();
    opened.key_result = std::move(*key_result);
    TRY(records_.store().read([&](store::Transaction& transaction) -> Result<void> {
        const auto account = TRY(transaction.find(records_.catalog().type("account"), opened.account));
        const JsonObject organization = TRY(organization_of(transaction, records_.catalog()));
        opened.language = taste_of(policy_, account.value_or(JsonObject()), organization).language;
        return {};
    }));
    TRY(add_last_value(opened));
    return opened;
}

Result<void> CheckInLinks::check_in(std::string_view token, const Word& word, const std::string& request) {
    const LinkedCheckIn opened = TRY(open(token));
    Command command;
    command.type = &records_.catalog().type("check-in");
    command.body = {{"keyResult", text_or(opened.key_result, "id")}};
    if (word.value) command.body["value"] = *word.value;
    if (word.confidence) command.body["confidence"] = *word.confidence;
    if (!word.note.empty()) command.body["note"] = word.note;
    records::Caller caller = TRY(identity_.caller_of_link(opened.account));
    const records::Asking asking{std::move(caller), records_.now(), "By the link in a mail", request};
    const std::string fingerprint = base::sha256_hex(base::canonical_text(Json(command.body)));
    // One key for the link: of two at once the second is the same request again, or another one, which is refused.
    const auto written =
        records_.write(asking, {std::move(command)}, records::Once{"check-in link " + opened.notice, fingerprint});
    if (!written && written.error().code == "idempotency.reused") return void_link();
    if (!written) return base::fail(written.error());
    return {};
}

records::Hook settle_notices(const schema::Catalog& catalog) {
    return [&catalog](store::Transaction& transaction, Draft& draft) -> Result<void> {
        const std::string key_result = text_or(draft.after, "keyResult");
        if (draft.act != records::Act::Create || key_result.empty()) return {};
        const schema::EntityType& type = catalog.type("notification");
        const std::string& account = draft.asking.caller.account;
        for (const JsonObject& notice :
             TRY(select_all(transaction, type, query::equals(type, "subject", std::string(Subjects) + key_result)))) {
            if (account.empty() || text_or(notice, "account") != account || text_or(notice, "kind") != "check-in-due" ||
                notice.contains("actedAt"))
                continue;
            JsonObject body{{"actedAt", draft.asking.at}, {"link", nullptr}, {"linkHash", nullptr}};
            if (!notice.contains("readAt")) body["readAt"] = draft.asking.at;
            const std::string state = text_or(notice, "mailState");
            if (state == "waiting" || state == "gathered") body["mailState"] = "dropped";
            draft.follow_ups.push_back(update_notice(catalog, notice, std::move(body)));
        }
        return {};
    };
}

records::Hook keep_addressed() {
    return [](store::Transaction&, Draft& draft) -> Result<void> {
        const bool is_servers = draft.before != nullptr && draft.before->contains("onceKey");
        if (!is_servers || draft.asking.caller.is_system || draft.act == records::Act::Delete) return {};
        for (const char* field : {"account", "kind", "subject", "title"})
            if (text_or(*draft.before, field) != text_or(draft.after, field))
                return base::fail(base::invalid("notification.fixed", field,
                                                "The server wrote this notice: what it is about stays as it is.",
                                                "Mark it as read, or delete it."));
        return {};
    };
}

}  // namespace plumbline::actions
