// Who may do what: rules × records × acts, and what stays hidden.

#include "records/access.h"

#include "records/test_records.h"
#include "store/test_random_world.h"

namespace plumbline::records {
namespace {

using base::Json;
using base::JsonObject;
using base::Result;
using testing::Acts;
using testing::admin;
using testing::caller;
using testing::Groups;
using testing::member;
using testing::object;
using testing::rule;

class Permissions : public testing::RecordsTest {
  protected:
    bool can(const Caller& who, Act act, const std::string& name, const JsonObject& record) {
        bool answer = false;
        const auto done = store_->read([&](store::Transaction& transaction) -> Result<void> {
            answer = TRY(Access(catalog(), who).can(transaction, act, type(name), record));
            return {};
        });
        EXPECT_TRUE(done.has_value()) << base::describe(done.error());
        return answer;
    }
    /// acts are the first letters of what a caller may do with a record.
    std::string acts(const Caller& who, const std::string& name, const JsonObject& record) {
        std::string letters;
        for (const Act act : Acts)
            if (can(who, act, name, record))
                letters += act_name(act)[0] == 'r' && act == Act::Restore ? 'R' : act_name(act)[0];
        return letters;
    }
};
INSTANTIATE_TEST_SUITE_P(Engines, Permissions, ::testing::ValuesIn(store::testing::engines()),
                         store::testing::engine_name);

TEST_P(Permissions, AreNoneWithoutARule) {
    const JsonObject unit = read("unit", create("unit", R"({"title":"u"})"));
    EXPECT_EQ(acts(Caller{}, "unit", unit), "");
    EXPECT_EQ(acts(caller({}), "unit", unit), "");
    EXPECT_EQ(acts(caller({rule({"people", "plan"}, Acts)}), "unit", unit), "") << "other groups do not count";
    EXPECT_EQ(acts(system_caller(), "unit", unit), "rcudRa");
    EXPECT_EQ(acts(admin(), "unit", unit), "rcudRa");
}

TEST_P(Permissions, AreThoseThatRulesNameAndNoOthers) {
    const JsonObject unit = read("unit", create("unit", R"({"title":"u"})"));
    EXPECT_EQ(acts(caller({rule({"organization"}, {Act::Read})}), "unit", unit), "r");
    EXPECT_EQ(acts(caller({rule({"organization"}, {Act::Update})}), "unit", unit), "u");
    EXPECT_EQ(acts(caller({rule({"organization"}, {Act::Read}), rule({"organization"}, {Act::Delete})}), "unit", unit),
              "rd");
}

TEST_P(Permissions, OfATokenToReadAreToRead) {
    const JsonObject unit = read("unit", create("unit", R"({"title":"u"})"));
    Caller token = admin();
    token.may_write = false;
    EXPECT_EQ(acts(token, "unit", unit), "r");
    EXPECT_EQ(attempt({creation("unit", object(R"({"title":"x"})"))}, token), "access.forbidden");
}

TEST_P(Permissions, OfOwnersFollowTheirPerson) {
    const std::string ann = create("person", R"({"title":"Ann"})");
    const std::string bob = create("person", R"({"title":"Bob"})");
    const JsonObject own = read("task", create("task", with(R"({"title":"own"})", "owner", ann)));
    const JsonObject other = read("task", create("task", with(R"({"title":"other"})", "owner", bob)));
    const JsonObject nobodys = read("task", create("task", R"({"title":"nobodys"})"));
    Caller who = caller({rule({"plan"}, {Act::Read, Act::Update}, When::Owner)});
    EXPECT_EQ(acts(who, "task", own), "") << "an account without a person owns nothing";
    who.person = ann;
    EXPECT_EQ(acts(who, "task", own), "ru");
    EXPECT_EQ(acts(who, "task", other), "");
    EXPECT_EQ(acts(who, "task", nobodys), "");
    EXPECT_EQ(titles("task", "", who), "own");
    who.person = "";
    EXPECT_EQ(titles("task", "", who), "");
}

TEST_P(Permissions, OfAuthorsFollowTheirAccount) {
    Caller who = caller({rule({"voice"}, {Act::Read, Act::Create, Act::Update}, When::Author)});
    const std::string own = create("note", R"({"title":"own"})", who);
    Caller other = admin();
    other.actor = "bob";
    const std::string others = create("note", R"({"title":"other"})", other);
    EXPECT_EQ(titles("note", "", who), "own");
    EXPECT_EQ(attempt({change("note", own, R"({"title":"mine"})")}, who), "");
    EXPECT_EQ(attempt({change("note", others, R"({"title":"mine"})")}, who), "not-found")
        << "what I may not see is not there";
    EXPECT_EQ(attempt({deletion("note", own)}, who), "access.forbidden");
}

TEST_P(Permissions, OfAnAccountReachItsOwnRecords) {
    const std::string account = create("account", R"({"email":"a@x.org"})");
    const std::string other = create("account", R"({"email":"b@x.org"})");
    const JsonObject own = read("badge", create("badge", with(R"({"title":"own"})", "account", account)));
    const JsonObject others = read("badge", create("badge", with(R"({"title":"other"})", "account", other)));
    Caller who = caller({rule({"own", "admin"}, {Act::Read, Act::Update}, When::Self)});
    who.account = account;
    EXPECT_EQ(acts(who, "badge", own), "ru");
    EXPECT_EQ(acts(who, "badge", others), "");
    EXPECT_EQ(titles("badge", "", who), "own");
    EXPECT_EQ(acts(who, "account", read("account", account)), "ru");
    EXPECT_EQ(acts(who, "account", read("account", other)), "");
    EXPECT_EQ(attempt({change("badge", base::text_or(own, "id"), R"({"account":")" + other + "\"}")}, who),
              "access.forbidden")
        << "nothing is handed to others";
    who.account = "";
    EXPECT_EQ(titles("badge", "", who), "");
}

TEST_P(Permissions, OfWhatIsSharedAreToReadIt) {
    const std::string account = create("account", R"({"email":"a@x.org"})");
    const JsonObject kept = read("badge", create("badge", with(R"({"title":"kept"})", "account", account)));
    const JsonObject shared =
        read("badge", create("badge", with(R"({"title":"shared","isOpen":true})", "account", account)));
    const JsonObject note = read("note", create("note", R"({"title":"of a type that is not shared"})"));
    const Caller who = caller({rule({"own", "voice"}, {Act::Read}, When::Shared)});
    EXPECT_EQ(acts(who, "badge", shared), "r");
    EXPECT_EQ(acts(who, "badge", kept), "");
    EXPECT_EQ(acts(who, "note", note), "");
    EXPECT_EQ(titles("badge", "", who), "shared");
    EXPECT_EQ(titles("note", "", who), "");
    EXPECT_EQ(attempt({change("badge", base::text_or(shared, "id"), R"({"isOpen":false})")}, who), "access.forbidden");
}

TEST_P(Permissions, OfAProgramStayWithinIt) {
    const std::string mine = create("program", R"({"title":"mine"})");
    const std::string theirs = create("program", R"({"title":"theirs"})");
    const auto task_of = [&](const std::string& program) {
        return read("task", create("task", program.empty() ? object(R"({"title":"free"})")
                                                           : with(R"({"title":"t"})", "program", program)));
    };
    const JsonObject inside = task_of(mine);
    const JsonObject outside = task_of(theirs);
    const JsonObject free = task_of("");
    for (const When when : {When::Always, When::Program}) {
        const Caller lead = caller({rule({"plan"}, Acts, when)}, mine);
        EXPECT_EQ(acts(lead, "task", inside), "rcudRa");
        EXPECT_EQ(acts(lead, "task", outside), "");
        EXPECT_EQ(acts(lead, "program", read("program", mine)), "rcudRa");
        EXPECT_EQ(acts(lead, "program", read("program", theirs)), "");
    }
    EXPECT_EQ(acts(caller({rule({"plan"}, Acts, When::Program)}, mine), "task", free), "");
    EXPECT_EQ(acts(caller({rule({"plan"}, Acts, When::Program)}), "task", free), "rcudRa")
        << "everywhere is everywhere";
    EXPECT_EQ(acts(caller({rule({"plan"}, Acts, When::Program)}), "task", outside), "rcudRa");
    const Caller lead = caller({rule({"plan", "voice"}, Acts, When::Program)}, mine);
    EXPECT_EQ(titles("program", "", lead), "mine");
    const std::string id = base::text_or(inside, "id");
    EXPECT_EQ(attempt({change("task", id, R"({"program":")" + theirs + "\"}")}, lead), "access.forbidden")
        << "nothing is moved out";
    EXPECT_EQ(attempt({creation("task", with(R"({"title":"x"})", "program", theirs))}, lead), "access.forbidden");
    EXPECT_EQ(attempt({creation("task", with(R"({"title":"x"})", "program", mine))}, lead), "");
    const std::string note = create("note", with(R"({"title":"n"})", "task", base::text_or(outside, "id")));
    EXPECT_EQ(attempt({change("note", note, R"({"title":"x"})")}, lead), "not-found") << "two steps away as well";
    EXPECT_EQ(attempt({creation("note", with(R"({"title":"n"})", "task", id))}, lead), "");
}

