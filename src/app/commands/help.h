#pragma once
// How commands explain themselves: examples first, then what they do, then their options.

#include <CLI/App.hpp>

namespace plumbline::app::commands {

/// show_examples_first makes the help of a program and of every command added to it later begin with its examples.
void show_examples_first(CLI::App& program);

/// explain gives a command its examples (one a line) and a paragraph on what it does.
void explain(CLI::App& command, const std::string& examples, const std::string& text = {});

}  // namespace plumbline::app::commands
