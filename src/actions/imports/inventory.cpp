#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "actions/imports/solutions.h"
#include "base/text.h"

// The inventory of the Power Platform admin centre (Azure Resource Graph, its API or its download) and the tables of
// the lake export. Users are object ids, so names and units come from the directory; the owner of a flow is its
// creator.

namespace plumbline::actions::imports {

namespace {

using base::Result;
using connect::tables::File;
using connect::tables::Line;

const std::vector<Slot> Slots{
    {"key", {"name", "resourceId", "appId", "id"}},
    {"title", {"properties.displayName", "displayName", "Item name", "AppDisplayName"}},
    {"type", {"type", "resourceType", "Item type", "subtype"}},
    {"created", {"properties.createdAt", "createdAt", "createdTime", "Created on", "Created"}},
    {"modified", {"properties.lastModifiedAt", "lastModifiedAt", "lastModifiedTime", "Modified on", "Last modified"}},
    {"maker", {"properties.createdBy", "createdBy", "createdPrincipalId", "Created by"}},
    {"owner", {"properties.ownerId", "ownerId", "owner", "Owner email"}},
    {"environmentKey", {"properties.environmentId", "environmentId", "Environment ID"}},
    {"environment", {"properties.environmentName", "environmentName", "Environment"}},
    {"environmentKind", {"properties.environmentType", "environmentType", "Environment type"}},
    {"deleted", {"deletedTime", "Deleted on"}},
    {"shared", {"sharedUsers", "Shared users"}},
    {"lifecycle", {"lifecyclestate"}},
};
const std::vector<Slot> UsageSlots{
    {"app", {"appId"}},
    {"person", {"objectId", "userId"}},
    {"at", {"timeaccessed", "accessTime"}},
};
constexpr std::pair<std::string_view, std::pair<std::string_view, std::string_view>> Types[] = {
    {"canvasapp", {"app", "Power Apps (canvas)"}},
    {"modeldrivenapp", {"app", "Power Apps (model-driven)"}},
    {"codeapp", {"app", "Power Apps (code)"}},
    {"agentflow", {"flow", "Copilot Studio flow"}},
    {"cloudflow", {"flow", "Power Automate"}},
    {"desktopflow", {"desktop-flow", "Power Automate Desktop"}},
    {"agent", {"agent", "Copilot Studio"}},
    {"bot", {"agent", "Copilot Studio"}},
    {"site", {"site", "Power Pages"}},
    {"flow", {"flow", "Power Automate"}},
    {"app", {"app", "Power Apps"}}};

class Inventory {
  public:
    explicit Inventory(Setting& setting) : setting_(setting), mapping_(setting.wish.mapping), solutions_(setting) {}

    Result<void> read(const std::vector<File>& files) {
        TRY(solutions_.load());
        std::vector<const File*> usage;
        std::vector<const File*> inventory;
        for (const File& file : files) (TRY(is_usage(file)) ? usage : inventory).push_back(&file);
        for (const File* file : inventory) TRY(read_environments(*file));
        for (const File* file : inventory) TRY(read_inventory_file(*file));
        if (!inventory.empty()) solutions_.retire_unseen();
        return read_usage_files(usage);
    }

  private:
    Setting& setting_;
    const Mapping& mapping_;
    Solutions solutions_;

    static Result<bool> is_usage(const File& file) {
        const auto table = TRY(connect::tables::open_table(file));
        return std::ranges::any_of(table->columns(),
                                   [](const std::string& column) { return folded(column) == "timeaccessed"; });
    }

    [[nodiscard]] static bool is_environment(const Columns& columns, const Line& line, const File& file) {
        const std::string type = folded(columns.text(line, "type"));
        return type.find("environment") != std::string::npos ||
               (type.empty() && folded(file.name).find("environment") != std::string::npos);
    }

