#pragma once
// From a YAML node to the value of a field. The field decides what a scalar means: a title `yes` or `1.0` stays text.

#include <optional>

#include "actions/text/sheet.h"
#include "actions/text/yaml.h"

namespace plumbline::actions::text {

/// read_value is the node as a value of the field, or nothing with the mistake added.
[[nodiscard]] std::optional<Said> read_value(const schema::Field& field, const YamlNode& node, Mistakes& mistakes);

}  // namespace plumbline::actions::text
