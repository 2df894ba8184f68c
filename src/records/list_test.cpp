// Lists: their options, what they refuse, their cursors, and records put in the place of ids.

#include "base/encoding.h"
#include "records/test_records.h"

namespace plumbline::records {
namespace {

using base::Json;
using base::JsonArray;
using base::JsonObject;
using testing::admin;
using testing::caller;
using testing::object;
using testing::rule;

class Lists : public testing::RecordsTest {
  protected:
    std::string ann_;
    std::string bob_;
    std::string sales_;
    std::string first_;

    void SetUp() override {
        ann_ = create("person", R"({"title":"Ann","email":"ann@x.org"})");
        bob_ = create("person", with(R"({"title":"Bob"})", "manager", ann_));
        sales_ = create("unit", with(R"({"title":"Sales"})", "head", ann_));
        for (const char* title : {"delta", "alpha", "charlie", "bravo", "echo"}) {
            JsonObject body = object(R"({"tags":["x"]})");
            body["title"] = title;
            body["rank"] = static_cast<std::int64_t>(std::string_view(title).size());
            body["owner"] = title[0] < 'c' ? ann_ : bob_;
            body["unit"] = sales_;
            const std::string id = create("task", body);
            if (first_.empty()) first_ = id;
        }
    }

    static Listing listing(const std::function<void(Listing&)>& set) {
        Listing made;
        set(made);
        return made;
    }
    std::string refused(const std::function<void(Listing&)>& set) {
        const auto listed = records_.list(asking(), type("task"), listing(set));
        if (listed) return "";
        EXPECT_EQ(listed.error().kind, base::ErrorKind::Malformed) << listed.error().code;
        return testing::denied(listed.error());
    }
};
INSTANTIATE_TEST_SUITE_P(Engines, Lists, ::testing::ValuesIn(store::testing::engines()), store::testing::engine_name);

TEST_P(Lists, FollowTheDeclaredOrderUnlessAskedForAnother) {
    EXPECT_EQ(titles("task"), "alpha bravo charlie delta echo");
    EXPECT_EQ(titles("task", listing([](Listing& one) { one.orderby = "title desc"; })),
              "echo delta charlie bravo alpha");
    EXPECT_EQ(titles("task", listing([](Listing& one) { one.orderby = "rank,title desc"; })),
              "echo delta bravo alpha charlie");
    EXPECT_EQ(titles("task", listing([](Listing& one) { one.orderby = "owner/title desc,title"; })),
              "charlie delta echo alpha bravo");
}

TEST_P(Lists, Filter) {
    EXPECT_EQ(titles("task", "rank eq 5"), "alpha bravo delta");
    EXPECT_EQ(titles("task", "owner/manager/title eq 'Ann'"), "charlie delta echo");
    EXPECT_EQ(titles("task", "unit/head/email eq 'ANN@x.org' and title gt 'c'"), "charlie delta echo");
    EXPECT_EQ(titles("person", "tasks/any(t: t/title eq 'echo')"), "Bob");
}

TEST_P(Lists, CountAllPages) {
    const auto listed = records_
                            .list(asking(), type("task"), listing([](Listing& one) {
                                      one.count = true;
                                      one.top = 2;
                                      one.filter = "title ne 'echo'";
                                  }))
                            .value();
    EXPECT_EQ(listed.items.size(), 2U);
    EXPECT_EQ(listed.count, 4);
    EXPECT_FALSE(records_.list(asking(), type("task"), {}).value().count.has_value());
}

TEST_P(Lists, ShowTheFieldsSelected) {
    const auto listed =
        records_.list(asking(), type("task"), listing([](Listing& one) { one.select = "title, rank"; })).value();
    for (const Json& item : listed.items) {
        std::string keys;
        for (const auto& pair : item.get_object()) keys += std::string(pair.key()) + " ";
        EXPECT_EQ(keys, "id revision title rank ");
    }
}

TEST_P(Lists, ShowWhatIsExpandedBesideTheFieldsSelected) {
    const auto listed = records_
                            .list(asking(), type("task"), listing([](Listing& one) {
                                      one.select = "rank";
                                      one.expand = "parts,unit";
                                  }))
                            .value();
    for (const Json& item : listed.items) {
        EXPECT_TRUE(item.get_object().contains("parts"));
        EXPECT_FALSE(item.get_object().contains("title"));
    }
}

TEST_P(Lists, ExpandMoreThanAThousandRecords) {
    const std::string unit = create("unit", R"({"title":"many"})");
    std::vector<Command> commands;
    for (int i = 0; i < 1200; ++i) commands.push_back(creation("unit", with(R"({"title":"part"})", "parent", unit)));
    write(std::move(commands));
    const JsonObject read = this->read("unit", unit, admin(), listing([](Listing& one) { one.expand = "units"; }));
    EXPECT_EQ(read.at("units").get_array().size(), 1200U);
}

TEST_P(Lists, AnswerFiltersOfAllDepthsAllowed) {
    std::string left = "title eq 'x'";
    std::string right = left;
    std::string denied = left;
    for (int i = 0; i < 38; ++i) {
        const std::string word = i % 2 == 0 ? " and " : " or ";
        left = "(" + left + ")" + word + "rank eq 1";
        right = "rank eq 1" + word + "(" + right + ")";
        denied = "not " + denied;
    }
    for (const std::string& filter : {left, right, denied, "parts/all(p: p/title eq 'x') and (" + right + ")"}) {
        const auto listed = records_.list(asking(), type("task"), listing([&](Listing& one) { one.filter = filter; }));
        EXPECT_TRUE(listed.has_value()) << filter << "\n" << listed.error().cause;
    }
}

TEST_P(Lists, RefuseWrongOptionsByName) {
    EXPECT_EQ(refused([](Listing& one) { one.top = 0; }), "list.top top");
    EXPECT_EQ(refused([](Listing& one) { one.top = 501; }), "list.top top");
    EXPECT_EQ(refused([](Listing& one) { one.top = -1; }), "list.top top");
    EXPECT_EQ(refused([](Listing& one) { one.top = 500; }), "");
    EXPECT_EQ(refused([](Listing& one) { one.filter = "title"; }), "filter.syntax filter");
    EXPECT_EQ(refused([](Listing& one) { one.filter = "nope eq 1"; }), "filter.syntax filter");
    EXPECT_EQ(refused([](Listing& one) { one.filter = "token eq 'x'"; }), "filter.syntax filter");
    EXPECT_EQ(refused([](Listing& one) { one.orderby = "nope"; }), "orderby.syntax orderby");
    EXPECT_EQ(refused([](Listing& one) { one.orderby = "title up"; }), "orderby.syntax orderby");
    EXPECT_EQ(refused([](Listing& one) { one.select = "nope"; }), "list.select select");
    EXPECT_EQ(refused([](Listing& one) { one.select = "title,token"; }), "list.select select");
    EXPECT_EQ(refused([](Listing& one) { one.select = "title,"; }), "list.select select");
    EXPECT_EQ(refused([](Listing& one) { one.expand = "nope"; }), "list.expand expand");
    EXPECT_EQ(refused([](Listing& one) { one.expand = "title"; }), "list.expand expand");
    EXPECT_EQ(refused([](Listing& one) { one.expand = "about"; }), "list.expand expand");
    EXPECT_EQ(refused([](Listing& one) { one.expand = "owner/"; }), "list.expand expand");
    EXPECT_EQ(refused([](Listing& one) { one.expand = "owner/manager/manager/manager"; }), "list.expand expand");
    EXPECT_EQ(
        refused([](Listing& one) { one.expand = "owner,owner,owner,owner,owner,owner,owner,owner,owner,owner,owner"; }),
        "list.expand expand");
    EXPECT_EQ(refused([](Listing& one) { one.search = "?!"; }), "list.search search");
    EXPECT_EQ(refused([](Listing& one) { one.cursor = "x"; }), "list.cursor cursor");
    for (const char* as_of : {"yesterday", "2026-13-01", "2026-11-22T09:30:00", "5"})
        EXPECT_TRUE(refused([&](Listing& one) { one.as_of = as_of; }).ends_with(" asOf")) << as_of;
    EXPECT_EQ(refused([](Listing& one) {
                  one.as_of = "2026-11-22";
                  one.search = "alpha";
              }),
              "list.search search");
}

TEST_P(Lists, WalkByCursor) {
    for (const int top : {1, 2, 3, 4, 5, 6}) {
        Listing page = listing([&](Listing& one) {
            one.top = top;
            one.orderby = "rank desc,title";
        });
        std::string walked;
        for (int pages = 0; pages < 10; ++pages) {
            const auto listed = records_.list(asking(), type("task"), page).value();
            for (const Json& item : listed.items) walked += base::text_or(item.get_object(), "title") + " ";
            if (listed.next.empty()) break;
            page.cursor = listed.next;
        }
        EXPECT_EQ(walked, "charlie alpha bravo delta echo ") << top;
    }
}

TEST_P(Lists, BindACursorToItsQuestion) {
    Listing page = listing([](Listing& one) { one.top = 2; });
    page.cursor = records_.list(asking(), type("task"), page).value().next;
    ASSERT_FALSE(page.cursor.empty());
    EXPECT_EQ(titles("task", page), "charlie delta");
    const std::vector<std::function<void(Listing&)>> others{
        [](Listing& one) { one.filter = "rank gt 1"; },
        [](Listing& one) { one.orderby = "rank"; },
        [](Listing& one) { one.search = "x"; },
        [](Listing& one) { one.as_of = "2099-01-01"; },
        [](Listing& one) { one.cursor += "A"; },
        [](Listing& one) { one.cursor = one.cursor.substr(1); },
        [](Listing& one) { one.cursor = base::to_base64url("[]"); },
        [](Listing& one) { one.cursor = base::to_base64url("5"); },
        [](Listing& one) { one.cursor = base::to_base64url(R"(["x","alpha","id"])"); }};
    for (const auto& change : others) {
        Listing other = page;
        change(other);
        EXPECT_EQ(titles("task", other), "list.cursor cursor");
    }
    EXPECT_EQ(titles("person", page), "list.cursor cursor");
    page.top = 1;
    EXPECT_EQ(titles("task", page), "charlie") << "the size of a page may change";
}

TEST_P(Lists, RefuseForgedCells) {
    Listing page = listing([](Listing& one) {
        one.top = 2;
        one.orderby = "rank";
    });
    page.cursor = records_.list(asking(), type("task"), page).value().next;
    const JsonArray cells = base::parse_json(base::from_base64url(page.cursor).value()).value().as_array();
    for (const char* forged : {R"("5")", "[5]", "{}", "5.5", "true"}) {
        JsonArray other = cells;
        other[1] = base::parse_json(forged).value();
        page.cursor = base::to_base64url(base::to_text(Json(other)));
        EXPECT_EQ(titles("task", page), "list.cursor cursor") << forged;
    }
    JsonArray other = cells;
    other[2] = nullptr;
    page.cursor = base::to_base64url(base::to_text(Json(other)));
    EXPECT_EQ(titles("task", page), "list.cursor cursor");
}

TEST_P(Lists, ReadAsOfAnInstantOrTheEndOfADay) {
    const std::string before = records_.now();
    clock_.set("2026-11-25T12:00:00Z");
    write({change("task", first_, R"({"title":"zulu"})")});
    EXPECT_EQ(titles("task"), "alpha bravo charlie echo zulu");
    EXPECT_EQ(titles("task", listing([&](Listing& one) { one.as_of = before; })), "alpha bravo charlie delta echo");
    EXPECT_EQ(titles("task", listing([](Listing& one) { one.as_of = "2026-11-24"; })),
              "alpha bravo charlie delta echo");
    EXPECT_EQ(titles("task", listing([](Listing& one) { one.as_of = "2026-11-25"; })), "alpha bravo charlie echo zulu");
    EXPECT_EQ(titles("task", listing([](Listing& one) { one.as_of = "2020-01-01"; })), "");
    Listing past = listing([](Listing& one) {
        one.as_of = "2026-11-24";
        one.expand = "owner";
    });
    EXPECT_EQ(base::text_or(read("task", first_, admin(), past), "title"), "delta");
    EXPECT_EQ(read("task", first_, admin(), past).at("owner").at("title"), Json("Bob"));
}

TEST_P(Lists, CountDaysByTheZoneOfWhoAsks) {
    Caller east = admin();
    east.zone = "Asia/Tokyo";
    Caller west = admin();
    west.zone = "America/New_York";
    clock_.set("2026-11-25T15:30:00Z");  // half past midnight of the 26th in Tokyo
    const std::string made = create("task", R"({"title":"yankee"})", east);
    EXPECT_EQ(text("task", made, "opened"), "2026-11-26");
    EXPECT_EQ(text("task", create("task", R"({"title":"zulu"})", west), "opened"), "2026-11-25");

    const Listing that_day = listing([](Listing& one) { one.as_of = "2026-11-25"; });
    const std::string none = "alpha bravo charlie delta echo";
    EXPECT_EQ(titles("task", that_day, east), none);
    EXPECT_EQ(titles("task", that_day, west), none + " yankee zulu");
    EXPECT_EQ(titles("task", that_day), none + " yankee zulu");
    EXPECT_EQ(base::format_date(today(asking(east))), "2026-11-26");
    EXPECT_EQ(base::format_date(day_of(asking(east), "2026-11-24T15:00:00Z").value()), "2026-11-25");
    EXPECT_EQ(base::format_date(day_of(asking(west), "2026-11-25T03:00:00Z").value()), "2026-11-24");
    EXPECT_EQ(base::format_date(day_of(asking(east), "2026-11-24").value()), "2026-11-24");
}

TEST_P(Lists, ReadOneRecordOrNone) {
    EXPECT_EQ(text("task", first_, "title"), "delta");
    for (const char* id : {"", "x", "018f0c5e-7dec-7abc-8def-0123456789ab", "x' or 1 eq 1 or id eq 'x"}) {
        const auto none = records_.read(asking(), type("task"), id);
        ASSERT_FALSE(none.has_value()) << id;
        EXPECT_EQ(none.error().kind, base::ErrorKind::NotFound) << id;
    }
    EXPECT_FALSE(records_.read(asking(), type("person"), first_).has_value());
}

TEST_P(Lists, ExpandReferencesThreeDeep) {
    const JsonObject task =
        read("task", first_, admin(), listing([](Listing& one) { one.expand = "owner/manager,unit/head"; }));
    EXPECT_EQ(task.at("owner").at("title"), Json("Bob"));
    EXPECT_EQ(task.at("owner").at("manager").at("title"), Json("Ann"));
    EXPECT_EQ(task.at("unit").at("head").at("email"), Json("ann@x.org"));
    const JsonObject person =
        read("person", ann_, admin(), listing([](Listing& one) { one.expand = "reports/tasks/unit"; }));
    EXPECT_EQ(person.at("reports").at(0).at("tasks").at(0).at("unit").at("title"), Json("Sales"));
}

TEST_P(Lists, ExpandListsOfReferences) {
    JsonObject body = object(R"({"title":"shared"})");
    body["people"] = JsonArray{Json(bob_), Json(ann_)};
    const std::string id = create("task", body);
    const JsonObject task = read("task", id, admin(), listing([](Listing& one) { one.expand = "people"; }));
    EXPECT_EQ(task.at("people").at(0).at("title"), Json("Bob")) << "in their order";
    EXPECT_EQ(task.at("people").at(1).at("title"), Json("Ann"));
    const JsonObject ann = read("person", ann_, admin(), listing([](Listing& one) { one.expand = "sharedTasks"; }));
    EXPECT_EQ(ann.at("sharedTasks").at(0).at("title"), Json("shared"));
}

TEST_P(Lists, ExpandInversesInTheirOrderEmptyOnesToo) {
    const auto listed =
        records_.list(asking(), type("person"), listing([](Listing& one) { one.expand = "tasks,reports"; })).value();
    std::string words;
    for (const Json& person : listed.items) {
        words += base::text_or(person.get_object(), "title") + ":";
        for (const Json& task : person.at("tasks").get_array())
            words += " " + base::text_or(task.get_object(), "title");
        words += " " + std::to_string(person.at("reports").get_array().size()) + "; ";
    }
    EXPECT_EQ(words, "Ann: alpha bravo 1; Bob: charlie delta echo 0; ");
}

TEST_P(Lists, ExpandOnlyWhatMayBeRead) {
    Caller who = caller({rule({"plan"}, {Act::Read}), rule({"people"}, {Act::Read}, When::Owner)});
    who.person = ann_;
    const auto listed =
        records_.list(asking(who), type("task"), listing([](Listing& one) { one.expand = "owner"; })).value();
    for (const Json& task : listed.items) {
        const bool is_bobs = base::text_or(task.get_object(), "title") > "c";
        EXPECT_EQ(task.at("owner").is_object(), is_bobs) << "Ann manages Bob; her own record stays an id";
    }
    const Caller blind = caller({rule({"plan"}, {Act::Read})});
    EXPECT_EQ(titles("task", listing([](Listing& one) { one.expand = "owner"; }), blind).substr(0, 5), "alpha");
    const auto ids =
        records_.list(asking(blind), type("task"), listing([](Listing& one) { one.expand = "owner"; })).value();
    EXPECT_TRUE(ids.items.at(0).at("owner").is_string());
    EXPECT_EQ(titles("task", listing([](Listing& one) { one.expand = "unit/head"; }), blind), "list.expand expand");
}

TEST_P(Lists, GiveTheWholeToTheServerAlone) {
    const auto all = records_.all(type("task"), query::equals(type("task"), "rank", std::int64_t{5})).value();
    EXPECT_EQ(all.size(), 3U);
    EXPECT_EQ(records_.all(type("task"), query::all_of({}), 0).value().size(), 0U);
}

TEST_P(Lists, TellAHistoryFieldByField) {
    Caller bob = admin();
    bob.actor = "bob";
    const auto written =
        records_.write(asking(bob, "a better name"), {change("task", first_, R"({"title":"foxtrot","rank":null})")});
    ASSERT_TRUE(written.has_value());
    const JsonArray states = records_.history(asking(), type("task"), first_).value();
    ASSERT_EQ(states.size(), 2U);
    const JsonObject& last = states[1].get_object();
    EXPECT_EQ(base::text_or(last, "by"), "bob");
    EXPECT_EQ(base::text_or(last, "reason"), "a better name");
    EXPECT_EQ(base::text_or(last, "operation"), "update");
    EXPECT_EQ(base::integer_or(last, "revision"), 2);
    EXPECT_EQ(base::canonical_text(last.at("changes")),
              R"({"rank":{"after":null,"before":5},"title":{"after":"foxtrot","before":"delta"}})");
    EXPECT_EQ(last.at("record").at("title"), Json("foxtrot"));
    EXPECT_FALSE(records_.history(asking(), type("task"), "018f0c5e-7dec-7abc-8def-0123456789ab").has_value());
}

}  // namespace
}  // namespace plumbline::records
