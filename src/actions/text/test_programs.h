#pragma once
// Random programs, drawn from the declarations: every part, every field, with texts that YAML finds hard.

#include <cmath>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "actions/text/grammar.h"
#include "actions/text/test_place.h"
#include "base/test_random.h"
#include "base/text.h"

namespace plumbline::actions::text::testing {

/// Hard are texts that are easily taken for something else, or lost.
inline const std::vector<std::string> Hard{"yes",
                                           "No",
                                           "on",
                                           "null",
                                           "~",
                                           "NULL",
                                           "true",
                                           "1.0",
                                           "012",
                                           "1e3",
                                           "0x1F",
                                           "1_000",
                                           "12:30",
                                           "2026-01-01",
                                           ".5",
                                           "-",
                                           "- x",
                                           "a: b",
                                           "key:",
                                           "# not a comment",
                                           "a #b",
                                           "a # b",
                                           "'quoted'",
                                           "\"quoted\"",
                                           "it's",
                                           "back\\slash",
                                           "@at",
                                           "%percent",
                                           "`tick`",
                                           "*alias",
                                           "&anchor",
                                           "!tag",
                                           "|",
                                           ">",
                                           ">-",
                                           "?",
                                           "? x",
                                           ":",
                                           ": x",
                                           "[x",
                                           "{y}",
                                           "a, b",
                                           "x]",
                                           "=",
                                           "<<",
                                           "---",
                                           "--- x",
                                           "...",
                                           "größer als Ω",
                                           "😀 ja",
                                           "日本語の題名",
                                           "\xC2\x85next",
                                           "line\xE2\x80\xA8separator",
                                           "\xEF\xBB\xBFmark",
                                           "soft\xC2\xADhyphen",
                                           "zero\xE2\x80\x8Bwidth",
                                           "tab",
                                           "a  b",
                                           "trailing :",
                                           "-1",
                                           "+5",
                                           "12",
                                           "Drive improvement",
                                           "Leaders learn",
                                           "$me",
                                           "$today",
                                           "%YAML 1.2",
                                           "C:\\temp",
                                           "http://x.org/#a",
                                           "a\\nb",
                                           "comma,",
                                           ",comma",
                                           "(x)",
                                           "50 %"};
/// HardLines are the same with several lines.
inline const std::vector<std::string> HardLines{"one\ntwo",
                                                "one\n\ntwo\n\n\nthree",
                                                "list:\n- a\n- b\n  - c",
                                                "one\n  two\n    three",
                                                "one\n\ttwo\ttabs",
                                                "one \ntwo  \nthree",
                                                "a\r\nb",
                                                "# heading\n\ntext with `code`\n\n    block",
                                                "key: value\nother: value",
                                                "---\nx\n...",
                                                "one\n   \ntwo",
                                                "x\n\xE2\x80\xA8y",
                                                "\"a\nb\"",
                                                "a\n#b",
                                                "a\n%b"};

/// ProgramMaker makes one program a time in a place that has people and units.
class ProgramMaker {
  public:
    ProgramMaker(Place& place, const Grammar& grammar) : place_(place), grammar_(grammar) {
        people_and_units(place);
        for (const char* type : {"person", "unit"})
            for (const JsonObject& record : place_.all(type)) around_[type].push_back(base::text_or(record, "id"));
    }

    /// people_and_units makes the same directory in any place.
    static void people_and_units(Place& place) {
        for (int i = 0; i < 6; ++i) {
            const std::string number = std::to_string(i);
            JsonObject person{{"title", i < 4 ? "Person " + number : "Same Name"},
                              {"email", "p" + number + "@example.com"}};
            place.create("person", i == 3 ? JsonObject{{"title", "Without address"}} : std::move(person));
            JsonObject unit{{"title", i == 0 ? "Sales: North" : "Unit " + number}};
            if (i % 2 == 1) unit["code"] = "U-" + number;
            place.create("unit", std::move(unit));
        }
    }

    /// make writes the program of a seed with about `size` records in each section, and answers its id. Programs that
    /// are made one after the other share some priorities.
    std::string make(std::uint64_t seed, std::size_t size) {
        dice_ = base::testing::Dice(seed);
        abroad_ = std::exchange(known_, around_);
        commands_.clear();
        for (std::size_t i = dice_.below(3); i > 0; --i) add(*grammar_.find_shared("priorities"), {});
        const std::string program = add(grammar_.program(), {});
        for (const Part* part : grammar_.program().children) {
            if (part->section == "keyResults")
                for (std::size_t i = dice_.below(3); i > 0; --i) add(*grammar_.find_shared("measures"), {});
            fill(*part, program, size);
        }
        (void)must(place_.records().write(place_.asking(), std::move(commands_)));
        auto& priorities = around_["priority"] = known_["priority"];
        if (priorities.size() > 6) priorities.erase(priorities.begin(), priorities.end() - 6);
        return program;
    }

  private:
    Place& place_;
    const Grammar& grammar_;
    base::testing::Dice dice_{1};
    base::testing::SeededRandom ids_{3};
    std::map<std::string, std::vector<std::string>> around_;  // ids by type, of what programs share
    std::map<std::string, std::vector<std::string>> known_;   // ids by type, of what a program can refer to
    std::map<std::string, std::vector<std::string>> abroad_;  // ids by type, of what the program before consists of
    std::set<std::pair<std::string, std::string>> pairs_;
    std::vector<records::Command> commands_;

    void fill(const Part& part, const std::string& parent, std::size_t size) {
        for (std::size_t i = dice_.below(size + 1); i > 0; --i) {
            const std::string id = add(part, parent);
            if (id.empty()) continue;
            for (const Part* child : part.children) fill(*child, id, size / 2);
        }
    }

