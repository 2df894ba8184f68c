// The history and its chain, recomputed here from their documented definition alone.

#include <fmt/format.h>

#include "base/encoding.h"
#include "store/test_store.h"

namespace plumbline::store {
namespace {

using base::Json;
using base::JsonObject;
using base::Result;
using schema::EntityType;

class Chain : public testing::StoreTest {
  protected:
    std::int64_t seal(const std::vector<Change>& changes, const Seal& seal) {
        std::int64_t seq = 0;
        write([&](Transaction& transaction) {
            EXPECT_EQ(transaction.next_seq().value(), transaction.last_link().value() ? last_ + 1 : 1);
            seq = transaction.seal(changes, seal).value();
        });
        last_ = seq;
        return seq;
    }
    Change change(Operation operation, const std::string& title, std::int64_t revision = 1) {
        JsonObject made = record();
        made["title"] = title;
        made["revision"] = revision;
        return {&type("unit"), operation, made};
    }
    std::int64_t last_ = 0;
};
INSTANTIATE_TEST_SUITE_P(Engines, Chain, ::testing::ValuesIn(testing::engines()), testing::engine_name);

std::string quoted(const std::string& text) {
    return base::to_text(Json(text));
}

TEST_P(Chain, FollowsItsDefinition) {
    seal({change(Operation::Create, "a"), change(Operation::Update, "b", 7)},
         {"2026-11-22T09:30:00.000000Z", "ann", "said \"why\"", "r-1"});
    seal({change(Operation::Delete, "Größe", 3)}, {"2026-11-22T09:31:00.000000Z", "system", "", ""});
    seal({change(Operation::Restore, "d")}, {"2026-11-22T09:32:00.000000Z", "token:x", "back", ""});
    read([&](Transaction& transaction) {
        std::string previous;
        for (std::int64_t seq = 1; seq <= 3; ++seq) {
            std::string commitments;
            const std::vector<Proof> proofs = transaction.proofs(seq, seq).value();
            for (const auto& [entry, has_data, salt, commitment, secrets] : proofs) {
                EXPECT_EQ(salt.size(), 22U);
                EXPECT_EQ(secrets, "") << "a unit has none";
                const std::string sealed =
                    fmt::format(R"({{"data":{},"operation":"{}","record":"{}","revision":{},"type":"unit"}})",
                                base::canonical_text(entry.data), entry.operation, entry.record, entry.revision);
                commitments += base::sha256_hex(salt + sealed) + "\n";
            }
            const std::string root = base::sha256_hex(commitments);
            const Link link = transaction.links(seq, 1).value().at(0);
            EXPECT_EQ(link.seq, seq);
            EXPECT_EQ(link.root, root);
            EXPECT_EQ(link.previous, previous);
            previous = base::sha256_hex(fmt::format(
                R"({{"actor":{},"at":"{}","previous":"{}","reason":{},"request":"{}","root":"{}","seq":{}}})",
                quoted(link.seal.actor), link.seal.at, link.previous, quoted(link.seal.reason), link.seal.request, root,
                seq));
            EXPECT_EQ(link.hash, previous);
            EXPECT_EQ(hash_of(link), previous);
        }
        EXPECT_EQ(transaction.last_link().value()->hash, previous);
    });
}

TEST_P(Chain, CommitsToFactsByCountAndDigest) {
    std::vector<Change> facts;
    std::vector<std::string> rows;
    for (int i = 0; i < 5; ++i) {
        JsonObject fact = record(R"({"date":"2026-01-01","source":"secret"})");
        fact["value"] = 5 - i;
        facts.push_back({&type("reading"), Operation::Create, fact});
        fact.erase("source");
        rows.push_back(base::canonical_text(fact));
    }
    const std::int64_t seq = seal(facts, {"2026-11-22T09:30:00.000000Z", "ann", "", ""});
    std::ranges::sort(rows);
    std::string text;
    for (const std::string& row : rows) text += row + "\n";
    read([&](Transaction& transaction) {
        const auto entries = transaction.entries_of(seq).value();
        ASSERT_EQ(entries.size(), 1U) << "one entry stands for all facts";
        EXPECT_EQ(entries[0].operation, "append");
        EXPECT_EQ(base::integer_or(entries[0].data, "count"), 5);
        EXPECT_EQ(base::text_or(entries[0].data, "digest"), base::sha256_hex(text));
        EXPECT_EQ(transaction.appended(type("reading")).value().size(), 1U);
        EXPECT_EQ(transaction.appended(type("unit")).value().size(), 0U);
    });
}

TEST_P(Chain, NamesWhoWhenAndWhy) {
    const Change made = change(Operation::Create, "a");
    seal({made}, {"2026-11-22T09:30:00.000000Z", "ann", "because", "r-9"});
    read([&](Transaction& transaction) {
        const auto entries = transaction.history(type("unit"), base::text_or(made.record, "id")).value();
        ASSERT_EQ(entries.size(), 1U);
        EXPECT_EQ(entries[0].seal.at, "2026-11-22T09:30:00.000000Z");
        EXPECT_EQ(entries[0].seal.actor, "ann");
        EXPECT_EQ(entries[0].seal.reason, "because");
        EXPECT_EQ(entries[0].seal.request, "r-9");
        EXPECT_EQ(entries[0].operation, "create");
        EXPECT_EQ(entries[0].type, "unit");
        EXPECT_TRUE(transaction.history(type("person"), base::text_or(made.record, "id")).value().empty());
    });
}

TEST_P(Chain, NeverStepsBackInTime) {
    seal({change(Operation::Create, "a")}, {"2026-11-22T09:30:00.000000Z", "ann", "", ""});
    seal({change(Operation::Create, "b")}, {"2026-11-22T09:29:00.000000Z", "ann", "", ""});
    seal({change(Operation::Create, "c")}, {"2026-11-22T09:31:00.000000Z", "ann", "", ""});
    read([&](Transaction& transaction) {
        const auto links = transaction.links(1, 10).value();
        ASSERT_EQ(links.size(), 3U);
        EXPECT_EQ(links[1].seal.at, "2026-11-22T09:30:00.000000Z");
        EXPECT_EQ(links[2].seal.at, "2026-11-22T09:31:00.000000Z");
        EXPECT_EQ(transaction.seq_at("2026-11-22T09:30:00.000000Z").value(), 2);
    });
}

TEST_P(Chain, GivesItsLinksInPieces) {
    for (int i = 0; i < 7; ++i) seal({change(Operation::Create, "a")}, {"2026-11-22T09:30:00.000000Z", "ann", "", ""});
    read([&](Transaction& transaction) {
        EXPECT_EQ(transaction.links(1, 3).value().size(), 3U);
        EXPECT_EQ(transaction.links(6, 3).value().size(), 2U);
        EXPECT_EQ(transaction.links(6, 3).value().front().seq, 6);
        EXPECT_EQ(transaction.links(8, 3).value().size(), 0U);
        EXPECT_EQ(transaction.proofs(3, 5).value().size(), 3U);
        EXPECT_EQ(transaction.proofs(99, 99).value().size(), 0U);
        EXPECT_EQ(transaction.count_entries().value(), 7);
    });
}

TEST_P(Chain, SaltsEqualContentDifferently) {
    const Change same = change(Operation::Create, "a");
    seal({same, same}, {"2026-11-22T09:30:00.000000Z", "ann", "", ""});
    read([&](Transaction& transaction) {
        const auto proofs = transaction.proofs(1, 1).value();
        ASSERT_EQ(proofs.size(), 2U);
        EXPECT_NE(proofs[0].commitment, proofs[1].commitment);
    });
}

TEST_P(Chain, CommitsToSecretsWithoutShowingThem) {
    JsonObject made = record(R"({"title":"t","token":"s3cret"})");
    const std::string id = base::text_or(made, "id");
    write([&](Transaction& transaction) {
        ASSERT_TRUE(transaction.put(type("task"), made, true));
        ASSERT_TRUE(transaction.seal({{&type("task"), Operation::Create, made}},
                                     {"2026-11-22T09:30:00.000000Z", "ann", "", ""}));
    });
    read([&](Transaction& transaction) {
        const Proof proof = transaction.proofs(1, 1).value().at(0);
        EXPECT_EQ(proof.secrets, base::sha256_hex(proof.salt + R"({")" + id + R"(":{"token":"s3cret"}})"));
        EXPECT_FALSE(proof.entry.data.contains("token"));
        EXPECT_FALSE(proof.entry.data.contains("secrets"));
        const std::string sealed =
            fmt::format(R"({{"data":{},"operation":"create","record":"{}","revision":1,"secrets":"{}","type":"task"}})",
                        base::canonical_text(proof.entry.data), id, proof.secrets);
        EXPECT_EQ(proof.commitment, base::sha256_hex(proof.salt + sealed));
    });
}

TEST(ChainHash, CoversEachMember) {
    const Link link{5, {"2026", "ann", "why", "r"}, "root", "previous", ""};
    const std::string hash = hash_of(link);
    std::vector<Link> others(7, link);
    others[0].seq = 6;
    others[1].seal.at = "2027";
    others[2].seal.actor = "bob";
    others[3].seal.reason = "not";
    others[4].seal.request = "s";
    others[5].root = "other";
    others[6].previous = "other";
    for (const Link& other : others) EXPECT_NE(hash_of(other), hash);
}

TEST(ChainHash, OfACommitmentCoversEachMember) {
    const JsonObject data{{"a", 1}};
    const std::string whole = commitment_of("salt", "unit", "id", 1, "create", data);
    EXPECT_EQ(whole, commitment_of("salt", "unit", "id", 1, "create", base::parse_json(R"({"a":1})").value()));
    EXPECT_NE(whole, commitment_of("salu", "unit", "id", 1, "create", data));
    EXPECT_NE(whole, commitment_of("salt", "task", "id", 1, "create", data));
    EXPECT_NE(whole, commitment_of("salt", "unit", "ie", 1, "create", data));
    EXPECT_NE(whole, commitment_of("salt", "unit", "id", 2, "create", data));
    EXPECT_NE(whole, commitment_of("salt", "unit", "id", 1, "update", data));
    EXPECT_NE(whole, commitment_of("salt", "unit", "id", 1, "create", JsonObject{{"a", 2}}));
    EXPECT_NE(whole, commitment_of("salt", "unit", "id", 1, "create", data, "digest"));
}

TEST(ChainHash, OfFactsForgetsTheirOrder) {
    EXPECT_EQ(digest_of_rows({"b", "a", "c"}), digest_of_rows({"c", "b", "a"}));
    EXPECT_NE(digest_of_rows({"a", "b"}), digest_of_rows({"a"}));
    EXPECT_NE(digest_of_rows({"a", "a"}), digest_of_rows({"a"}));
    EXPECT_EQ(digest_of_rows({}), base::sha256_hex(""));
    EXPECT_NE(root_of({"a", "b"}), root_of({"b", "a"})) << "the root keeps the order";
}

}  // namespace
}  // namespace plumbline::store
