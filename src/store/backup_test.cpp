#include "store/backup.h"

#include <sys/stat.h>

#include <fstream>

#include "store/files.h"
#include "store/test_store.h"

namespace plumbline::store {
namespace {

namespace fs = std::filesystem;
using base::Result;
using testing::StoreTest;
using testing::TestPlace;

class Backup : public StoreTest {
  protected:
    TestPlace elsewhere_{"sqlite"};
    std::string file_ = elsewhere_.file() + ".backup";

    Manifest made() {
        const auto manifest = make_backup(*store_, file_, "2026-11-22T09:30:00.000000Z", "1.2.3");
        EXPECT_TRUE(manifest.has_value()) << base::describe(manifest.error());
        return manifest.value_or(Manifest());
    }

    static std::string bytes_of(const std::string& file) {
        std::ifstream stream(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), {}};
    }

    static void put_bytes(const std::string& file, const std::string& bytes) {
        std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
    }
};

TEST_P(Backup, SaysWhatItHolds) {
    put("task", {record(R"({"title": "Grow"})"), record(R"({"title": "Last"})")});
    const Manifest manifest = made();
    EXPECT_EQ(manifest.links, 1);
    EXPECT_EQ(manifest.entries, 2);
    EXPECT_EQ(manifest.program, "1.2.3");
    EXPECT_EQ(manifest.engine, GetParam());
    read([&](Transaction& transaction) { EXPECT_EQ(manifest.head, transaction.last_link().value()->hash); });
    const auto read_again = check_backup(file_);
    ASSERT_TRUE(read_again.has_value());
    EXPECT_EQ(base::to_text(to_json(*read_again)), base::to_text(to_json(manifest)));
}

TEST_P(Backup, IsForItsOwnerAlone) {
    made();
    struct stat about{};
    ASSERT_EQ(::stat(file_.c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 0777U, 0600U);
}

TEST_P(Backup, LeavesNothingBesideItself) {
    made();
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(fs::path(file_).parent_path()))
        names.push_back(entry.path().filename());
    EXPECT_EQ(names, std::vector<std::string>{fs::path(file_).filename()});
}

TEST_P(Backup, NeverReplacesAFile) {
    put_bytes(file_, "precious");
    EXPECT_EQ(make_backup(*store_, file_, "", "").error().code, "backup.exists");
    EXPECT_EQ(bytes_of(file_), "precious");
}

TEST_P(Backup, OfAFolderThatIsNotThereIsRefused) {
    EXPECT_EQ(make_backup(*store_, "/nowhere/at/all.backup", "", "").error().code, "file.write");
}

TEST_P(Backup, OpensAsAStoreThatIsOnlyRead) {
    const std::int64_t seq = put("task", {record(R"({"title": "Grow"})")});
    made();
    const std::string before = bytes_of(file_);
    {
        const auto copy = Store::open_copy(file_, catalog(), random_).value();
        const auto done = copy->read([&](Transaction& transaction) -> Result<void> {
            EXPECT_EQ(transaction.last_link().value()->seq, seq);
            EXPECT_EQ(transaction.select(question("task")).value().rows.size(), 1U);
            return {};
        });
        EXPECT_TRUE(done.has_value());
        EXPECT_FALSE(copy->write([](Transaction&) -> Result<void> { return {}; }).has_value());
    }
    EXPECT_EQ(bytes_of(file_), before);
}

TEST_P(Backup, KnowsEachFlippedBitOfTheLastPage) {
    made();
    const std::string whole = bytes_of(file_);
    const std::string other = file_ + ".flipped";
    for (std::size_t at = whole.size() - 4096; at < whole.size(); at += 7) {
        std::string flipped = whole;
        flipped[at] = static_cast<char>(flipped[at] ^ (1 << (at % 8)));
        put_bytes(other, flipped);
        EXPECT_FALSE(check_backup(other).has_value()) << "byte " << at;
    }
    put_bytes(other, whole);
    EXPECT_TRUE(check_backup(other).has_value());
}

TEST_P(Backup, KnowsFlippedBitsAnywhere) {
    put("task", {record(R"({"title": "Grow"})")});
    made();
    const std::string whole = bytes_of(file_);
    const std::string other = file_ + ".flipped";
    for (std::size_t at = 0; at < whole.size(); at += 9973) {
        std::string flipped = whole;
        flipped[at] = static_cast<char>(flipped[at] ^ 0x10);
        put_bytes(other, flipped);
        EXPECT_EQ(check_backup(other).error().code, "backup.damaged") << "byte " << at;
    }
}

TEST_P(Backup, KnowsACutOffEndAndAnAddedOne) {
    made();
    const std::string whole = bytes_of(file_);
    const std::string other = file_ + ".cut";
    for (const std::size_t cut : {std::size_t{1}, std::size_t{4096}, std::size_t{8192}, whole.size()}) {
        put_bytes(other, whole.substr(0, whole.size() - cut));
        EXPECT_FALSE(check_backup(other).has_value()) << cut;
    }
    put_bytes(other, whole + "x");
    EXPECT_FALSE(check_backup(other).has_value());
    put_bytes(other, whole.substr(4096));
    EXPECT_EQ(check_backup(other).error().code, "backup.damaged");
}

TEST_P(Backup, CopiesTheDatabaseWithoutItsLastPage) {
    made();
    const std::string copy = file_ + ".copy";
    const Manifest manifest = check_backup(file_, copy).value();
    EXPECT_EQ(bytes_of(copy), bytes_of(file_).substr(0, static_cast<std::size_t>(manifest.size)));
    EXPECT_TRUE(check_database(copy).has_value());
}

TEST_P(Backup, WaitsForNoWriterAndHoldsNoneUp) {
    bool written = false;
    const auto done = store_->read([&](Transaction&) -> Result<void> {
        put("task", {record(R"({"title": "While somebody reads"})")});
        written = true;
        return {};
    });
    EXPECT_TRUE(done.has_value());
    EXPECT_TRUE(written);
    EXPECT_EQ(made().links, 1);
}

INSTANTIATE_TEST_SUITE_P(Engines, Backup, ::testing::ValuesIn(testing::engines()), testing::engine_name);

TEST(CheckDatabase, FindsAPageThatIsNotWhole) {
    const TestPlace place("sqlite");
    base::testing::SeededRandom random(1);
    (void)Store::open(place.url(), schema::testing::small_catalog(), random).value();
    ASSERT_TRUE(check_database(place.file()).has_value());
    std::fstream stream(place.file(), std::ios::binary | std::ios::in | std::ios::out);
    stream.seekp(3 * 4096);
    stream << std::string(4096, '\xff');
    stream.close();
    EXPECT_EQ(check_database(place.file()).error().code, "backup.damaged");
}

TEST(ReplaceDatabase, TakesTheJournalOfTheOldOneWithIt) {
    const TestPlace place("sqlite");
    const std::string old = place.file();
    const std::string whole = old + ".whole";
    std::ofstream(old) << "old";
    std::ofstream(old + "-wal") << "journal of the old";
    std::ofstream(old + "-shm") << "index of it";
    std::ofstream(whole) << "new";
    ASSERT_TRUE(set_aside(old, old + ".before").has_value());
    ASSERT_TRUE(replace_database(whole, old).has_value());
    std::string text;
    std::ifstream(old) >> text;
    EXPECT_EQ(text, "new");
    EXPECT_FALSE(fs::exists(old + "-wal"));
    EXPECT_FALSE(fs::exists(old + "-shm"));
    EXPECT_FALSE(fs::exists(whole));
    std::ifstream(old + ".before") >> text;
    EXPECT_EQ(text, "old");
    EXPECT_TRUE(fs::exists(old + ".before-wal"));
}

}  // namespace
}  // namespace plumbline::store
