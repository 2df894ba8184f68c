#include "store/file_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace plumbline::store {

base::Result<FileLock> FileLock::take(const std::string& file) {
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
