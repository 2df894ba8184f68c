#pragma once
// YAML as a tree of nodes that know their places. Files come from untrusted hands, so what a plan does not need is
// refused: anchors, aliases, tags, tabs as indentation, keys that are no plain words, duplicate keys, depth, size.

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "actions/text/mistakes.h"

namespace plumbline::actions::text {

/// Limits of a text.
inline constexpr std::size_t MostBytes = 4UL * 1024 * 1024;
/// MostDocuments is how many documents a stream may hold.
inline constexpr std::size_t MostDocuments = 20000;
/// MostValues is how many keys, scalars, lists and maps a stream may hold in all.
inline constexpr std::size_t MostValues = 200000;
/// MostDepth is how deep lists and maps may nest.
inline constexpr std::size_t MostDepth = 20;

/// YamlNode is one YAML value. Scalars are text: what they mean is decided by the field that they are for.
struct YamlNode {
    /// Kind says which members count.
    enum class Kind { Blank, Scalar, List, Map };
    /// Entry is a key of a map with its place and value.
    struct Entry;

    Kind kind = Kind::Blank;
    std::string text;        ///< of a scalar
    bool is_quoted = false;  ///< the scalar stood in quotes or in a block, so that it is text for sure
    Mark mark;
    std::vector<YamlNode> items;  ///< of a list
    std::vector<Entry> entries;   ///< of a map, in their order

    /// find is the value under a key, or null.
    [[nodiscard]] const YamlNode* find(std::string_view key) const;
};

/// Entry is one key of a map with its place and value.
struct YamlNode::Entry {
    std::string key;
    Mark mark;
    YamlNode value;
};

/// parse_yaml reads a stream of documents. Syntax errors end the reading; they and all mistakes before them are added
/// to `mistakes`.
[[nodiscard]] std::vector<YamlNode> parse_yaml(std::string_view text, Mistakes& mistakes);

}  // namespace plumbline::actions::text
