// verify finds what was changed behind the application's back.

#include "records/verify.h"

#include "records/test_records.h"

namespace plumbline::records {
namespace {

using base::Json;
using base::JsonObject;
using base::Result;
using testing::object;

class Verifying : public testing::RecordsTest {
  protected:
    std::string unit_;
    std::string task_;
    std::string reading_;
    std::string gone_;

    void SetUp() override {
        unit_ = create("unit", R"({"title":"a"})");
        task_ = create("task", with(R"({"title":"t","tags":["x","y"],"amount":12.5,"data":{"n":[0.1,-2,1e30,null]}})",
                                    "unit", unit_));
        write({change("unit", unit_, R"({"title":"b"})")});
        reading_ = create("reading", with(R"({"date":"2026-01-01","value":0.125})", "task", task_));
        gone_ = create("unit", R"({"title":"gone"})");
        write({deletion("unit", gone_)});
        write({creation("person", object(R"({"title":"Ann","salary":100.01})"))});
    }

    Verified verified(const std::string& head = {}) { return verify(records_, head).value(); }
    /// finding is the only sentence found, or how many there are.
    std::string finding(const std::string& head = {}) {
        const Verified found = verified(head);
        if (found.findings.size() == 1) return found.findings.front();
        std::string all = std::to_string(found.findings.size()) + " findings";
        for (const std::string& one : found.findings) all += "\n" + one;
        return all;
    }
    bool finds(const std::string& words, const std::string& head = {}) {
        for (const std::string& one : verified(head).findings)
            if (one.find(words) != std::string::npos) return true;
        return false;
    }
};
INSTANTIATE_TEST_SUITE_P(Engines, Verifying, ::testing::ValuesIn(store::testing::engines()),
                         store::testing::engine_name);

TEST_P(Verifying, FindsNothingInAStoreThatIsSound) {
    const Verified found = verified();
    EXPECT_EQ(finding(), "0 findings");
    EXPECT_EQ(found.links, 7);
    EXPECT_EQ(found.entries, 7);
    EXPECT_EQ(found.records, 4);
    EXPECT_EQ(found.head.size(), 64U);
    EXPECT_EQ(finding(found.head), "0 findings");
}

TEST_P(Verifying, FindsNothingAfterRandomWork) {
    base::testing::Dice dice(3);
    std::vector<std::string> ids;
    for (int i = 0; i < 40; ++i) {
        const std::size_t what = ids.size() < 3 ? 0 : dice.below(4);
        if (what == 0)
            ids.push_back(create("task", R"({"title":"x","data":{"n":)" + std::to_string(i) + ".123456789012345}}"));
        if (what == 1)
            (void)attempt({change("task", dice.pick(ids), R"({"rank":)" + std::to_string(1 + i % 10) + "}")});
        if (what == 2) (void)attempt({deletion("task", dice.pick(ids))});
        if (what == 3) (void)attempt({restoration("task", dice.pick(ids))});
    }
    EXPECT_EQ(finding(), "0 findings");
}

TEST_P(Verifying, FindsNothingWrongWithAwkwardNumbers) {
    create("task",
           R"({"title":"x","data":[926.7110760906581,-0.0,1e-8,1.4986106692853667e+223,5e-324,1e21,18446744073709551615,
        123456789012345678901234567890,0.1,-1.5]})");
    EXPECT_EQ(finding(), "0 findings");
}

TEST_P(Verifying, FindsNothingInAnEmptyStore) {
    const store::testing::TestPlace place(GetParam());
    const auto store = store::Store::open(place.url(), catalog(), random_).value();
    Records empty(catalog(), *store, clock_, random_);
    const Verified found = verify(empty).value();
    EXPECT_TRUE(found.findings.empty());
    EXPECT_EQ(found.links, 0);
    EXPECT_EQ(found.head, "");
    EXPECT_EQ(verify(empty, "noted").value().findings.size(), 1U);
}

