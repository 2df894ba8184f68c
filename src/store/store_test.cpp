// Opening, locking, migrating, writing side by side, and answers that are kept.

#include <fstream>
#include <thread>

#include "store/file_lock.h"
#include "store/idempotency.h"
#include "store/tables.h"
#include "store/test_store.h"

namespace plumbline::store {
namespace {

using base::Json;
using base::JsonObject;
using base::Result;
using schema::EntityType;

class Stores : public testing::StoreTest {};
INSTANTIATE_TEST_SUITE_P(Engines, Stores, ::testing::ValuesIn(testing::engines()), testing::engine_name);

TEST_P(Stores, NameTheirEngine) {
    EXPECT_EQ(store_->engine_name(), GetParam());
}

TEST_P(Stores, AFailingPieceOfWorkUndoesNoOther) {
    constexpr int Threads = 8;
    constexpr int Rounds = 25;
    std::atomic<int> refused = 0;
    std::vector<std::thread> threads;
    for (int number = 0; number < Threads; ++number)
        threads.emplace_back([&, number] {
            for (int round = 0; round < Rounds; ++round) {
                const bool fails = (number + round) % 3 == 0;
                JsonObject one{{"id", new_id()}, {"revision", 1}, {"createdAt", "x"}, {"updatedAt", "x"}};
                one["title"] = fails ? "bad" : "good";
                const auto done = store_->write([&](Transaction& transaction) -> Result<void> {
                    TRY(transaction.put(type("unit"), one, true));
                    TRY(transaction.seal({{&type("unit"), Operation::Create, one}}, {"2026", "test", "", ""}));
                    if (fails) return base::fail(base::conflict("test.stop", "Stop."));
                    return {};
                });
                EXPECT_EQ(done.has_value(), !fails);
                if (!done) ++refused;
            }
        });
    for (std::thread& thread : threads) thread.join();
    read([&](Transaction& transaction) {
        const auto good = transaction.count(question("unit", "title eq 'good'")).value();
        EXPECT_EQ(good, Threads * Rounds - refused);
        EXPECT_EQ(transaction.count(question("unit", "title eq 'bad'")).value(), 0);
        const auto links = transaction.links(1, 1000).value();
        ASSERT_EQ(static_cast<std::int64_t>(links.size()), good);
        for (std::size_t i = 0; i < links.size(); ++i) {
            EXPECT_EQ(links[i].seq, static_cast<std::int64_t>(i) + 1) << "no number is lost";
            EXPECT_EQ(links[i].previous, i == 0 ? "" : links[i - 1].hash);
        }
    });
}

TEST_P(Stores, ReadersGoOnWhileAWriterWorks) {
    std::atomic<bool> stop = false;
    std::atomic<int> reads = 0;
    std::vector<std::thread> readers;
    for (int i = 0; i < 3; ++i)
        readers.emplace_back([&] {
            while (!stop) {
                (void)store_->read([&](Transaction& transaction) -> Result<void> {
                    const auto before = TRY(transaction.count(question("unit")));
                    const auto after = TRY(transaction.count(question("unit")));
                    EXPECT_EQ(before, after);
                    ++reads;
                    return {};
                });
            }
        });
    for (int i = 0; i < 40; ++i) put("unit", {record(R"({"title":"x"})")});
    stop = true;
    for (std::thread& reader : readers) reader.join();
    EXPECT_GT(reads, 0);
}

TEST_P(Stores, ASqlErrorLeavesTheStoreUsable) {
    const auto done = store_->write([](Transaction& transaction) -> Result<void> {
        TRY(transaction.connection().run(Sql("INSERT INTO nowhere VALUES (1)")));
        return {};
    });
    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error().kind, base::ErrorKind::Internal);
    EXPECT_NE(done.error().cause.find("nowhere"), std::string::npos);
    EXPECT_EQ(done.error().message.find("nowhere"), std::string::npos);
    put("unit", {record(R"({"title":"x"})")});
    EXPECT_EQ(titles("unit", ""), "x");
}

TEST_P(Stores, KeepWhatTheyHoldWhenOpenedAgain) {
    put("task", {record(R"({"title":"kept","tags":["a"],"amount":1.25})")});
    store_.reset();
    store_ = Store::open(place_.url(), catalog(), random_).value();
    EXPECT_EQ(titles("task", "amount eq 1.25 and tags/any(t: t eq 'a')"), "kept");
}

TEST_P(Stores, AddTablesAndColumnsOfANewCatalogue) {
    const std::string first = R"([{"type":"thing","collection":"things","label":"T","plural":"T","fields":[
        {"name":"title","type":"text","label":"Title"}]}])";
    const std::string second = R"([{"type":"other","collection":"others","label":"O","plural":"O","fields":[
        {"name":"title","type":"text","label":"Title"}]},
        {"type":"thing","collection":"things","label":"T","plural":"T","fields":[
        {"name":"title","type":"text","label":"Title"},{"name":"size","type":"integer","label":"Size"},
        {"name":"words","type":"tags","label":"Words"},{"name":"isBig","type":"boolean","label":"Big"},
        {"name":"other","type":"reference","to":["other"],"label":"Other","inverse":"things"}]}])";
    const testing::TestPlace place(GetParam());
    JsonObject one = record(R"({"title":"old"})");
    const auto fill = [&](const std::string& metadata,
                          const std::function<void(const EntityType&, Transaction&)>& work) {
        const auto loaded = schema::Catalog::load(metadata).value();
        const auto store = Store::open(place.url(), *loaded, random_).value();
        const auto done = store->write([&](Transaction& transaction) -> Result<void> {
            work(loaded->type("thing"), transaction);
            return {};
        });
        EXPECT_TRUE(done.has_value()) << base::describe(done.error());
    };
    fill(first, [&](const EntityType& thing, Transaction& transaction) {
        (void)transaction.put(thing, one, true).value();
        (void)transaction.seal({{&thing, Operation::Create, one}}, {"2026", "test", "", ""}).value();
    });
    fill(second, [&](const EntityType& thing, Transaction& transaction) {
        const std::string id = base::text_or(one, "id");
        EXPECT_EQ(base::canonical_text(*transaction.find(thing, id).value()), base::canonical_text(one));
        one["size"] = 5;
        one["isBig"] = true;
        one["words"] = base::JsonArray{"a", "b"};
        (void)transaction.put(thing, one, false).value();
        EXPECT_EQ(base::canonical_text(*transaction.find(thing, id).value()), base::canonical_text(one));
        query::Query query;
        query.type = &thing;
        query.as_of = 1;
        query.filter = query::equals(thing, "size", schema::Cell());
        EXPECT_EQ(transaction.select(query).value().rows.size(), 1U) << "the old history has no size";
    });
    fill(second, [&](const EntityType& thing, Transaction& transaction) {
        EXPECT_EQ(transaction.find(thing, base::text_or(one, "id")).value()->at("size"), Json(5));
    });
    fill(first, [&](const EntityType& thing, Transaction& transaction) {
        EXPECT_EQ(base::text_or(*transaction.find(thing, base::text_or(one, "id")).value(), "title"), "old")
            << "an older program reads what it knows";
    });
}

