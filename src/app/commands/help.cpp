#include "app/commands/help.h"

#include <CLI/Formatter.hpp>

#include "base/text.h"

namespace plumbline::app::commands {

namespace {

/// CLI11 prints the footer last; ours holds the examples and comes first.
class ExamplesFirst : public CLI::Formatter {
  public:
    std::string make_description(const CLI::App* app) const override {
        const std::string footer = app->get_footer();
        return footer.empty() ? Formatter::make_description(app) : footer + "\n\n";
    }
    std::string make_footer(const CLI::App*) const override { return {}; }
};

}  // namespace

void show_examples_first(CLI::App& program) {
    program.formatter(std::make_shared<ExamplesFirst>());
}

void explain(CLI::App& command, const std::string& examples, const std::string& text) {
    std::string footer = "Examples:";
    for (const std::string_view line : base::split(examples, '\n')) footer += "\n  " + std::string(line);
    if (!text.empty()) footer += "\n\n" + text;
    command.footer(footer);
}

}  // namespace plumbline::app::commands