TEST_P(Verifying, SeesAnEditedRow) {
    sql("UPDATE unit SET title='forged' WHERE id='" + unit_ + "'");
    EXPECT_EQ(finding(), "The unit " + unit_ + " differs from its history.");
}

TEST_P(Verifying, SeesAnEditedList) {
    sql("UPDATE task__tags SET value='z' WHERE value='y'");
    EXPECT_EQ(finding(), "The task " + task_ + " differs from its history.");
    sql("DELETE FROM task__tags");
    EXPECT_EQ(finding(), "The task " + task_ + " differs from its history.");
}

TEST_P(Verifying, SeesAnEditedRevisionOrAuthor) {
    sql("UPDATE unit SET updated_by='somebody' WHERE id='" + unit_ + "'");
    EXPECT_EQ(finding(), "The unit " + unit_ + " differs from its history.");
}

TEST_P(Verifying, SeesADeletedRow) {
    sql("DELETE FROM task WHERE id='" + task_ + "'");
    EXPECT_TRUE(finds("The task " + task_ + " is gone from its table."));
}

TEST_P(Verifying, SeesAnInsertedRow) {
    sql("INSERT INTO unit (id, revision, created_at, updated_at, title) VALUES "
        "('018f0c5e-7dec-7abc-8def-0123456789ab', 1, "
        "'2026', '2026', 'forged')");
    EXPECT_EQ(finding(), "The unit 018f0c5e-7dec-7abc-8def-0123456789ab is in its table, but not in its history.");
}

TEST_P(Verifying, SeesADeletedRecordThatIsBack) {
    sql("INSERT INTO unit (id, revision, created_at, updated_at, title) VALUES ('" + gone_ +
        "', 1, '2026', '2026', 'gone')");
    EXPECT_EQ(finding(), "The unit " + gone_ + " is in its table, but not in its history.");
}

TEST_P(Verifying, SeesEditedHistory) {
    sql("UPDATE history SET data=replace(data, '\"title\":\"a\"', '\"title\":\"f\"') WHERE seq=1");
    EXPECT_EQ(finding(), "Change 1: the unit " + unit_ + " was altered.");
}

TEST_P(Verifying, SeesHistoryAndRowEditedTogether) {
    sql("UPDATE history SET data=replace(data, '\"title\":\"b\"', '\"title\":\"f\"') WHERE seq=3");
    sql("UPDATE unit SET title='f' WHERE id='" + unit_ + "'");
    EXPECT_EQ(finding(), "Change 3: the unit " + unit_ + " was altered.");
}

TEST_P(Verifying, SeesEveryColumnOfAnEntry) {
    for (const char* change : {"operation='restore'", "revision=9", "record='018f0c5e-7dec-7abc-8def-0123456789ab'",
                               "type='person'", "salt='AAAAAAAAAAAAAAAAAAAAAA'", "commitment='00'"}) {
        sql("CREATE TABLE spare AS SELECT * FROM history WHERE seq=2");
        sql(std::string("UPDATE history SET ") + change + " WHERE seq=2");
        EXPECT_FALSE(verified().findings.empty()) << change;
        sql("DELETE FROM history WHERE seq=2");
        sql("INSERT INTO history SELECT * FROM spare");
        sql("DROP TABLE spare");
        EXPECT_EQ(finding(), "0 findings");
    }
}

TEST_P(Verifying, SeesEveryColumnOfALink) {
    for (const char* change : {"at='2026-01-01T00:00:00.000000Z'", "actor='bob'", "reason='because'", "request='r'",
                               "root='00'", "previous='00'", "hash='00'"}) {
        sql("CREATE TABLE spare AS SELECT * FROM chain WHERE seq=4");
        sql(std::string("UPDATE chain SET ") + change + " WHERE seq=4");
        EXPECT_TRUE(finds("Change 4")) << change;
        sql("DELETE FROM chain WHERE seq=4");
        sql("INSERT INTO chain SELECT * FROM spare");
        sql("DROP TABLE spare");
    }
}

