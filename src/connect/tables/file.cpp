#include "connect/tables/file.h"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <utility>

#include "base/text.h"

namespace plumbline::connect::tables {

namespace {

namespace fs = std::filesystem;
using base::fail;
using base::Result;

class Disk : public Input {
  public:
    Disk(std::string name, const fs::path& path) : name_(std::move(name)), stream_(path, std::ios::binary) {}

    [[nodiscard]] bool is_open() const { return stream_.is_open(); }

    Result<std::size_t> read(std::span<char> space) override {
        stream_.read(space.data(), static_cast<std::streamsize>(space.size()));
        if (stream_.bad()) return fail(bad_file(name_, "it cannot be read to its end"));
        return static_cast<std::size_t>(stream_.gcount());
    }

  private:
    std::string name_;
    std::ifstream stream_;
};

class Memory : public Input {
  public:
    explicit Memory(std::shared_ptr<const std::string> bytes) : bytes_(std::move(bytes)) {}

    Result<std::size_t> read(std::span<char> space) override {
        const std::size_t count = bytes_->copy(space.data(), space.size(), at_);
        at_ += count;
        return count;
    }

  private:
    std::shared_ptr<const std::string> bytes_;
    std::size_t at_ = 0;
};

struct Close {
    void operator()(zip_t* archive) const { zip_discard(archive); }
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, Close>;
using Part = std::unique_ptr<zip_file_t, Close>;

class Packed : public Input {
  public:
    Packed(std::string name, Archive archive, Part part)
        : name_(std::move(name)), archive_(std::move(archive)), part_(std::move(part)) {}

    Result<std::size_t> read(std::span<char> space) override {
        const zip_int64_t count = zip_fread(part_.get(), space.data(), space.size());
        if (count < 0) return fail(bad_file(name_, "this part of the archive is damaged"));
        left_ -= std::min(left_, static_cast<std::size_t>(count));
        if (left_ == 0) return fail(bad_file(name_, "this part of the archive unpacks to more than 4 GiB"));
        return static_cast<std::size_t>(count);
    }

  private:
    std::string name_;
    Archive archive_;
    Part part_;
    std::size_t left_ = MostUnpacked;
};

Result<Archive> open_archive(const fs::path& path, const std::string& name) {
    int why = 0;
    Archive archive(zip_open(path.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &why));
    if (!archive) return fail(bad_file(name, "it is no archive that can be read"));
    return archive;
}

Result<std::unique_ptr<Input>> open_part(const fs::path& path, zip_uint64_t index, const std::string& name) {
    Archive archive = TRY(open_archive(path, name));
    Part part(zip_fopen_index(archive.get(), index, 0));
    if (!part) return fail(bad_file(name, "it is protected by a password, or packed in an unusual way"));
    return std::unique_ptr<Input>(std::make_unique<Packed>(name, std::move(archive), std::move(part)));
}

bool ends_with(const std::string& name, std::string_view ending) {
    return base::to_lower_ascii(name).ends_with(ending);
}

Result<void> add_parts(const fs::path& path, std::vector<File>& files) {
    const std::string name = path.filename().string();
    const Archive archive = TRY(open_archive(path, name));
    const zip_int64_t count = zip_get_num_entries(archive.get(), 0);
    std::vector<File> parts;
    for (zip_int64_t i = 0; i < count && parts.size() <= MostFiles; ++i) {
        const char* inner = zip_get_name(archive.get(), static_cast<zip_uint64_t>(i), 0);
        if (inner == nullptr || *inner == '\0' || std::string_view(inner).ends_with('/')) continue;
        const std::string part = name + "/" + fs::path(inner).filename().string();
        if (fs::path(inner).filename().string().starts_with('.')) continue;
        parts.push_back({part, [path, i, part] { return open_part(path, static_cast<zip_uint64_t>(i), part); }});
    }
    std::ranges::sort(parts, {}, &File::name);
    std::ranges::move(parts, std::back_inserter(files));
    return {};
}

Result<void> add_path(const fs::path& path, std::vector<File>& files) {
    std::error_code why;
    const std::string name = path.filename().string();
    const fs::file_status status = fs::status(path, why);
    if (!fs::exists(status)) return fail(bad_file(path.string(), "it is not there"));
    if (fs::is_directory(status)) return fail(bad_file(path.string(), "it is a folder"));
    if (ends_with(name, ".zip")) return add_parts(path, files);
    files.push_back({name, [path, name]() -> Result<std::unique_ptr<Input>> {
                         auto input = std::make_unique<Disk>(name, path);
                         if (!input->is_open()) return fail(bad_file(name, "it cannot be opened"));
                         return std::unique_ptr<Input>(std::move(input));
                     }});
    return {};
}

}  // namespace

Result<std::vector<File>> find_files(const std::vector<std::string>& paths) {
    std::vector<File> files;
    for (const std::string& given : paths) {
        std::vector<fs::path> found;
        std::error_code why;
        if (fs::is_directory(given, why)) {
            for (const auto& entry : fs::directory_iterator(given, why))
                if (entry.is_regular_file(why) && !entry.path().filename().string().starts_with('.'))
                    found.push_back(entry.path());
            std::ranges::sort(found);
        } else {
            found.emplace_back(given);
        }
        for (const fs::path& path : found) TRY(add_path(path, files));
        if (files.size() > MostFiles)
            return fail(base::invalid("table.many", "files", fmt::format("These are more than {} files.", MostFiles),
                                      "Import them in parts."));
    }
    return files;
}

File file_of(std::string name, std::string bytes) {
    auto kept = std::make_shared<const std::string>(std::move(bytes));
    return {std::move(name), [kept]() -> Result<std::unique_ptr<Input>> { return std::make_unique<Memory>(kept); }};
}

Result<std::string> read_whole(const File& file, std::size_t most) {
    const auto input = TRY(file.open());
    std::string bytes;
    for (;;) {
        const std::size_t before = bytes.size();
        bytes.resize(before + 256UL * 1024);
        const std::size_t count = TRY(input->read(std::span(bytes).subspan(before)));
        bytes.resize(before + count);
        if (count == 0) return bytes;
        if (bytes.size() > most) {
            base::Error error = base::invalid("table.large", "files",
                                              fmt::format("{} has more than {} MB.", file.name, most / 1'000'000),
                                              "Bring it as CSV, which may be of any size, or in parts.");
            error.kind = base::ErrorKind::TooLarge;
            return fail(std::move(error));
        }
    }
}

base::Error bad_file(const std::string& name, const std::string& why) {
    return base::invalid("table.file", "files", name + ": " + why + ".", "Check its name and that it is whole.");
}

}  // namespace plumbline::connect::tables
