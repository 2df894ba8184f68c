#include "actions/example/copies.h"

#include <gtest/gtest.h>

#include <set>

#include "actions/example/test_company.h"

namespace plumbline::actions::example {

using base::JsonArray;
using base::JsonObject;

/// A unit, its lead, the lead's account, a role and a priority, and one write of all of them.
class CopiesOfACompany : public ::testing::Test {
  protected:
    std::unique_ptr<const schema::Catalog> catalog_ =
        must(schema::Catalog::load(entities::library_text("metadata.json")));
    SeededRandom random_{"copies"};
    Calendar calendar_{test_day()};
    std::vector<Entry> entries_{entry("unit", "sales"), entry("person", "ann"), entry("account", "of ann"),
                                entry("access-role", "viewer"), entry("priority", "grow")};
    Book book_{entries_, calendar_, random_};
    Copies copies_{entries_, book_};

    Entry entry(std::string_view type, const std::string& key) const {
        Entry made;
        made.type = &catalog_->type(type);
        made.key = key;
        return made;
    }

    std::string id(std::string_view type, std::string_view key) const {
        return *book_.find_id(catalog_->type(type), key);
    }

    records::Command command(std::string_view type, const std::string& key, JsonObject body) const {
        records::Command made;
        made.type = &catalog_->type(type);
        made.id = id(type, key);
        made.body = std::move(body);
        return made;
    }

    records::Batch first() const {
        records::Batch batch{{records::system_caller(), "2026-11-22T09:00:00Z", "Imported", {}}, {}};
        batch.asking.caller.account = id("account", "of ann");
        batch.asking.caller.person = id("person", "ann");
        batch.commands.push_back(command("unit", "sales", {{"title", "Sales"}, {"lead", id("person", "ann")}}));
        batch.commands.push_back(
            command("person", "ann", {{"title", "Ann"}, {"email", "ann@x.example"}, {"unit", id("unit", "sales")}}));
        batch.commands.push_back(command("priority", "grow",
                                         {{"title", "Grow"},
                                          {"subjects", JsonArray{base::Json("units/" + id("unit", "sales"))}},
                                          {"owner", id("person", "ann")}}));
        return batch;
    }
};

TEST_F(CopiesOfACompany, ReferToEachOtherAndShareWhatThereIsOnce) {
    const records::Batch second = copies_.copy(first(), 2);
    ASSERT_EQ(second.commands.size(), 2U) << "the priority is there once";
    const records::Command& unit = second.commands[0];
    const records::Command& person = second.commands[1];
    EXPECT_NE(unit.id, id("unit", "sales"));
    EXPECT_EQ(unit.body.at("lead").as_string(), person.id);
    EXPECT_EQ(person.body.at("unit").as_string(), unit.id);
    EXPECT_EQ(unit.body.at("title").as_string(), "Sales 2");
    EXPECT_EQ(person.body.at("title").as_string(), "Ann");
    EXPECT_EQ(person.body.at("email").as_string(), "ann.2@x.example") << "what is unique gets the number";
    EXPECT_EQ(second.asking.caller.person, person.id);
    EXPECT_NE(second.asking.caller.account, first().asking.caller.account);
    EXPECT_EQ(second.asking.at, first().asking.at);
}

TEST_F(CopiesOfACompany, FollowReferencesToAnyTypeAndLeaveTheSharedAsTheyAre) {
    records::Batch batch = first();
    batch.commands[0].body["about"] = JsonArray{base::Json("people/" + id("person", "ann"))};
    batch.commands[0].body["priorities"] = JsonArray{base::Json(id("priority", "grow"))};
    batch.commands[0].body["note"] = "An id inside a text, " + id("person", "ann");
    const records::Batch second = copies_.copy(batch, 2);
    const JsonObject& body = second.commands[0].body;
    EXPECT_EQ(body.at("about").as_array().front().as_string(), "people/" + second.commands[1].id);
    EXPECT_EQ(body.at("priorities").as_array().front().as_string(), id("priority", "grow"));
    EXPECT_EQ(body.at("note").as_string(), batch.commands[0].body.at("note").as_string());
}

TEST_F(CopiesOfACompany, HaveIdsOfTheirOwnThatAreTheSameEachTime) {
    std::set<std::string> ids;
    for (int number = 2; number <= 1000; ++number) {
        const records::Batch made = copies_.copy(first(), number);
        for (const records::Command& command : made.commands) {
            EXPECT_EQ(command.id.size(), 36U);
            EXPECT_TRUE(ids.insert(command.id).second) << command.id;
        }
        EXPECT_EQ(made.commands[0].id, copies_.copy(first(), number).commands[0].id);
    }
    EXPECT_FALSE(ids.contains(id("unit", "sales")));
}

TEST_F(CopiesOfACompany, AreEmptyWhereAllOfAWriteIsShared) {
    records::Batch batch = first();
    batch.commands.erase(batch.commands.begin(), batch.commands.begin() + 2);
    EXPECT_TRUE(copies_.copy(batch, 2).commands.empty());
}

}  // namespace plumbline::actions::example
