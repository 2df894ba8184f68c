// Several commands at once, hooks and their follow-ups, writes that come twice, rehearsals.

#include "records/test_records.h"

namespace plumbline::records {
namespace {

using base::Json;
using base::JsonObject;
using base::Result;
using testing::admin;
using testing::member;
using testing::object;

class Batches : public testing::RecordsTest {};
INSTANTIATE_TEST_SUITE_P(Engines, Batches, ::testing::ValuesIn(store::testing::engines()), store::testing::engine_name);

const std::string Id1 = "018f0c5e-7dec-7abc-8def-000000000001";
const std::string Id2 = "018f0c5e-7dec-7abc-8def-000000000002";

Command named(Command command, const std::string& id) {
    command.id = id;
    return command;
}

TEST_P(Batches, AreOneChangeOfTheChain) {
    const Written written =
        write({named(creation("unit", object(R"({"title":"a"})")), Id1),
               creation("unit", with(R"({"title":"b"})", "parent", Id1)), change("unit", Id1, R"({"title":"c"})")});
    EXPECT_EQ(written.outcomes.size(), 3U);
    EXPECT_EQ(written.outcomes[2].revision, 2);
    EXPECT_EQ(titles("unit"), "b c");
    const auto states = records_.history(asking(), type("unit"), Id1).value();
    ASSERT_EQ(states.size(), 2U);
    EXPECT_EQ(states[0].at("seq"), states[1].at("seq"));
    EXPECT_EQ(states[0].at("seq"), Json(written.seq));
}

TEST_P(Batches, AreAllDoneOrNone) {
    create("unit", R"({"title":"kept"})");
    const std::vector<std::vector<Command>> broken{
        {creation("unit", object(R"({"title":"a"})")), creation("unit", object(R"({})"))},
        {creation("unit", object(R"({})")), creation("unit", object(R"({"title":"a"})"))},
        {named(creation("unit", object(R"({"title":"a"})")), Id1), change("unit", Id1, R"({"nope":1})")},
        {named(creation("unit", object(R"({"title":"a"})")), Id1), deletion("unit", Id2)},
        {creation("unit", with(R"({"title":"a"})", "parent", Id1)),
         named(creation("unit", object(R"({"title":"b"})")), Id1)},
    };
    for (const auto& commands : broken) EXPECT_NE(attempt(commands), "");
    EXPECT_EQ(titles("unit"), "kept");
}

TEST_P(Batches, NameTheCommandThatFailed) {
    const auto written = records_.write(
        asking(), {creation("unit", object(R"({"title":"a"})")), creation("unit", object(R"({"title":"b"})")),
                   creation("unit", object(R"({"title":5})"))});
    ASSERT_FALSE(written.has_value());
    EXPECT_EQ(written.error().position, 2);
}

TEST_P(Batches, OfNothingChangeNothing) {
    const Written written = write({});
    EXPECT_TRUE(written.outcomes.empty());
    EXPECT_EQ(written.seq, 0);
}

TEST_P(Batches, MayCreateChangeAndDeleteTheSameRecord) {
    write({named(creation("unit", object(R"({"title":"a"})")), Id1), change("unit", Id1, R"({"title":"b"})"),
           deletion("unit", Id1)});
    EXPECT_EQ(titles("unit"), "");
    EXPECT_EQ(records_.history(asking(), type("unit"), Id1).value().size(), 3U);
}

TEST_P(Batches, TellTheListenerOnce) {
    std::vector<std::int64_t> heard;
    records_.on_change([&](std::int64_t seq) { heard.push_back(seq); });
    const Written written =
        write({creation("unit", object(R"({"title":"a"})")), creation("unit", object(R"({"title":"b"})"))});
    EXPECT_EQ(heard, std::vector<std::int64_t>{written.seq});
    EXPECT_NE(attempt({creation("unit", {})}), "");
    write({});
    ASSERT_TRUE(records_.rehearse(asking(), {creation("unit", object(R"({"title":"c"})"))}).has_value());
    EXPECT_EQ(heard.size(), 1U) << "nothing else was kept";
}

TEST_P(Batches, HooksRunInTheirOrderBeforeTheRules) {
    std::string calls;
    records_.add_hook("unit", [&](store::Transaction&, Draft& draft) -> Result<void> {
        calls += draft.before == nullptr ? "1c" : "1u";
        if (!draft.after.contains("title")) draft.after["title"] = "from the hook";
        return {};
    });
    records_.add_hook("unit", [&](store::Transaction&, Draft& draft) -> Result<void> {
        calls += "2";
        draft.after["title"] = base::text_or(draft.after, "title") + "!";
        return {};
    });
    records_.add_hook("person", [&](store::Transaction&, Draft&) -> Result<void> {
        calls += "p";
        return {};
    });
    const std::string id = create("unit", "{}");
    EXPECT_EQ(text("unit", id, "title"), "from the hook!");
    EXPECT_EQ(calls, "1c2");
    write({change("unit", id, R"({"title":"x"})")});
    EXPECT_EQ(text("unit", id, "title"), "x!");
    EXPECT_EQ(calls, "1c21u2");
    write({deletion("unit", id)});
    EXPECT_EQ(calls, "1c21u21u2") << "and before a deletion";
}

TEST_P(Batches, AHookCanRefuse) {
    records_.add_hook("unit", [](store::Transaction&, Draft& draft) -> Result<void> {
        if (draft.act == Act::Delete) return base::fail(base::conflict("gate.closed", "Not now."));
        if (base::text_or(draft.after, "title") == "bad")
            return base::fail(base::invalid("gate.title", "title", "Not this one."));
        return {};
    });
    EXPECT_EQ(attempt({creation("unit", object(R"({"title":"bad"})"))}), "gate.title title");
    const std::string id = create("unit", R"({"title":"good"})");
    EXPECT_EQ(attempt({change("unit", id, R"({"title":"bad"})")}), "gate.title title");
    EXPECT_EQ(attempt({deletion("unit", id)}), "gate.closed");
    EXPECT_EQ(titles("unit"), "good");
}

TEST_P(Batches, FollowUpsAreTheServersInTheSameChange) {
    records_.add_hook("unit", [](store::Transaction&, Draft& draft) -> Result<void> {
        if (draft.before != nullptr) return {};
        draft.follow_ups.push_back(creation(
            "task", with(R"({"locked":"by the hook"})", "title", "for " + base::text_or(draft.after, "title"))));
        return {};
    });
    const Written written = write({creation("unit", object(R"({"title":"a"})"))}, member());
    EXPECT_EQ(written.outcomes.size(), 1U) << "only what was asked for is answered";
    EXPECT_EQ(titles("task"), "for a");
    Listing listing;
    listing.select = "locked,createdBy";
    const auto listed = records_.list(asking(), type("task"), listing).value();
    const JsonObject& made = listed.items.at(0).get_object();
    EXPECT_EQ(base::text_or(made, "locked"), "by the hook");
    EXPECT_EQ(base::text_or(made, "createdBy"), "system");
    const auto states = records_.history(asking(), type("task"), base::text_or(made, "id")).value();
    EXPECT_EQ(states.at(0).at("seq"), Json(written.seq));
}

TEST_P(Batches, AFailingFollowUpUndoesTheWhole) {
    records_.add_hook("unit", [](store::Transaction&, Draft& draft) -> Result<void> {
        draft.follow_ups.push_back(creation("task", {}));
        return {};
    });
    EXPECT_EQ(attempt({creation("unit", object(R"({"title":"a"})"))}), "validation.required title");
    EXPECT_EQ(titles("unit"), "");
}

TEST_P(Batches, HooksThatFeedEachOtherEnd) {
    records_.add_hook("unit", [](store::Transaction&, Draft& draft) -> Result<void> {
        draft.follow_ups.push_back(creation("unit", object(R"({"title":"again"})")));
        return {};
    });
    (void)records_.write(asking(), {creation("unit", object(R"({"title":"a"})"))});
    Listing all;
    all.count = true;
    EXPECT_LE(records_.list(asking(), type("unit"), all).value().count.value(), 20);
}

TEST_P(Batches, ThatComeTwiceAreDoneOnce) {
    const Once once{"key", "print"};
    const auto send = [&](const Once& as, Caller who = admin()) {
        return records_.write(asking(std::move(who)), {creation("unit", object(R"({"title":"a"})"))}, as);
    };
    const auto first = send(once).value();
    const auto second = send(once).value();
    EXPECT_FALSE(first.is_repeated);
    EXPECT_TRUE(second.is_repeated);
    ASSERT_EQ(second.outcomes.size(), 1U);
    EXPECT_EQ(second.outcomes[0].id, first.outcomes[0].id);
    EXPECT_EQ(second.outcomes[0].revision, 1);
    EXPECT_EQ(second.outcomes[0].type, first.outcomes[0].type);
    EXPECT_EQ(base::canonical_text(second.outcomes[0].record), base::canonical_text(first.outcomes[0].record));
    EXPECT_EQ(titles("unit"), "a");
    const auto other = send({"key", "other print"});
    ASSERT_FALSE(other.has_value());
    EXPECT_EQ(testing::denied(other.error()), "idempotency.reused Idempotency-Key");
    Caller bob = admin();
    bob.actor = "bob";
    EXPECT_FALSE(send(once, bob).value().is_repeated) << "keys belong to their caller";
    EXPECT_FALSE(send({"key2", "print"}).value().is_repeated);
    clock_.forward(std::chrono::hours(24));
    EXPECT_FALSE(send(once).value().is_repeated) << "a day later it is new";
}

TEST_P(Batches, ThatFailedMayComeAgain) {
    const Once once{"key", "print"};
    EXPECT_FALSE(records_.write(asking(), {creation("unit", {})}, once).has_value());
    EXPECT_TRUE(records_.write(asking(), {creation("unit", object(R"({"title":"a"})"))}, once).has_value());
}

TEST_P(Batches, RehearsedLeaveNothingBehind) {
    const std::string id = create("unit", R"({"title":"kept"})");
    const auto rehearsed = records_.rehearse(
        asking(), {creation("unit", object(R"({"title":"new"})")), change("unit", id, R"({"title":"changed"})"),
                   creation("task", object(R"({"title":"findable"})"))});
    ASSERT_TRUE(rehearsed.has_value());
    EXPECT_EQ(rehearsed->outcomes.size(), 3U);
    EXPECT_EQ(base::text_or(rehearsed->outcomes[1].record, "title"), "changed");
    EXPECT_EQ(titles("unit"), "kept");
    EXPECT_EQ(base::integer_or(read("unit", id), "revision"), 1);
    Listing search;
    search.search = "findable";
    EXPECT_EQ(titles("task", search), "");
    EXPECT_EQ(records_.history(asking(), type("unit"), id).value().size(), 1U);
    EXPECT_EQ(write({creation("unit", object(R"({"title":"z"})"))}).seq, 2) << "no number of the chain was used up";
}

TEST_P(Batches, RehearsedFailAsTheyWould) {
    const auto failed =
        records_.rehearse(asking(), {creation("unit", object(R"({"title":"a"})")), creation("unit", {})});
    ASSERT_FALSE(failed.has_value());
    EXPECT_EQ(testing::denied(failed.error()), "validation.required title");
    EXPECT_EQ(titles("unit"), "");
}

TEST_P(Batches, InASeriesAreAllOrNone) {
    const auto series = [&](const std::vector<std::string>& bodies) {
        std::size_t at = 0;
        return records_.write_series([&]() -> std::optional<Batch> {
            if (at == bodies.size()) return std::nullopt;
            Batch batch{asking(), {creation("unit", object(bodies[at++]))}};
            batch.asking.reason = "step " + std::to_string(at);
            return batch;
        });
    };
    EXPECT_TRUE(series({R"({"title":"a"})", R"({"title":"b"})"}).has_value());
    EXPECT_EQ(titles("unit"), "a b");
    EXPECT_FALSE(series({R"({"title":"c"})", "{}"}).has_value());
    EXPECT_EQ(titles("unit"), "a b");
    EXPECT_TRUE(series({}).has_value());
}

}  // namespace
}  // namespace plumbline::records