    Result<void> read_environments(const File& file) {
        const auto table = TRY(connect::tables::open_table(file));
        Report aside;
        const Columns columns(file.name, *table, Slots, mapping_, aside);
        for (Line line; TRY(table->next(line));)
            if (is_environment(columns, line, file))
                solutions_.name_environment(columns.text(line, "key"), columns.text(line, "title"));
        return {};
    }

    Result<void> read_inventory_file(const File& file) {
        const auto table = TRY(connect::tables::open_table(file));
        const Columns columns(file.name, *table, Slots, mapping_, setting_.report);
        if (!columns.has("key") && !columns.has("title"))
            return base::fail(base::invalid(
                "import.columns", "files", file.name + " has neither numbers nor names of apps, flows or agents.",
                "Bring the inventory of the admin centre, or name its columns in a mapping."));
        for (Line line; TRY(table->next(line));) {
            setting_.report.read_row();
            if (!is_environment(columns, line, file)) read_line(columns, line, file);
        }
        return {};
    }

    void read_line(const Columns& columns, const Line& line, const File& file) {
        const auto text = [&](std::string_view slot) { return std::string(columns.text(line, slot)); };
        FoundSolution found;
        found.origin = {file.name, line.number};
        const std::string said = text("type").empty() ? file.name : text("type");
        const std::string word = folded(said.substr(said.rfind('/') + 1));
        const auto known =
            std::ranges::find_if(Types, [&](const auto& type) { return word.find(type.first) != std::string::npos; });
        if (known == std::end(Types)) {
            setting_.report.leave(file.name, "value", columns.heading("type") + ": " + text("type"));
            return setting_.report.skip(found.origin, "This is no app, flow, agent or site.");
        }
        std::tie(found.kind, found.platform) =
            std::pair(std::string(known->second.first), std::string(known->second.second));
        found.key = text("key");
        found.title = text("title");
        found.created = text("created");
        found.modified = text("modified");
        found.maker = text("maker");
        found.owner = text("owner");
        found.environment = text("environment");
        found.environment_key = text("environmentKey");
        found.environment_kind = environment_kind(text("environmentKind"));
        found.shared_with = text("shared");
        found.is_deleted = !text("deleted").empty() || folded(text("lifecycle")) == "deleted";
        solutions_.keep(found);
    }

    static std::string environment_kind(const std::string& said) {
        static const std::map<std::string, std::string, std::less<>> Words{
            {"default", "default"},     {"developer", "personal"},
            {"sandbox", "development"}, {"development", "development"},
            {"test", "test"},           {"production", "production"},
            {"trial", "other"},         {"teams", "other"}};
        const auto known = Words.find(folded(said));
        return said.empty() ? "" : known == Words.end() ? "other" : known->second;
    }

    /// Each line of the lake's usage is one access: they are counted by person, app and day.
    Result<void> read_usage_files(const std::vector<const File*>& files) {
        if (files.empty()) return {};
        LaunchCounts counts;
        for (const File* file : files) {
            const auto table = TRY(connect::tables::open_table(*file));
            const Columns columns(file->name, *table, UsageSlots, mapping_, setting_.report);
            for (Line line; TRY(table->next(line));) {
                setting_.report.read_row();
                const auto day = day_in(columns.text(line, "at"), mapping_.dates);
                if (!day) {
                    setting_.report.skip({file->name, line.number}, columns.heading("at") + ": " + day.error().message);
                    continue;
                }
                const std::string who(columns.text(line, "person"));
                const auto person = setting_.cast.person(who, file->name);
                ++counts[{*day, person.value_or(""), person ? "" : who, solutions_.id_of(columns.text(line, "app")),
                          file->name}];
            }
        }
        setting_.after.emplace_back(
            [&setting = setting_, counts = std::move(counts)] { return keep_launches(setting, counts); });
        return {};
    }
};

}  // namespace

Result<void> read_inventory(Setting& setting, const std::vector<File>& files) {
    return Inventory(setting).read(files);
}

}  // namespace plumbline::actions::imports