TEST_P(Verifying, SeesARemovedLink) {
    sql("DELETE FROM chain WHERE seq=3");
    EXPECT_TRUE(finds("Change 3 is missing."));
    EXPECT_TRUE(finds("Change 4 does not continue the one before it."));
}

TEST_P(Verifying, SeesARemovedFirstLink) {
    sql("DELETE FROM chain WHERE seq=1");
    EXPECT_TRUE(finds("Change 1 is missing."));
}

TEST_P(Verifying, SeesARemovedEntry) {
    sql("DELETE FROM history WHERE seq=1");
    EXPECT_TRUE(finds("Entries of change 1 were added, removed or reordered."));
}

TEST_P(Verifying, SeesAnAddedEntry) {
    sql("INSERT INTO history (seq, ordinal, type, record, revision, operation, data, salt, commitment) VALUES "
        "(1, 1, 'unit', 'x', 1, 'create', '{}', 's', 'c')");
    EXPECT_TRUE(finds("Entries of change 1 were added, removed or reordered."));
}

TEST_P(Verifying, SeesACutTailByTheHeadNotedEarlier) {
    const std::string head = verified().head;
    sql("DELETE FROM chain WHERE seq>=7");
    sql("DELETE FROM history WHERE seq>=7");
    sql("DELETE FROM person");
    EXPECT_EQ(finding(), "0 findings") << "by itself a cut tail cannot be seen";
    EXPECT_EQ(finding(head), "The hash noted earlier is not in the chain: its end was cut off, or it was made anew.");
}

TEST_P(Verifying, AcceptsAnOlderHead) {
    const std::string head = verified().head;
    create("unit", R"({"title":"later"})");
    EXPECT_EQ(finding(head), "0 findings");
    EXPECT_NE(verified().head, head);
}

TEST_P(Verifying, SeesEditedAndRemovedFacts) {
    sql("UPDATE reading SET value=999");
    EXPECT_EQ(finding(), "Readings of change 4 were altered.");
    sql("DELETE FROM reading");
    EXPECT_EQ(finding(), "Readings of change 4 were altered.");
}

TEST_P(Verifying, SeesAFactSlippedIntoAChange) {
    sql("INSERT INTO reading (id, revision, created_at, updated_at, task, date, value) VALUES "
        "('018f0c5e-7dec-7abc-8def-0123456789ab', 4, '2026', '2026', '" +
        task_ + "', '2026-01-02', 1)");
    EXPECT_EQ(finding(), "Readings of change 4 were altered.");
}

TEST_P(Verifying, StopsAtTwentyFindings) {
    for (int i = 0; i < 30; ++i) create("unit", R"({"title":"x"})");
    sql("UPDATE unit SET title='forged'");
    EXPECT_EQ(verified().findings.size(), 20U);
}

TEST_P(Verifying, SeesASecretPutInByHand) {
    write({change("task", task_, R"({"token":"s3cret"})")}, system_caller());
    EXPECT_EQ(finding(), "0 findings");
    const std::string changed = "A secret of the task " + task_ + " (a password, a key) differs from its history.";
    for (const char* value : {"'other'", "NULL"}) {
        sql(std::string("UPDATE task SET token=") + value + " WHERE id='" + task_ + "'");
        EXPECT_EQ(finding(), changed) << value;
    }
    sql("UPDATE task SET token='s3cret' WHERE id='" + task_ + "'");
    EXPECT_EQ(finding(), "0 findings");
    const std::string other = create("task", R"({"title":"without"})");
    sql("UPDATE task SET token='s3cret' WHERE id='" + other + "'");
    EXPECT_TRUE(finds("A secret of the task " + other));
}