TEST_P(Stores, KeepAnswersForADay) {
    const std::string noon = "2026-11-22T12:00:00.000000Z";
    const auto find = [&](const std::string& caller, const std::string& key, const std::string& now) {
        std::string found = "none";
        read([&](Transaction& transaction) {
            const auto answer = find_answer(transaction, caller, key, now).value();
            if (answer) found = answer->fingerprint + " " + answer->answer;
        });
        return found;
    };
    const auto keep = [&](const std::string& key, const std::string& now, const KeptAnswer& answer) {
        write([&](Transaction& transaction) { (void)keep_answer(transaction, "ann", key, now, answer).value(); });
    };
    keep("k", noon, {"print", R"({"a":1})"});
    EXPECT_EQ(find("ann", "k", noon), R"(print {"a":1})");
    EXPECT_EQ(find("ann", "k", "2026-11-23T11:59:59.999999Z"), R"(print {"a":1})");
    EXPECT_EQ(find("ann", "k", "2026-11-23T12:00:00.000000Z"), "none");
    EXPECT_EQ(find("ann", "K", noon), "none");
    EXPECT_EQ(find("bob", "k", noon), "none");
    keep("k", "2026-11-23T12:00:00.000000Z", {"next", "{}"});
    EXPECT_EQ(find("ann", "k", "2026-11-23T12:00:01.000000Z"), "next {}") << "an old key may be used again";
    const auto twice = store_->write([&](Transaction& transaction) {
        return keep_answer(transaction, "ann", "k", "2026-11-23T12:00:02.000000Z", {"third", "{}"});
    });
    EXPECT_FALSE(twice.has_value());
}

