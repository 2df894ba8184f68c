// The past as the history tells it, against snapshots that were kept at that time.

#include "store/test_random_world.h"
#include "store/test_store.h"

namespace plumbline::store {
namespace {

using base::Json;
using base::JsonObject;
using base::Result;
using schema::EntityType;

using testing::FilterMaker;
using testing::TestWorld;
using testing::WorldMaker;

class AsOf : public testing::StoreTest {
  protected:
    WorldMaker maker_{79};
    std::map<std::int64_t, TestWorld> snapshots_;

    void keep(std::int64_t seq) { snapshots_[seq] = maker_.world(); }

    /// One change of up to three tasks: created, edited or deleted.
    void edit() {
        auto& tasks = maker_.world().records["task"];
        write([&](Transaction& transaction) {
            std::vector<Change> changes;
            for (std::size_t i = 1 + maker_.dice().below(3); i > 0; --i) {
                const std::size_t what = tasks.size() < 8 ? 0 : maker_.dice().below(4);
                if (what == 0) {
                    JsonObject made = maker_.make("task");
                    (void)transaction.put(type("task"), made, true).value();
                    changes.push_back({&type("task"), Operation::Create, made});
                    const std::string id = base::text_or(made, "id");
                    tasks[id] = std::move(made);
                    continue;
                }
                const std::string id = maker_.dice().pick(tasks).first;
                const bool is_referred = std::ranges::any_of(
                    tasks, [&](const auto& pair) { return base::text_or(pair.second, "parent") == id; });
                JsonObject& one = tasks[id];
                one["revision"] = base::integer_or(one, "revision") + 1;
                if (what == 1 && !is_referred) {
                    (void)transaction.remove(type("task"), id).value();
                    changes.push_back({&type("task"), Operation::Delete, one});
                    tasks.erase(id);
                } else {
                    maker_.change("task", one, 2);
                    (void)transaction.put(type("task"), one, false).value();
                    changes.push_back({&type("task"), Operation::Update, one});
                }
            }
            keep(transaction.seal(changes, {base::format_instant(clock_.now()), "test", "", ""}).value());
        });
        clock_.forward(std::chrono::seconds(1));
    }

    void SetUp() override {
        keep(0);
        for (const char* name : {"person", "unit", "program"}) {
            maker_.add(name, 5);
            std::vector<JsonObject> records;
            for (const auto& [id, one] : maker_.world().records.at(name)) records.push_back(one);
            keep(put(name, records));
        }
        for (int i = 0; i < 80; ++i) edit();
    }
};

INSTANTIATE_TEST_SUITE_P(Engines, AsOf, ::testing::ValuesIn(testing::engines()), testing::engine_name);

TEST_P(AsOf, EveryChangeNumberShowsTheRecordsOfThatTime) {
    for (const auto& [seq, world] : snapshots_) {
        const auto then = world.records.find("task");
        read([&](Transaction& transaction) {
            auto query = question("task");
            query.as_of = seq;
            const Page page = transaction.select(query).value();
            ASSERT_EQ(page.rows.size(), then == world.records.end() ? 0 : then->second.size()) << seq;
            for (const Found& row : page.rows)
                ASSERT_EQ(base::canonical_text(row.record),
                          base::canonical_text(then->second.at(base::text_or(row.record, "id"))))
                    << seq;
        });
    }
}

TEST_P(AsOf, FiltersReadThePastToo) {
    FilterMaker filters(maker_);
    for (int round = 0; round < 80; ++round) {
        const auto& [seq, world] = maker_.dice().pick(snapshots_);
        if (!world.records.contains("task")) continue;
        TestWorld then = world;
        for (const char* name : {"note", "pick"}) then.records[name];
        const query::Filter filter = filters.filter(type("task"), 2);
        std::vector<std::string> wanted;
        for (const auto& [id, one] : then.records.at("task"))
            if (then.holds(filter, type("task"), one)) wanted.push_back(id);
        auto query = question("task", query::write_filter(filter));
        query.as_of = seq;
        ASSERT_EQ(ids(query), wanted) << "as of " << seq << ": " << query::write_filter(filter);
    }
}

TEST_P(AsOf, TheLastChangeIsThePresent) {
    auto query = question("task", "", "title desc,amount");
    const auto now = ids(query);
    query.as_of = snapshots_.rbegin()->first;
    EXPECT_EQ(ids(query), now);
    query.as_of = *query.as_of + 1000;
    EXPECT_EQ(ids(query), now) << "the future is the present";
    query.as_of = 0;
    EXPECT_TRUE(ids(query).empty());
    query.as_of = -5;
    EXPECT_TRUE(ids(query).empty());
}

TEST_P(AsOf, EntriesOfARecordFollowItsRevisions) {
    read([&](Transaction& transaction) {
        const std::int64_t last = snapshots_.rbegin()->first;
        for (const auto& [id, one] : maker_.world().records.at("task")) {
            const auto entries = transaction.history(type("task"), id).value();
            ASSERT_FALSE(entries.empty());
            ASSERT_EQ(entries.front().operation, "create");
            for (std::size_t i = 0; i < entries.size(); ++i)
                ASSERT_EQ(entries[i].revision, static_cast<std::int64_t>(i) + 1) << id;
            ASSERT_EQ(base::canonical_text(entries.back().data), base::canonical_text(one));
            const auto entry = transaction.entry_as_of(type("task"), id, last).value();
            ASSERT_EQ(entry->revision, entries.back().revision);
            ASSERT_FALSE(transaction.entry_as_of(type("task"), id, entries.front().seq - 1).value().has_value());
        }
    });
}

TEST_P(AsOf, AMomentLeadsToTheLastChangeAtOrBeforeIt) {
    read([&](Transaction& transaction) {
        EXPECT_EQ(transaction.seq_at("2020-01-01T00:00:00.000000Z").value(), 0);
        EXPECT_EQ(transaction.seq_at("2099-01-01T00:00:00.000000Z").value(), snapshots_.rbegin()->first);
        const auto links = transaction.links(1, 1000).value();
        ASSERT_EQ(links.size(), snapshots_.size() - 1);
        for (std::size_t i = 4; i < links.size(); ++i) {
            ASSERT_EQ(transaction.seq_at(links[i].seal.at).value(), links[i].seq);
            const auto before = base::parse_instant(links[i].seal.at).value() - std::chrono::microseconds(1);
            ASSERT_EQ(transaction.seq_at(base::format_instant(before)).value(), links[i].seq - 1);
        }
    });
}

TEST_P(AsOf, FactsAreThoseSealedUpToThen) {
    const std::string task = maker_.world().records.at("task").begin()->first;
    std::vector<std::int64_t> numbers;
    for (int i = 0; i < 3; ++i) {
        std::int64_t next = 0;
        read([&](Transaction& transaction) { next = transaction.next_seq().value(); });
        JsonObject fact = record(R"({"date":"2026-01-01","value":1.5})");
        fact["task"] = task;
        fact["revision"] = next;
        numbers.push_back(put("reading", {fact, [&] {
                                              JsonObject other = fact;
                                              other["id"] = new_id();
                                              return other;
                                          }()}));
        EXPECT_EQ(numbers.back(), next);
    }
    for (std::size_t i = 0; i < 3; ++i) {
        auto query = question("reading", "value gt 1 and task/title ne null");
        query.as_of = numbers[i];
        EXPECT_EQ(ids(query).size(), (i + 1) * 2);
        query.as_of = numbers[i] - 1;
        EXPECT_EQ(ids(query).size(), i * 2);
    }
}

}  // namespace
}  // namespace plumbline::store