TEST_P(Verifying, SeesASecretPutInByHandWithItsDigest) {
    write({change("task", task_, R"({"token":"s3cret"})")}, system_caller());
    sql("UPDATE task SET token='other' WHERE id='" + task_ + "'");
    for (const char* digest : {"NULL", "''", "'00'"}) {
        sql(std::string("UPDATE history SET secrets=") + digest + " WHERE seq=8");
        EXPECT_TRUE(finds("Change 8: the task " + task_ + " was altered.")) << digest;
    }
}

TEST_P(Verifying, FindsNothingInARecordThatLostItsSecretsWhenItCameBack) {
    write({change("task", task_, R"({"token":"s3cret"})")}, system_caller());
    write({deletion("task", create("task", R"({"title":"other"})"))});
    write({change("task", task_, R"({"token":null})")}, system_caller());
    write({change("task", task_, R"({"token":"again"})")}, system_caller());
    EXPECT_EQ(finding(), "0 findings");
}

TEST_P(Verifying, SeesASecretOfAFact) {
    sql("UPDATE reading SET source='elsewhere'");
    EXPECT_EQ(finding(), "Readings of change 4 were altered.");
}

TEST_P(Verifying, SeesAFactUnderAChangeThatAddedNone) {
    sql("INSERT INTO reading (id, revision, created_at, updated_at, task, date, value) VALUES "
        "('018f0c5e-7dec-7abc-8def-0123456789ab', 3, '2026', '2026', '" +
        task_ + "', '2026-01-02', 1)");
    EXPECT_EQ(finding(), "Readings under change 3 are in their table, but not in its history.");
}

TEST_P(Verifying, SeesAnEntryBesideTheChain) {
    for (const char* seq : {"0", "-1", "99"}) {
        sql(std::string("INSERT INTO history (seq, ordinal, type, record, revision, operation, data, salt, commitment) "
                        "VALUES (") +
            seq + ", 0, 'unit', 'x', 1, 'create', '{}', 's', 'c')");
        EXPECT_EQ(finding(), "The history holds entries that belong to no change of the chain.");
        sql(std::string("DELETE FROM history WHERE seq=") + seq);
    }
}

TEST_P(Verifying, SeesAnEntryEmptiedByHand) {
    sql("UPDATE history SET data=NULL, salt=NULL WHERE seq=1");
    EXPECT_EQ(finding(), "Change 1: the unit " + unit_ + " was emptied, and the chain knows of no erasure.");
    sql("UPDATE history SET salt='x' WHERE seq=1");
    EXPECT_EQ(finding(), "Change 1: the unit " + unit_ + " was altered.");
}

TEST_P(Verifying, SeesWhatReadsTheSameButIsKeptDifferently) {
    const std::string odd = "The task " + task_ + " is not kept as Plumbline keeps records.";
    sql("UPDATE task__tags SET position=position+7 WHERE value='y'");
    EXPECT_EQ(finding(), odd);
    sql("UPDATE task__tags SET position=1 WHERE value='y'");
    sql("INSERT INTO task__tags (record, position, value) VALUES ('nobody', 0, 'z')");
    EXPECT_EQ(finding(), "The task nobody is not kept as Plumbline keeps records.");
    sql("DELETE FROM task__tags WHERE record='nobody'");
    EXPECT_EQ(finding(), "0 findings");
    sql("UPDATE task SET done=-1 WHERE id='" + task_ + "'");
    EXPECT_TRUE(finds(odd));
    sql("UPDATE task SET done=NULL WHERE id='" + task_ + "'");
    EXPECT_EQ(finding(), "0 findings");
    for (const char* change : {"ordinal=3", "salt=''", "data=''"}) {
        sql("CREATE TABLE spare AS SELECT * FROM history WHERE seq=2");
        sql(std::string("UPDATE history SET ") + change + " WHERE seq=2");
        EXPECT_TRUE(finds("Change 2")) << change;
        sql("DELETE FROM history WHERE seq=2");
        sql("INSERT INTO history SELECT * FROM spare");
        sql("DROP TABLE spare");
    }
    sql("INSERT INTO chain (seq, at, actor, reason, request, root, previous, hash) VALUES (0, '', '', '', '', '', '', "
        "'')");
    EXPECT_EQ(finding(), "Change 0 is not kept as Plumbline keeps changes.");
}

