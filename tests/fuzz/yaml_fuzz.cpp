// Plans as text: YAML from untrusted hands.

#include <algorithm>

#include "actions/text/yaml.h"
#include "fuzz.h"

using namespace plumbline;
using actions::text::YamlNode;
using fuzz::promise;

namespace {

void check(const YamlNode& node, std::size_t depth) {
    promise(depth <= actions::text::MostDepth + 1, "no deeper than promised");
    promise(node.items.empty() || node.kind == YamlNode::Kind::List, "only lists have items");
    for (const YamlNode& item : node.items) check(item, depth + 1);
    for (std::size_t i = 0; i < node.entries.size(); ++i) {
        promise(node.find(node.entries[i].key) != nullptr, "a key that stands there is found");
        check(node.entries[i].value, depth + 1);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    actions::text::Mistakes mistakes;
    const auto documents = actions::text::parse_yaml(fuzz::text(data, size), mistakes);
    promise(documents.size() <= actions::text::MostDocuments, "no more documents than promised");
    for (const YamlNode& document : documents) check(document, 1);
    return 0;
}
