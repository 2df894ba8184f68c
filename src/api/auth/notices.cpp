#include "api/auth/notices.h"

#include <algorithm>
#include <array>

#include "actions/notices/notice.h"
#include "base/text.h"

namespace plumbline::api::auth {

using base::fail;
using base::JsonObject;
using base::Result;
using http::Response;

namespace {

constexpr std::array<std::string_view, 4> Fields{"digest", "quietFrom", "quietUntil", "mutedNotices"};

Result<std::string> own_account(const Call& call, bool is_change) {
    const records::Caller& caller = call.asking.caller;
    if (caller.account.empty()) return fail(base::forbidden("A token without an account gets no mail."));
    if (!caller.delegate.empty()) return fail(base::forbidden("Nobody chooses the mails of whom they act for."));
    if (is_change && !caller.may_write)
        return fail(base::forbidden("This token may only read.", "Use a token with the scope write."));
    return caller.account;
}

Result<Response> shown(Service& service, const std::string& account) {
    JsonObject answer;
    TRY(service.records.store().read([&](store::Transaction& transaction) -> Result<void> {
        const schema::Catalog& catalog = service.records.catalog();
        const JsonObject record = TRY(transaction.find(catalog.type("account"), account))
        .value_or(JsonObject());
        for (const std::string_view field : Fields)
            if (const base::Json* value = record.if_contains(field)) answer[field] = *value;
        const auto taste = actions::taste_of(service.mail, record, TRY(actions::organization_of(transaction, catalog)));
        answer["timeZone"] = taste.zone.empty() ? "UTC" : taste.zone;
        return {};
    }));
    answer["usual"] = JsonObject{{"quietFrom", service.mail.quiet_from}, {"quietUntil", service.mail.quiet_until}};
    answer["isMailOn"] = service.mail.is_on;
    return http::json_response(200, answer);
}

}  // namespace

Result<Response> my_notices(Service& service, const Call& call) {
    return shown(service, TRY(own_account(call, false)));
}

Result<Response> change_my_notices(Service& service, const Call& call) {
    const std::string account = TRY(own_account(call, true));
    JsonObject body = TRY(json_body(call.request));
    for (const auto& pair : body)
        if (std::ranges::find(Fields, std::string_view(pair.key())) == Fields.end())
            return fail(base::invalid("validation.unknown-field", base::shortened(std::string(pair.key())),
                                      "There is no such field here.",
                                      "Fields: digest, quietFrom, quietUntil, mutedNotices."));
    records::Command change;
    change.act = records::Act::Update;
    change.type = &service.records.catalog().type("account");
    change.id = account;
    change.body = std::move(body);
    // Of their account people change these fields alone, which the role need not grant.
    records::Asking own = call.asking;
    own.caller.is_system = true;
    if (own.reason.empty()) own.reason = "Own choice of mails";
    TRY(service.records.write(own, {std::move(change)}));
    return shown(service, account);
}

}  // namespace plumbline::api::auth
