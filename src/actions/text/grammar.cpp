#include "actions/text/grammar.h"

#include <algorithm>
#include <tuple>

#include "base/text.h"
#include "store/search_text.h"

namespace plumbline::actions::text {

namespace {

using schema::EntityType;
using schema::Field;
using schema::Relation;

constexpr std::string_view NameField = "key";
constexpr std::size_t LongestName = 100;
constexpr std::size_t LongestMadeName = 40;

/// `key-results` as the heading `keyResults`.
std::string heading_of(std::string_view collection) {
    std::string heading;
    for (const std::string_view word : base::split(collection, '-')) {
        const std::size_t at = heading.size();
        heading += word;
        if (at > 0) heading[at] = static_cast<char>(heading[at] - 'a' + 'A');
    }
    return heading;
}

/// The other reference of a rule "no two agree in parent and this".
const Field* joined_field(const EntityType& type, const Field& parent) {
    for (const auto& names : type.rules.unique) {
        if (names.size() != 2) continue;
        const auto own = std::ranges::find(names, parent.name);
        if (own == names.end()) continue;
        const Field* other = type.find_field(own == names.begin() ? names[1] : names[0]);
        if (other->type->relation() == Relation::One) return other;
    }
    return nullptr;
}

/// A text field that identifies records of the type all over the organization.
const Field* shared_name(const EntityType& type) {
    const std::vector<const Field*> fields = identifiers(type);
    return fields.front()->name == "title" ? nullptr : fields.front();
}

/// Whether a part, or what stands under it, refers to a type.
bool refers_to(const Part& part, const EntityType& target) {
    const auto is_such = [&](const Field& field) {
        return field.target == &target || std::ranges::find(field.targets, target.name) != field.targets.end();
    };
    return std::ranges::any_of(part.type->fields, is_such) ||
           std::ranges::any_of(part.children, [&](const Part* child) { return refers_to(*child, target); });
}

/// How many siblings stand before a part, because it refers to one that refers to one …; a circle ends at some depth.
int rank_of(const Part& part, int depth) {
    int rank = 0;
    if (part.parent == nullptr || depth > 8) return rank;
    for (const Part* sibling : part.parent->children)
        if (sibling != &part && refers_to(part, *sibling->type))
            rank = std::max(rank, 1 + rank_of(*sibling, depth + 1));
    return rank;
}

bool is_part_of_plan(const EntityType& type) {
    return type.kind == schema::Kind::Record && !type.program_path.empty() &&
           (type.step == "frame" || type.step == "plan") && !type.find_field(type.program_path.front())->read_only;
}

}  // namespace

const Field* Part::find_field(std::string_view field) const {
    const auto found = std::ranges::find(fields, field, [](const Field* each) { return std::string_view(each->name); });
    return found == fields.end() ? nullptr : *found;
}

const Part* Part::find_child(std::string_view heading) const {
    const auto found =
        std::ranges::find(children, heading, [](const Part* each) { return std::string_view(each->section); });
    return found == children.end() ? nullptr : *found;
}

Grammar::Grammar(const schema::Catalog& catalog) : catalog_(catalog) {
    add_parts();
    add_shared();
    for (auto& [name, part] : parts_) add_fields(part);
    order_headings();
}

/// The program, then every type that hangs on a part found already, until there are no more.
void Grammar::add_parts() {
    const EntityType& program = catalog_.type("program");
    Part& root = parts_[program.name];
    root.type = &program;
    root.section = "program";
    root.name = program.find_field(NameField);
    program_ = &root;
    ordered_.push_back(&root);
    for (std::size_t next = 0; next < ordered_.size(); ++next) {
        Part& parent = parts_.at(ordered_[next]->type->name);
        for (const EntityType& type : catalog_.types()) {
            if (!is_part_of_plan(type)) continue;
            const Field* field = type.find_field(type.program_path.front());
            if (field->target != parent.type) continue;
            Part part;
            part.type = &type;
            part.section = field->inverse;
            part.parent = &parent;
            part.parent_field = field;
            part.name = type.find_field(NameField);
            part.joined = part.name == nullptr ? joined_field(type, *field) : nullptr;
            if (part.name == nullptr && part.joined == nullptr) continue;
            const Part& kept = parts_[type.name] = std::move(part);
            parent.children.push_back(&kept);
            ordered_.push_back(&kept);
        }
    }
}

/// Headings in the order in which people think of them: what others refer to comes first, so visions, objectives, key
/// results, initiatives.
void Grammar::order_headings() {
    for (auto& [name, part] : parts_) {
        std::vector<std::tuple<int, std::string, const Part*>> ranked;
        ranked.reserve(part.children.size());
        for (const Part* child : part.children) ranked.emplace_back(rank_of(*child, 0), child->section, child);
        std::ranges::sort(ranked);
        part.children.clear();
        for (const auto& [rank, section, child] : ranked) part.children.push_back(child);
    }
}

void Grammar::add_shared() {
    std::vector<const EntityType*> found;
    for (const Part* part : ordered_)
        for (const Field& field : part->type->fields)
            if (field.target != nullptr && !parts_.contains(field.target->name) &&
                shared_name(*field.target) != nullptr)
                found.push_back(field.target);
    for (const EntityType* type : found) {
        if (parts_.contains(type->name)) continue;
        Part& part = parts_[type->name];
        part.type = type;
        part.section = heading_of(type->collection);
        part.name = shared_name(*type);
        part.is_shared = true;
        shared_.push_back(&part);
    }
    std::ranges::sort(shared_, {}, [](const Part* part) { return part->section; });
}

void Grammar::add_fields(Part& part) {
    for (const Field& field : part.type->fields) {
        const bool is_structure = &field == part.parent_field || &field == part.name || &field == part.joined;
        if (is_structure || field.read_only || field.sensitivity == schema::Sensitivity::Secret || !is_known(field))
            continue;
        part.fields.push_back(&field);
    }
}

/// A reference can be written where its target has a name in texts; what else it points at stays in the store.
bool Grammar::is_known(const Field& field) const {
    if (field.target != nullptr) return parts_.contains(field.target->name);
    return field.type->relation() == Relation::None || field.type->relation() == Relation::Any;
}

const Part* Grammar::find(const EntityType& type) const {
    const auto found = parts_.find(type.name);
    return found == parts_.end() ? nullptr : &found->second;
}

const Part* Grammar::find_shared(std::string_view heading) const {
    const auto found =
        std::ranges::find(shared_, heading, [](const Part* part) { return std::string_view(part->section); });
    return found == shared_.end() ? nullptr : *found;
}

std::vector<const Field*> identifiers(const EntityType& type) {
    std::vector<const Field*> fields;
    if (const Field* key = type.find_field(NameField)) fields.push_back(key);
    for (const Field& field : type.fields)
        if (field.unique && field.name != NameField && field.type->is_text() &&
            field.sensitivity == schema::Sensitivity::Normal)
            fields.push_back(&field);
    if (const Field* title = type.find_field("title")) fields.push_back(title);
    return fields;
}

std::string json_kind(const Field& field) {
    const base::JsonObject schema = field.type->json_schema(field);
    return base::text_or(schema, "type");
}

bool is_name(std::string_view word) {
    const auto is_alphanumeric = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    return !word.empty() && word.size() <= LongestName && is_alphanumeric(word.front()) &&
           is_alphanumeric(word.back()) &&
           std::ranges::all_of(word, [&](char c) { return is_alphanumeric(c) || c == '-' || c == '_' || c == '.'; });
}

std::string name_for(std::string_view title, std::string_view fallback) {
    std::string name;
    for (const std::string& token : store::search_tokens(title, 40)) {
        std::string word;
        for (const char c : token)
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) word += c;
        if (word.empty()) continue;
        if (name.size() + word.size() + 1 > LongestMadeName) break;
        name += (name.empty() ? "" : "-") + word;
    }
    return is_name(name) ? name : std::string(fallback);
}

std::string fresh_name(const EntityType& type, const base::JsonObject& record) {
    const std::string key = base::text_or(record, "templateKey");
    const std::string last = key.substr(key.rfind('/') + 1);
    return is_name(last) ? last : name_for(base::text_or(record, "title"), type.name);
}

}  // namespace plumbline::actions::text