TEST_P(Permissions, OfAUnitStayWithinIt) {
    const std::string sales = create("unit", R"({"title":"sales"})");
    const std::string plant = create("unit", R"({"title":"plant"})");
    create("task", with(R"({"title":"in"})", "unit", sales));
    create("task", with(R"({"title":"out"})", "unit", plant));
    const Caller lead = caller({rule({"plan"}, Acts)}, "", sales);
    EXPECT_EQ(titles("task", "title in ('in','out')", lead), "in");
    EXPECT_EQ(attempt({creation("task", with(R"({"title":"x"})", "unit", plant))}, lead), "access.forbidden");
    EXPECT_EQ(attempt({creation("task", with(R"({"title":"x"})", "unit", sales))}, lead), "");
}

TEST_P(Permissions, AddUpOverGrants) {
    const std::string one = create("program", R"({"title":"one"})");
    const std::string two = create("program", R"({"title":"two"})");
    create("program", R"({"title":"three"})");
    Caller who = caller({rule({"plan"}, {Act::Read})}, one);
    who.grants.push_back({{rule({"plan"}, {Act::Read, Act::Update})}, two, {}});
    EXPECT_EQ(titles("program", "", who), "one two");
    EXPECT_EQ(acts(who, "program", read("program", one)), "r");
    EXPECT_EQ(acts(who, "program", read("program", two)), "ru");
}

