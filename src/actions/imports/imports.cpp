#include "actions/imports/imports.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/digest.h"
#include "base/text.h"

namespace plumbline::actions::imports {

namespace {

using base::fail;
using base::JsonObject;
using base::Result;
using connect::tables::File;
using records::Act;
using records::Command;

Result<const Importer*> importer_of(const std::string& kind) {
    std::vector<std::string> kinds;
    for (const Importer& one : importers()) {
        if (one.kind == kind) return &one;
        kinds.emplace_back(one.kind);
    }
    return fail(base::invalid("import.kind", "kind",
                              "There is no import of the kind \"" + base::shortened(kind) + "\".",
                              "Kinds: " + base::join(kinds, ", ") + "."));
}

/// A digest of all files, names aside: the same data under another name is the same.
Result<std::string> digest_of(const std::vector<File>& files) {
    base::Digest digest;
    std::vector<char> piece(256UL * 1024);
    for (const File& file : files) {
        const auto input = TRY(file.open());
        for (;;) {
            const std::size_t count = TRY(input->read(piece));
            if (count == 0) break;
            digest.add({piece.data(), count});
        }
    }
    return digest.hex();
}

/// The program of that title, wanted where there is none.
Result<std::string> find_program(Keeper& keeper, const Wish& wish) {
    TRY(keeper.load("program", {{"title"}}));
    if (wish.program.empty()) return std::string();
    if (auto known = keeper.find("program", "title", wish.program)) return *known;
    return keeper.want("program", {{"title", wish.program}}, {"", 0});
}

records::Asking by_server(const records::Asking& asking) {
    records::Asking server = asking;
    server.caller = records::system_caller(asking.caller.zone);
    return server;
}

/// The record of the import itself.
class Bookkeeping {
  public:
    Bookkeeping(records::Records& records, const records::Asking& asking, const Wish& wish)
        : records_(records), asking_(by_server(asking)), person_(asking.caller.person), wish_(wish) {}

    Result<std::string> open(const Importer& importer) {
        const std::string hash = TRY(digest_of(wish_.files));
        JsonObject body{{"title", wish_.files.empty() ? wish_.kind : wish_.files.front().name.substr(0, 300)},
                        {"kind", importer.contents},
                        {"fileName", names().substr(0, 300)},
                        {"fileHash", hash},
                        {"mapping", JsonObject{{"importer", importer.kind}}},
                        {"asOfDate", records::today_text(asking_)},
                        {"startedAt", records_.now()},
                        {"status", "open"}};
        if (!person_.empty()) body["by"] = person_;
        std::vector<Command> commands{{.act = Act::Create, .type = &type(), .id = {}, .body = std::move(body)}};
        const records::Written written = TRY(records_.write(asking_, std::move(commands)));
        id_ = written.outcomes.front().id;
        return id_;
    }

    Result<void> close(const Report& report, bool is_done) {
        std::int64_t placed = 0;
        for (const auto& [name, counts] : report.all()) placed += counts.made + counts.changed + counts.unchanged;
        JsonObject told = report.to_json();
        base::JsonArray problems;
        for (const base::Json& one : told.at("skipped").get_array())
            if (problems.size() < 100) problems.push_back(one);
        JsonObject body{{"status", is_done ? "closed" : "failed"},
                        {"rowsRead", report.rows()},
                        {"rowsPlaced", placed},
                        {"rowsRejected", report.skipped_rows()},
                        {"problems", std::move(problems)},
                        {"remainder", told.at("unmapped")}};
        if (is_done) body["closedAt"] = records_.now();
        std::vector<Command> commands{
            {.act = Act::Update, .type = &type(), .id = id_, .body = std::move(body), .any_revision = true}};
        TRY(records_.write(asking_, std::move(commands)));
        return {};
    }

  private:
    records::Records& records_;
    records::Asking asking_;
    std::string person_;
    const Wish& wish_;
    std::string id_;

    [[nodiscard]] const schema::EntityType& type() const { return records_.catalog().type("import-batch"); }

    [[nodiscard]] std::string names() const {
        std::string all;
        for (const File& file : wish_.files) all += (all.empty() ? "" : ", ") + file.name;
        return all;
    }
};

Result<void> read_and_keep(const Importer& importer, Setting& setting, Keeper& keeper) {
    TRY(importer.read(setting, setting.wish.files));
    TRY(keeper.carry_out(setting.wish.is_rehearsal));
    for (const auto& work : setting.after) TRY(work());
    return {};
}

}  // namespace

const std::vector<Importer>& importers() {
    static const std::vector<Importer> All{{"directory", "directory", false, read_directory},
                                           {"learning", "learning", false, read_learning},
                                           {"usage", "usage", false, read_usage},
                                           {"coe", "solutions", false, read_coe},
                                           {"inventory", "solutions", false, read_inventory},
                                           {"viva-goals", "plan", true, read_viva_goals},
                                           {"table", "other", false, read_records}};
    return All;
}

Result<Report> import_files(records::Records& records, const records::Asking& asking, const Wish& wish) {
    const Importer& importer = *TRY(importer_of(wish.kind));
    if (wish.files.empty())
        return fail(base::invalid("table.file", "files", "No file is named.", "Name at least one file or folder."));
    if (importer.needs_program && wish.program.empty())
        return fail(base::invalid("import.program", "program", "A plan belongs to a program, and none is named.",
                                  "Name it with --program TITLE; it is made where there is none."));
    Report report;
    Keeper keeper(records, asking, report);
    Cast cast(keeper, wish.mapping, report);
    Bookkeeping book(records, asking, wish);
    Setting setting{records, asking, wish, report, keeper, cast, {}, {}, records::today(asking)};
    TRY(cast.load());
    setting.program = TRY(find_program(keeper, wish));
    if (!wish.is_rehearsal) setting.batch = TRY(book.open(importer));
    const auto done = read_and_keep(importer, setting, keeper);
    if (!wish.is_rehearsal) TRY(book.close(report, done.has_value()));
    if (!done) return fail(done.error());
    return report;
}

}  // namespace plumbline::actions::imports