TEST_P(Verifying, EndsAtTheHighestNumberThereIs) {
    sql("UPDATE chain SET seq=9223372036854775807 WHERE seq=(SELECT max(seq) FROM chain)");
    EXPECT_TRUE(finds("is missing."));
}

TEST_P(Verifying, EndsWhereANumberIsForgedToText) {
    if (GetParam() != "sqlite") GTEST_SKIP() << "PostgreSQL takes no foreign kinds into a column";
    sql("UPDATE chain SET seq=seq || 'x' WHERE seq=(SELECT max(seq) FROM chain)");
    EXPECT_TRUE(finds("is not kept as Plumbline keeps changes."));
}

TEST_P(Verifying, SeesForeignCells) {
    if (GetParam() != "sqlite") GTEST_SKIP() << "PostgreSQL takes no foreign kinds into a column";
    const std::string odd = "The unit " + unit_ + " is not kept as Plumbline keeps records.";
    sql("UPDATE unit SET title=CAST('b' AS BLOB) WHERE id='" + unit_ + "'");
    EXPECT_EQ(finding(), odd);
    sql("UPDATE unit SET title='b' || char(0) || 'unseen' WHERE id='" + unit_ + "'");
    EXPECT_TRUE(finds(odd));
    sql("UPDATE unit SET title='b', revision=2.5 WHERE id='" + unit_ + "'");
    EXPECT_EQ(finding(), odd);
    sql("UPDATE unit SET revision=2 WHERE id='" + unit_ + "'");
    EXPECT_EQ(finding(), "0 findings");
}

TEST_P(Verifying, SeesDataThatIsNoJson) {
    sql("UPDATE history SET data='{broken' WHERE seq=1");
    EXPECT_EQ(finding(), "Change 1: the unit " + unit_ + " was altered.");
}

TEST_P(Verifying, AcceptsAnErasureThatTheChainKnows) {
    const auto& type = RecordsTest::type("unit");
    const auto erase = [&] {
        return store_->write([&](store::Transaction& transaction) -> Result<void> {
            TRY(transaction.erase(type, gone_));
            TRY(transaction.seal({{&type, store::Operation::Erase, {{"id", gone_}, {"revision", 3}}}},
                                 {records_.now(), "ann", "Asked for", ""}));
            return {};
        });
    };
    ASSERT_TRUE(erase());
    EXPECT_EQ(finding(), "0 findings");
    EXPECT_EQ(attempt({restoration("unit", gone_)}), "not-found");
    Listing then;
    then.as_of = "2026-11-22";
    EXPECT_EQ(titles("unit", then).find("gone"), std::string::npos);
    sql("UPDATE history SET revision=7 WHERE seq=5");
    EXPECT_EQ(finding(), "Change 8: what was emptied of the unit " + gone_ + " was altered.");
    sql("UPDATE history SET revision=1, operation='update' WHERE seq=5");
    EXPECT_EQ(finding(), "Change 8: what was emptied of the unit " + gone_ + " was altered.");
    sql("UPDATE history SET operation='create' WHERE seq=5");
    EXPECT_EQ(finding(), "0 findings");
    sql("UPDATE history SET data='{}' WHERE seq=5");
    EXPECT_TRUE(finds("Change 5: the unit " + gone_ + " was altered."));
    sql("UPDATE history SET data=NULL WHERE seq=5");
    sql("UPDATE history SET data=NULL, salt=NULL WHERE seq=8");
    EXPECT_TRUE(finds("was emptied")) << "the erasure itself must stay";
}

}  // namespace
}  // namespace plumbline::records
