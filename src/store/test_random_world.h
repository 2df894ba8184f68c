#pragma once
// Random records and random questions about them.

#include "store/test_world.h"

namespace plumbline::store::testing {

using base::testing::Dice;

/// Words of texts and tags: few, so that questions meet answers; awkward, so that quoting and folding show.
inline const std::vector<std::string> Words{"alpha", "Alpha", "ALPHA b", "beta", "be",  "it's", "%",  "_",
                                            "a_b",   "größe", "Größe",   "Zoo",  "zoo", "😀",   "\\", "10"};

/// WorldMaker draws records whose references stay within what is there already.
class WorldMaker {
  public:
    explicit WorldMaker(std::uint64_t seed) : dice_(seed), random_(seed) {}

    Dice& dice() { return dice_; }
    TestWorld& world() { return world_; }

    /// fill makes people, units, programs, tasks, notes and picks.
    void fill(std::size_t tasks) {
        add("person", 10);
        add("unit", 6);
        add("program", 4);
        add("task", tasks);
        add("note", tasks / 3);
        add("pick", tasks / 3);
    }

    void add(const std::string& type, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            JsonObject record = make(type);
            std::string id = base::text_or(record, "id");
            world_.records[type][id] = std::move(record);
        }
    }

    /// make is a new record of a type.
    JsonObject make(const std::string& name) {
        const std::string id = base::make_uuid7(clock_.now(), random_);
        clock_.forward(std::chrono::milliseconds(1 + dice_.below(3)));
        const std::string now = base::format_instant(clock_.now());
        JsonObject record{{"id", id},         {"revision", 1},
                          {"createdAt", now}, {"createdBy", dice_.one_in(2) ? "ann" : "tom"},
                          {"updatedAt", now}, {"updatedBy", "ann"}};
        change(name, record, 3);
        if (!record.contains("title")) record["title"] = word();
        return record;
    }

    /// change draws new values for about two of three fields, and empties some.
    void change(const std::string& name, JsonObject& record, std::size_t of) {
        const schema::EntityType& type = schema::testing::small_catalog().type(name);
        for (const schema::Field& field : type.fields) {
            if (field.sensitivity == schema::Sensitivity::Secret || dice_.one_in(of)) continue;
            Json value = value_of(field);
            if (value.is_null() || (value.is_array() && value.get_array().empty()))
                record.erase(field.name);
            else
                record[field.name] = std::move(value);
        }
    }

    std::string word() { return dice_.pick(Words); }

    /// value_of is a normalized value of a field, at times null.
    Json value_of(const schema::Field& field) {
        const std::string_view type = field.type->name();
        if (dice_.one_in(6) && !field.required) return nullptr;
        if (type == "integer") return dice_.between(field.min ? 1 : -4, field.max ? 10 : 4);
        if (type == "decimal") return decimal(field.scale);
        if (type == "boolean") return dice_.one_in(2);
        if (type == "date") return Json(base::format_date(base::add_days(First, static_cast<int>(dice_.below(9)))));
        if (type == "instant") return Json(base::format_instant(Moment + std::chrono::microseconds(dice_.below(7))));
        if (type == "choice") return Json(dice_.pick(field.options).first);
        if (type == "email")
            return Json(base::to_lower_ascii(field.unique ? unique() : "a" + std::to_string(dice_.below(5))) +
                        "@x.org");
        if (type == "url") return Json("https://x.org/" + std::to_string(dice_.below(5)));
        if (type == "tags") return tags(field);
        if (type == "json") return JsonObject{{"n", dice_.between(0, 9)}, {"list", base::JsonArray{1, 2.5, nullptr}}};
        if (type == "reference") return some(field.targets.front());
        if (type == "references") return list_of(field.targets.front());
        if (type == "record") return some_of_any(field);
        return Json(field.unique ? unique() : word());
    }

  private:
    static inline const base::Date First = base::parse_date("2026-01-28").value();
    static inline const base::Instant Moment = base::parse_instant("2026-11-22T09:30:00Z").value();
    Dice dice_;
    base::testing::SeededRandom random_;
    base::testing::HandClock clock_;
    TestWorld world_;
    int uniques_ = 0;

    std::string unique() { return "u" + std::to_string(++uniques_); }

    Json decimal(int scale) {
        if (scale == 0) return dice_.between(-3, 3);
        const long long whole =
            dice_.one_in(4) ? dice_.between(-999999999999999, 999999999999999) : dice_.between(-300, 300);
        const auto& field =
            *schema::testing::small_catalog().type("task").find_field(scale == 2 ? "amount" : "precise");
        return field.type->decode(field, schema::Cell(std::int64_t{whole}));
    }

    Json tags(const schema::Field& field) {
        base::JsonArray list;
        for (std::size_t i = dice_.below(4); i > 0; --i) {
            const Json tag(field.options.empty() ? word() : dice_.pick(field.options).first);
            if (std::ranges::find(list, tag) == list.end()) list.push_back(tag);
        }
        return list;
    }

    Json some(const std::string& type) {
        const auto& all = world_.records[type];
        return all.empty() ? Json(nullptr) : Json(dice_.pick(all).first);
    }

