// Hostile texts: each ends in a clear error with its line and column, and none of them takes long.

#include "actions/text/yaml.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <chrono>

#include "actions/text/sheet.h"
#include "actions/text/test_place.h"

namespace plumbline::actions::text {
namespace {

const Grammar& grammar() {
    static const Grammar All(testing::real_catalog());
    return All;
}

/// The mistakes of a text as `code line:column`, joined by `; `.
std::string mistakes_of(std::string_view text) {
    Mistakes mistakes;
    (void)read_sheet(grammar(), text, mistakes);
    if (mistakes.is_empty()) return "";
    const base::Error error = mistakes.fail().error();
    const auto shown = [](const base::Error& each) {
        return each.code + " " + std::to_string(each.line) + ":" + std::to_string(each.column);
    };
    if (error.details.empty()) return shown(error);
    std::string all;
    for (const base::Error& detail : error.details) all += (all.empty() ? "" : "; ") + shown(detail);
    return all;
}

const std::string Head = "plumbline: 1\nprogram: {name: p, title: P}\n";

TEST(HostileText, EndsInAMistakeWithItsPlace) {
    const std::pair<std::string, std::string> cases[] = {
        // nothing, or something else
        {"", "text.empty 1:1"},
        {"\n\n# only a comment\n", "text.empty 1:1"},
        {"just words", "text.document 1:1"},
        {"- a\n- b", "text.document 1:1"},
        {"42", "text.document 1:1"},
        {"program: {name: p, title: P}", "text.version 1:1"},
        {"plumbline: 2", "text.version 1:12"},
        {"plumbline: [1]", "text.version 1:12"},
        {"plumbline:", "text.version 1:1"},
        // bytes
        {"plumbline: 1\nx: \xFF", "text.utf8 2:4"},
        {"plumbline: 1\nx: \xC0\xAF", "text.utf8 2:4"},
        {"plumbline: 1\nx: \xED\xA0\x80", "text.utf8 2:4"},
        {"plumbline: 1\nx: ok \xE2\x82", "text.utf8 2:7"},
        {std::string("plumbline: 1\nx: \0y", 18), "text.characters 2:4"},
        {"plumbline: 1\nx: \x1B[31m", "text.characters 2:4"},
        {"plumbline: 1\nx: a\rb\n", "text.characters 2:5"},
        {"\xFF\xFEp\x01", "text.utf8 1:1"},
        // syntax
        {"plumbline: 1\n\tprogram: p", "text.syntax 2:1"},
        {"plumbline: 1\nprogram:\n\tname: p", "text.syntax 3:6"},
        {"plumbline: 1\nprogram: {name: p", "text.syntax 2:1"},
        {"plumbline: 1\nprogram: [a, b", "text.syntax 2:1"},
        {"plumbline: 1\nprogram: \"p", "text.syntax 2:12"},
        {"plumbline: 1\n  program: p", "text.syntax 2:10"},
        {"plumbline: 1\nprogram: p: q", "text.syntax 2:11"},
        {"plumbline: 1\nprogram: }", "text.syntax 2:10"},
        {"plumbline: 1\nprogram: \"\\z\"", "text.syntax 2:13"},
        {"%YAML 3.0\n---\nplumbline: 1", "text.syntax 1:1"},
        // what a plan does not need
        {"plumbline: &a 1", "text.alias 1:12"},
        {"plumbline: 1\nprogram: &p {name: p}", "text.alias 2:10"},
        {"plumbline: 1\nprogram: *p", "text.syntax 2:10"},
        {"a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]", "text.alias 1:4"},
        {"plumbline: !!python/object/apply:os.system [\"id\"]", "text.tag 1:12"},
        {"plumbline: !!int 1", "text.tag 1:12"},
        {"plumbline: !x 1", "text.tag 1:12"},
        {Head + "? [a, b]\n: c\n", "text.key 3:3"},
        {Head + "? {a: b}\n: c\n", "text.key 3:3"},
        {Head + "~: x\n", "text.key 3:1"},
        {Head + "<<: {objectives: {}}\n", "text.unknown-key 3:1"},
        {"plumbline: 1\nx: " + std::string(30, '[') + std::string(30, ']'), "text.depth 2:23"},
        {"plumbline: 1\nx: " + std::string(100000, '['), "text.depth 2:14"},
        {"plumbline: 1\nx: " + std::string(100000, '{'), "text.depth 2:23"},
        // duplicates
        {"plumbline: 1\nplumbline: 1\nprogram: p", "text.duplicate 2:1"},
        {Head + "objectives:\n  a: {title: A}\n  a: {title: B}\n", "text.duplicate 5:3"},
        {Head + "objectives: {a: {title: A, title: B}}\n", "text.duplicate 3:28"},
        {Head + "objectives: {a: {title: A}}\n---\nprogram: p\nobjectives: {a: {title: B}}\n", "text.duplicate 6:14"},
        {Head + "---\nprogram: {name: p, title: Q}\n", "text.duplicate 4:10"},
        // headings and names
        {Head + "objectivs:\n  a: {title: A}\n", "text.unknown-key 3:1"},
        {Head + "checkIns:\n  a: {title: A}\n", "text.unknown-key 3:1"},
        {Head + "objectives: [a]\n", "text.section 3:13"},
        {Head + "objectives: a\n", "text.section 3:13"},
        {Head + "objectives: {a: words}\n", "text.fields 3:17"},
        {Head + "objectives: {Drive Improvement: {title: A}}\n", "text.name 3:14"},
        {Head + "objectives: {-a: {title: A}}\n", "text.name 3:14"},
        {"plumbline: 1\nobjectives: {a: {title: A}}\n", "text.program 2:1"},
        {"plumbline: 1\nprogram: {title: P}\n", "text.program 2:10"},
        {"plumbline: 1\nprogram: [p]\n", "text.program 2:10"},
        {"plumbline: 1\nprogram:\n", "text.program 2:1"},
        {"plumbline: 1\nprogram: {name: P P, title: P}\n", "text.name 2:17"},
        // fields
        {Head + "objectives: {a: {title: A, colour: red}}\n", "text.unknown-key 3:28"},
        {Head + "objectives: {a: {title: A, id: 1}}\n", "text.unknown-key 3:28"},
        {Head + "objectives: {a: {title: A, activatedAt: 2026-01-01T00:00:00Z}}\n", "text.unknown-key 3:28"},
        {Head + "objectives: {a: {title: A, program: p}}\n", "text.unknown-key 3:28"},
        {Head + "objectives: {a: }\n", "validation.required 3:14"},
        {Head + "objectives: {a: {title: }}\n", "validation.required 3:18"},
        {Head + "objectives: {a: {title: {b: c}}}\n", "validation.kind 3:25"},
        {Head + "objectives: {a: {title: [b]}}\n", "validation.kind 3:25"},
        {Head + "objectives: {a: {title: A, status: live}}\n", "validation.choice 3:36"},
        {Head + "objectives: {a: {title: A, startDate: soon}}\n", "validation.date 3:39"},
        {Head + "objectives: {a: {title: A, startDate: 2026-02-30}}\n", "validation.date 3:39"},
        {Head + "objectives: {a: {title: A, weight: many}}\n", "validation.kind 3:36"},
        {Head + "objectives: {a: {title: A, weight: 1,5}}\n", "text.unknown-key 3:38"},
        {Head + "objectives: {a: {title: A, weight: \"1,5\"}}\n", "validation.kind 3:36"},
        {Head + "objectives: {a: {title: A, weight: 1.005}}\n", "validation.decimal 3:36"},
        {Head + "objectives: {a: {title: A, weight: -1}}\n", "validation.range 3:36"},
        {Head + "objectives: {a: {title: A, weight: 0x10}}\n", "validation.kind 3:36"},
        {Head + "objectives: {a: {title: A, weight: 1e999}}\n", "validation.kind 3:36"},
        {Head + "objectives: {a: {title: A, weight: .inf}}\n", "validation.kind 3:36"},
        {Head + "objectives: {a: {title: A, weight: 9999999999999999999999}}\n", "validation.decimal 3:36"},
        {Head + "objectives: {a: {title: A, source: javascript:alert(1)}}\n", "validation.url 3:36"},
        {Head + "objectives: {a: {title: A, visions: {v: w}}}\n", "validation.kind 3:37"},
        {Head + "objectives: {a: {title: A, visions: [[v]]}}\n", "validation.kind 3:38"},
        {Head + "objectives: {a: {title: \"" + std::string(301, 'x') + "\"}}\n", "validation.length 3:25"},
        {Head + "initiatives: {i: {title: I, usesAi: yes}}\n", "validation.kind 3:37"},
        {Head + "initiatives: {i: {title: I, rank: 1.5}}\n", "validation.kind 3:35"},
        {Head + "initiatives: {i: {title: I, milestones: {m: {titel: M}}}}\n",
         "validation.required 3:42; text.unknown-key 3:46"},
    };
    EXPECT_GE(std::size(cases), 40U);
    for (const auto& [text, expected] : cases) EXPECT_EQ(mistakes_of(text), expected) << text.substr(0, 200);
}

TEST(HostileText, TellsAllMistakesAtOnceUpToTwenty) {
    EXPECT_EQ(mistakes_of(Head + "objectivs: {}\nobjectives:\n  a: {titel: A}\n  b: {title: B, weight: x}\n"),
              "text.unknown-key 3:1; validation.required 5:3; text.unknown-key 5:7; validation.kind 6:25");
    std::string many = Head + "objectives:\n";
    for (int i = 0; i < 100; ++i) many += "  a" + std::to_string(i) + ": {title: A, colour: red}\n";
    Mistakes mistakes;
    (void)read_sheet(grammar(), many, mistakes);
    const base::Error error = mistakes.fail().error();
    EXPECT_EQ(error.details.size(), Mistakes::Most);
    EXPECT_TRUE(error.message.starts_with("20 or more mistakes")) << error.message;
}

TEST(HostileText, NamesTabs) {
    Mistakes mistakes;
    (void)read_sheet(grammar(), "plumbline: 1\nprogram:\n\tname: p", mistakes);
    EXPECT_EQ(mistakes.fail().error().hint, "The line begins with a tab; indent with blanks.");
}

TEST(HostileText, SaysWhatWasMeant) {
    Mistakes mistakes;
    (void)read_sheet(grammar(), Head + "objectives: {a: {title: A, descripton: B}}\n", mistakes);
    EXPECT_EQ(mistakes.fail().error().hint, "Did you mean \"description\"?");
}

/// Half a megabyte of anything takes well under a second; a quadratic reader misses this bound by far.
TEST(HostileText, IsReadInBoundedTime) {
    const std::size_t size = MostBytes / 8;
    const auto repeated = [&](std::string_view part) {
        std::string text = "plumbline: 1\n";
        while (text.size() + part.size() < size) text += part;
        return text;
    };
    const std::string texts[] = {
        repeated("["),      repeated("{"),         repeated("- "),       repeated("? "),   repeated("a: "),
        repeated("&a "),    repeated("*a "),       repeated("!a "),      repeated("\n"),   repeated(" "),
        repeated("---\n"),  repeated("#"),         repeated("\"\n"),     repeated("'"),    repeated("a: |\n"),
        repeated("x: y\n"), repeated("\xC3\xA4"),  repeated("a:\n "),    repeated("%A\n"), repeated("[a, "),
        repeated("- [\n"),  repeated("\"\\u0041"), repeated("x: [y]\n"), repeated("\t"),   repeated("{a: ")};
    for (const std::string& text : texts) {
        const auto begin = std::chrono::steady_clock::now();
        (void)mistakes_of(text);
        const auto taken = std::chrono::steady_clock::now() - begin;
        EXPECT_LT(taken, std::chrono::seconds(10)) << text.substr(13, 20);
    }
    EXPECT_EQ(mistakes_of(std::string(MostBytes + 1, ' ')), "text.size 0:0");
}

TEST(HostileText, HasBoundedValues) {
    std::string text = "plumbline: 1\n";
    for (std::size_t value = 4; value <= MostValues + 1; value += 2) text += fmt::format("k{}: 1\n", value);
    Mistakes mistakes;
    (void)parse_yaml(text, mistakes);
    ASSERT_FALSE(mistakes.is_empty());
    EXPECT_EQ(mistakes.fail().error().code, "text.values");
    EXPECT_EQ(mistakes.fail().error().kind, base::ErrorKind::TooLarge);
    text.resize(text.rfind('k'));
    Mistakes none;
    EXPECT_EQ(parse_yaml(text, none).size(), 1U);
    EXPECT_TRUE(none.is_empty());
}

TEST(HostileText, StatesBoundedRecords) {
    std::string text = Head + "objectives:\n";
    for (std::size_t record = 2; record <= MostRecords; ++record) text += fmt::format("  o{}: {{title: x}}\n", record);
    Mistakes none;
    EXPECT_EQ(read_sheet(grammar(), text, none).entries.size(), MostRecords);
    EXPECT_TRUE(none.is_empty());
    const int line = static_cast<int>(std::ranges::count(text, '\n')) + 1;
    Mistakes mistakes;
    (void)read_sheet(grammar(), text + "  more: {title: x}\n  evenMore: {title: x}\n", mistakes);
    ASSERT_FALSE(mistakes.is_empty());
    EXPECT_EQ(mistakes.fail().error().code, "text.records");
    EXPECT_EQ(mistakes.fail().error().kind, base::ErrorKind::TooLarge);
    EXPECT_EQ(mistakes.fail().error().line, line);
}

TEST(HostileText, NeverBreaksTheReader) {
    const std::string seed = Head +
                             "# note\nobjectives:\n  a:\n    title: \"A \\u00e4\"\n    description: |-\n      one\n\n  "
                             "    two\n    visions: [v, 'w']\n"
                             "keyResults:\n  k: {title: K, steps: [{\"date\": \"2026-01-01\", value: 1.5}], "
                             "objectives: [a]}\n---\nprogram: p\n";
    static constexpr std::string_view Pieces[] = {
        "\n",  " ",   "  ", "\t", ":",    ": ",   "- ",           "[",  "]",  "{",  "}", ",",   "\"",
        "'",   "|",   ">",  "&a", "*a",   "!",    "!!",           "%",  "@",  "`",  "#", "?",   "? ",
        "---", "...", "~",  "\\", "\r\n", "\xC3", "\xEF\xBB\xBF", "<<", "|2", ">-", "0", "\x01"};
    base::testing::Dice dice(7);
    for (int round = 0; round < 20000; ++round) {
        std::string text = seed;
        for (std::size_t i = 1 + dice.below(4); i > 0; --i) {
            const std::size_t at = dice.below(text.size());
            if (dice.one_in(3))
                text.erase(at, 1 + dice.below(5));
            else
                text.insert(at, dice.pick(Pieces));
        }
        const std::string found = mistakes_of(text);
        EXPECT_EQ(found.find("internal"), std::string::npos);
    }
}

TEST(Yaml, LeavesTheMeaningOfScalarsToTheField) {
    Mistakes mistakes;
    const Sheet sheet = read_sheet(
        grammar(), Head + "objectives:\n  a: {title: no, theme: 1.0, weight: \"2\", owner: ~, description: 'null'}\n",
        mistakes);
    ASSERT_TRUE(mistakes.is_empty());
    std::string said;
    for (const Said& each : sheet.entries[1].fields) said += each.field->name + "=" + base::to_text(each.value) + " ";
    EXPECT_EQ(said, "title=\"no\" theme=\"1.0\" weight=2 owner=null description=\"null\" ");
}

}  // namespace
}  // namespace plumbline::actions::text
