// Orders and cursors: every row exactly once, in the order that a naive sort gives.

#include "store/test_random_world.h"
#include "store/test_store.h"

namespace plumbline::store {
namespace {

using base::Json;
using base::JsonObject;
using base::Result;
using schema::EntityType;

using testing::TestWorld;
using testing::WorldMaker;

class Ordering : public testing::StoreTest {
  protected:
    WorldMaker maker_{78};
    std::int64_t seq_ = 0;

    void SetUp() override {
        maker_.fill(150);
        for (const char* name : {"person", "unit", "program", "task"}) {
            std::vector<JsonObject> records;
            for (const auto& [id, one] : maker_.world().records.at(name)) records.push_back(one);
            seq_ = put(name, records);
        }
    }

    static std::vector<std::string> path_of(const query::Column& column) {
        std::vector<std::string> path;
        for (const schema::Field* hop : column.hops) path.push_back(hop->name);
        path.push_back(column.field != nullptr ? column.field->name : column.system);
        return path;
    }

    /// The ids in the order of the question; equal ones by id.
    std::vector<std::string> sorted(const query::Query& query) {
        const auto& tasks = maker_.world().records.at("task");
        std::vector<std::string> order;
        for (const auto& [id, one] : tasks) order.push_back(id);
        std::ranges::sort(order, [&](const std::string& left, const std::string& right) {
            for (const query::Order& by : query.order) {
                const Json a = maker_.world().at(type("task"), tasks.at(left), path_of(by.column));
                const Json b = maker_.world().at(type("task"), tasks.at(right), path_of(by.column));
                if (a.is_null() != b.is_null()) return b.is_null();
                const int way = testing::order_of_values(by.column.field, a, b);
                if (way != 0) return by.descending ? way > 0 : way < 0;
            }
            return left < right;
        });
        return order;
    }

    /// The ids of all pages, one after the other.
    std::vector<std::string> walk(query::Query query) {
        std::vector<std::string> found;
        for (int pages = 0; pages < 200; ++pages) {
            bool has_more = false;
            read([&](Transaction& transaction) {
                const auto page = transaction.select(query);
                ASSERT_TRUE(page.has_value()) << base::describe(page.error());
                ASSERT_LE(page->rows.size(), static_cast<std::size_t>(query.top));
                for (const Found& row : page->rows) found.push_back(base::text_or(row.record, "id"));
                has_more = page->has_more;
                if (has_more) {
                    ASSERT_EQ(page->rows.size(), static_cast<std::size_t>(query.top));
                    query.after = page->rows.back().place;
                }
            });
            if (!has_more) return found;
        }
        ADD_FAILURE() << "the pages do not end";
        return found;
    }
};

INSTANTIATE_TEST_SUITE_P(Engines, Ordering, ::testing::ValuesIn(testing::engines()), testing::engine_name);

TEST_P(Ordering, RandomOrdersWalkEveryRowOnceInOrder) {
    static const std::vector<std::string> Columns{"title",
                                                  "rank",
                                                  "count",
                                                  "amount",
                                                  "precise",
                                                  "done",
                                                  "start",
                                                  "due",
                                                  "seen",
                                                  "status",
                                                  "mail",
                                                  "link",
                                                  "notes",
                                                  "owner/title",
                                                  "unit/title",
                                                  "owner/manager/title",
                                                  "unit/head/email",
                                                  "owner/salary",
                                                  "id",
                                                  "createdAt",
                                                  "createdBy",
                                                  "revision",
                                                  "owner/createdAt",
                                                  "program/status"};
    for (int round = 0; round < 60; ++round) {
        std::string text;
        for (std::size_t i = 1 + maker_.dice().below(4); i > 0; --i)
            text += (text.empty() ? "" : ",") + maker_.dice().pick(Columns) + (maker_.dice().one_in(2) ? " desc" : "");
        auto query = question("task", "", text);
        query.top = 1 + static_cast<int>(maker_.dice().below(40));
        if (round % 3 == 0) query.as_of = seq_;
        ASSERT_EQ(walk(query), sorted(query)) << text << " by " << query.top << (query.as_of ? " as of" : "");
    }
}

TEST_P(Ordering, PagesOfAFilterHoldItsRowsOnly) {
    for (const char* filter : {"done eq true", "rank gt 5 or amount lt 0", "tags/any()", "owner/title eq 'be'"}) {
        auto query = question("task", filter, "amount desc,title");
        const auto whole = ids(query);
        query.top = 3;
        ASSERT_EQ(walk(query), whole) << filter;
    }
}

TEST_P(Ordering, EmptyValuesComeLastWhicheverWay) {
    const auto& tasks = maker_.world().records.at("task");
    const auto filled = [&](const std::vector<std::string>& order) {
        std::string text;
        for (const std::string& id : order) text += tasks.at(id).contains("amount") ? 'x' : '-';
        return text;
    };
    const std::string up = filled(ids(question("task", "", "amount")));
    const std::string down = filled(ids(question("task", "", "amount desc")));
    EXPECT_EQ(up.find_last_of('x') + 1, up.find_first_of('-'));
    EXPECT_EQ(down.find_last_of('x') + 1, down.find_first_of('-'));
}

TEST_P(Ordering, APageKnowsWhetherMoreFollows) {
    read([&](Transaction& transaction) {
        auto query = question("task", "", "title");
        query.top = 150;
        EXPECT_FALSE(transaction.select(query).value().has_more);
        query.top = 149;
        EXPECT_TRUE(transaction.select(query).value().has_more);
        query.filter = query::any_of({});
        EXPECT_FALSE(transaction.select(query).value().has_more);
        EXPECT_TRUE(transaction.select(query).value().rows.empty());
    });
}

}  // namespace
}  // namespace plumbline::store
