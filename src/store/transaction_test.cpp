#include "store/test_store.h"

namespace plumbline::store {
namespace {

using base::Json;
using base::JsonObject;
using base::Result;
using schema::EntityType;

class Transactions : public testing::StoreTest {};
INSTANTIATE_TEST_SUITE_P(Engines, Transactions, ::testing::ValuesIn(testing::engines()), testing::engine_name);

const std::string Ghost = "018f0c5e-7dec-7abc-8def-0123456789ab";

TEST_P(Transactions, KeepEveryTypeOfField) {
    JsonObject one = record(R"({"title":"It's \"Größe\" 😀 :p1 %_\\","notes":"a\n\nb\tc","count":-9007199254740991,
        "rank":10,"amount":-9999999999999.99,"precise":0.000001,"low":999999999999999,"done":false,"start":"0001-01-01",
        "due":"9999-12-31","seen":"2026-11-22T09:30:00.123456Z","status":"closed","tags":["b","a","'"],
        "mail":"a@b.org","link":"https://x.org/?a=b&c","data":{"b":[1,2.5,null,{"c":"'"}],"a":true},"code":"x"})");
    one["owner"] = Ghost;
    one["people"] = base::JsonArray{Json(Ghost)};
    one["about"] = "people/" + Ghost;
    put("task", {one});
    read([&](Transaction& transaction) {
        const auto found = transaction.find(type("task"), base::text_or(one, "id")).value();
        ASSERT_TRUE(found.has_value());
        EXPECT_EQ(base::canonical_text(*found), base::canonical_text(one));
    });
}

TEST_P(Transactions, LeaveEmptyFieldsOut) {
    const JsonObject one = record(R"({"title":"x"})");
    put("task", {one});
    read([&](Transaction& transaction) {
        EXPECT_EQ(base::canonical_text(*transaction.find(type("task"), base::text_or(one, "id")).value()),
                  base::canonical_text(one));
    });
}

TEST_P(Transactions, ReplaceTheWholeRecord) {
    JsonObject one = record(R"({"title":"x","tags":["a","b"],"amount":5,"done":true})");
    put("task", {one});
    JsonObject changed = record(R"({"title":"y","tags":["c"],"rank":3})");
    changed["id"] = one["id"];
    write([&](Transaction& transaction) { (void)transaction.put(type("task"), changed, false).value(); });
    read([&](Transaction& transaction) {
        EXPECT_EQ(base::canonical_text(*transaction.find(type("task"), base::text_or(one, "id")).value()),
                  base::canonical_text(changed));
    });
}

TEST_P(Transactions, SeeTheirOwnChangesAndOthersOnlyAfterTheCommit) {
    const JsonObject one = record(R"({"title":"x"})");
    write([&](Transaction& transaction) {
        (void)transaction.put(type("unit"), one, true).value();
        EXPECT_TRUE(transaction.find(type("unit"), base::text_or(one, "id")).value().has_value());
        EXPECT_EQ(titles("unit", ""), "") << "a reader beside it sees nothing yet";
    });
    EXPECT_EQ(titles("unit", ""), "x");
}

TEST_P(Transactions, ReadOneSnapshotToTheirEnd) {
    put("unit", {record(R"({"title":"a"})")});
    read([&](Transaction& transaction) {
        EXPECT_EQ(transaction.count(question("unit")).value(), 1);
        put("unit", {record(R"({"title":"b"})")});
        EXPECT_EQ(transaction.count(question("unit")).value(), 1);
    });
    EXPECT_EQ(titles("unit", ""), "a b");
}

TEST_P(Transactions, UndoEverythingWhereWorkFails) {
    const auto done = store_->write([&](Transaction& transaction) -> Result<void> {
        TRY(transaction.put(type("unit"), record(R"({"title":"a"})"), true));
        TRY(transaction.seal({}, {"2026-01-01T00:00:00.000000Z", "test", "", ""}));
        return base::fail(base::conflict("test.stop", "Stop."));
    });
    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error().code, "test.stop");
    EXPECT_EQ(titles("unit", ""), "");
    read([&](Transaction& transaction) { EXPECT_FALSE(transaction.last_link().value().has_value()); });
}

TEST_P(Transactions, CannotWriteWhileReading) {
    read([&](Transaction& transaction) {
        EXPECT_FALSE(transaction.put(type("unit"), record(R"({"title":"a"})"), true).has_value());
    });
    EXPECT_EQ(titles("unit", ""), "");
}

TEST_P(Transactions, RefuseTheSameIdTwice) {
    const JsonObject one = record(R"({"title":"a"})");
    put("unit", {one});
    const auto done = store_->write(
        [&](Transaction& transaction) -> Result<void> { return transaction.put(type("unit"), one, true); });
    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error().kind, base::ErrorKind::Internal);
    EXPECT_EQ(done.error().message.find("UNIQUE"), std::string::npos) << "the database's words stay private";
    put("unit", {record(R"({"title":"b"})")});
    EXPECT_EQ(titles("unit", ""), "a b") << "and the store goes on";
}

