#pragma once
// An empty store for each test: SQLite in a folder of its own, and PostgreSQL in a schema of its own where the
// environment variable PLUMBLINE_TEST_POSTGRES holds the URL of a database.

#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/test_random.h"
#include "schema/test_catalog.h"
#include "store/store.h"

namespace plumbline::store::testing {

using base::Json;
using base::JsonObject;
using base::Result;
using schema::EntityType;

/// engines are those that the tests run on.
inline std::vector<std::string> engines() {
    std::vector<std::string> names{"sqlite"};
    if (std::getenv("PLUMBLINE_TEST_POSTGRES") != nullptr) names.emplace_back("postgres");
    return names;
}

/// engine_name names a test after its engine.
inline std::string engine_name(const ::testing::TestParamInfo<std::string>& info) {
    return info.param;
}

/// TestPlace is an empty database, gone with the object.
class TestPlace {
  public:
    explicit TestPlace(const std::string& engine) : name_(unique_name()) {
        if (engine == "sqlite") {
            folder_ = std::filesystem::temp_directory_path() / name_;
            std::filesystem::create_directories(folder_);
            url_ = "sqlite:" + (folder_ / "test.db").string();
        } else {
            server_ = std::getenv("PLUMBLINE_TEST_POSTGRES");
            script("CREATE SCHEMA " + name_);
            url_ = server_ + (server_.find('?') == std::string::npos ? "?" : "&") + "options=-csearch_path%3D" + name_;
        }
    }
    TestPlace(const TestPlace&) = delete;
    TestPlace& operator=(const TestPlace&) = delete;
    ~TestPlace() {
        if (folder_.empty())
            script("DROP SCHEMA " + name_ + " CASCADE");
        else
            std::filesystem::remove_all(folder_);
    }

    [[nodiscard]] const std::string& url() const { return url_; }
    /// file is the SQLite file; empty on PostgreSQL.
    [[nodiscard]] std::string file() const { return sqlite_file(url_); }

  private:
    std::string name_;
    std::string server_;
    std::string url_;
    std::filesystem::path folder_;

    static std::string unique_name() {
        static std::atomic<int> count = 0;
        return "plumbline_test_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
    }
    void script(const std::string& text) const {
        (void)make_postgres_engine(server_).value()->connect(Access::Write).value()->script(text).value();
    }
};

/// StoreTest is a test with an open store of the small catalogue.
class StoreTest : public ::testing::TestWithParam<std::string> {
  protected:
    base::testing::SeededRandom random_{1};
    base::testing::HandClock clock_;
    TestPlace place_{GetParam()};
    std::unique_ptr<Store> store_ = Store::open(place_.url(), catalog(), random_).value();

    static const schema::Catalog& catalog() { return schema::testing::small_catalog(); }
    static const EntityType& type(std::string_view name) { return catalog().type(name); }
    std::string new_id() { return base::make_uuid7(clock_.now(), random_); }

    /// record is one with system fields and those of a JSON text.
    JsonObject record(const std::string& fields = "{}") {
        const std::string now = base::format_instant(clock_.now());
        JsonObject made{{"id", new_id()},      {"revision", 1},    {"createdAt", now},
                        {"createdBy", "test"}, {"updatedAt", now}, {"updatedBy", "test"}};
        const Json given = base::parse_json(fields).value();
        for (const auto& pair : given.get_object()) made[pair.key()] = pair.value();
        return made;
    }

    /// write runs work and expects it to succeed.
    void write(const std::function<void(Transaction&)>& work) {
        const auto done = store_->write([&](Transaction& transaction) -> Result<void> {
            work(transaction);
            return {};
        });
        ASSERT_TRUE(done.has_value()) << base::describe(done.error());
    }
    /// read runs work on a snapshot.
    void read(const std::function<void(Transaction&)>& work) {
        const auto done = store_->read([&](Transaction& transaction) -> Result<void> {
            work(transaction);
            return {};
        });
        ASSERT_TRUE(done.has_value()) << base::describe(done.error());
    }

    /// put writes new records of a type with their history in one change; answers its number.
    std::int64_t put(const std::string& type_name, const std::vector<JsonObject>& records) {
        std::int64_t seq = 0;
        write([&](Transaction& transaction) {
            std::vector<Change> changes;
            for (const JsonObject& made : records) {
                const auto done = transaction.put(type(type_name), made, true);
                ASSERT_TRUE(done.has_value()) << base::describe(done.error());
                changes.push_back({&type(type_name), Operation::Create, made});
            }
            seq = transaction.seal(changes, {base::format_instant(clock_.now()), "test", "", ""}).value();
        });
        return seq;
    }

    /// question is a query with a filter and an order in words.
    static query::Query question(const std::string& type_name, const std::string& filter = {},
                                 const std::string& order = {}) {
        static const query::Visible All = [](const EntityType&, const schema::Field*) { return true; };
        query::Query query;
        query.type = &type(type_name);
        query.top = 1000;
        if (!filter.empty())
            query.filter =
                query::bind_filter(query::parse_filter(filter).value(), catalog(), type(type_name), All).value();
        if (!order.empty()) query.order = query::bind_order(order, catalog(), type(type_name), All).value();
        return query;
    }

    /// ids are those that a query finds, in its order.
    std::vector<std::string> ids(const query::Query& query) {
        std::vector<std::string> found;
        read([&](Transaction& transaction) {
            const auto page = transaction.select(query);
            ASSERT_TRUE(page.has_value()) << base::describe(page.error());
            for (const Found& row : page->rows) found.push_back(base::text_or(row.record, "id"));
        });
        return found;
    }

    /// titles are those that a filter finds, by title, joined by blanks.
    std::string titles(const std::string& type_name, const std::string& filter) {
        std::string text;
        read([&](Transaction& transaction) {
            const auto page = transaction.select(question(type_name, filter, "title"));
            ASSERT_TRUE(page.has_value()) << filter << ": " << base::describe(page.error());
            for (const Found& row : page->rows) text += (text.empty() ? "" : " ") + base::text_or(row.record, "title");
        });
        return text;
    }
};

}  // namespace plumbline::store::testing
