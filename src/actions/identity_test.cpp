// Who a secret speaks for is kept between requests, and forgotten as soon as anything changes, in whichever process.

#include "actions/identity.h"

#include "actions/initialize.h"
#include "actions/text/test_place.h"

namespace plumbline::actions {
namespace {

using base::JsonObject;
using text::testing::must;
using text::testing::Place;

constexpr const char* Password = "a long sentence to remember";

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
    place_.clock().forward(std::chrono::hours(11));
    EXPECT_TRUE(here_.caller_of_session(session.secret).has_value());
    place_.clock().forward(std::chrono::hours(1));
    EXPECT_EQ(here_.caller_of_session(session.secret).error().code, "access.session");
}

TEST_P(Callers, LoseAGrantWithTheDayOnWhichItEnds) {
    const std::string grant = base::text_or(first("access-grant", "account", account_), "id");
    change("access-grant", grant, {{"endDate", records_.now().substr(0, 10)}});
    EXPECT_EQ(code(), "Ann 1");
    place_.clock().forward(std::chrono::hours(24));
    EXPECT_EQ(code(), "Ann 0");
}

}  // namespace
}  // namespace plumbline::actions
