#include "entities/read.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "entities/library.h"

namespace plumbline::entities {
namespace {

using base::Json;
using base::JsonObject;

const JsonObject Record =
    base::parse_json(R"({"text":"x","number":5,"decimal":-2.5,"yes":true,"no":false,"date":"2026-02-28",
    "instant":"2026-11-22T09:30:00.000001Z","list":["a","b"],"mixed":["a",5,null,"b"],"null":null,"object":{"a":1},
    "choice":"second","wrong":"2026-02-30"})")
        .value()
        .as_object();

TEST(Read, Texts) {
    EXPECT_EQ(read_text(Record, "text"), "x");
    for (const char* key : {"number", "yes", "null", "list", "object", "missing"})
        EXPECT_EQ(read_text(Record, key), "") << key;
}

TEST(Read, Numbers) {
    EXPECT_EQ(read_integer(Record, "number"), 5);
    EXPECT_EQ(read_decimal(Record, "number"), 5.0);
    EXPECT_EQ(read_decimal(Record, "decimal"), -2.5);
    for (const char* key : {"text", "decimal", "yes", "null", "list", "missing"})
        EXPECT_FALSE(read_integer(Record, key).has_value()) << key;
    for (const char* key : {"text", "yes", "null", "list", "missing"})
        EXPECT_FALSE(read_decimal(Record, key).has_value()) << key;
}

TEST(Read, FlagsAreTrueOnlyWhereTrueIsKept) {
    EXPECT_TRUE(read_boolean(Record, "yes"));
    for (const char* key : {"no", "number", "text", "null", "missing"}) EXPECT_FALSE(read_boolean(Record, key)) << key;
}

TEST(Read, DaysAndMoments) {
    EXPECT_EQ(base::format_date(read_date(Record, "date").value()), "2026-02-28");
    EXPECT_EQ(base::format_instant(read_instant(Record, "instant").value()), "2026-11-22T09:30:00.000001Z");
    for (const char* key : {"wrong", "text", "instant", "number", "null", "missing"})
        EXPECT_FALSE(read_date(Record, key).has_value()) << key;
    for (const char* key : {"wrong", "text", "date", "number", "missing"})
        EXPECT_FALSE(read_instant(Record, key).has_value()) << key;
}

TEST(Read, ListsKeepTheirTexts) {
    EXPECT_EQ(read_list(Record, "list"), (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(read_list(Record, "mixed"), (std::vector<std::string>{"a", "b"}));
    for (const char* key : {"text", "object", "null", "missing"}) EXPECT_TRUE(read_list(Record, key).empty()) << key;
}

TEST(Read, JsonIsWhateverIsThere) {
    EXPECT_EQ(read_json(Record, "object"), Json(JsonObject{{"a", 1}}));
    EXPECT_EQ(read_json(Record, "number"), Json(5));
    EXPECT_EQ(read_json(Record, "missing"), Json(nullptr));
}

TEST(Read, ChoicesCountFromOne) {
    EXPECT_EQ(read_choice(Record, "choice", {"first", "second"}), 2);
    EXPECT_EQ(read_choice(Record, "choice", {"second"}), 1);
    EXPECT_EQ(read_choice(Record, "choice", {"other"}), 0);
    EXPECT_EQ(read_choice(Record, "choice", {}), 0);
    EXPECT_EQ(read_choice(Record, "number", {"5"}), 0);
    EXPECT_EQ(read_choice(Record, "missing", {""}), 0);
}

TEST(Library, FindsFilesByTheirExactName) {
    EXPECT_FALSE(library_text("metadata.json").empty());
    for (const char* name : {"", "nothing", "metadata", "METADATA.JSON", "../metadata.json"})
        EXPECT_TRUE(library_text(name).empty()) << name;
    for (const LibraryFile& file : library_files()) EXPECT_EQ(library_text(file.name).data(), file.text.data());
}

TEST(Library, HoldsValidJsonUnderDifferentNames) {
    std::vector<std::string_view> names;
    for (const LibraryFile& file : library_files()) {
        names.push_back(file.name);
        if (file.name == "common-passwords") continue;  // a list of words, one a line
        const auto value = base::parse_json(file.text);
        EXPECT_TRUE(value.has_value()) << file.name << ": " << (value ? "" : value.error().message);
    }
    EXPECT_GT(names.size(), 5U);
    std::ranges::sort(names);
    EXPECT_EQ(std::ranges::adjacent_find(names), names.end());
}

/// What docs/guides/metadata.md promises of every declared type.
TEST(Metadata, KeepsItsPromises) {
    const Json metadata = base::parse_json(library_text("metadata.json")).value();
    std::vector<std::string> collections;
    for (const Json& type : metadata.get_array()) {
        const JsonObject& object = type.get_object();
        const std::string name = base::text_or(object, "type");
        collections.push_back(base::text_or(object, "collection"));
        bool has_title = false;
        for (const Json& field : object.at("fields").get_array()) {
            const JsonObject& one = field.get_object();
            has_title = has_title || base::text_or(one, "name") == "title";
            EXPECT_FALSE(base::text_or(one, "label").empty()) << name;
            for (const char* system : {"id", "revision", "createdAt", "createdBy", "updatedAt", "updatedBy"})
                EXPECT_NE(base::text_or(one, "name"), system) << name;
        }
        EXPECT_TRUE(has_title) << name << " has a display name";
        for (const char* key : {"label", "plural", "help", "access", "step"})
            EXPECT_FALSE(base::text_or(object, key).empty()) << name;
    }
    EXPECT_GT(collections.size(), 40U);
    std::ranges::sort(collections);
    EXPECT_EQ(std::ranges::adjacent_find(collections), collections.end());
}

}  // namespace
}  // namespace plumbline::entities
