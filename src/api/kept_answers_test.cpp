// Answers are given again to the same caller while nothing has changed, and to nobody else, and never later.

#include "api/kept_answers.h"

#include <future>

#include "api/language.h"
#include "records/test_records.h"

namespace plumbline::api {
namespace {

using base::Result;
using http::Response;
using records::testing::admin;
using records::testing::member;

class Kept : public records::testing::RecordsTest {
  protected:
    KeptAnswers answers_;
    int made_ = 0;
    std::string body_ = std::string(10000, 'x');

    /// ask asks for a target with headers.
    Result<Response> ask(const records::Caller& caller, const std::string& target = "/tree",
                         const std::vector<std::pair<std::string, std::string>>& headers = {},
                         const std::string& at = "2026-11-22T10:00:00Z") {
        http::Request request;
        request.target = target;
        for (const auto& [name, value] : headers) request.headers.add(name, value);
        return answers_.answer(records_, request, {caller, at, {}, {}}, [&]() -> Result<Response> {
            ++made_;
            return http::json_text_response(200, body_);
        });
    }

    void somebody_comes() { create("person", R"({"title":"Ann"})"); }
};
INSTANTIATE_TEST_SUITE_P(Engines, Kept, ::testing::ValuesIn(store::testing::engines()), store::testing::engine_name);

TEST_P(Kept, AreGivenAgainUntilSomethingChanges) {
    EXPECT_TRUE(ask(admin())->content() == body_);
    EXPECT_TRUE(ask(admin())->content() == body_);
    EXPECT_EQ(made_, 1);
    somebody_comes();
    body_ = std::string(9000, 'y');
    EXPECT_TRUE(ask(admin())->content() == body_);
    EXPECT_EQ(made_, 2);
}

TEST_P(Kept, AreForOneCallerOneQuestionAndOneDay) {
    (void)ask(admin());
    records::Caller less = admin();  // the same account, with another grant
    less.grants = member().grants;
    (void)ask(less);
    EXPECT_EQ(made_, 2) << "rights differ";
    records::Caller limited = admin();
    limited.only_program = "p";
    (void)ask(limited);
    EXPECT_EQ(made_, 3) << "the token's program differs";
    records::Caller other = admin();
    other.account = other.actor = "bob";
    (void)ask(other);
    EXPECT_EQ(made_, 4);
    (void)ask(other, "/tree?select=title");
    EXPECT_EQ(made_, 5);
    (void)ask(other, "/tree", {}, "2026-11-23T00:00:00Z");
    EXPECT_EQ(made_, 6);
    (void)ask(other, "/tree", {}, "2026-11-23T23:00:00Z");
    EXPECT_EQ(made_, 6) << "the control: all the same, nothing is made";
}

TEST_P(Kept, ArePackedForWhoTakesThat) {
    for (const char* accepted : {"gzip", "br, GZIP;q=0.5", "deflate , gzip"}) {
        const Response packed = ask(admin(), "/tree", {{"Accept-Encoding", accepted}}).value();
        EXPECT_EQ(*packed.headers.find_value("Content-Encoding"), "gzip") << accepted;
        EXPECT_LT(packed.content().size(), body_.size() / 10);
        EXPECT_TRUE(packed.headers.find_value("ETag")->ends_with("-gzip\""));
        EXPECT_EQ(*packed.headers.find_value("Vary"), "Accept-Encoding");
    }
    for (const char* accepted : {"", "br", "gzip;q=0", "gzip; q=0.000", "x-gzip"}) {
        const Response plain = ask(admin(), "/tree", {{"Accept-Encoding", accepted}}).value();
        EXPECT_EQ(plain.headers.find_value("Content-Encoding"), nullptr) << accepted;
        EXPECT_TRUE(plain.content() == body_);
    }
    EXPECT_EQ(made_, 1);
}

TEST_P(Kept, AreKnownByTheirTag) {
    const std::string tag = *ask(admin())->headers.find_value("ETag");
    EXPECT_EQ(ask(admin(), "/tree", {{"If-None-Match", tag}})->status, 304);
    EXPECT_EQ(ask(admin(), "/tree", {{"If-None-Match", "\"other\""}})->status, 200);
    const std::vector<std::pair<std::string, std::string>> packed{{"If-None-Match", tag}, {"Accept-Encoding", "gzip"}};
    EXPECT_EQ(ask(admin(), "/tree", packed)->status, 200) << "the packed one is another representation";
    somebody_comes();
    EXPECT_EQ(ask(admin(), "/tree", {{"If-None-Match", tag}})->status, 304) << "made anew, and the same";
    body_ += "y";
    somebody_comes();
    EXPECT_EQ(ask(admin(), "/tree", {{"If-None-Match", tag}})->status, 200);
}

TEST_P(Kept, AreForOneLanguage) {
    const auto ask_in = [&](const std::string& language, const std::string& known = {}) {
        http::Request request;
        request.target = "/checks";
        if (!known.empty()) request.headers.add("If-None-Match", known);
        return answers_
            .answer(records_, request, {admin(), "2026-11-22", {}, {}, language},
                    [&]() -> Result<Response> {
                        ++made_;
                        Response response =
                            http::json_text_response(200, language.empty() ? "owner" : "verantwortlich");
                        say_language(response, language.empty() ? "en" : language);
                        return response;
                    })
            .value();
    };
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(ask_in("").content(), "owner");
        EXPECT_EQ(ask_in("de").content(), "verantwortlich");
    }
    EXPECT_EQ(made_, 2);
    const std::string english = *ask_in("").headers.find_value("ETag");
    const std::string german = *ask_in("de").headers.find_value("ETag");
    EXPECT_NE(english, german);
    EXPECT_EQ(ask_in("de", english).status, 200) << "what a reader of English keeps is not what one of German gets";
    const Response unchanged = ask_in("de", german);
    EXPECT_EQ(unchanged.status, 304);
    EXPECT_EQ(*unchanged.headers.find_value("Content-Language"), "de");
    EXPECT_EQ(*unchanged.headers.find_value("Vary"), "Accept-Language, Accept-Encoding");
}

TEST_P(Kept, AreNotMixedUpByReadersAtOnce) {
    const auto read = [&](const std::string& language) {
        int wrong = 0;
        for (int i = 0; i < 200; ++i) {
            http::Request request;
            request.target = "/checks";
            const auto answer =
                answers_.answer(records_, request, {admin(), "2026-11-22", {}, {}, language},
                                [&]() -> Result<Response> { return http::json_text_response(200, "in " + language); });
            wrong += answer && answer->content() == "in " + language ? 0 : 1;
        }
        return wrong;
    };
    auto german = std::async(std::launch::async, read, "de");
    EXPECT_EQ(read("en"), 0);
    EXPECT_EQ(german.get(), 0);
}

TEST_P(Kept, LeaveErrorsAndOtherAnswersAlone) {
    const http::Request request;
    int asked = 0;
    for (int i = 0; i < 2; ++i) {
        const auto refused =
            answers_.answer(records_, request, {admin(), "2026-11-22", {}, {}}, [&]() -> Result<Response> {
                ++asked;
                return base::fail(base::not_found("There is no such program."));
            });
        EXPECT_FALSE(refused.has_value());
    }
    EXPECT_EQ(asked, 2);
    EXPECT_EQ(revision_tag("\"3-gzip\""), "\"3\"");
    EXPECT_EQ(revision_tag("\"3\""), "\"3\"");
}

TEST_P(Kept, TakeNoMoreRoomThanGiven) {
    KeptAnswers small(100000);
    int made = 0;
    const auto ask_for = [&](const std::string& target, std::size_t size) {
        http::Request request;
        request.target = target;
        const auto answer = small.answer(records_, request, {admin(), "2026-11-22", {}, {}}, [&]() -> Result<Response> {
            ++made;
            return http::json_text_response(200, std::string(size, 'x'));
        });
        EXPECT_EQ(answer->content().size(), size);
    };
    for (int i = 0; i < 2; ++i) ask_for("/too-large", 200000);
    EXPECT_EQ(made, 2) << "it alone would fill it";
    for (int i = 0; i < 12; ++i) ask_for("/" + std::to_string(i), 20000);
    EXPECT_EQ(made, 14);
    ask_for("/11", 20000);
    EXPECT_EQ(made, 14);
    ask_for("/0", 20000);
    EXPECT_EQ(made, 15) << "given up for the others";
}

}  // namespace
}  // namespace plumbline::api
