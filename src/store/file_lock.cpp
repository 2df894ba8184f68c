#include "store/file_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string_view>

namespace plumbline::store {

namespace {

base::Fail refuse(std::string message, std::string hint) {
    return base::fail(base::invalid("database.file", "db", std::move(message), std::move(hint)));
}

/// What is there must be a database already, or an empty file: nothing is written beside what is somebody else's.
base::Result<void> check_file(const std::string& file) {
    constexpr std::string_view Magic{"SQLite format 3\0", 16};
    std::error_code error;
    const auto status = std::filesystem::status(file, error);
    if (!std::filesystem::exists(status)) return {};
    if (!std::filesystem::is_regular_file(status))
        return refuse(file + " is not a file.", "Name a file to keep the records in.");
    std::ifstream stream(file, std::ios::binary);
    if (!stream) return refuse(file + " cannot be read.", "Choose a file that you may read and write.");
    std::array<char, Magic.size()> head{};
    stream.read(head.data(), head.size());
    const std::string_view found(head.data(), static_cast<std::size_t>(stream.gcount()));
    if (found.empty() || found == Magic) return {};
    return refuse(file + " cannot be opened as a SQLite database.",
                  "Check the path and that the file is a Plumbline database.");
}

}  // namespace

base::Result<FileLock> FileLock::take(const std::string& file) {
    TRY(check_file(file));
    const std::string path = file + ".lock";
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return base::fail(base::invalid("database.file", "db",
                                        fmt::format("{} cannot be written: {}.", path, std::strerror(errno)),
                                        "Choose a folder that exists and that you may write to."));
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        std::array<char, 32> holder{};
        const ssize_t read = ::read(descriptor, holder.data(), holder.size() - 1);
        ::close(descriptor);
        return base::fail(base::conflict(
            "database.in-use",
            fmt::format("{} is in use by another Plumbline process ({}).", file,
                        read > 0 ? "number " + std::string(holder.data(), static_cast<std::size_t>(read)) : "unknown"),
            "Stop that server first, or do the same through its API."));
    }
    const std::string own = std::to_string(::getpid());
    if (::ftruncate(descriptor, 0) != 0 || ::pwrite(descriptor, own.data(), own.size(), 0) < 0) {
        ::close(descriptor);
        return base::fail(base::unavailable(path + " cannot be written"));
    }
    return FileLock(descriptor);
}

FileLock::~FileLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace plumbline::store
