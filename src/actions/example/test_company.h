#pragma once
// The example organization in a temporary SQLite file, for tests.

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <memory>
#include <string>

#include "actions/example/fill.h"
#include "actions/plan/derived.h"
#include "actions/plan/gate.h"
#include "entities/library.h"
#include "insight/check_book.h"
#include "insight/speeches.h"

namespace plumbline::actions::example {

/// must is the value of a result that cannot fail in a test.
template <class Value>
Value must(base::Result<Value> result) {
    if (!result) throw std::runtime_error(base::describe(result.error()) + result.error().cause);
    return std::move(*result);
}
/// must of a result without a value.
inline void must(const base::Result<void>& result) {
    if (!result) throw std::runtime_error(base::describe(result.error()) + result.error().cause);
}

/// Company is the filled store as of a day, removed when it goes.
class Company {
  public:
    /// Company of which today is the day.
    explicit Company(base::Date today)
        : random_("test"),
          clock_(beginning(today)),
          catalog_(must(schema::Catalog::load(entities::library_text("metadata.json")))),
          book_(must(insight::load_shipped_book())),
          speeches_(must(insight::load_shipped_speeches())) {
        std::string name = (std::filesystem::temp_directory_path() / "plumbline-example-XXXXXX").string();
        folder_ = mkdtemp(name.data());
        store_ = must(store::Store::open("sqlite:" + (folder_ / "example.db").string(), *catalog_, random_));
        records_ = std::make_unique<records::Records>(*catalog_, *store_, clock_, random_);
        for (const char* type : {"check-in", "comment", "receipt", "enrolment", "override"})
            records_->add_hook(type, derive_program(*catalog_));
        for (const char* type : {"program", "objective", "key-result", "initiative"})
            records_->add_hook(type, gate(*catalog_, book_, speeches_));
        must(fill(*records_, clock_, today));
    }
    Company(const Company&) = delete;
    Company& operator=(const Company&) = delete;
    ~Company() {
        records_.reset();
        store_.reset();
        std::filesystem::remove_all(folder_);
    }

    /// catalog is what is declared.
    const schema::Catalog& catalog() const { return *catalog_; }
    /// records are the life of everything in it.
    records::Records& records() { return *records_; }
    /// count is how many records a type has.
    std::size_t count(std::string_view type) {
        return must(records_->all(catalog_->type(type), query::all_of({}))).size();
    }
    /// read runs work on a snapshot.
    void read(const store::Work& work) { must(store_->read(work)); }

  private:
    SeededRandom random_;
    SetClock clock_;
    std::filesystem::path folder_;
    std::unique_ptr<const schema::Catalog> catalog_;
    insight::CheckBook book_;
    base::Speeches speeches_;
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<records::Records> records_;
};

/// test_day is the day that is today in these tests, a Sunday.
inline base::Date test_day() {
    return base::Date(std::chrono::year(2026), std::chrono::November, std::chrono::day(22));
}

/// company is one filled store for all tests of a run that only read.
inline Company& company() {
    static Company shared(test_day());
    return shared;
}

}  // namespace plumbline::actions::example
