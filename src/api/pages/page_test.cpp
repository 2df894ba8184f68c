#include "api/pages/page.h"

#include <gtest/gtest.h>

#include "base/test_random.h"

namespace plumbline::api::pages {
namespace {

TEST(Escape, MakesTextSafeInHtml) {
    EXPECT_EQ(escape("<script>alert('x')</script>"), "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;");
    EXPECT_EQ(escape("\" onmouseover=\"x"), "&quot; onmouseover=&quot;x");
    EXPECT_EQ(escape("a & b &amp; c"), "a &amp; b &amp;amp; c");
    EXPECT_EQ(escape("Größe 😀"), "Größe 😀");
    EXPECT_EQ(escape(""), "");
}

TEST(Escape, LeavesNoMarkupWhateverTheText) {
    base::testing::Dice dice(1);
    static const std::string Letters = "<>&\"'abc/= ;";
    for (int round = 0; round < 1000; ++round) {
        std::string text;
        for (std::size_t i = dice.below(30); i > 0; --i) text += dice.pick(Letters);
        ASSERT_EQ(escape(text).find_first_of("<>\"'"), std::string::npos) << text;
    }
}

TEST(Figure, IsShortAndGrouped) {
    EXPECT_EQ(figure(94721), "94\u202F721");
    EXPECT_EQ(figure(163546.8), "163\u202F547");
    EXPECT_EQ(figure(-1234567), "-1\u202F234\u202F567");
    EXPECT_EQ(figure(-123), "-123");
    EXPECT_EQ(figure(999.96), "1\u202F000");
    EXPECT_EQ(figure(123.45), "123.5");
    EXPECT_EQ(figure(4.256), "4.26");
    EXPECT_EQ(figure(4.2), "4.2");
    EXPECT_EQ(figure(40), "40");
    EXPECT_EQ(figure(0), "0");
    EXPECT_EQ(figure(-0.001), "0");
}

TEST(FormValue, ReadsTheFirstValueOfAName) {
    const std::string body = "email=ann%40example.org&password=a+b%2Bc&email=second&empty=&flag&%C3%BC=%F0%9F%98%80";
    EXPECT_EQ(form_value(body, "email"), "ann@example.org");
    EXPECT_EQ(form_value(body, "password"), "a b+c");
    EXPECT_EQ(form_value(body, "empty"), "");
    EXPECT_EQ(form_value(body, "flag"), "");
    EXPECT_EQ(form_value(body, "missing"), "");
    EXPECT_EQ(form_value(body, "Email"), "");
    EXPECT_EQ(form_value(body, "ü"), "😀");
    EXPECT_EQ(form_value("", "a"), "");
    EXPECT_EQ(form_value("a=b=c", "a"), "b=c");
    EXPECT_EQ(form_value("&&a=1&&", "a"), "1");
    EXPECT_EQ(form_value("a%3Db=1", "a=b"), "1");
    EXPECT_EQ(form_value("ab=1", "a"), "");
}

TEST(FormValue, KeepsBrokenEscapesAsTheyAre) {
    for (const char* text : {"%", "%4", "%zz", "%4g", "100%"})
        EXPECT_EQ(form_value(std::string("a=") + text, "a"), text);
    EXPECT_EQ(form_value("a=%41%4a%4A", "a"), "AJJ");
}

TEST(FormValue, IsEmptyWhereTheBytesAreNoText) {
    for (const char* text : {"%FF", "%C3", "%ED%A0%80", "ok%C0%80", "\xFF"})
        EXPECT_EQ(form_value(std::string("a=") + text, "a"), "") << text;
}

TEST(Page, IsWholeAndLocksItselfDown) {
    const http::Response response = page(403, "<b>Sales & more</b>", "<p>Body</p>");
    EXPECT_EQ(response.status, 403);
    EXPECT_EQ(*response.headers.find_value("Content-Type"), "text/html; charset=utf-8");
    EXPECT_NE(response.body.find("<title>&lt;b&gt;Sales &amp; more&lt;/b&gt;"), std::string::npos);
    EXPECT_NE(response.body.find("<p>Body</p>"), std::string::npos);
    EXPECT_TRUE(response.body.starts_with("<!doctype html>"));
    const std::string& policy = *response.headers.find_value("Content-Security-Policy");
    EXPECT_TRUE(policy.starts_with("default-src 'none'")) << policy;
    for (const char* part : {"frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'", "'sha256-"})
        EXPECT_NE(policy.find(part), std::string::npos) << part;
    EXPECT_EQ(policy.find("unsafe"), std::string::npos);
    EXPECT_EQ(response.body.find("<script"), std::string::npos);
    EXPECT_EQ(response.body.find(" style="), std::string::npos) << "the policy forbids it";
}

}  // namespace
}  // namespace plumbline::api::pages
