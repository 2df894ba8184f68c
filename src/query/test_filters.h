#pragma once
// Filter trees for tests: compared, and made at random.

#include <algorithm>
#include <string>

#include "base/test_random.h"
#include "query/filter.h"

namespace plumbline::query::testing {

/// same compares two trees, places in the text aside.
inline bool same(const Filter& left, const Filter& right) {
    return left.kind == right.kind && left.path == right.path && left.op == right.op && left.values == right.values &&
           left.variable == right.variable &&
           std::ranges::equal(left.children, right.children,
                              [](const Filter& a, const Filter& b) { return same(a, b); });
}

/// random_literal is any value that a filter can hold.
inline base::Json random_literal(base::testing::Dice& dice) {
    static const std::vector<std::string> Texts{"",    "a",       "it's", "''",  "x y",        "null", "true", "5",
                                                "ä😀", "a and b", "(",    "\\'", "2026-11-22", "any",  "\t",   "%"};
    switch (dice.below(7)) {
        case 0:
            return nullptr;
        case 1:
            return dice.one_in(2);
        case 2:
            return dice.between(-9007199254740991, 9007199254740991);
        case 3:
            return dice.between(-9, 9);
        case 4:
            return static_cast<double>(dice.between(-99999, 99999) * 10 + 5) / 1000.0;
        default:
            return base::Json(dice.pick(Texts));
    }
}

/// random_filter is any tree that can be written, at most `depth` nodes deep.
inline Filter random_filter(base::testing::Dice& dice, int depth) {
    static const std::vector<std::string> Names{"title", "rank",     "unit",  "owner", "a1",
                                                "_x",    "contains", "notes", "eq"};
    Filter filter;
    const auto path = [&](std::size_t most) {
        for (std::size_t i = 1 + dice.below(most); i > 0; --i) filter.path.push_back(dice.pick(Names));
    };
    const auto grow = [&](std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) filter.children.push_back(random_filter(dice, depth - 1));
    };
    switch (depth > 0 ? dice.below(8) : 7) {
        case 0:
        case 1:
        case 2:
            filter.kind = dice.one_in(2) ? Filter::Kind::And : Filter::Kind::Or;
            grow(2 + dice.below(3));
            return filter;
        case 3:
            filter.kind = Filter::Kind::Not;
            grow(1);
            return filter;
        case 4:
            filter.kind = dice.one_in(2) ? Filter::Kind::Any : Filter::Kind::All;
            path(2);
            if (filter.kind == Filter::Kind::Any && dice.one_in(3)) return filter;
            filter.variable = dice.pick(Names);
            grow(1);
            return filter;
        default:
            filter.kind = Filter::Kind::Compare;
            path(3);
            filter.op = static_cast<Operator>(dice.below(10));
            for (std::size_t i = filter.op == Operator::In ? 1 + dice.below(4) : 1; i > 0; --i)
                filter.values.push_back(random_literal(dice));
            return filter;
    }
}

}  // namespace plumbline::query::testing
