#include "jobs/send_mail.h"

#include <algorithm>
#include <memory>

#include "actions/initialize.h"
#include "actions/notices/compose.h"
#include "actions/notices/notice.h"
#include "actions/plan/load_plan.h"
#include "base/text.h"
#include "connect/mail/message.h"

namespace plumbline::jobs {

using actions::Composed;
using base::JsonObject;
using base::Result;
using base::text_or;
using connect::mail::Delivery;
using connect::mail::Verdict;
using records::Command;

namespace {

constexpr std::chrono::seconds FirstWait{120};
constexpr std::chrono::hours LongestWait{4};
constexpr int MostDoublings = 8;
constexpr std::chrono::hours GiveUpBehind{24 * 5};
constexpr int AtATime = 50;

/// The part of a URL between `://` and the next colon or slash.
std::string host_of(const std::string& url) {
    const std::size_t scheme = url.find("://");
    const std::string rest = scheme == std::string::npos ? url : url.substr(scheme + 3);
    return rest.substr(0, rest.find_first_of(":/"));
}

class Sender {
  public:
    Sender(records::Records& records, base::Observer& observer, const actions::MailPolicy& policy, Post post)
        : records_(records), observer_(observer), policy_(policy), post_(std::move(post)), smtp_(post_.smtp) {}

    Result<int> run() {
        int sent = 0;
        is_away_ = false;
        for (const JsonObject& notice : TRY(waiting())) {
            if (!TRY(claim(notice))) continue;
            TRY(send(notice));
            ++sent;
            // A server that does not answer costs each mail its patience: the others wait for the next look.
            if (is_away_) break;
        }
        return sent;
    }

  private:
    records::Records& records_;
    base::Observer& observer_;
    const actions::MailPolicy& policy_;
    Post post_;
    connect::mail::Smtp smtp_;
    bool is_away_ = false;

    /// The mails whose hour has come, those that wait longest first.
    Result<std::vector<JsonObject>> waiting() {
        const schema::EntityType& type = records_.catalog().type("notification");
        auto found = TRY(records_.all(type, query::equals(type, "mailState", std::string("waiting"))));
        std::erase_if(found,
                      [now = records_.now()](const JsonObject& one) { return text_or(one, "mailNextAt") > now; });
        std::ranges::sort(found, {}, [](const JsonObject& one) { return text_or(one, "mailNextAt"); });
        if (found.size() > AtATime) found.resize(AtATime);
        return found;
    }

    Result<void> note(const JsonObject& notice, JsonObject body, std::vector<Command> besides = {}) {
        besides.push_back(actions::update_notice(records_.catalog(), notice, std::move(body)));
        TRY(records_.write(actions::system_asking(records_, "Mail"), std::move(besides)));
        return {};
    }

    Result<bool> claim(const JsonObject& notice) {
        const int attempts = static_cast<int>(base::integer_or(notice, "mailAttempts")) + 1;
        const base::Instant next = records_.clock().now() + waits_for(attempts);
        Command take = actions::update_notice(records_.catalog(), notice,
                                              {{"mailAttempts", attempts}, {"mailNextAt", base::format_instant(next)}});
        take.revision = base::integer_or(notice, "revision");
        const auto taken = records_.write(actions::system_asking(records_, "Mail"), {std::move(take)});
        if (taken) return true;
        using base::ErrorKind;
        const ErrorKind kind = taken.error().kind;
        if (kind == ErrorKind::PreconditionFailed || kind == ErrorKind::NotFound) return false;
        return base::fail(taken.error());
    }

    bool is_over(const JsonObject& notice) const {
        const base::Instant now = records_.clock().now();
        const std::string ends = text_or(notice, "linkExpiresAt", text_or(notice, "expiresAt"));
        const auto made = base::parse_instant(text_or(notice, "createdAt"));
        const bool is_gathered = text_or(notice, "kind") == "report";
        return (!ends.empty() && ends <= base::format_instant(now)) ||
               (!is_gathered && made && now - *made > GiveUpBehind + std::chrono::hours(24));
    }

    Result<void> send(const JsonObject& notice) {
        if (is_over(notice)) {
            const std::string last = text_or(notice, "mailError");
            return fail(notice, last.empty() ? "It could not be sent in time." : "Given up. " + last);
        }
        Composed mail;
        TRY(records_.store().read([&](store::Transaction& transaction) -> Result<void> {
            mail = TRY(actions::compose(transaction, records_.catalog(), policy_, notice));
            return {};
        }));
        if (mail.address.empty()) return note(notice, {{"mailState", "dropped"}, {"link", nullptr}});
        const connect::mail::Message message{
            {post_.name.empty() ? mail.sender : post_.name, post_.from},
            {mail.name, mail.address},
            mail.subject,
            text_or(notice, "id"),
            host_of(policy_.public_url),
            base::parse_instant(text_or(notice, "createdAt")).value_or(base::Instant()),
            connect::mail::plain_text(mail.letter),
            connect::mail::html_text(mail.letter),
            mail.unsubscribe};
        const auto text = connect::mail::write_message(message);
        if (!text) return fail(notice, text.error().message);
        return conclude(notice, mail, smtp_.send(post_.from, mail.address, *text));
    }

    Result<void> conclude(const JsonObject& notice, const Composed& mail, const Delivery& delivery) {
        observer_.on({delivery.verdict == Verdict::Taken ? base::Severity::Info : base::Severity::Warning,
                      "mail.sent",
                      {{"notice", text_or(notice, "id")},
                       {"taken", delivery.verdict == Verdict::Taken},
                       {"answer", delivery.answer}}});
        is_away_ = delivery.verdict == Verdict::Later && !delivery.answer.starts_with('4');
        if (delivery.verdict == Verdict::Later) return note(notice, {{"mailError", delivery.answer}});
        if (delivery.verdict == Verdict::Never) return fail(notice, delivery.answer, mail.gathered);
        return end(notice, mail.gathered,
                   {{"mailState", "sent"},
                    {"sentAt", records_.now()},
                    {"mailNextAt", nullptr},
                    {"mailError", nullptr},
                    {"link", nullptr}});
    }

    /// What came of a mail holds for all that it gathered.
    Result<void> end(const JsonObject& notice, const std::vector<std::string>& gathered, const JsonObject& body) {
        std::vector<Command> besides;
        besides.reserve(gathered.size() + 1);
        for (const std::string& id : gathered)
            besides.push_back(actions::update_notice(records_.catalog(), {{"id", id}}, body));
        return note(notice, body, std::move(besides));
    }

    Result<void> fail(const JsonObject& notice, const std::string& why, const std::vector<std::string>& gathered = {}) {
        return end(notice, gathered,
                   {{"mailState", "failed"},
                    {"mailNextAt", nullptr},
                    {"mailError", base::shortened(why, 480)},
                    {"link", nullptr}});
    }
};

}  // namespace

std::chrono::seconds waits_for(int attempts) {
    const int doublings = std::clamp(attempts - 1, 0, MostDoublings);
    return std::min<std::chrono::seconds>(FirstWait * (1 << doublings), LongestWait);
}

Pump send_mail(records::Records& records, base::Observer& observer, const actions::MailPolicy& policy, Post post) {
    auto sender = std::make_shared<Sender>(records, observer, policy, std::move(post));
    return [sender] { return sender->run(); };
}

}  // namespace plumbline::jobs