    std::string add(const Part& part, const std::string& parent) {
        JsonObject body;
        if (part.parent_field != nullptr) body[part.parent_field->name] = parent;
        if (part.joined != nullptr) {
            const Json other = some(*part.joined->target);
            if (other.is_null() || !pairs_.emplace(parent, std::string(other.get_string())).second) return {};
            body[part.joined->name] = other;
        }
        for (const schema::Field* field : part.fields) {
            if (!field->required && dice_.one_in(2)) continue;
            Json value = value_of(*field);
            if (field->required && value.is_null())
                value = field->type->relation() == schema::Relation::Any ? "programs/" + known_["program"].back()
                                                                         : "Title " + std::to_string(dice_.below(5));
            body[field->name] = std::move(value);
        }
        for (const auto& names : part.type->rules.ordered) put_in_order(body, names[0], names[1]);
        records::Command command;
        command.type = part.type;
        command.id = base::make_uuid7(place_.clock().now(), ids_);
        command.body = std::move(body);
        known_[part.type->name].push_back(command.id);
        commands_.push_back(std::move(command));
        return commands_.back().id;
    }

    static void put_in_order(JsonObject& body, const std::string& first, const std::string& second) {
        Json* left = body.if_contains(first);
        Json* right = body.if_contains(second);
        if (left == nullptr || right == nullptr || !left->is_string() || !right->is_string()) return;
        if (left->get_string() > right->get_string()) std::swap(*left, *right);
    }

    Json value_of(const schema::Field& field) {
        if (dice_.one_in(8)) return nullptr;
        const std::string kind = json_kind(field);
        const std::string_view type = field.type->name();
        if (field.type->relation() == schema::Relation::One) return some(*field.target);
        if (field.type->relation() == schema::Relation::Any) return some_of_any(field);
        if (field.type->relation() == schema::Relation::Many) return several([&] { return some(*field.target); });
        if (kind == "boolean") return dice_.one_in(2);
        if (kind == "integer")
            return dice_.between(static_cast<long long>(field.min.value_or(-9)),
                                 static_cast<long long>(field.max.value_or(9)));
        if (kind == "number") return decimal(field);
        if (kind.empty()) return any_json(static_cast<int>(dice_.below(5)));
        if (type == "tags")
            return several(
                [&] { return field.options.empty() ? Json(dice_.pick(Hard)) : Json(dice_.pick(field.options).first); });
        if (type == "choice") return Json(dice_.pick(field.options).first);
        if (type == "date")
            return Json(base::format_date(
                base::add_days(base::parse_date("2026-01-28").value(), static_cast<int>(dice_.below(900)))));
        if (type == "instant")
            return Json(base::format_instant(place_.clock().now() + std::chrono::microseconds(dice_.below(5))));
        if (type == "url") return Json("https://x.org/" + std::to_string(dice_.below(9)) + "?a=b#c");
        if (type == "markdown" && dice_.one_in(2)) return Json(dice_.pick(HardLines));
        std::string text = dice_.pick(Hard);
        if (dice_.one_in(3)) text += " " + dice_.pick(Hard);
        return Json(field.max_length > 0 && base::count_code_points(text) > static_cast<std::size_t>(field.max_length)
                        ? "EUR"
                        : text);
    }

    Json decimal(const schema::Field& field) {
        const double least = field.min.value_or(-50);
        const double most = field.max.value_or(least + 1000);
        const double power =
            std::pow(10.0, static_cast<double>(dice_.below(static_cast<std::size_t>(field.scale) + 1)));
        const long long whole =
            dice_.between(std::llround(std::ceil(least * power)), std::llround(std::floor(most * power)));
        return static_cast<double>(whole) / power;
    }

    template <class Draw>
    Json several(const Draw& draw) {
        base::JsonArray list;
        for (std::size_t i = dice_.below(5); i > 0; --i) {
            Json value = draw();
            if (!value.is_null() && std::ranges::find(list, value) == list.end()) list.push_back(std::move(value));
        }
        return list;
    }

    Json some(const schema::EntityType& type) {
        const Part* part = grammar_.find(type);
        const bool can_be_abroad =
            part != nullptr && part->name != nullptr && part->parent != nullptr && part->parent->is_program();
        const auto& ids = can_be_abroad && dice_.one_in(10) ? abroad_[type.name] : known_[type.name];
        return ids.empty() ? Json(nullptr) : Json(dice_.pick(ids));
    }

    Json some_of_any(const schema::Field& field) {
        const schema::EntityType& type = real_catalog().type(dice_.pick(field.targets));
        const Json id = some(type);
        if (id.is_null()) return Json("programs/" + known_["program"].back());
        return Json(type.collection + "/" + std::string(id.get_string()));
    }

    Json any_json(int depth) {
        if (depth == 0 || dice_.one_in(3)) {
            switch (dice_.below(6)) {
                case 0:
                    return nullptr;
                case 1:
                    return dice_.one_in(2);
                case 2:
                    return dice_.between(-1000000, 1000000);
                case 3:
                    return static_cast<double>(dice_.between(-999, 999)) / 8.0;
                case 4:
                    return Json(dice_.pick(HardLines));
                default:
                    return Json(dice_.pick(Hard));
            }
        }
        if (dice_.one_in(2)) {
            base::JsonArray list;
            for (std::size_t i = dice_.below(4); i > 0; --i) list.push_back(any_json(depth - 1));
            return list;
        }
        JsonObject object;
        for (std::size_t i = dice_.below(4); i > 0; --i) object[dice_.pick(Hard)] = any_json(depth - 1);
        if (dice_.one_in(50))
            for (int i = 0; i < 20; ++i) object = JsonObject{{"deeper", std::move(object)}};
        return object;
    }
};

}  // namespace plumbline::actions::text::testing