TEST_P(Transactions, KeepSecretsOutOfRecordsAndHistory) {
    JsonObject one = record(R"({"title":"x","token":"s3cret"})");
    const std::string id = base::text_or(one, "id");
    put("task", {one});
    const schema::Field& token = *type("task").find_field("token");
    read([&](Transaction& transaction) {
        EXPECT_FALSE(transaction.find(type("task"), id).value()->contains("token"));
        EXPECT_EQ(transaction.secret(type("task"), id, token).value(), "s3cret");
        EXPECT_EQ(transaction.secret(type("task"), Ghost, token).value(), "");
        const std::vector<Entry> entries = transaction.history(type("task"), id).value();
        for (const Entry& entry : entries) EXPECT_EQ(base::to_text(entry.data).find("s3cret"), std::string::npos);
    });
    one.erase("token");
    one["title"] = "y";
    write([&](Transaction& transaction) {
        (void)transaction.put(type("task"), one, false).value();
        EXPECT_EQ(transaction.secret(type("task"), id, token).value(), "s3cret") << "absent means unchanged";
        one["token"] = "new";
        (void)transaction.put(type("task"), one, false).value();
        EXPECT_EQ(transaction.secret(type("task"), id, token).value(), "new");
        one["token"] = nullptr;
        (void)transaction.put(type("task"), one, false).value();
        EXPECT_EQ(transaction.secret(type("task"), id, token).value(), "");
    });
}

TEST_P(Transactions, TellWhichIdsAreMissing) {
    const JsonObject one = record(R"({"title":"a"})");
    put("unit", {one});
    const std::string id = base::text_or(one, "id");
    read([&](Transaction& transaction) {
        EXPECT_EQ(transaction.missing(type("unit"), {}).value(), std::vector<std::string>{});
        EXPECT_EQ(transaction.missing(type("unit"), {id}).value(), std::vector<std::string>{});
        EXPECT_EQ(transaction.missing(type("unit"), {Ghost, id, ""}).value(), (std::vector<std::string>{Ghost, ""}));
        EXPECT_EQ(transaction.missing(type("person"), {id}).value(), std::vector<std::string>{id});
    });
}

TEST_P(Transactions, RemoveRowListsAndSearch) {
    const JsonObject one = record(R"({"title":"findme","tags":["a"]})");
    const std::string id = base::text_or(one, "id");
    put("task", {one});
    write([&](Transaction& transaction) { (void)transaction.remove(type("task"), id).value(); });
    write([&](Transaction& transaction) {
        EXPECT_FALSE(transaction.find(type("task"), id).value().has_value());
        EXPECT_EQ(transaction.connection().integer(Sql("SELECT count(*) FROM task__tags")).value(), 0);
        EXPECT_EQ(transaction.connection().integer(Sql("SELECT count(*) FROM search_entry")).value(), 0);
        (void)transaction.remove(type("task"), Ghost).value();
        (void)transaction.put(type("task"), one, true).value();
    });
    EXPECT_EQ(titles("task", "tags/any(t: t eq 'a')"), "findme");
}

TEST_P(Transactions, NeverReadValuesAsSql) {
    const std::vector<std::string> texts{
        "x'); DROP TABLE unit; --", "\"; SELECT 1", ":p1", "$1", "?", "\\'", "%s", "x--"};
    std::vector<JsonObject> records;
    for (const std::string& text : texts) {
        records.push_back(record(R"({"title":"-"})"));
        records.back()["title"] = text;
    }
    put("unit", records);
    for (const std::string& text : texts) {
        std::string literal;
        for (const char c : text) literal += c == '\'' ? "''" : std::string(1, c);
        EXPECT_EQ(titles("unit", "title eq '" + literal + "'"), text);
        EXPECT_EQ(titles("unit", "contains(title,'" + literal + "')"), text);
        EXPECT_EQ(titles("unit", "title in ('" + literal + "')"), text);
    }
}

TEST_P(Transactions, FillTheListsOfMoreRowsThanOneStatementTakesIds) {
    constexpr std::size_t Many = 5001;
    std::vector<JsonObject> tasks;
    for (std::size_t i = 0; i < Many; ++i) tasks.push_back(record(R"({"title":"t","tags":["a","b"]})"));
    put("task", tasks);
    read([&](Transaction& transaction) {
        query::Query query;
        query.type = &type("task");
        query.top = 1000000;
        const Page page = transaction.select(query).value();
        ASSERT_EQ(page.rows.size(), Many);
        for (const Found& found : page.rows) ASSERT_EQ(found.record.at("tags").get_array().size(), 2U);
    });
}

TEST_P(Transactions, CompareTextAsTheyOrderIt) {
    put("unit", {record(R"({"title":"a"})"), record(R"({"title":"B"})"), record(R"({"title":"ä"})"),
                 record(R"({"title":"b"})"), record(R"({"title":"Z"})")});
    EXPECT_EQ(titles("unit", ""), "a B b Z ä") << "without regard to the case of ASCII letters, then by byte";
    EXPECT_EQ(titles("unit", "title gt 'B'"), "Z ä");
    EXPECT_EQ(titles("unit", "title gt 'b'"), "Z ä");
    EXPECT_EQ(titles("unit", "title ge 'B'"), "B b Z ä");
    EXPECT_EQ(titles("unit", "title lt 'z'"), "a B b");
    EXPECT_EQ(titles("unit", "title le 'z'"), "a B b Z");
    EXPECT_EQ(titles("unit", "title eq 'A'"), "");
    EXPECT_EQ(titles("unit", "startswith(title,'\xC3\xA4')"), "ä");
}

TEST_P(Transactions, TreatPercentAndUnderscoreAsLetters) {
    put("unit", {record(R"({"title":"50%"})"), record(R"({"title":"5_0"})"), record(R"({"title":"500"})")});
    EXPECT_EQ(titles("unit", "contains(title,'0%')"), "50%");
    EXPECT_EQ(titles("unit", "contains(title,'_')"), "5_0");
    EXPECT_EQ(titles("unit", "endswith(title,'%')"), "50%");
    EXPECT_EQ(titles("unit", "endswith(title,'longer than any title')"), "");
    EXPECT_EQ(titles("unit", "startswith(title,'5') and not endswith(title,'0')"), "50%");
}

}  // namespace
}  // namespace plumbline::store
