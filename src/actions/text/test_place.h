#pragma once
// A store with the real catalogue, for tests of texts.

#include <gtest/gtest.h>

#include <set>

#include "actions/plan/derived.h"
#include "actions/plan/gate.h"
#include "actions/text/text.h"
#include "entities/library.h"
#include "insight/check_book.h"
#include "insight/speeches.h"
#include "store/test_store.h"

namespace plumbline::actions::text::testing {

using base::Json;
using base::JsonObject;

/// must is the value of a result that cannot fail in a test.
template <class Value>
Value must(base::Result<Value> result) {
    if (!result) throw std::runtime_error(base::describe(result.error()));
    return std::move(*result);
}

/// real_catalog is what is declared, loaded once.
inline const schema::Catalog& real_catalog() {
    static const auto Catalog = must(schema::Catalog::load(entities::library_text("metadata.json")));
    return *Catalog;
}

/// Gates says whether activation is gated as in the program.
enum class Gates { Open, Closed };

/// Place is an empty store with the life of its records.
class Place {
  public:
    Place(const std::string& engine, Gates gates, std::uint64_t seed = 1)
        : random_(seed),
          where_(engine),
          store_(must(store::Store::open(where_.url(), real_catalog(), random_))),
          records_(real_catalog(), *store_, clock_, random_),
          book_(must(insight::load_shipped_book())),
          speeches_(must(insight::load_shipped_speeches())) {
        records_.add_hook("override", derive_program(real_catalog()));
        records_.add_hook("key-result", fill_blank());
        if (gates == Gates::Closed)
            for (const char* type : {"program", "objective", "key-result", "initiative"})
                records_.add_hook(type, gate(real_catalog(), book_, speeches_));
        add_naming(records_);
    }

    records::Records& records() { return records_; }
    base::testing::HandClock& clock() { return clock_; }

    /// asking is a request by somebody who may everything, `may_write` aside, but is not the server.
    records::Asking asking(bool may_write = true) {
        std::set<std::string> groups;
        for (const schema::EntityType& type : real_catalog().types()) groups.insert(type.access);
        records::Rule rule;
        rule.groups.assign(groups.begin(), groups.end());
        using records::Act;
        rule.acts = {Act::Read, Act::Create, Act::Update, Act::Delete, Act::Restore, Act::Activate};
        rule.confidential = true;
        records::Asking asking;
        asking.caller.actor = "tester";
        asking.caller.may_write = may_write;
        asking.caller.grants.push_back({{rule}, {}, {}});
        asking.at = records_.now();
        return asking;
    }

    /// create makes a record and answers its id.
    std::string create(const std::string& type, JsonObject body) {
        records::Command command;
        command.type = &real_catalog().type(type);
        command.body = std::move(body);
        return must(records_.write(asking(), {std::move(command)})).outcomes.front().id;
    }
    /// update patches a record.
    void update(const std::string& type, const std::string& id, JsonObject patch) {
        records::Command command{.act = records::Act::Update, .type = &real_catalog().type(type), .id = id};
        command.body = std::move(patch);
        command.any_revision = true;
        (void)must(records_.write(asking(), {std::move(command)}));
    }
    /// all are the records of a type.
    std::vector<JsonObject> all(const std::string& type) {
        return must(records_.all(real_catalog().type(type), query::all_of({})));
    }

    std::string text(const std::string& program) {
        return must(export_program(records_, asking(), {.program = program}));
    }
    base::Result<Plan> plan(std::string_view text, const Options& options = {}) {
        return make_plan(records_, asking(), text, options);
    }
    base::Result<Plan> apply(std::string_view text, const Options& options = {}) {
        return text::apply(records_, asking(), text, options);
    }

  private:
    base::testing::SeededRandom random_;
    base::testing::HandClock clock_;
    store::testing::TestPlace where_;
    std::unique_ptr<store::Store> store_;
    records::Records records_;
    insight::CheckBook book_;
    base::Speeches speeches_;
};

}  // namespace plumbline::actions::text::testing
