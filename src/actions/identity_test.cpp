// Who a secret speaks for is kept between requests, and forgotten as soon as anything changes, in whichever process.

#include "actions/identity.h"

#include <atomic>
#include <thread>

#include "actions/initialize.h"
#include "actions/text/test_place.h"

namespace plumbline::actions {
namespace {

using base::JsonObject;
using text::testing::must;
using text::testing::Place;

constexpr const char* Password = "violet tram under seven bells";

class Callers : public ::testing::TestWithParam<std::string> {
  protected:
    Place place_{GetParam(), text::testing::Gates::Open};
    records::Records& records_ = place_.records();
    Identity here_{records_};
    Identity elsewhere_{records_};  // what another process over the same store would find
    std::string account_;
    std::string token_;
    std::string token_id_;

    void SetUp() override {
        (void)must(initialize(records_));
        const auto asking = system_asking(records_, "Test");
        account_ = must(here_.create_account(asking, {"ann@example.com", "Ann", Password, "member", {}}));
        token_ = must(here_.create_token(asking, {"Token", account_, false, {"read", "write"}, {}}, token_id_));
    }

    /// first is the first record of a type.
    JsonObject first(const std::string& type, const std::string& field, const std::string& value) {
        const auto& of = records_.catalog().type(type);
        return must(records_.all(of, query::equals(of, field, value))).at(0);
    }
    void change(const std::string& type, const std::string& id, JsonObject patch) {
        records::Command command{.act = records::Act::Update, .type = &records_.catalog().type(type), .id = id};
        command.body = std::move(patch);
        (void)must(records_.write(system_asking(records_, "Test"), {std::move(command)}));
    }
    /// code is the error of the token, or the name of its caller with how many grants they hold.
    std::string code() {
        const auto caller = here_.caller_of_token(token_);
        return caller ? caller->name + " " + std::to_string(caller->grants.size()) : caller.error().code;
    }
};
INSTANTIATE_TEST_SUITE_P(Engines, Callers, ::testing::ValuesIn(store::testing::engines()), store::testing::engine_name);

TEST_P(Callers, AreFoundAgain) {
    for (int i = 0; i < 3; ++i) EXPECT_EQ(code(), "Ann 1");
    EXPECT_EQ(here_.caller_of_token("plumbline_other").error().code, "access.token");
}

TEST_P(Callers, LoseAtOnceWhatIsTakenFromThem) {
    ASSERT_EQ(code(), "Ann 1");
    change("account", account_, {{"title", "Anna"}});
    EXPECT_EQ(code(), "Anna 1");
    const std::string grant = base::text_or(first("access-grant", "account", account_), "id");
    change("access-grant", grant, {{"endDate", "2000-01-01"}});
    EXPECT_EQ(code(), "Anna 0");
    change("access-grant", grant, {{"endDate", nullptr}});
    EXPECT_EQ(code(), "Anna 1");
    const JsonObject role = first("access-role", "key", "member");
    change("access-role", base::text_or(role, "id"), {{"rules", base::JsonArray()}});
    EXPECT_TRUE(must(here_.caller_of_token(token_)).grants.at(0).rules.empty());
    change("account", account_, {{"status", "disabled"}});
    EXPECT_EQ(code(), "access.disabled");
    change("account", account_, {{"status", "invited"}});
    EXPECT_EQ(code(), "Anna 1") << "no password yet, but a token";
    change("account", account_, {{"status", "active"}});
    change("api-token", token_id_, {{"revokedAt", records_.now()}});
    EXPECT_EQ(code(), "access.token");
}

TEST_P(Callers, LoseASessionThatIsEndedElsewhere) {
    const auto session = must(here_.sign_in("ann@example.com", Password, {}, {}));
    ASSERT_TRUE(here_.caller_of_session(session.secret).has_value());
    ASSERT_TRUE(elsewhere_.caller_of_session(session.secret).has_value());
    ASSERT_TRUE(elsewhere_.sign_out(session.secret).has_value());
    EXPECT_EQ(here_.caller_of_session(session.secret).error().code, "access.session");
}

TEST_P(Callers, LoseASessionWhenItsTimeIsUp) {
    const auto session = must(here_.sign_in("ann@example.com", Password, {}, {}));
    ASSERT_TRUE(here_.caller_of_session(session.secret).has_value());
    for (int half_hour = 1; half_hour < 24; ++half_hour) {
        place_.clock().forward(std::chrono::minutes(30));
        const auto caller = here_.caller_of_session(session.secret);
        ASSERT_TRUE(caller.has_value()) << half_hour;
        here_.note_use(caller->session);
    }
    place_.clock().forward(std::chrono::minutes(30));
    EXPECT_EQ(here_.caller_of_session(session.secret).error().code, "access.session");
}

TEST_P(Callers, LoseAGrantWithTheDayOnWhichItEnds) {
    const std::string grant = base::text_or(first("access-grant", "account", account_), "id");
    change("access-grant", grant, {{"endDate", records_.now().substr(0, 10)}});
    EXPECT_EQ(code(), "Ann 1");
    place_.clock().forward(std::chrono::hours(24));
    EXPECT_EQ(code(), "Ann 0");
}

TEST_P(Callers, LoseASessionThatNobodyUses) {
    const auto session = must(here_.sign_in("ann@example.com", Password, {}, {}));
    for (int hour = 0; hour < 3; ++hour) {
        place_.clock().forward(std::chrono::minutes(50));
        const auto caller = must(here_.caller_of_session(session.secret));
        here_.note_use(caller.session);
        const auto live = must(here_.live_sessions(account_));
        EXPECT_EQ(base::text_or(live.at(0), "lastSeenAt"), records_.now());
    }
    place_.clock().forward(std::chrono::minutes(59));
    EXPECT_TRUE(elsewhere_.caller_of_session(session.secret).has_value());
    place_.clock().forward(std::chrono::minutes(1));
    EXPECT_EQ(here_.caller_of_session(session.secret).error().code, "access.session");
    EXPECT_EQ(elsewhere_.caller_of_session(session.secret).error().code, "access.session");
    EXPECT_TRUE(must(here_.live_sessions(account_)).empty());
}

TEST_P(Callers, AreInvitedOnceWhoeverIsFirst) {
    const auto asking = system_asking(records_, "Test");
    const auto link = must(here_.invite(asking, account_));
    EXPECT_TRUE(link.is_reset);
    EXPECT_TRUE(must(elsewhere_.expects_invitation(link.token)));
    const auto before = must(here_.sign_in("ann@example.com", Password, {}, {}));
    std::atomic<int> done{0};
    {
        std::vector<std::jthread> threads;
        threads.reserve(10);
        for (int i = 0; i < 10; ++i)
            threads.emplace_back([&, i] {
                Identity& node = i % 2 == 0 ? here_ : elsewhere_;
                const std::string password = "amber goats climb tower " + std::to_string(i);
                const auto session = node.accept_invitation(link.token, password, {}, {});
                if (session)
                    done.fetch_add(1);
                else
                    EXPECT_TRUE(session.error().code == "sign-in.invitation" || session.error().code == "sign-in.busy");
            });
    }
    EXPECT_EQ(done, 1);
    EXPECT_FALSE(must(here_.expects_invitation(link.token)));
    EXPECT_FALSE(here_.sign_in("ann@example.com", Password, {}, {}).has_value());
    EXPECT_EQ(here_.caller_of_session(before.secret).error().code, "access.session");
    EXPECT_EQ(must(here_.live_sessions(account_)).size(), 1U);
}

TEST_P(Callers, AreInvitedForAWhile) {
    const auto asking = system_asking(records_, "Test");
    const auto reset = must(here_.invite(asking, account_));
    place_.clock().forward(std::chrono::minutes(60));
    EXPECT_EQ(here_.accept_invitation(reset.token, "amber goats climb silent towers", {}, {}).error().code,
              "sign-in.invitation");
    const std::string bo = must(here_.create_account(asking, {"bo@example.com", "Bo", {}, "member", {}}));
    const auto invitation = must(here_.invite(asking, bo));
    EXPECT_FALSE(invitation.is_reset);
    place_.clock().forward(std::chrono::hours(24 * 7 - 1));
    EXPECT_TRUE(must(here_.expects_invitation(invitation.token)));
    place_.clock().forward(std::chrono::hours(1));
    EXPECT_FALSE(must(here_.expects_invitation(invitation.token)));
}

}  // namespace
}  // namespace plumbline::actions