TEST_P(Permissions, SpeakDifferentlyToGuestsAndToTheRefused) {
    const auto refused = [&](const Caller& who) {
        return records_.write(asking(who), {creation("unit", object(R"({"title":"x"})"))}).error();
    };
    EXPECT_EQ(refused(Caller{}).kind, base::ErrorKind::Unauthenticated);
    EXPECT_EQ(refused(Caller{}).code, "access.sign-in");
    EXPECT_EQ(refused(caller({})).kind, base::ErrorKind::Forbidden);
    EXPECT_EQ(refused(caller({})).code, "access.forbidden");
    const std::string id = create("unit", R"({"title":"u"})");
    for (const Caller& who : {Caller{}, caller({})}) {
        EXPECT_FALSE(records_.list(asking(who), type("unit"), {}).has_value());
        EXPECT_FALSE(records_.read(asking(who), type("unit"), id).has_value());
        EXPECT_FALSE(records_.history(asking(who), type("unit"), id).has_value());
    }
}

/// What a list finds is what may be read one by one, whatever the grants.
TEST_P(Permissions, OfListsAndSingleRecordsAgree) {
    store::testing::WorldMaker maker(5);
    maker.fill(60);
    const auto filled = store_->write([&](store::Transaction& transaction) -> Result<void> {
        for (const auto& [name, records] : maker.world().records)
            for (const auto& [id, one] : records) TRY(transaction.put(type(name), one, true));
        return {};
    });
    ASSERT_TRUE(filled.has_value());
    auto& dice = maker.dice();
    const std::vector<When> whens{When::Always, When::Owner, When::Author, When::Self, When::Shared, When::Program};
    for (int round = 0; round < 60; ++round) {
        Caller who;
        who.account = "acc";
        who.actor = dice.one_in(2) ? "ann" : "tom";
        if (!dice.one_in(4)) who.person = dice.pick(maker.world().records["person"]).first;
        for (std::size_t i = 1 + dice.below(2); i > 0; --i) {
            Grant grant;
            if (dice.one_in(2)) grant.program = dice.pick(maker.world().records["program"]).first;
            if (dice.one_in(3))
                for (int units = 1 + (dice.one_in(2) ? 1 : 0); units > 0; --units)
                    grant.units.push_back(dice.pick(maker.world().records["unit"]).first);
            for (std::size_t k = 1 + dice.below(2); k > 0; --k)
                grant.rules.push_back(rule({"plan", "voice", "organization", "people"},
                                           dice.one_in(5) ? std::vector{Act::Update} : std::vector{Act::Read},
                                           dice.pick(whens)));
            who.grants.push_back(std::move(grant));
        }
        for (const auto& [name, records] : maker.world().records) {
            std::vector<std::string> wanted;
            for (const auto& [id, one] : records)
                if (can(who, Act::Read, name, one)) wanted.push_back(id);
            std::vector<std::string> listed;
            Listing listing;
            listing.top = 500;
            listing.orderby = "id";
            const auto answer = records_.list(asking(who), type(name), listing);
            if (answer)
                for (const Json& item : answer->items) listed.push_back(base::text_or(item.get_object(), "id"));
            ASSERT_EQ(listed, wanted) << "round " << round << ", " << name;
        }
    }
}

