// Random lives: whatever is created, changed, deleted and restored, the store stays sound and the past stays as it was.

#include "records/test_records.h"
#include "records/verify.h"
#include "store/test_random_world.h"

namespace plumbline::records {
namespace {

using base::Json;
using base::JsonObject;

class Life : public testing::RecordsTest {
  protected:
    store::testing::WorldMaker maker_{31};
    std::vector<std::pair<std::string, std::string>> known_;  // type and id of all that ever was
    std::map<std::string, int> refusals_;

    static const std::vector<std::string>& names() {
        static const std::vector<std::string> Names{"person", "unit", "program", "task",
                                                    "task",   "task", "note",    "pick"};
        return Names;
    }

    /// The world as the records tell it, for drawing references.
    void look() {
        for (const std::string& name : names()) {
            auto& all = maker_.world().records[name];
            all.clear();
            std::vector<JsonObject> present = records_.all(type(name), query::all_of({})).value();
            for (JsonObject& one : present) {
                const std::string id = base::text_or(one, "id");
                all[id] = std::move(one);
            }
        }
    }

    JsonObject body(const std::string& name, std::size_t of) {
        JsonObject made;
        maker_.change(name, made, of);
        if (of == 1 || !made.contains("title")) made["title"] = maker_.word();
        for (const schema::Field& field : type(name).fields)
            if (field.read_only) made.erase(field.name);
        return made;
    }

    /// One write of one to three random commands.
    std::int64_t step() {
        auto& dice = maker_.dice();
        std::vector<Command> commands;
        for (std::size_t i = 1 + dice.below(3); i > 0; --i) {
            const std::size_t what = known_.size() < 10 ? 0 : dice.below(9);
            if (what <= 2) {
                const std::string& name = dice.pick(names());
                commands.push_back(creation(name, body(name, 2)));
                continue;
            }
            const auto& [name, id] = dice.pick(known_);
            if (what <= 5) {
                commands.push_back(change(name, id, "{}"));
                commands.back().body = body(name, 5);
            } else {
                commands.push_back(what == 6 ? restoration(name, id) : deletion(name, id));
            }
        }
        const auto written = records_.write(asking(), commands);
        clock_.forward(std::chrono::seconds(1));
        if (!written) {
            EXPECT_NE(written.error().kind, base::ErrorKind::Internal) << base::describe(written.error());
            EXPECT_NE(written.error().kind, base::ErrorKind::Unavailable) << base::describe(written.error());
            ++refusals_[written.error().code];
            return 0;
        }
        for (const Outcome& outcome : written->outcomes)
            if (outcome.operation == store::Operation::Create) known_.emplace_back(outcome.type->name, outcome.id);
        look();
        return written->seq;
    }

    std::string whole(std::optional<std::int64_t> as_of) {
        std::string text;
        for (const std::string& name : names()) {
            const std::vector<JsonObject> all = records_.all(type(name), query::all_of({}), as_of).value();
            for (const JsonObject& one : all) text += base::canonical_text(one) + "\n";
        }
        return text;
    }

    void expect_references_resolve() {
        for (const auto& [name, all] : maker_.world().records)
            for (const auto& [id, one] : all)
                for (const schema::Field& field : type(name).fields) {
                    const Json* value = field.target == nullptr ? nullptr : one.if_contains(field.name);
                    if (value == nullptr) continue;
                    const base::JsonArray ids = value->is_array() ? value->get_array() : base::JsonArray{*value};
                    for (const Json& target : ids)
                        ASSERT_TRUE(
                            maker_.world().records[field.target->name].contains(std::string(target.get_string())))
                            << name << "." << field.name;
                }
    }
};
INSTANTIATE_TEST_SUITE_P(Engines, Life, ::testing::ValuesIn(store::testing::engines()), store::testing::engine_name);

TEST_P(Life, StaysSoundAndKeepsItsPast) {
    std::map<std::int64_t, std::string> snapshots;
    int kept = 0;
    for (int round = 0; round < 250; ++round) {
        const std::int64_t seq = step();
        if (seq == 0) continue;
        ++kept;
        if (round % 10 == 0) {
            ASSERT_NO_FATAL_FAILURE(expect_references_resolve());
            snapshots[seq] = whole(std::nullopt);
        }
    }
    EXPECT_GT(kept, 50);
    for (const auto& [seq, snapshot] : snapshots) ASSERT_EQ(whole(seq), snapshot) << seq;
    const Verified found = verify(records_).value();
    EXPECT_TRUE(found.findings.empty()) << found.findings.front();
    for (const char* code : {"not-found", "record.in-use", "record.exists"})
        EXPECT_GT(refusals_[code], 0) << "the walk meets " << code;
}

}  // namespace
}  // namespace plumbline::records
