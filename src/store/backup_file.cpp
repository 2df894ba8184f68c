#include "store/backup_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <vector>

#include "base/digest.h"
#include "base/encoding.h"
#include "store/files.h"

namespace plumbline::store {

using base::JsonObject;
using base::Result;

namespace {

constexpr std::size_t PageSize = 4096;
constexpr std::size_t PieceSize = 1 << 20;
constexpr std::string_view Magic = "plumbline-backup 1\n";

base::Fail no_backup(const std::string& file, const std::string& why) {
    return base::fail(base::invalid("backup.file", "file", fmt::format("{} is no backup: {}.", file, why),
                                    "Name a file that `plumbline backup` made."));
}

base::Fail damaged(const std::string& file, const std::string& why) {
    return base::fail(base::invalid("backup.damaged", "file", fmt::format("{} is damaged: {}.", file, why),
                                    "Take another backup; this one is not what was written."));
}

/// One file, closed in the end.
class File {
  public:
    File(const std::string& path, int flags) : descriptor_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {}
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
    [[nodiscard]] int descriptor() const { return descriptor_; }

    /// All bytes to the file; false with errno set where that fails.
    [[nodiscard]] bool write(std::string_view bytes) const {
        while (!bytes.empty()) {
            const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        return true;
    }

  private:
    int descriptor_;
};

/// Reads `size` bytes from the start in pieces.
template <class Take>
Result<void> read_pieces(const std::string& path, std::int64_t size, Take&& take) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) return no_backup(path, "it cannot be read");
    std::vector<char> piece(PieceSize);
    for (std::int64_t left = size; left > 0;) {
        stream.read(piece.data(), static_cast<std::streamsize>(std::min<std::int64_t>(left, PieceSize)));
        const std::streamsize count = stream.gcount();
        if (count <= 0) return damaged(path, "it ends too early");
        TRY(take(std::string_view(piece.data(), static_cast<std::size_t>(count))));
        left -= count;
    }
    return {};
}

std::string page_of(const Manifest& manifest) {
    std::string page = std::string(Magic) + base::to_text(to_json(manifest)) + "\n";
    page += base::sha256_hex(page) + "\n";
    page.resize(PageSize, '\0');
    return page;
}

Result<std::string> last_page(const std::string& file) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error)) return no_backup(file, "there is no such file");
    std::ifstream stream(file, std::ios::binary);
    stream.seekg(-static_cast<std::streamoff>(PageSize), std::ios::end);
    std::string page(PageSize, '\0');
    stream.read(page.data(), static_cast<std::streamsize>(page.size()));
    if (!stream) return no_backup(file, "it cannot be read, or is too short");
    return page;
}

}  // namespace

JsonObject to_json(const Manifest& manifest) {
    return {{"at", manifest.at},         {"program", manifest.program},
            {"engine", manifest.engine}, {"catalogue", manifest.catalogue},
            {"step", manifest.step},     {"head", manifest.head},
            {"links", manifest.links},   {"entries", manifest.entries},
            {"size", manifest.size},     {"digest", manifest.digest}};
}

Result<Manifest> seal_backup(const std::string& file, Manifest manifest) {
    std::error_code error;
    manifest.size = static_cast<std::int64_t>(std::filesystem::file_size(file, error));
    if (error) return base::fail(write_failed(file, error.value()));
    base::Digest digest;
    TRY(read_pieces(file, manifest.size, [&](std::string_view piece) -> Result<void> {
        digest.add(piece);
        return {};
    }));
    manifest.digest = digest.hex();
    const File out(file, O_WRONLY | O_APPEND);
    if (!out.is_open() || !out.write(page_of(manifest)) || ::fchmod(out.descriptor(), 0600) != 0 ||
        ::fsync(out.descriptor()) != 0)
        return base::fail(write_failed(file, errno));
    return manifest;
}

Result<Manifest> read_manifest(const std::string& file) {
    const std::string page = TRY(last_page(file));
    if (!page.starts_with(Magic)) return no_backup(file, "its end does not say what it is");
    const std::size_t begin = Magic.size();
    const std::size_t end = page.find('\n', begin);
    if (end == std::string::npos) return damaged(file, "what it says of itself cannot be read");
    const auto value = base::parse_json(std::string_view(page).substr(begin, end - begin));
    if (!value || !value->is_object()) return damaged(file, "what it says of itself cannot be read");
    const JsonObject& said = value->get_object();
    Manifest manifest;
    manifest.at = base::text_or(said, "at");
    manifest.program = base::text_or(said, "program");
    manifest.engine = base::text_or(said, "engine");
    manifest.catalogue = base::text_or(said, "catalogue");
    manifest.step = base::integer_or(said, "step");
    manifest.head = base::text_or(said, "head");
    manifest.links = base::integer_or(said, "links");
    manifest.entries = base::integer_or(said, "entries");
    manifest.size = base::integer_or(said, "size");
    manifest.digest = base::text_or(said, "digest");
    // The page is written anew from what was read: any other byte in it is damage.
    if (page_of(manifest) != page) return damaged(file, "what it says of itself was altered");
    std::error_code error;
    if (std::filesystem::file_size(file, error) != static_cast<std::uintmax_t>(manifest.size) + PageSize)
        return damaged(file, "it has another size than it says");
    return manifest;
}

Result<Manifest> check_backup(const std::string& file, const std::string& copy) {
    Manifest manifest = TRY(read_manifest(file));
    std::unique_ptr<File> out;
    if (!copy.empty()) {
        out = std::make_unique<File>(copy, O_WRONLY | O_CREAT | O_TRUNC);
        if (!out->is_open()) return base::fail(write_failed(copy, errno));
    }
    base::Digest digest;
    TRY(read_pieces(file, manifest.size, [&](std::string_view piece) -> Result<void> {
        digest.add(piece);
        if (out && !out->write(piece)) return base::fail(write_failed(copy, errno));
        return {};
    }));
    if (digest.hex() != manifest.digest) return damaged(file, "its bytes are not those that were written");
    if (out && ::fsync(out->descriptor()) != 0) return base::fail(write_failed(copy, errno));
    return manifest;
}

}  // namespace plumbline::store
