// Deleting and restoring: what goes along, what lets go, what holds back; and facts, which stay.

#include "records/test_records.h"

namespace plumbline::records {
namespace {

using base::Json;
using base::JsonObject;
using testing::admin;
using testing::object;

class Deleting : public testing::RecordsTest {
  protected:
    std::string operations(const std::string& name, const std::string& id) {
        const auto states = records_.history(asking(), type(name), id);
        std::string words;
        if (!states) return words;
        for (const Json& state : *states)
            words += (words.empty() ? "" : " ") + base::text_or(state.get_object(), "operation");
        return words;
    }
};
INSTANTIATE_TEST_SUITE_P(Engines, Deleting, ::testing::ValuesIn(store::testing::engines()),
                         store::testing::engine_name);

TEST_P(Deleting, TakesARecordAwayAndKeepsItsHistory) {
    const std::string id = create("unit", R"({"title":"a"})");
    const Written gone = write({deletion("unit", id)});
    EXPECT_EQ(gone.outcomes.at(0).operation, store::Operation::Delete);
    EXPECT_EQ(base::text_or(gone.outcomes.at(0).record, "title"), "a");
    EXPECT_TRUE(read("unit", id).empty());
    EXPECT_EQ(operations("unit", id), "create delete");
    EXPECT_EQ(attempt({deletion("unit", id)}), "not-found");
    EXPECT_EQ(attempt({change("unit", id, R"({"title":"b"})")}), "not-found");
}

TEST_P(Deleting, IsHeldBackByWhatRefersWithRestrict) {
    const std::string head = create("person", R"({"title":"Ann"})");
    const std::string unit = create("unit", with(R"({"title":"Sales"})", "head", head));
    const auto refused = records_.write(asking(), {deletion("person", head)});
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().kind, base::ErrorKind::Conflict);
    EXPECT_EQ(refused.error().code, "record.in-use");
    EXPECT_NE(refused.error().message.find("Sales"), std::string::npos) << refused.error().message;
    EXPECT_EQ(text("person", head, "title"), "Ann");
    write({change("unit", unit, R"({"head":null})")});
    EXPECT_EQ(attempt({deletion("person", head)}), "");
}

TEST_P(Deleting, NamesAtMostFiveThatHoldItBack) {
    const std::string head = create("person", R"({"title":"Ann"})");
    for (int i = 0; i < 8; ++i) create("unit", with(R"({"title":"u"})", "head", head));
    const auto refused = records_.write(asking(), {deletion("person", head)});
    const std::string& words = refused.error().message;
    EXPECT_EQ(std::ranges::count(words, ';'), 4) << words;
}

TEST_P(Deleting, EmptiesReferencesThatLetGo) {
    const std::string ann = create("person", R"({"title":"Ann"})");
    const std::string bob = create("person", R"({"title":"Bob"})");
    JsonObject body = with(R"({"title":"x"})", "owner", ann);
    body["author"] = ann;
    body["people"] = base::JsonArray{Json(ann), Json(bob)};
    const std::string task = create("task", body);
    const std::string alone = create("task", [&] {
        JsonObject other = object(R"({"title":"y"})");
        other["people"] = base::JsonArray{Json(ann)};
        return other;
    }());
    write({deletion("person", ann)});
    const JsonObject left = read("task", task);
    EXPECT_FALSE(left.contains("owner"));
    EXPECT_FALSE(left.contains("author"));
    EXPECT_EQ(left.at("people"), Json(base::JsonArray{Json(bob)}));
    EXPECT_FALSE(read("task", alone).contains("people"));
    EXPECT_GT(base::integer_or(left, "revision"), 1);
    EXPECT_TRUE(operations("task", task).starts_with("create update")) << "the history tells it";
    EXPECT_EQ(attempt({change("task", task, R"({"title":"z"})")}), "") << "what is left is sound";
}

TEST_P(Deleting, TakesPartsAlongAtEveryDepth) {
    const std::string program = create("program", R"({"title":"p"})");
    const std::string task = create("task", with(R"({"title":"t"})", "program", program));
    const std::string part = create("task", with(R"({"title":"part"})", "parent", task));
    const std::string deep = create("task", with(R"({"title":"deep"})", "parent", part));
    const std::string note = create("note", with(R"({"title":"n"})", "task", deep));
    const std::string pick = create("pick", with("{}", "task", part));
    create("task", R"({"title":"other"})");
    const Written gone = write({deletion("program", program)});
    EXPECT_EQ(gone.outcomes.size(), 1U);
    EXPECT_EQ(titles("task"), "other");
    EXPECT_EQ(titles("note") + titles("pick") + titles("program"), "");
    for (const auto& [name, id] : {std::pair{"task", deep}, {"note", note}, {"pick", pick}, {"task", part}})
        EXPECT_EQ(operations(name, id), "create delete");
}

TEST_P(Deleting, IsHeldBackByWhatRefersToAPart) {
    const std::string program = create("program", R"({"title":"p"})");
    const std::string task = create("task", with(R"({"title":"t"})", "program", program));
    JsonObject fact = with(R"({"date":"2026-01-01","value":1})", "task", task);
    create("reading", fact);
    EXPECT_EQ(attempt({deletion("program", program)}), "record.in-use") << "a reading holds its task";
    EXPECT_EQ(titles("program") + titles("task"), "pt");
}

TEST_P(Deleting, OfARecordThatRefersToItselfWorks) {
    const std::string ann = create("person", R"({"title":"Ann"})");
    JsonObject fields = with(R"({"title":"x"})", "owner", ann);
    const std::string task = create("task", fields);
    const std::string part = create("task", with(R"({"title":"part"})", "parent", task));
    EXPECT_EQ(attempt({deletion("task", part), deletion("task", task)}), "");
    EXPECT_EQ(titles("task"), "");
}

TEST_P(Deleting, CanBeUndone) {
    const std::string id = create("task", R"({"title":"a","tags":["x"],"data":{"b":[1,2]},"amount":-1.25})");
    JsonObject before = read("task", id);
    write({deletion("task", id)});
    const Written back = write({restoration("task", id)});
    EXPECT_EQ(back.outcomes.at(0).operation, store::Operation::Restore);
    JsonObject after = read("task", id);
    EXPECT_EQ(base::integer_or(after, "revision"), 3);
    for (const char* changes : {"revision", "updatedAt", "updatedBy"}) {
        before.erase(changes);
        after.erase(changes);
    }
    EXPECT_EQ(base::canonical_text(after), base::canonical_text(before));
    EXPECT_EQ(operations("task", id), "create delete restore");
    Listing search;
    search.search = "a";
    EXPECT_EQ(titles("task", search), "a") << "and is found again";
}

TEST_P(Deleting, IsUndoneWithItsParts) {
    const std::string program = create("program", R"({"title":"p"})");
    const std::string task = create("task", with(R"({"title":"t"})", "program", program));
    const std::string part = create("task", with(R"({"title":"part"})", "parent", task));
    create("note", with(R"({"title":"n"})", "task", part));
    create("pick", with("{}", "task", task));
    write({deletion("program", program)});
    write({restoration("program", program)});
    EXPECT_EQ(titles("program"), "p");
    EXPECT_EQ(titles("task"), "part t");
    EXPECT_EQ(titles("note"), "n");
    EXPECT_EQ(text("task", part, "parent"), task);
    EXPECT_EQ(attempt({change("task", part, R"({"title":"goes on"})")}), "");
}

TEST_P(Deleting, IsUndoneWithoutWhatWasDeletedEarlierOrApart) {
    const std::string program = create("program", R"({"title":"p"})");
    const std::string early = create("task", with(R"({"title":"early"})", "program", program));
    create("task", with(R"({"title":"late"})", "program", program));
    const std::string other = create("unit", R"({"title":"other"})");
    write({deletion("task", early)});
    write({deletion("program", program), deletion("unit", other)});
    write({restoration("program", program)});
    EXPECT_EQ(titles("task"), "late");
    EXPECT_EQ(titles("unit"), "") << "it went in the same change, but is no part";
    EXPECT_EQ(attempt({restoration("task", early)}), "");
}

TEST_P(Deleting, OfAPartIsNotUndoneWithoutItsWhole) {
    const std::string program = create("program", R"({"title":"p"})");
    const std::string task = create("task", with(R"({"title":"t"})", "program", program));
    write({deletion("program", program)});
    EXPECT_EQ(attempt({restoration("task", task)}), "validation.reference program");
    write({restoration("program", program)});
    EXPECT_EQ(titles("task"), "t");
}

TEST_P(Deleting, IsNotUndoneTwiceNorAgainstTheRules) {
    const std::string first = create("task", R"({"title":"a","code":"A"})");
    EXPECT_EQ(attempt({restoration("task", first)}), "record.exists");
    write({deletion("task", first)});
    const std::string second = create("task", R"({"title":"b","code":"A"})");
    EXPECT_EQ(attempt({restoration("task", first)}), "validation.unique code");
    write({deletion("task", second)});
    EXPECT_EQ(attempt({restoration("task", first)}), "");
    EXPECT_EQ(attempt({restoration("task", first)}), "record.exists");
}

TEST_P(Deleting, MayHappenAgainAfterARestore) {
    const std::string id = create("unit", R"({"title":"a"})");
    for (int i = 0; i < 3; ++i) {
        write({deletion("unit", id)});
        write({restoration("unit", id)});
    }
    EXPECT_EQ(operations("unit", id), "create delete restore delete restore delete restore");
    EXPECT_EQ(base::integer_or(read("unit", id), "revision"), 7);
}

TEST_P(Deleting, NeverReachesFacts) {
    const std::string task = create("task", R"({"title":"t"})");
    const std::string fact = create("reading", with(R"({"date":"2026-01-01","value":1.5})", "task", task));
    for (const Act act : {Act::Update, Act::Delete, Act::Restore, Act::Activate}) {
        const auto refused =
            records_.write(asking(), {{.act = act, .type = &type("reading"), .id = fact, .any_revision = true}});
        ASSERT_FALSE(refused.has_value());
        EXPECT_EQ(refused.error().kind, base::ErrorKind::Unsupported);
        EXPECT_EQ(refused.error().code, "fact.unchangeable");
    }
    EXPECT_EQ(attempt({deletion("task", task)}), "record.in-use");
}

TEST_P(Deleting, FactsAreAppendedUnderTheNumberOfTheirChange) {
    const std::string task = create("task", R"({"title":"t"})");
    const auto fact = [&](const std::string& date) {
        return creation("reading", with(R"({"value":1.5,"title":"r","date":")" + date + "\"}", "task", task));
    };
    const Written written = write({fact("2026-01-01"), fact("2026-01-02"), fact("2026-01-03")});
    Listing listing;
    listing.orderby = "date";
    const auto listed = records_.list(asking(), type("reading"), listing).value();
    ASSERT_EQ(listed.items.size(), 3U);
    for (const Json& item : listed.items) EXPECT_EQ(item.at("revision"), Json(written.seq));
    EXPECT_EQ(attempt({creation("reading", with(R"({"date":"2026-01-01"})", "task", task))}),
              "validation.required value");
    EXPECT_FALSE(
        records_.history(asking(), type("reading"), base::text_or(listed.items[1].get_object(), "id")).has_value())
        << "rows have no history of their own";
}

}  // namespace
}  // namespace plumbline::records
