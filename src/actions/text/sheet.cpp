#include "actions/text/sheet.h"

#include <fmt/format.h>

#include <map>
#include <set>
#include <tuple>

#include "actions/text/values.h"
#include "actions/text/yaml.h"
#include "base/text.h"

namespace plumbline::actions::text {

namespace {

constexpr std::string_view VersionKey = "plumbline";
constexpr std::string_view ProgramKey = "program";
constexpr std::string_view NameKey = "name";

std::string did_you_mean(std::string_view word, const std::vector<std::string>& known) {
    const std::string near = base::closest(word.substr(0, 100), known);
    return near.empty() ? "Known here: " + base::join(known, ", ") + "." : "Did you mean \"" + near + "\"?";
}

class SheetReader {
  public:
    SheetReader(const Grammar& grammar, Mistakes& mistakes) : grammar_(grammar), mistakes_(mistakes) {}

    Sheet read(std::string_view text) {
        bool is_first = true;
        for (const YamlNode& document : parse_yaml(text, mistakes_)) {
            if (document.kind == YamlNode::Kind::Blank) continue;
            read_document(document, is_first);
            is_first = false;
        }
        if (is_first && mistakes_.is_empty())
            mistakes_.add("text.empty", "The text holds no plan.", {1, 1}, "Begin with \"plumbline: 1\".");
        return std::move(sheet_);
    }

  private:
    const Grammar& grammar_;
    Mistakes& mistakes_;
    Sheet sheet_;
    bool is_over_ = false;
    std::map<std::string, std::size_t, std::less<>> programs_;
    std::set<std::tuple<const Part*, std::size_t, std::string>> seen_;

    void read_document(const YamlNode& document, bool is_first) {
        if (document.kind != YamlNode::Kind::Map)
            return mistakes_.add("text.document", "A document is a map.", document.mark,
                                 "Begin with \"plumbline: 1\".");
        const YamlNode* version = document.find(VersionKey);
        if (version == nullptr && is_first)
            mistakes_.add("text.version", "The text does not say that it is a plan.", document.mark,
                          "Begin with \"plumbline: 1\".");
        if (version != nullptr && version->text != Version)
            mistakes_.add("text.version", "This version of the format is not known.", version->mark,
                          "Write plumbline: 1.");
        const std::optional<std::size_t> program = read_program(document);
        for (const YamlNode::Entry& entry : document.entries) {
            if (entry.key == VersionKey || entry.key == ProgramKey) continue;
            if (const Part* shared = grammar_.find_shared(entry.key)) {
                read_section(*shared, entry.value, std::nullopt, std::nullopt);
            } else if (const Part* part = grammar_.program().find_child(entry.key)) {
                if (program)
                    read_section(*part, entry.value, program, program);
                else if (document.find(ProgramKey) == nullptr)
                    mistakes_.add("text.program", "\"" + entry.key + "\" needs the program that it belongs to.",
                                  entry.mark, "Add program: {name: power-platform, title: Power Platform}.");
            } else {
                mistakes_.add("text.unknown-key", "There is no heading \"" + entry.key.substr(0, 60) + "\".",
                              entry.mark, did_you_mean(entry.key, headings()));
            }
        }
    }

    /// Whether the text states all that it may already; told once.
    bool is_over(Mark mark) {
        if (sheet_.entries.size() < MostRecords) return false;
        if (!is_over_) {
            base::Error error =
                base::invalid("text.records", {}, fmt::format("The text states more than {} records.", MostRecords),
                              "Split it by program.");
            error.kind = base::ErrorKind::TooLarge;
            mistakes_.add(std::move(error), mark);
        }
        is_over_ = true;
        return true;
    }

    std::vector<std::string> headings() const {
        std::vector<std::string> names{std::string(VersionKey), std::string(ProgramKey)};
        for (const Part* part : grammar_.shared()) names.push_back(part->section);
        for (const Part* part : grammar_.program().children) names.push_back(part->section);
        return names;
    }

    /// `program: NAME` goes on with a program that stands elsewhere; `program: {name: NAME, …}` states it.
    std::optional<std::size_t> read_program(const YamlNode& document) {
        const YamlNode* node = document.find(ProgramKey);
        if (node == nullptr) return std::nullopt;
        const YamlNode* name = node->kind == YamlNode::Kind::Map ? node->find(NameKey) : node;
        if (name == nullptr || name->kind != YamlNode::Kind::Scalar) {
            mistakes_.add("text.program", "The program needs a name.", node->mark,
                          "Add name: power-platform; it stays when the title changes.");
            return std::nullopt;
        }
        if (!check_name(name->text, name->mark)) return std::nullopt;
        const bool is_stated = node->kind == YamlNode::Kind::Map;
        const auto found = programs_.find(name->text);
        if (found == programs_.end()) {
            if (is_over(node->mark)) return std::nullopt;
            const std::size_t place = add(grammar_.program(), name->text, node->mark, std::nullopt, std::nullopt);
            sheet_.entries[place].program = place;
            sheet_.entries[place].is_stated = is_stated;
            programs_.emplace(name->text, place);
            if (is_stated) read_fields(place, *node);
            return place;
        }
        if (is_stated && sheet_.entries[found->second].is_stated)
            mistakes_.add("text.duplicate", "The program \"" + name->text + "\" is stated twice.", node->mark,
                          "Write only program: " + name->text + " in the further documents.");
        else if (is_stated) {
            sheet_.entries[found->second].is_stated = true;
            sheet_.entries[found->second].mark = node->mark;
            read_fields(found->second, *node);
        }
        return found->second;
    }

