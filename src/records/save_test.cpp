// Creating and changing records: what is kept, what is refused, at which field.

#include <atomic>
#include <thread>

#include "records/test_records.h"

namespace plumbline::records {
namespace {

using base::Json;
using base::JsonObject;
using testing::admin;
using testing::caller;
using testing::object;
using testing::rule;

class Save : public testing::RecordsTest {
  protected:
    std::string create_task(const std::string& body) { return attempt({creation("task", object(body))}); }
};
INSTANTIATE_TEST_SUITE_P(Engines, Save, ::testing::ValuesIn(store::testing::engines()), store::testing::engine_name);

const std::string Ghost = "018f0c5e-7dec-7abc-8def-0123456789ab";

TEST_P(Save, RefusesWrongFieldsWithCodeAndName) {
    const std::pair<const char*, const char*> cases[] = {
        {R"({})", "validation.required title"},
        {R"({"title":null})", "validation.required title"},
        {R"({"title":"  "})", "validation.required title"},
        {R"({"title":5})", "validation.kind title"},
        {R"({"title":"x","nope":1})", "validation.unknown-field nope"},
        {R"({"title":"x","nope":null})", "validation.unknown-field nope"},
        {R"({"title":"x","id":"018f0c5e-7dec-7abc-8def-0123456789ab"})", "validation.read-only id"},
        {R"({"title":"x","revision":1})", "validation.read-only revision"},
        {R"({"title":"x","createdAt":"2020-01-01T00:00:00Z"})", "validation.read-only createdAt"},
        {R"({"title":"x","createdBy":"me"})", "validation.read-only createdBy"},
        {R"({"title":"x","locked":"x"})", "validation.read-only locked"},
        {R"({"title":"x","token":"x"})", "validation.unknown-field token"},
        {R"({"title":"x","parts":[]})", "validation.unknown-field parts"},
        {R"({"title":"x","rank":11})", "validation.range rank"},
        {R"({"title":"x","rank":1.5})", "validation.kind rank"},
        {R"({"title":"x","amount":0.001})", "validation.decimal amount"},
        {R"({"title":"x","due":"soon"})", "validation.date due"},
        {R"({"title":"x","seen":"2026-11-22"})", "validation.instant seen"},
        {R"({"title":"x","status":"nope"})", "validation.choice status"},
        {R"({"title":"x","tags":"a"})", "validation.kind tags"},
        {R"({"title":"x","colors":["blue"]})", "validation.choice colors"},
        {R"({"title":"x","mail":"x"})", "validation.email mail"},
        {R"({"title":"x","link":"x"})", "validation.url link"},
        {R"({"title":"x","owner":"ann"})", "validation.kind owner"},
        {R"({"title":"x","owner":"018f0c5e-7dec-7abc-8def-0123456789ab"})", "validation.reference owner"},
        {R"({"title":"x","people":["018f0c5e-7dec-7abc-8def-0123456789ab"]})", "validation.reference people"},
        {R"({"title":"x","about":"people/018f0c5e-7dec-7abc-8def-0123456789ab"})", "validation.reference about"},
        {R"({"title":"x","about":"programs/018f0c5e-7dec-7abc-8def-0123456789ab"})", "validation.reference about"},
        {R"({"title":"x","about":"nothing/018f0c5e-7dec-7abc-8def-0123456789ab"})", "validation.reference about"},
        {R"({"title":"x","start":"2026-02-01","due":"2026-01-31"})", "validation.order due"},
        {R"({"title":"x","low":2,"high":1})", "validation.order high"},
    };
    for (const auto& [body, error] : cases) EXPECT_EQ(create_task(body), error) << body;
    EXPECT_EQ(titles("task"), "") << "nothing was kept";
}

TEST_P(Save, AllowsEqualEndsAndOpenOnes) {
    EXPECT_EQ(create_task(R"({"title":"x","start":"2026-02-01","due":"2026-02-01","low":1,"high":1})"), "");
    EXPECT_EQ(create_task(R"({"title":"x","start":"2026-02-01","high":1})"), "");
}

TEST_P(Save, ReportsAllMistakesTogether) {
    const auto written =
        records_.write(asking(), {creation("task", object(R"({"title":5,"rank":11,"nope":1,"locked":"x"})"))});
    ASSERT_FALSE(written.has_value());
    std::vector<std::string> all;
    for (const base::Error& detail : written.error().details) all.push_back(testing::denied(detail));
    EXPECT_EQ(all, (std::vector<std::string>{"validation.kind title", "validation.range rank",
                                             "validation.unknown-field nope", "validation.read-only locked"}));
    const auto later = records_.write(asking(), {creation("pick", object(R"({"slot":1})"))});
    EXPECT_EQ(testing::denied(later.error()), "validation.exactly-one task");
}

TEST_P(Save, HintsAtTheNearestFieldButAtNoSecret) {
    const auto error_of = [&](const std::string& body) {
        return records_.write(asking(), {creation("task", object(body))}).error();
    };
    EXPECT_EQ(error_of(R"({"titel":"x"})").hint, "Did you mean \"title\"?");
    EXPECT_EQ(error_of(R"({"tokem":"x"})").hint.find("token"), std::string::npos);
}

TEST_P(Save, FillsInDefaults) {
    const std::string ann = create("person", R"({"title":"Ann"})");
    Caller who = admin();
    who.person = ann;
    const JsonObject made = read("task", create("task", R"({"title":"x"})", who));
    EXPECT_EQ(base::text_or(made, "status"), "open");
    EXPECT_EQ(base::text_or(made, "opened"), "2026-11-22");
    EXPECT_EQ(base::text_or(made, "seen"), base::text_or(made, "createdAt"));
    EXPECT_EQ(base::text_or(made, "author"), ann);
    const JsonObject none = read("task", create("task", R"({"title":"y"})"));
    EXPECT_FALSE(none.contains("author")) << "an account without a person is nobody";
}

TEST_P(Save, LeavesEmptyWhatWasSentAsNull) {
    const JsonObject made =
        read("task", create("task", R"({"title":"x","status":null,"opened":null,"seen":null,"tags":[],"notes":""})"));
    for (const char* field : {"status", "opened", "seen", "tags", "notes"}) EXPECT_FALSE(made.contains(field)) << field;
}

TEST_P(Save, GivesSystemFields) {
    const std::string at = records_.now();
    const std::string id = create("task", R"({"title":"x"})");
    EXPECT_TRUE(base::is_uuid(id));
    JsonObject made = read("task", id);
    EXPECT_EQ(base::integer_or(made, "revision"), 1);
    for (const char* field : {"createdAt", "updatedAt"}) EXPECT_EQ(base::text_or(made, field), at);
    for (const char* field : {"createdBy", "updatedBy"}) EXPECT_EQ(base::text_or(made, field), "acc");
    const std::string later = records_.now();
    write({change("task", id, R"({"title":"y"})")}, [] {
        Caller other = admin();
        other.actor = "bob";
        return other;
    }());
    made = read("task", id);
    EXPECT_EQ(base::integer_or(made, "revision"), 2);
    EXPECT_EQ(base::text_or(made, "createdAt"), at);
    EXPECT_EQ(base::text_or(made, "createdBy"), "acc");
    EXPECT_EQ(base::text_or(made, "updatedAt"), later);
    EXPECT_EQ(base::text_or(made, "updatedBy"), "bob");
}

TEST_P(Save, MergesAChange) {
    const std::string id =
        create("task", R"({"title":"x","rank":3,"tags":["a","b"],"data":{"a":1,"b":{"c":2,"d":3}},"notes":"n"})");
    write({change("task", id, R"({"rank":null,"tags":["c"],"data":{"a":null,"b":{"c":5}},"done":true})")});
    const JsonObject made = read("task", id);
    EXPECT_FALSE(made.contains("rank"));
    EXPECT_EQ(base::to_text(made.at("tags")), R"(["c"])");
    EXPECT_EQ(base::canonical_text(made.at("data")), R"({"b":{"c":5,"d":3}})");
    EXPECT_EQ(made.at("done"), Json(true));
    EXPECT_EQ(base::text_or(made, "notes"), "n");
}

TEST_P(Save, RefusesAWrongChangeAndKeepsTheRecord) {
    const std::string id = create("task", R"({"title":"x","start":"2026-02-01"})");
    const std::pair<const char*, const char*> cases[] = {
        {R"({"title":null})", "validation.required title"},
        {R"({"title":""})", "validation.required title"},
        {R"({"due":"2026-01-01"})", "validation.order due"},
        {R"({"nope":1})", "validation.unknown-field nope"},
        {R"({"locked":"x"})", "validation.read-only locked"},
        {R"({"createdBy":"x"})", "validation.read-only createdBy"},
        {R"({"id":"018f0c5e-7dec-7abc-8def-0123456789ab"})", "validation.read-only id"},
        {R"({"token":"x"})", "validation.unknown-field token"},
        {R"({"revision":7})", "validation.read-only revision"},
        {R"({"owner":"018f0c5e-7dec-7abc-8def-0123456789ab"})", "validation.reference owner"},
    };
    for (const auto& [body, error] : cases) EXPECT_EQ(attempt({change("task", id, body)}), error) << body;
    EXPECT_EQ(base::integer_or(read("task", id), "revision"), 1);
}

TEST_P(Save, RefusesToEmptyWhatTheCallerMayNotSet) {
    const std::string id = create("task", R"({"title":"x","locked":"by us","token":"s3cret"})", system_caller());
    const std::pair<const char*, const char*> cases[] = {
        {R"({"locked":null})", "validation.read-only locked"},
        {R"({"nope":null})", "validation.unknown-field nope"},
        {R"({"token":null})", "validation.unknown-field token"},
        {R"({"id":null})", "validation.read-only id"},
        {R"({"createdBy":null})", "validation.read-only createdBy"},
    };
    for (const auto& [body, error] : cases) EXPECT_EQ(attempt({change("task", id, body)}), error) << body;
    EXPECT_EQ(text("task", id, "locked"), "by us");
    EXPECT_EQ(attempt({change("task", id, R"({"locked":null})")}, system_caller()), "") << "the server may";
    EXPECT_FALSE(read("task", id).contains("locked"));
    EXPECT_EQ(attempt({change("task", id, R"({"locked":null,"notes":null})")}), "") << "what is empty stays empty";
}

TEST_P(Save, GoesOnWhereWhatARecordIsAboutIsGone) {
    const std::string ann = create("person", R"({"title":"Ann"})");
    const std::string id = create("task", with(R"({"title":"x"})", "about", "people/" + ann));
    write({deletion("person", ann)});
    EXPECT_EQ(attempt({change("task", id, R"({"title":"y"})")}), "");
    const std::string other = create("task", R"({"title":"z"})");
    EXPECT_EQ(attempt({change("task", other, R"({"about":"people/)" + ann + "\"}")}), "validation.reference about");
}

TEST_P(Save, TakesSystemFieldsThatAreSentBackUnchanged) {
    const std::string id = create("task", R"({"title":"x"})");
    JsonObject whole = read("task", id);
    whole["title"] = "y";
    Command command = change("task", id, "{}");
    command.body = whole;
    EXPECT_EQ(attempt({command}), "");
    EXPECT_EQ(text("task", id, "title"), "y");
}

TEST_P(Save, WritesNothingWhereNothingDiffers) {
    const std::string id = create("task", R"({"title":"x","amount":1.5,"tags":["a"],"seen":"2026-11-22T09:30:00Z"})");
    for (const char* body : {"{}", R"({"title":"x"})", R"({"title":" x "})", R"({"amount":1.50})", R"({"notes":null})",
                             R"({"notes":""})", R"({"tags":["a","a"]})", R"({"seen":"2026-11-22T10:30:00+01:00"})"}) {
        const Written written = write({change("task", id, body)});
        ASSERT_EQ(written.outcomes.size(), 1U);
        EXPECT_FALSE(written.outcomes[0].is_changed) << body;
        EXPECT_EQ(written.seq, 0) << body;
        EXPECT_EQ(written.outcomes[0].revision, 1);
    }
    EXPECT_EQ(records_.history(asking(), type("task"), id).value().size(), 1U);
}

TEST_P(Save, WantsTheRevisionThatIsChanged) {
    const std::string id = create("task", R"({"title":"x"})");
    Command blind = change("task", id, R"({"title":"y"})");
    blind.any_revision = false;
    const auto missing = records_.write(asking(), {blind});
    ASSERT_FALSE(missing.has_value());
    EXPECT_EQ(missing.error().kind, base::ErrorKind::PreconditionRequired);
    EXPECT_EQ(missing.error().code, "revision.required");
    EXPECT_EQ(attempt({change("task", id, R"({"title":"y"})", 1)}), "");
    const auto old = records_.write(asking(), {change("task", id, R"({"title":"z"})", 1)});
    ASSERT_FALSE(old.has_value());
    EXPECT_EQ(old.error().kind, base::ErrorKind::PreconditionFailed);
    EXPECT_EQ(old.error().code, "revision.outdated");
    for (const int revision : {0, 3, -1}) EXPECT_EQ(attempt({change("task", id, "{}", revision)}), "revision.outdated");
    Command gone = deletion("task", id);
    gone.any_revision = false;
    EXPECT_EQ(attempt({gone}), "revision.required");
    gone.revision = 1;
    EXPECT_EQ(attempt({gone}), "revision.outdated");
    gone.revision = 2;
    EXPECT_EQ(attempt({gone}), "");
    Command system = change("task", create("task", R"({"title":"x"})"), R"({"title":"y"})");
    system.any_revision = false;
    EXPECT_EQ(attempt({system}, system_caller()), "") << "the server needs none";
}

TEST_P(Save, LetsOneOfTwoAtOnceWin) {
    const std::string id = create("task", R"({"title":"x","count":0})");
    constexpr int Threads = 6;
    std::atomic<int> won = 0;
    std::atomic<int> lost = 0;
    std::vector<std::thread> threads;
    for (int number = 0; number < Threads; ++number)
        threads.emplace_back([&, number] {
            const auto written =
                records_.write(asking(), {change("task", id, R"({"count":)" + std::to_string(number + 1) + "}", 1)});
            if (written)
                ++won;
            else if (written.error().code == "revision.outdated")
                ++lost;
        });
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(won, 1);
    EXPECT_EQ(lost, Threads - 1);
    EXPECT_EQ(base::integer_or(read("task", id), "revision"), 2);
}

TEST_P(Save, FindsNoRecordThatIsNotThere) {
    EXPECT_EQ(attempt({change("task", Ghost, R"({"title":"y"})")}), "not-found");
    EXPECT_EQ(attempt({deletion("task", Ghost)}), "not-found");
    EXPECT_EQ(attempt({restoration("task", Ghost)}), "not-found");
    EXPECT_EQ(attempt({change("task", "", R"({"title":"y"})")}), "not-found");
    const std::string unit = create("unit", R"({"title":"u"})");
    EXPECT_EQ(attempt({change("task", unit, R"({"title":"y"})")}), "not-found") << "an id belongs to its type";
}

TEST_P(Save, KeepsUniqueFieldsApart) {
    const std::string first = create("task", R"({"title":"x","code":"A"})");
    const auto second = records_.write(asking(), {creation("task", object(R"({"title":"y","code":"A"})"))});
    ASSERT_FALSE(second.has_value());
    EXPECT_EQ(second.error().kind, base::ErrorKind::Conflict);
    EXPECT_EQ(testing::denied(second.error()), "validation.unique code");
    EXPECT_EQ(create_task(R"({"title":"y","code":"a"})"), "");
    EXPECT_EQ(create_task(R"({"title":"z"})"), "") << "the empty value may come often";
    EXPECT_EQ(create_task(R"({"title":"z"})"), "");
    EXPECT_EQ(attempt({change("task", first, R"({"title":"own","code":"A"})")}), "")
        << "a record is unique beside itself";
    EXPECT_EQ(attempt({change("task", first, R"({"code":"a"})")}), "validation.unique code");
    EXPECT_EQ(attempt({creation("account", object(R"({"email":"A@x.org"})")),
                       creation("account", object(R"({"email":"a@X.org"})"))}),
              "validation.unique email")
        << "and within one write";
}

TEST_P(Save, KeepsUniqueCombinationsApart) {
    const std::string task = create("task", R"({"title":"x"})");
    const std::string other = create("task", R"({"title":"y"})");
    create("pick", with(R"({"slot":1})", "task", task));
    EXPECT_EQ(attempt({creation("pick", with(R"({"slot":1})", "task", task))}), "validation.unique task");
    EXPECT_EQ(attempt({creation("pick", with(R"({"slot":2})", "task", task))}), "");
    EXPECT_EQ(attempt({creation("pick", with(R"({"slot":1})", "task", other))}), "");
    EXPECT_EQ(attempt({creation("pick", with("{}", "task", task))}), "") << "incomplete combinations may come often";
    EXPECT_EQ(attempt({creation("pick", with("{}", "task", task))}), "");
}

TEST_P(Save, WantsExactlyOneOfTheFieldsThatExclude) {
    const std::string task = create("task", R"({"title":"x"})");
    const std::string ann = create("person", R"({"title":"Ann"})");
    JsonObject both = with("{}", "task", task);
    both["person"] = ann;
    EXPECT_EQ(attempt({creation("pick", both)}), "validation.exactly-one task");
    EXPECT_EQ(attempt({creation("pick", {})}), "validation.exactly-one task");
    const std::string pick = create("pick", with("{}", "person", ann));
    EXPECT_EQ(attempt({change("pick", pick, R"({"person":null})")}), "validation.exactly-one task");
    EXPECT_EQ(attempt({change("pick", pick, R"({"person":null,"task":")" + task + "\"}")}), "");
}

