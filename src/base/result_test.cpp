#include "base/result.h"

#include <gtest/gtest.h>

#include <memory>

namespace plumbline::base {
namespace {

Result<int> half(int number) {
    if (number % 2 != 0) return fail(invalid("test.odd", "number", "It is odd.", "Add one."));
    return number / 2;
}

Result<int> quarter(int number) {
    const int once = TRY(half(number));
    return TRY(half(once));
}

Result<int> eighth(int number) {
    return TRY(half(TRY(half(TRY(half(number))))));
}

Result<void> check(int number, int& steps) {
    ++steps;
    TRY(half(number));
    ++steps;
    return {};
}

Result<void> check_both(int first, int second, int& steps) {
    TRY(check(first, steps));
    TRY(check(second, steps));
    return {};
}

Result<std::string> named(int number) {
    int steps = 0;
    TRY(check(number, steps));
    return std::to_string(steps);
}

Result<std::unique_ptr<int>> owned(int number) {
    return std::make_unique<int>(TRY(half(number)));
}

Result<int> borrowed(int number) {
    const std::unique_ptr<int> value = TRY(owned(number));
    return *value;
}

TEST(Try, YieldsTheValue) {
    EXPECT_EQ(quarter(12).value(), 3);
    EXPECT_EQ(borrowed(8).value(), 4);
}

TEST(Try, HandsTheFailureOnWhole) {
    for (const int number : {3, 6}) {
        const auto result = quarter(number);
        ASSERT_FALSE(result.has_value());
        EXPECT_EQ(result.error().kind, ErrorKind::Invalid);
        EXPECT_EQ(result.error().code, "test.odd");
        EXPECT_EQ(result.error().field, "number");
        EXPECT_EQ(result.error().message, "It is odd.");
        EXPECT_EQ(result.error().hint, "Add one.");
    }
    EXPECT_FALSE(borrowed(7).has_value());
}

TEST(Try, StandsInsideAnother) {
    EXPECT_EQ(eighth(40).value(), 5);
    for (const int number : {1, 2, 4, 12}) EXPECT_FALSE(eighth(number).has_value()) << number;
}

TEST(Try, StopsAtTheFirstFailureOfVoid) {
    int steps = 0;
    EXPECT_TRUE(check_both(2, 4, steps).has_value());
    EXPECT_EQ(steps, 4);
    steps = 0;
    EXPECT_FALSE(check_both(1, 4, steps).has_value());
    EXPECT_EQ(steps, 1);
    steps = 0;
    EXPECT_FALSE(check_both(2, 3, steps).has_value());
    EXPECT_EQ(steps, 3);
}

TEST(Try, ChangesTheTypeOfTheResult) {
    EXPECT_EQ(named(2).value(), "2");
    EXPECT_EQ(named(1).error().code, "test.odd");
}

TEST(Error, SaysItsKind) {
    EXPECT_EQ(invalid("a.b", "f", "m").kind, ErrorKind::Invalid);
    EXPECT_EQ(bad_request("a.b", "f", "m").kind, ErrorKind::Malformed);
    EXPECT_EQ(bad_request("a.b", "f", "m", "h").field, "f");
    EXPECT_EQ(malformed("a.b", "m", 3, 4).kind, ErrorKind::Malformed);
    EXPECT_EQ(malformed("a.b", "m", 3, 4).line, 3);
    EXPECT_EQ(malformed("a.b", "m", 3, 4).column, 4);
    EXPECT_EQ(not_found("m").kind, ErrorKind::NotFound);
    EXPECT_EQ(not_found("m").code, "not-found");
    EXPECT_EQ(forbidden("m").kind, ErrorKind::Forbidden);
    EXPECT_EQ(forbidden("m").code, "access.forbidden");
    EXPECT_EQ(conflict("a.b", "m").kind, ErrorKind::Conflict);
    EXPECT_EQ(conflict("a.b", "m").code, "a.b");
    EXPECT_EQ(internal("c").kind, ErrorKind::Internal);
    EXPECT_EQ(unavailable("c").kind, ErrorKind::Unavailable);
}

TEST(Error, KeepsTheCauseOutOfTheMessage) {
    for (const Error& error : {internal("no such table: x"), unavailable("no such table: x")}) {
        EXPECT_EQ(error.cause, "no such table: x");
        EXPECT_EQ(error.message.find("table"), std::string::npos);
        EXPECT_EQ(error.hint.find("table"), std::string::npos);
        EXPECT_FALSE(error.message.empty());
    }
}

TEST(Describe, WritesPlaceMessageHintAndDetails) {
    EXPECT_EQ(describe(invalid("a.b", "title", "Title is missing.", "Write one.")),
              "title: Title is missing.\n  Write one.");
    EXPECT_EQ(describe(malformed("a.b", "Broken.", 2, 7)), "line 2, column 7: Broken.");
    Error error = invalid("a.b", "title", "Title is missing.");
    error.details = {invalid("a.b", "title", "Title is missing."), invalid("a.c", "owner", "Owner is missing.")};
    EXPECT_EQ(describe(error), "title: Title is missing.\n- title: Title is missing.\n- owner: Owner is missing.");
    EXPECT_NE(describe(internal("disk full")).find("(disk full)"), std::string::npos);
}

}  // namespace
}  // namespace plumbline::base
