#pragma once
// Records of the small catalogue over an empty store, and callers with the grants that a test wants.

#include <string>
#include <utility>
#include <vector>

#include "records/records.h"
#include "store/test_store.h"

namespace plumbline::records::testing {

using base::Json;
using base::JsonObject;
using base::Result;
using schema::EntityType;

/// Groups are the access groups of the small catalogue.
inline const std::vector<std::string> Groups{"admin", "organization", "people", "plan", "measure", "voice", "own"};
/// Acts are all there are.
inline const std::vector<Act> Acts{Act::Read, Act::Create, Act::Update, Act::Delete, Act::Restore, Act::Activate};

/// object reads a JSON object.
inline JsonObject object(const std::string& text) {
    return base::parse_json(text).value().as_object();
}

/// rule grants acts on groups.
inline Rule rule(std::vector<std::string> groups, std::vector<Act> acts, When when = When::Always,
                 bool confidential = false) {
    return {std::move(groups), std::move(acts), confidential, when};
}

/// caller is a signed-in person with one grant.
inline Caller caller(std::vector<Rule> rules, const std::string& program = {}, const std::string& unit = {}) {
    Caller made;
    made.account = "acc";
    made.actor = "acc";
    made.name = "Ann";
    made.grants.push_back({std::move(rules), program, {}});
    if (!unit.empty()) made.grants.back().units = {unit};
    return made;
}

/// admin may everything, confidential fields included; only the system sets read-only fields.
inline Caller admin() {
    return caller({rule(Groups, Acts, When::Always, true)});
}

/// member may everything but see confidential fields.
inline Caller member() {
    return caller({rule(Groups, Acts)});
}

/// Denied is what an error says in one line: `code field`.
inline std::string denied(const base::Error& error) {
    return error.code + (error.field.empty() ? "" : " " + error.field);
}

/// RecordsTest is a test with records over an empty store.
class RecordsTest : public ::testing::TestWithParam<std::string> {
  protected:
    base::testing::SeededRandom random_{1};
    base::testing::HandClock clock_;
    store::testing::TestPlace place_{GetParam()};
    std::unique_ptr<store::Store> store_ = store::Store::open(place_.url(), catalog(), random_).value();
    Records records_{catalog(), *store_, clock_, random_};

    static const schema::Catalog& catalog() { return schema::testing::small_catalog(); }
    static const EntityType& type(std::string_view name) { return catalog().type(name); }

    Asking asking(Caller who = admin(), std::string why = {}) {
        return {std::move(who), records_.now(), std::move(why), "request"};
    }

    static Command creation(const std::string& name, JsonObject body) {
        return {.act = Act::Create, .type = &type(name), .body = std::move(body)};
    }
    static Command change(const std::string& name, const std::string& id, const std::string& body,
                          std::optional<std::int64_t> revision = std::nullopt) {
        return {.act = Act::Update,
                .type = &type(name),
                .id = id,
                .body = object(body),
                .revision = revision,
                .any_revision = !revision.has_value()};
    }
    static Command deletion(const std::string& name, const std::string& id) {
        return {.act = Act::Delete, .type = &type(name), .id = id, .any_revision = true};
    }
    static Command restoration(const std::string& name, const std::string& id) {
        return {.act = Act::Restore, .type = &type(name), .id = id};
    }

    /// write carries out commands that must succeed.
    Written write(std::vector<Command> commands, Caller who = admin()) {
        auto written = records_.write(asking(std::move(who)), std::move(commands));
        EXPECT_TRUE(written.has_value()) << base::describe(written.error());
        clock_.forward(std::chrono::seconds(1));
        return written.value_or(Written{});
    }
    /// create makes a record and answers its id.
    std::string create(const std::string& name, JsonObject body, Caller who = admin()) {
        const Written written = write({creation(name, std::move(body))}, std::move(who));
        return written.outcomes.empty() ? "" : written.outcomes.front().id;
    }
    std::string create(const std::string& name, const std::string& body, Caller who = admin()) {
        return create(name, object(body), std::move(who));
    }
    /// with is a JSON object with one more text field, an id as a rule.
    static JsonObject with(const std::string& body, const std::string& key, const std::string& id) {
        JsonObject made = object(body);
        made[key] = id;
        return made;
    }

    /// attempt answers "" where the commands succeed, else `code field`.
    std::string attempt(std::vector<Command> commands, Caller who = admin()) {
        const auto written = records_.write(asking(std::move(who)), std::move(commands));
        clock_.forward(std::chrono::seconds(1));
        return written ? "" : denied(written.error());
    }

    /// read is a record as the caller sees it; empty where there is none.
    JsonObject read(const std::string& name, const std::string& id, Caller who = admin(), const Listing& listing = {}) {
        return records_.read(asking(std::move(who)), type(name), id, listing).value_or(JsonObject{});
    }
    std::string text(const std::string& name, const std::string& id, const std::string& field) {
        return base::text_or(read(name, id), field, "-");
    }

    /// titles are those of a list, joined by blanks; or the error.
    std::string titles(const std::string& name, const Listing& listing, Caller who = admin()) {
        const auto listed = records_.list(asking(std::move(who)), type(name), listing);
        if (!listed) return denied(listed.error());
        std::string all;
        for (const Json& item : listed->items)
            all += (all.empty() ? "" : " ") + base::text_or(item.get_object(), "title", "-");
        return all;
    }
    std::string titles(const std::string& name, const std::string& filter = {}, Caller who = admin()) {
        Listing listing;
        listing.filter = filter;
        return titles(name, listing, std::move(who));
    }

    /// sql runs a statement behind the application's back.
    void sql(const std::string& statement) {
        const auto done = store_->write([&](store::Transaction& transaction) -> Result<void> {
            TRY(transaction.connection().run(store::Sql(statement)));
            return {};
        });
        ASSERT_TRUE(done.has_value()) << base::describe(done.error());
    }
};

}  // namespace plumbline::records::testing