TEST_P(Stores, DescribeThemselves) {
    write([](Transaction& transaction) {
        EXPECT_EQ(meta(transaction.connection(), "colour").value(), "");
        (void)set_meta(transaction.connection(), "colour", "red").value();
        (void)set_meta(transaction.connection(), "colour", "it's blue").value();
        EXPECT_EQ(meta(transaction.connection(), "colour").value(), "it's blue");
    });
}

TEST(SqliteFile, IsOpenedByOneProcessAtATime) {
    const testing::TestPlace place("sqlite");
    base::testing::SeededRandom random;
    const auto& catalog = schema::testing::small_catalog();
    auto first = Store::open(place.url(), catalog, random).value();
    const auto second = Store::open(place.url(), catalog, random);
    ASSERT_FALSE(second.has_value());
    EXPECT_EQ(second.error().kind, base::ErrorKind::Conflict);
    EXPECT_EQ(second.error().code, "database.in-use");
    EXPECT_NE(second.error().message.find(std::to_string(::getpid())), std::string::npos) << "it names the process";
    first.reset();
    EXPECT_TRUE(Store::open(place.url(), catalog, random).has_value());
}

TEST(SqliteFile, ThatCannotBeMadeIsTheCallersMistake) {
    base::testing::SeededRandom random;
    const auto& catalog = schema::testing::small_catalog();
    for (const char* url : {"sqlite:/nowhere/at/all/x.db", "sqlite:/proc/x.db"}) {
        const auto store = Store::open(url, catalog, random);
        ASSERT_FALSE(store.has_value()) << url;
        EXPECT_EQ(store.error().kind, base::ErrorKind::Invalid);
        EXPECT_EQ(store.error().code, "database.file");
    }
    for (const char* url : {"", "sqlite:", "mysql://x", "plan.db", "SQLITE:x.db"}) {
        const auto store = Store::open(url, catalog, random);
        ASSERT_FALSE(store.has_value()) << url;
        EXPECT_EQ(store.error().code, "database.url") << url;
    }
}

TEST(SqliteFile, ThatIsNoDatabaseIsRefused) {
    const testing::TestPlace place("sqlite");
    std::ofstream(place.file()) << std::string(5000, 'x');
    base::testing::SeededRandom random;
    EXPECT_FALSE(Store::open(place.url(), schema::testing::small_catalog(), random).has_value());
}

TEST(FileLock, IsLetGoWithItsObject) {
    const testing::TestPlace place("sqlite");
    {
        const auto lock = FileLock::take(place.file());
        ASSERT_TRUE(lock.has_value());
        EXPECT_FALSE(FileLock::take(place.file()).has_value());
        EXPECT_TRUE(FileLock::take(place.file() + "2").has_value()) << "another file is another lock";
    }
    auto lock = FileLock::take(place.file());
    ASSERT_TRUE(lock.has_value());
    {
        const FileLock moved = std::move(*lock);
        EXPECT_FALSE(FileLock::take(place.file()).has_value()) << "it moves with its owner";
    }
    EXPECT_TRUE(FileLock::take(place.file()).has_value());
}

TEST(Postgres, ThatIsNotThereIsUnavailable) {
    base::testing::SeededRandom random;
    const auto store = Store::open("postgres://nobody@127.0.0.1:1/none", schema::testing::small_catalog(), random);
    ASSERT_FALSE(store.has_value());
    EXPECT_EQ(store.error().kind, base::ErrorKind::Unavailable);
    EXPECT_FALSE(store.error().hint.empty());
}

TEST_P(Stores, PassValuesOfAPostgresAddressOnAsTheyAre) {
    if (GetParam() != "postgres") GTEST_SKIP() << "about PostgreSQL alone";
    const std::string& url = place_.url();
    const char join = url.find('?') == std::string::npos ? '?' : '&';
    const auto engine = open_engine(url + join + "application_name=it%27s%20a%5Cb%20host%3Dnowhere").value();
    const auto connection = engine->connect(Access::Read).value();
    EXPECT_EQ(connection->texts(Sql("SELECT current_setting('application_name')")).value(),
              std::vector<std::string>{"it's a\\b host=nowhere"});
}

TEST(Engines, AreRefusedAtOnceWhereTheAddressCannotBeRead) {
    for (const char* url : {"", "nonsense", "sqlite:", "mysql://x", "postgres://[::1/x", "postgres://h/x?nothing=1"}) {
        const auto engine = open_engine(url);
        ASSERT_FALSE(engine.has_value()) << url;
        EXPECT_EQ(engine.error().code, "database.url") << url;
    }
}

}  // namespace
}  // namespace plumbline::store