class Confidential : public Permissions {
  protected:
    std::string ann_;
    std::string task_;
    void SetUp() override {
        ann_ = create("person", R"({"title":"Ann","salary":5000,"nickname":"Boss"})");
        task_ = create("task", with(R"({"title":"t","budget":100,"remark":"whisper"})", "owner", ann_));
    }
};
INSTANTIATE_TEST_SUITE_P(Engines, Confidential, ::testing::ValuesIn(store::testing::engines()),
                         store::testing::engine_name);

bool has_hidden(const Json& value) {
    const std::string text = base::to_text(value);
    for (const char* word : {"5000", "Boss", "100", "whisper", "salary", "nickname", "budget", "remark"})
        if (text.find(word) != std::string::npos) return true;
    return false;
}

TEST_P(Confidential, FieldsAreAbsentEverywhere) {
    EXPECT_TRUE(has_hidden(read("task", task_)));
    EXPECT_FALSE(has_hidden(read("task", task_, member())));
    Listing expanded;
    expanded.expand = "owner";
    EXPECT_FALSE(has_hidden(read("task", task_, member(), expanded)));
    EXPECT_TRUE(has_hidden(read("task", task_, admin(), expanded)));
    expanded.expand = "tasks,tasks/owner";
    EXPECT_FALSE(has_hidden(read("person", ann_, member(), expanded)));
    EXPECT_FALSE(has_hidden(records_.list(asking(member()), type("task"), {}).value().items));
    EXPECT_FALSE(has_hidden(records_.history(asking(member()), type("task"), task_).value()));
    EXPECT_TRUE(has_hidden(records_.history(asking(), type("task"), task_).value()));
    Listing past;
    past.as_of = "2099-01-01T00:00:00Z";
    EXPECT_FALSE(has_hidden(records_.list(asking(member()), type("task"), past).value().items));
    past.select = "title,budget";
    EXPECT_FALSE(has_hidden(records_.list(asking(member()), type("task"), past).value_or(Listed{}).items));
}

TEST_P(Confidential, FieldsCannotBeAskedAbout) {
    for (const char* filter : {"budget gt 1", "budget eq null", "contains(remark,'w')", "owner/salary gt 1"})
        EXPECT_EQ(titles("task", filter, member()), "filter.syntax filter") << filter;
    for (const char* order : {"budget", "owner/salary desc", "title,remark"}) {
        Listing listing;
        listing.orderby = order;
        EXPECT_EQ(titles("task", listing, member()), "orderby.syntax orderby") << order;
    }
    EXPECT_EQ(titles("task", "budget gt 1"), "t");
    Listing search;
    search.search = "whisper";
    EXPECT_EQ(titles("task", search, member()), "");
    EXPECT_EQ(titles("task", search), "t");
}

TEST_P(Confidential, FieldsCannotBeChangedUnseenAndStayAsTheyAre) {
    EXPECT_EQ(attempt({change("task", task_, R"({"budget":5})")}, member()), "validation.unknown-field budget");
    EXPECT_EQ(attempt({change("task", task_, R"({"budget":null})")}, member()), "validation.unknown-field budget");
    const Written written = write({change("task", task_, R"({"title":"new"})")}, member());
    EXPECT_FALSE(has_hidden(written.outcomes.at(0).record)) << "not in the answer either";
    EXPECT_EQ(read("task", task_).at("budget"), Json(100));
    EXPECT_EQ(text("task", task_, "remark"), "whisper");
}

TEST_P(Confidential, FieldsCannotBeGuessed) {
    for (const char* guess : {"99", "100", "null"})
        EXPECT_EQ(attempt({change("task", task_, std::string(R"({"budget":)") + guess + "}")}, member()),
                  "validation.unknown-field budget")
            << guess;
    EXPECT_EQ(attempt({change("task", task_, R"({"remark":"whisper","title":"t"})")}, member()),
              "validation.unknown-field remark");
}

TEST_P(Confidential, FieldsMayBeSetByWhoCreatesTheRecord) {
    const Written written = write({creation("task", object(R"({"title":"mine","budget":100})"))}, member());
    EXPECT_FALSE(has_hidden(written.outcomes.at(0).record)) << "and are not shown back";
    EXPECT_EQ(read("task", written.outcomes.at(0).id).at("budget"), Json(100));
}

