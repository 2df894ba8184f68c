#include "actions/notices/compose.h"

#include "actions/notices/notice.h"
#include "actions/notices/words.h"
#include "actions/plan/load_plan.h"

namespace plumbline::actions {

using base::JsonObject;
using base::Result;
using base::text_or;
using connect::mail::Point;

namespace {

/// What all parts of one letter share.
struct Desk {
    store::Transaction& transaction;
    const schema::Catalog& catalog;
    const MailPolicy& policy;
    std::string language;
    std::string organization;
};

Result<std::string> secret_link(const Desk& desk, const JsonObject& notice) {
    const schema::EntityType& type = desk.catalog.type("notification");
    return desk.transaction.secret(type, text_or(notice, "id"), *type.find_field("link"));
}

/// The page of what a notice is about, or the list of notices.
std::string place_of(const Desk& desk, const JsonObject& notice) {
    const std::string subject = text_or(notice, "subject");
    return desk.policy.public_url + (subject.empty() ? "/app/notices" : "/app/records/" + subject);
}

Result<Point> point_of(const Desk& desk, const JsonObject& notice) {
    const std::string kind = text_or(notice, "kind");
    Point point{text_or(notice, "title"), text_or(notice, "body"), say(desk.language, "notice/button"),
                place_of(desk, notice)};
    if (kind != "check-in-due") return point;
    point.text = say(desk.language, "check-in-due/text",
                     {{"date", say_day(desk.language, text_or(notice, "dueDate"))},
                      {"until", say_day(desk.language, text_or(notice, "linkExpiresAt"))}});
    point.label = say(desk.language, "check-in-due/button");
    const std::string link = TRY(secret_link(desk, notice));
    if (!link.empty()) point.url = desk.policy.public_url + "/check-in?link=" + text_or(notice, "id") + "." + link;
    return point;
}

Result<void> add_link_mail(const Desk& desk, const JsonObject& notice, const std::string& kind, Composed& mail) {
    const std::string until = text_or(notice, "linkExpiresAt", text_or(notice, "expiresAt"));
    mail.subject = say(desk.language, kind + "/subject");
    mail.letter.heading = say(desk.language, kind + "/heading");
    mail.letter.paragraphs = {say(desk.language, kind + "/text",
                                  {{"by", text_or(notice, "title")},
                                   {"organization", desk.organization},
                                   {"until", say_day(desk.language, until)}})};
    const std::string link = TRY(secret_link(desk, notice));
    mail.letter.points = {
        {"", "", say(desk.language, kind + "/button"), desk.policy.public_url + "/?invitation=" + link}};
    mail.letter.footer = {say(desk.language, kind + "/why")};
    return {};
}

Result<void> add_summary(const Desk& desk, const JsonObject& notice, Composed& mail) {
    const schema::EntityType& type = desk.catalog.type("notification");
    const auto gathered =
        TRY(select_all(desk.transaction, type, query::equals(type, "gatheredIn", text_or(notice, "id"))));
    for (const JsonObject& one : gathered) {
        if (text_or(one, "mailState") == "dropped") continue;
        Point point = TRY(point_of(desk, one));
        point.title = say(desk.language, "kinds/" + text_or(one, "kind", "other")) + ": " + point.title;
        mail.letter.points.push_back(std::move(point));
        mail.gathered.push_back(text_or(one, "id"));
    }
    mail.subject = say_count(desk.language, "digest/subject", mail.gathered.size());
    mail.letter.heading = say(desk.language, "digest/heading");
    // Everything in it was done meanwhile.
    if (mail.gathered.empty()) mail.address.clear();
    return {};
}

Result<void> add_notice(const Desk& desk, const JsonObject& notice, Composed& mail) {
    const std::string kind = text_or(notice, "kind", "other");
    const bool is_check_in = kind == "check-in-due";
    const std::string word = say(desk.language, "kinds/" + kind);
    mail.subject = say(desk.language, is_check_in ? "check-in-due/subject" : "notice/subject",
                       {{"kind", word}, {"title", text_or(notice, "title")}});
    mail.letter.heading = say(desk.language, is_check_in ? "check-in-due/heading" : "notice/heading", {{"kind", word}});
    mail.letter.points.clear();
    mail.letter.points.push_back(TRY(point_of(desk, notice)));
    return {};
}

}  // namespace

Result<Composed> compose(store::Transaction& transaction, const schema::Catalog& catalog, const MailPolicy& policy,
                         const JsonObject& notice) {
    Composed mail;
    const auto account = TRY(transaction.find(catalog.type("account"), text_or(notice, "account")));
    if (!account || text_or(*account, "status") == "disabled") return mail;
    const JsonObject organization = TRY(organization_of(transaction, catalog));
    const Desk desk{transaction, catalog, policy, taste_of(policy, *account, organization).language,
                    text_or(organization, "title")};
    mail.address = text_or(*account, "email");
    mail.name = text_or(*account, "title");
    mail.sender = say(desk.language, "sender");
    mail.letter.language = desk.language;
    const std::string kind = text_or(notice, "kind");
    if (kind == "invitation") {
        const bool is_reset = text_or(notice, "onceKey").starts_with("reset/");
        TRY(add_link_mail(desk, notice, is_reset ? "reset" : "invitation", mail));
        return mail;
    }
    if (kind == "report" && text_or(notice, "onceKey").starts_with("digest/"))
        TRY(add_summary(desk, notice, mail));
    else
        TRY(add_notice(desk, notice, mail));
    mail.unsubscribe = policy.public_url + "/app/notices";
    mail.letter.footer = {say(desk.language, "why", {{"organization", desk.organization}}) + ":"};
    mail.letter.footer_url = mail.unsubscribe;
    return mail;
}

}  // namespace plumbline::actions