TEST_P(Save, RefusesRecordsInACircle) {
    const std::string top = create("unit", R"({"title":"top"})");
    const std::string middle = create("unit", with(R"({"title":"middle"})", "parent", top));
    const std::string low = create("unit", with(R"({"title":"low"})", "parent", middle));
    for (const std::string& parent : {top, middle, low})
        EXPECT_EQ(attempt({change("unit", top, R"({"parent":")" + parent + "\"}")}), "validation.circle parent");
    EXPECT_EQ(attempt({change("unit", low, R"({"parent":")" + top + "\"}")}), "");
}

TEST_P(Save, LetsOnlyTheServerSetReadOnlyFieldsAndSecrets) {
    const std::string id = create("task", R"({"title":"x","locked":"by us","token":"s3cret"})", system_caller());
    EXPECT_EQ(text("task", id, "locked"), "by us");
    EXPECT_EQ(attempt({change("task", id, R"({"locked":"by me"})")}), "validation.read-only locked");
    EXPECT_EQ(attempt({change("task", id, R"({"locked":"by us","title":"y"})")}), "") << "unchanged is no change";
    EXPECT_EQ(attempt({change("task", id, R"({"locked":"new","token":"other"})")}, system_caller()), "");
    EXPECT_EQ(text("task", id, "locked"), "new");
    EXPECT_FALSE(read("task", id, system_caller()).contains("token")) << "not even the server reads it as a field";
    const base::JsonArray history = records_.history(asking(system_caller()), type("task"), id).value();
    EXPECT_EQ(base::to_text(Json(history)).find("s3cret"), std::string::npos);
}

}  // namespace
}  // namespace plumbline::records
