#include "app/commands/text.h"

#include <array>
#include <cstdio>
#include <memory>
#include <set>

#include "actions/initialize.h"

namespace plumbline::app::commands {

namespace {

struct Closer {
    void operator()(std::FILE* file) const {
        if (file != stdin) std::fclose(file);
    }
};
using File = std::unique_ptr<std::FILE, Closer>;

}  // namespace

records::Asking local_asking(records::Records& records, std::string reason) {
    using records::Act;
    std::set<std::string> groups;
    for (const schema::EntityType& type : records.catalog().types()) groups.insert(type.access);
    records::Rule rule;
    rule.groups.assign(groups.begin(), groups.end());
    rule.acts = {Act::Read, Act::Create, Act::Update, Act::Delete, Act::Restore, Act::Activate};
    rule.confidential = true;
    records::Asking asking;
    asking.caller.actor = "system";
    asking.caller.name = "Command line";
    asking.caller.grants.push_back({{rule}, {}, {}});
    asking.caller.zone = actions::organization_zone(records);
    asking.at = records.now();
    asking.reason = std::move(reason);
    return asking;
}

base::Result<std::string> read_text_file(const std::string& path, std::size_t most_bytes) {
    const File file(path == "-" ? stdin : std::fopen(path.c_str(), "rb"));
    if (!file) return base::fail(base::not_found("The file " + path + " cannot be opened."));
    std::string text;
    std::array<char, 65536> buffer{};
    for (std::size_t count = 0; (count = std::fread(buffer.data(), 1, buffer.size(), file.get())) > 0;) {
        text.append(buffer.data(), count);
        if (text.size() > most_bytes) break;
    }
    if (std::ferror(file.get()) != 0) return base::fail(base::not_found("The file " + path + " cannot be read."));
    return text;
}

base::Result<void> write_text_file(const std::string& path, std::string_view text) {
    File file(std::fopen(path.c_str(), "wb"));
    const bool is_written =
        file && std::fwrite(text.data(), 1, text.size(), file.get()) == text.size() && std::fflush(file.get()) == 0;
    if (!is_written) return base::fail(base::conflict("file.write", "The file " + path + " cannot be written."));
    return {};
}

}  // namespace plumbline::app::commands
