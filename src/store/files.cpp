#include "store/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace plumbline::store {

using base::Result;

base::Error write_failed(const std::string& path, int reason) {
    return base::invalid("file.write", "file", fmt::format("{} cannot be written: {}.", path, std::strerror(reason)),
                         "Choose a folder that exists, that you may write to, and that has room.");
}

namespace {

Result<void> sync(const std::string& path, int flags) {
    const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC);
    if (descriptor < 0) return base::fail(write_failed(path, errno));
    const int synced = ::fsync(descriptor);
    const int reason = errno;
    ::close(descriptor);
    if (synced != 0) return base::fail(write_failed(path, reason));
    return {};
}

}  // namespace

Result<void> sync_file(const std::string& file) {
    return sync(file, O_RDONLY);
}

Result<void> move_into_place(const std::string& from, const std::string& to) {
    if (::rename(from.c_str(), to.c_str()) != 0) return base::fail(write_failed(to, errno));
    const auto folder = std::filesystem::path(to).parent_path();
    return sync(folder.empty() ? "." : folder.string(), O_RDONLY | O_DIRECTORY);
}

void remove_database(const std::string& file) {
    std::error_code ignored;
    for (const char* suffix : {"", "-wal", "-shm", "-journal", ".lock"})
        std::filesystem::remove(file + suffix, ignored);
}

std::string part_of(const std::string& file) {
    return file + ".part";
}

}  // namespace plumbline::store