    std::size_t add(const Part& part, const std::string& name, Mark mark, std::optional<std::size_t> parent,
                    std::optional<std::size_t> program) {
        Entry entry;
        entry.part = &part;
        entry.name = name;
        entry.mark = mark;
        entry.parent = parent;
        entry.program = program;
        sheet_.entries.push_back(std::move(entry));
        return sheet_.entries.size() - 1;
    }

    bool check_name(const std::string& name, Mark mark) {
        if (is_name(name)) return true;
        mistakes_.add("text.name", "\"" + name.substr(0, 60) + "\" is no name.", mark,
                      "Names are lower-case words with hyphens, such as " + name_for(name, "drive-improvement") + ".");
        return false;
    }

    void read_section(const Part& part, const YamlNode& section, std::optional<std::size_t> parent,
                      std::optional<std::size_t> program) {
        if (section.kind == YamlNode::Kind::Blank) return;
        if (section.kind != YamlNode::Kind::Map)
            return mistakes_.add("text.section", part.type->plural + " are written under their names, not as a list.",
                                 section.mark, part.section + ":\n    drive-improvement:\n      title: …");
        for (const YamlNode::Entry& entry : section.entries) {
            if (mistakes_.is_full() || is_over(entry.mark)) return;
            if (part.name != nullptr && !part.is_shared && !check_name(entry.key, entry.mark)) continue;
            const std::size_t under = parent.value_or(static_cast<std::size_t>(-1));
            if (!seen_.emplace(&part, under, entry.key).second) {
                mistakes_.add("text.duplicate", "\"" + entry.key + "\" is stated twice.", entry.mark,
                              "Keep one of them.");
                continue;
            }
            const std::size_t place = add(part, entry.key, entry.mark, parent, program);
            if (entry.value.kind == YamlNode::Kind::Scalar || entry.value.kind == YamlNode::Kind::List)
                mistakes_.add("text.fields", part.type->label + " needs its fields below its name.", entry.value.mark,
                              "Write title: … below it.");
            else
                read_fields(place, entry.value);
        }
    }

    void read_fields(std::size_t place, const YamlNode& node) {
        const Part& part = *sheet_.entries[place].part;
        for (const YamlNode::Entry& entry : node.entries) {
            if (mistakes_.is_full()) return;
            if (part.is_program() && entry.key == NameKey) continue;
            if (const schema::Field* field = part.find_field(entry.key)) {
                if (auto said = read_value(*field, entry.value, mistakes_))
                    sheet_.entries[place].fields.push_back(std::move(*said));
            } else if (const Part* child = part.is_program() ? nullptr : part.find_child(entry.key)) {
                read_section(*child, entry.value, place, sheet_.entries[place].program);
            } else {
                unknown_field(part, entry);
            }
        }
        if (!part.is_shared) check_required(place, node);
    }

    void unknown_field(const Part& part, const YamlNode::Entry& entry) {
        std::vector<std::string> known;
        known.reserve(part.fields.size());
        for (const schema::Field* field : part.fields) known.push_back(field->name);
        if (!part.is_program())
            for (const Part* child : part.children) known.push_back(child->section);
        mistakes_.add("text.unknown-key", part.type->label + " has no field \"" + entry.key.substr(0, 60) + "\" here.",
                      entry.mark, did_you_mean(entry.key, known));
    }

    void check_required(std::size_t place, const YamlNode& node) {
        const Entry& entry = sheet_.entries[place];
        for (const schema::Field* field : entry.part->fields) {
            if (!field->required || field->default_value) continue;
            const Said* said = entry.find(*field);
            const bool is_wrong = said == nullptr && node.find(field->name) != nullptr;  // told already
            if (is_wrong || (said != nullptr && !said->value.is_null())) continue;
            mistakes_.add(
                base::invalid("validation.required", field->name,
                              fmt::format("{} \"{}\" needs {}.", entry.part->type->label, entry.name, field->label),
                              field->help),
                said == nullptr ? entry.mark : said->mark);
        }
    }
};

}  // namespace

const Said* Entry::find(const schema::Field& field) const {
    for (const Said& said : fields)
        if (said.field == &field) return &said;
    return nullptr;
}

Sheet read_sheet(const Grammar& grammar, std::string_view text, Mistakes& mistakes) {
    return SheetReader(grammar, mistakes).read(text);
}

}  // namespace plumbline::actions::text