    Json list_of(const std::string& type) {
        base::JsonArray list;
        for (std::size_t i = dice_.below(4); i > 0; --i) {
            const Json id = some(type);
            if (!id.is_null() && std::ranges::find(list, id) == list.end()) list.push_back(id);
        }
        return list;
    }

    Json some_of_any(const schema::Field& field) {
        const std::string name = field.targets.front() == "*" ? "person" : dice_.pick(field.targets);
        const Json id = some(name);
        if (id.is_null()) return nullptr;
        return Json(schema::testing::small_catalog().type(name).collection + "/" + std::string(id.get_string()));
    }
};

/// FilterMaker draws filters that bind to a type.
class FilterMaker {
  public:
    explicit FilterMaker(WorldMaker& maker) : maker_(maker) {}

    query::Filter filter(const schema::EntityType& type, int depth) {
        using Kind = query::Filter::Kind;
        query::Filter made;
        const std::size_t kind = depth > 0 ? maker_.dice().below(7) : 6;
        if (kind <= 2) {
            made.kind = kind == 0 ? Kind::And : kind == 1 ? Kind::Or : Kind::Not;
            for (std::size_t i = kind == 2 ? 1 : 2 + maker_.dice().below(2); i > 0; --i)
                made.children.push_back(filter(type, depth - 1));
            return made;
        }
        if (kind == 3 && type.name == "task") return list(depth);
        return comparison(type, {});
    }

  private:
    struct List {
        std::vector<std::string> path;
        std::string element;  ///< type; empty for words
    };
    WorldMaker& maker_;

    query::Filter list(int depth) {
        static const std::vector<List> Lists{{{"tags"}, ""},
                                             {{"colors"}, ""},
                                             {{"people"}, "person"},
                                             {{"parts"}, "task"},
                                             {{"comments"}, "note"},
                                             {{"picks"}, "pick"},
                                             {{"unit", "tasks"}, "task"},
                                             {{"owner", "sharedTasks"}, "task"},
                                             {{"owner", "reports"}, "person"},
                                             {{"parent", "tags"}, ""},
                                             {{"parent", "people"}, "person"}};
        const List& list = maker_.dice().pick(Lists);
        query::Filter made;
        made.kind = maker_.dice().one_in(3) ? query::Filter::Kind::All : query::Filter::Kind::Any;
        made.path = list.path;
        if (made.kind == query::Filter::Kind::Any && maker_.dice().one_in(4)) return made;
        made.variable = "x";
        made.children.push_back(list.element.empty() ? word() : element(list.element, std::min(depth - 1, 2)));
        return made;
    }

    query::Filter word() {
        query::Filter made{.kind = query::Filter::Kind::Compare, .path = {"x"}};
        static const std::vector<query::Operator> Operators{query::Operator::Eq, query::Operator::Ne,
                                                            query::Operator::In, query::Operator::Contains,
                                                            query::Operator::StartsWith};
        made.op = maker_.dice().pick(Operators);
        made.values.emplace_back(maker_.dice().one_in(4) ? "red" : maker_.word());
        if (made.op == query::Operator::In) made.values.emplace_back(maker_.word());
        return made;
    }

    query::Filter element(const std::string& type, int depth) {
        const schema::EntityType& of = schema::testing::small_catalog().type(type);
        if (depth <= 0 || maker_.dice().one_in(2)) return comparison(of, {"x"});
        query::Filter made;
        made.kind = maker_.dice().one_in(2) ? query::Filter::Kind::And : query::Filter::Kind::Not;
        for (std::size_t i = made.kind == query::Filter::Kind::Not ? 1 : 2; i > 0; --i)
            made.children.push_back(element(type, depth - 1));
        return made;
    }

    query::Filter comparison(const schema::EntityType& type, std::vector<std::string> path) {
        const schema::EntityType* owner = &type;
        for (;;) {
            const schema::Field& field = maker_.dice().pick(owner->fields);
            if (field.sensitivity == schema::Sensitivity::Secret || field.type->storage() == schema::Storage::List ||
                field.type->name() == "json")
                continue;
            path.push_back(field.name);
            if (field.type->relation() == schema::Relation::One && path.size() < 4 && !maker_.dice().one_in(3)) {
                owner = field.target;
                continue;
            }
            return compare(field, std::move(path));
        }
    }

    query::Filter compare(const schema::Field& field, std::vector<std::string> path) {
        query::Filter made{.kind = query::Filter::Kind::Compare, .path = std::move(path)};
        const std::size_t most = field.type->is_text() ? 10 : field.type->is_ordered() ? 7 : 2;
        made.op = static_cast<query::Operator>(maker_.dice().below(most));
        const bool with_null =
            made.op == query::Operator::Eq || made.op == query::Operator::Ne || made.op == query::Operator::In;
        for (std::size_t i = made.op == query::Operator::In ? 1 + maker_.dice().below(3) : 1; i > 0; --i) {
            Json value = maker_.value_of(field);
            while (value.is_null() && !with_null) value = maker_.value_of(field);
            if (made.op >= query::Operator::Contains)
                value = Json(std::string_view(value.get_string()).substr(0, 1 + maker_.dice().below(3)));
            if (made.op >= query::Operator::Contains && !base::is_utf8(value.get_string())) value = Json("a");
            made.values.push_back(std::move(value));
        }
        return made;
    }
};

}  // namespace plumbline::store::testing
