#include "base/text.h"
#include "store/search_text.h"
#include "store/test_store.h"

namespace plumbline::store {
namespace {

using base::Json;
using base::JsonObject;
using base::Result;
using schema::EntityType;

using Tokens = std::vector<std::string>;

TEST(SearchTokens, FoldCaseAndMarks) {
    EXPECT_EQ(search_tokens("Größe MÜLLER Straße"), (Tokens{"grosse", "muller", "strasse"}));
    EXPECT_EQ(search_tokens("Café CAFE\u0301 cafe"), (Tokens{"cafe", "cafe", "cafe"}));
    EXPECT_EQ(search_tokens("ÀÉÎÕÜ çñ"), (Tokens{"aeiou", "cn"}));
    EXPECT_EQ(search_tokens("ŁÓDŹ"), search_tokens("łódź"));
    EXPECT_EQ(search_tokens("ΣΊΣΥΦΟΣ"), search_tokens("Σίσυφος"));
    EXPECT_EQ(search_tokens("İstanbul"), search_tokens("istanbul"));
    EXPECT_EQ(search_tokens("ﬁne ① ｆｕｌｌ"), (Tokens{"fine", "1", "full"})) << "compatibility forms";
}

TEST(SearchTokens, CutAtEverythingElse) {
    EXPECT_EQ(search_tokens("a-b_c.d,e/f"), (Tokens{"a", "b", "c", "d", "e", "f"}));
    EXPECT_EQ(search_tokens("it's 50% \"quoted\" (x)"), (Tokens{"it", "s", "50", "quoted", "x"}));
    EXPECT_EQ(search_tokens("Ann.Berg+x@sub.Example.org"), (Tokens{"ann", "berg", "x", "sub", "example", "org"}));
    EXPECT_EQ(search_tokens("2026-11-22"), (Tokens{"2026", "11", "22"}));
    EXPECT_EQ(search_tokens("計画 план"), (Tokens{"計画", "план"}));
    EXPECT_EQ(search_tokens("a😀b"), (Tokens{"a", "b"}));
}

TEST(SearchTokens, OfNothingAreNone) {
    for (const char* text : {"", " ", "!?-", "😀", "\u0301", "'\"*:&|"})
        EXPECT_EQ(search_tokens(text), Tokens{}) << text;
}

TEST(SearchTokens, AreBounded) {
    std::string many;
    for (int i = 0; i < 3000; ++i) many += "w" + std::to_string(i) + " ";
    EXPECT_EQ(search_tokens(many).size(), 2000U);
    EXPECT_EQ(search_tokens(many, 20).size(), 20U);
    EXPECT_EQ(search_tokens("a b c", 2), (Tokens{"a", "b"}));
    for (const std::string& token : search_tokens(std::string(1000, 'x'))) EXPECT_LE(token.size(), 60U);
    EXPECT_TRUE(search_tokens("a b", 0).empty());
}

TEST(SearchTokens, AreAFixedPoint) {
    for (const char* text : {"Größe", "ΣΊΣΥΦΟΣ", "Straße", "Ⅷ", "ǅ", "ﬀ", "Å"})
        for (const std::string& token : search_tokens(text)) EXPECT_EQ(search_tokens(token), Tokens{token}) << text;
}

class Search : public testing::StoreTest {
  protected:
    void SetUp() override {
        put("task",
            {record(R"({"title":"Größe messen","notes":"Ein langer Text\nüber Müller","mail":"ann.berg@example.org"})"),
             record(R"({"title":"Messen und prüfen","notes":"strategy"})"),
             record(R"({"title":"Geheim","remark":"kündigung von Meier","notes":"Hülle"})"),
             record(R"({"title":"Don't * \"quote\" me"})"), record(R"({"title":"leer"})")});
        put("person", {record(R"({"title":"Ann Messner","email":"ann@example.org","nickname":"Kündi"})")});
    }

    std::string found(const std::string& words, bool confidential = false, const std::string& name = "task") {
        auto query = question(name, "", "title");
        query.search = search_tokens(words, 20);
        query.search_confidential = confidential;
        std::string text;
        read([&](Transaction& transaction) {
            const auto page = transaction.select(query);
            ASSERT_TRUE(page.has_value()) << words << ": " << base::describe(page.error());
            EXPECT_EQ(transaction.count(query).value(), static_cast<std::int64_t>(page->rows.size()));
            for (const Found& row : page->rows) text += (text.empty() ? "" : "|") + base::text_or(row.record, "title");
        });
        return text;
    }
};
INSTANTIATE_TEST_SUITE_P(Engines, Search, ::testing::ValuesIn(testing::engines()), testing::engine_name);

TEST_P(Search, FindsWordsWithoutRegardToCaseAndMarks) {
    EXPECT_EQ(found("größe"), "Größe messen");
    EXPECT_EQ(found("GROSSE"), "Größe messen");
    EXPECT_EQ(found("muller"), "Größe messen");
    EXPECT_EQ(found("prufen"), "Messen und prüfen");
    EXPECT_EQ(found("messen"), "Größe messen|Messen und prüfen");
}

TEST_P(Search, WantsEveryWordTheLastAsABeginning) {
    EXPECT_EQ(found("mess"), "Größe messen|Messen und prüfen");
    EXPECT_EQ(found("mess und"), "") << "only the last word is a beginning";
    EXPECT_EQ(found("messen un"), "Messen und prüfen");
    EXPECT_EQ(found("text lange"), "Größe messen");
    EXPECT_EQ(found("messen strategie"), "");
    EXPECT_EQ(found("messen strat"), "Messen und prüfen") << "words of several fields count together";
    EXPECT_EQ(found("essen"), "") << "a word is found by its beginning only";
}

TEST_P(Search, FindsThePartsOfAnEmailAddress) {
    for (const char* words : {"ann", "berg", "example", "ann.berg@example.org", "berg@exam"})
        EXPECT_EQ(found(words), "Größe messen") << words;
}

TEST_P(Search, TakesNoWordAsSyntax) {
    EXPECT_EQ(found("don't quote"), "Don't * \"quote\" me");
    for (const char* words : {"messen OR leer", "messen NOT und", "messen NEAR und", "title:messen", "messen & leer"})
        EXPECT_EQ(found(words), "") << words;
    EXPECT_EQ(found("\"quote\""), "Don't * \"quote\" me");
}

TEST_P(Search, KeepsConfidentialWordsApart) {
    EXPECT_EQ(found("kundigung"), "");
    EXPECT_EQ(found("kundigung", true), "Geheim");
    EXPECT_EQ(found("hulle"), "Geheim");
    EXPECT_EQ(found("meier"), "");
    EXPECT_EQ(found("kundi", false, "person"), "");
    EXPECT_EQ(found("kundi", true, "person"), "Ann Messner");
}

TEST_P(Search, StaysWithinTheType) {
    EXPECT_EQ(found("ann", false, "person"), "Ann Messner");
    EXPECT_EQ(found("mess", false, "person"), "Ann Messner");
    EXPECT_EQ(found("mess", false, "unit"), "");
}

TEST_P(Search, ForgetsWhatWasChangedOrRemoved) {
    JsonObject one = record(R"({"title":"before","remark":"hidden"})");
    put("task", {one});
    EXPECT_EQ(found("before"), "before");
    one["title"] = "after";
    one.erase("remark");
    write([&](Transaction& transaction) { (void)transaction.put(type("task"), one, false).value(); });
    EXPECT_EQ(found("before"), "");
    EXPECT_EQ(found("hidden", true), "");
    EXPECT_EQ(found("after"), "after");
    write([&](Transaction& transaction) { (void)transaction.remove(type("task"), base::text_or(one, "id")).value(); });
    EXPECT_EQ(found("after"), "");
}

TEST_P(Search, JoinsAFilter) {
    auto query = question("task", "contains(title,'und')");
    query.search = {"messen"};
    EXPECT_EQ(ids(query).size(), 1U);
}

}  // namespace
}  // namespace plumbline::store