TEST_P(Confidential, FieldsOpenForTheRecordsOfARule) {
    const std::string mine = create("program", R"({"title":"p"})");
    const std::string inside = create("task", with(R"({"title":"in","budget":100})", "program", mine));
    Caller who = caller({rule(Groups, {Act::Read})});
    who.grants.push_back({{rule({"plan"}, {Act::Read}, When::Program, true)}, mine, {}});
    EXPECT_TRUE(read("task", inside, who).contains("budget"));
    EXPECT_FALSE(read("task", task_, who).contains("budget"));
    EXPECT_EQ(titles("task", "budget gt 1", who), "filter.syntax filter")
        << "no question over records that stay closed";
}

TEST_P(Confidential, RowsTellNothingThroughFilters) {
    Caller other = admin();
    other.actor = "bob";
    create("note", with(R"({"title":"hush"})", "task", task_), other);
    const Caller who = caller({rule({"plan", "people"}, {Act::Read}), rule({"voice"}, {Act::Read}, When::Author)});
    ASSERT_EQ(titles("note", "", who), "");
    EXPECT_EQ(titles("task", "comments/any(n: n/title eq 'hush')", who), "");
    EXPECT_EQ(titles("task", "comments/any()", who), "");
    EXPECT_EQ(titles("task", "comments/all(n: n/title eq 'none')", who), "t");
    EXPECT_EQ(titles("task", "comments/any(n: n/title eq 'hush')"), "t");
}

TEST_P(Confidential, RowsTellNothingThroughOrders) {
    const std::string me = create("person", R"({"title":"me"})");
    const std::string zoe = create("person", with(R"({"title":"Zoe"})", "manager", me));
    Caller who = caller({rule({"organization"}, {Act::Read}), rule({"people"}, {Act::Read}, When::Owner)});
    who.person = me;
    create("unit", R"({"title":"none"})");
    create("unit", with(R"({"title":"hidden"})", "head", ann_));
    create("unit", with(R"({"title":"open"})", "head", zoe));
    create("unit", R"({"title":"last"})");
    Listing listing;
    listing.orderby = "head/title desc";
    EXPECT_EQ(titles("unit", listing), "open hidden none last");
    EXPECT_EQ(titles("unit", listing, who), "open none hidden last");
    listing.orderby = "head/title";
    EXPECT_EQ(titles("unit", listing, who), "open none hidden last");
    for (const char* order : {"head/title desc", "head/title"}) {
        listing.orderby = order;
        const std::string whole = titles("unit", listing, who);
        std::string pages;
        Listing page = listing;
        page.top = 1;
        do {
            const Listed listed = records_.list(asking(who), type("unit"), page).value();
            pages += (pages.empty() ? "" : " ") + base::text_or(listed.items.at(0).get_object(), "title");
            page.cursor = listed.next;
        } while (!page.cursor.empty());
        EXPECT_EQ(pages, whole);
    }
}

TEST(Rules, AreReadFromJson) {
    const auto rules = read_rules(base::parse_json(R"([{"groups":["plan","voice"],"operations":["read","activate"],
        "sensitivity":["normal","confidential"],"when":"program"},{"groups":[],"operations":[],"sensitivity":[]}])")
                                      .value());
    ASSERT_TRUE(rules.has_value());
    ASSERT_EQ(rules->size(), 2U);
    EXPECT_EQ(rules->at(0).groups, (std::vector<std::string>{"plan", "voice"}));
    EXPECT_EQ(rules->at(0).acts, (std::vector<Act>{Act::Read, Act::Activate}));
    EXPECT_TRUE(rules->at(0).confidential);
    EXPECT_EQ(rules->at(0).when, When::Program);
    EXPECT_FALSE(rules->at(1).confidential);
    EXPECT_EQ(rules->at(1).when, When::Always);
}

TEST(Rules, ThatAreUnknownAreRefused) {
    for (const char* text :
         {"{}", "5", "[5]", "[{}]", R"([{"groups":"plan","operations":[],"sensitivity":[]}])",
          R"([{"groups":[5],"operations":[],"sensitivity":[]}])",
          R"([{"groups":[],"operations":["fly"],"sensitivity":[]}])",
          R"([{"groups":[],"operations":[],"sensitivity":["secret"]}])", R"([{"groups":[],"operations":[]}])",
          R"([{"groups":[],"operations":[],"sensitivity":[],"when":"often"}])"}) {
        const auto rules = read_rules(base::parse_json(text).value());
        ASSERT_FALSE(rules.has_value()) << text;
        EXPECT_EQ(rules.error().code, "role.rules");
    }
}

TEST(Callers, AreGuestsWithoutAnActor) {
    EXPECT_TRUE(Caller{}.is_guest());
    EXPECT_FALSE(system_caller().is_guest());
    EXPECT_FALSE(caller({}).is_guest());
    EXPECT_EQ(system_caller().actor, "system");
}

}  // namespace
}  // namespace plumbline::records
