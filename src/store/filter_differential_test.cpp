// The same random questions, asked of the database and of a naive reading in memory, have the same answers.

#include "store/test_random_world.h"
#include "store/test_store.h"

namespace plumbline::store {
namespace {

using testing::FilterMaker;
using testing::WorldMaker;

class FilterDifferential : public testing::StoreTest {
  protected:
    WorldMaker maker_{77};
    std::int64_t seq_ = 0;

    void SetUp() override {
        maker_.fill(200);
        write([&](Transaction& transaction) {
            std::vector<Change> changes;
            for (const auto& [name, records] : maker_.world().records)
                for (const auto& [id, one] : records) {
                    const auto done = transaction.put(type(name), one, true);
                    ASSERT_TRUE(done.has_value()) << base::describe(done.error());
                    changes.push_back({&type(name), Operation::Create, one});
                }
            seq_ = transaction.seal(changes, {base::format_instant(clock_.now()), "test", "", ""}).value();
        });
    }

    std::vector<std::string> naive(const query::Filter& filter) {
        std::vector<std::string> found;
        for (const auto& [id, one] : maker_.world().records.at("task"))
            if (maker_.world().holds(filter, type("task"), one)) found.push_back(id);
        return found;
    }
};

INSTANTIATE_TEST_SUITE_P(Engines, FilterDifferential, ::testing::ValuesIn(testing::engines()), testing::engine_name);

TEST_P(FilterDifferential, DatabaseAndMemoryFindTheSame) {
    FilterMaker filters(maker_);
    int with_some = 0;
    for (int round = 0; round < 400; ++round) {
        const query::Filter filter = filters.filter(type("task"), 3);
        const std::string text = query::write_filter(filter);
        const auto wanted = naive(filter);
        with_some += wanted.empty() || wanted.size() == 200 ? 0 : 1;
        ASSERT_EQ(ids(question("task", text)), wanted) << "round " << round << ": " << text;
    }
    EXPECT_GT(with_some, 150) << "most questions tell records apart";
}

TEST_P(FilterDifferential, ThePastAnswersLikeThePresent) {
    FilterMaker filters(maker_);
    for (int round = 0; round < 150; ++round) {
        const query::Filter filter = filters.filter(type("task"), 2);
        const std::string text = query::write_filter(filter);
        auto query = question("task", text);
        query.as_of = seq_;
        ASSERT_EQ(ids(query), naive(filter)) << "round " << round << ": " << text;
        query.as_of = seq_ - 1;
        ASSERT_EQ(ids(query).size(), 0U) << "before the change there was nothing";
    }
}

TEST_P(FilterDifferential, CountsWhatItFinds) {
    FilterMaker filters(maker_);
    for (int round = 0; round < 60; ++round) {
        const query::Filter filter = filters.filter(type("task"), 3);
        auto query = question("task", query::write_filter(filter));
        query.top = 1;
        read([&](Transaction& transaction) {
            ASSERT_EQ(transaction.count(query).value(), static_cast<std::int64_t>(naive(filter).size()));
        });
    }
}

TEST_P(FilterDifferential, RecordsComeBackAsTheyWerePut) {
    for (const auto& [name, records] : maker_.world().records)
        for (const std::optional<std::int64_t> as_of : {std::optional<std::int64_t>(), std::optional(seq_)})
            read([&](Transaction& transaction) {
                auto query = question(name);
                query.as_of = as_of;
                const auto page = transaction.select(query);
                ASSERT_TRUE(page.has_value()) << base::describe(page.error());
                ASSERT_EQ(page->rows.size(), records.size());
                for (const Found& row : page->rows)
                    ASSERT_EQ(base::canonical_text(row.record),
                              base::canonical_text(records.at(base::text_or(row.record, "id"))));
            });
}

}  // namespace
}  // namespace plumbline::store
