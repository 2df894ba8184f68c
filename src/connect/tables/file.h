#pragma once
// Where tables come from: files, folders of them, archives, and bytes that somebody sent.

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"

namespace plumbline::connect::tables {

/// Input gives bytes from beginning to end, once. Used by one thread.
class Input {
  public:
    Input() = default;
    Input(const Input&) = delete;
    Input& operator=(const Input&) = delete;
    virtual ~Input() = default;
    /// read fills the space as far as it can and says how many bytes came; 0 is the end. Errors: `table.file`.
    [[nodiscard]] virtual base::Result<std::size_t> read(std::span<char> space) = 0;
};

/// File is something that can be read, as often as one likes.
struct File {
    std::string name;  ///< for people, without its folder; of a part of an archive `archive.zip/part.json`
    std::function<base::Result<std::unique_ptr<Input>>()> open;
};

/// MostFiles is how many files one call brings.
inline constexpr std::size_t MostFiles = 1000;
/// MostUnpacked is the most bytes that are unpacked of one part of an archive, whatever the archive says of itself.
inline constexpr std::size_t MostUnpacked = 4UL * 1024 * 1024 * 1024;

/// find_files makes files of paths: a folder stands for the files in it (none of its folders'), an archive (.zip) for
/// its parts, each in the order of their names; what begins with a dot is passed over. Errors: `table.file` (it is not
/// there or cannot be read, an archive is damaged) and `table.many`.
[[nodiscard]] base::Result<std::vector<File>> find_files(const std::vector<std::string>& paths);

/// file_of is a file that is in memory.
[[nodiscard]] File file_of(std::string name, std::string bytes);

/// read_whole is all that a file holds. Errors: those of the file, and `table.large` above `most` bytes.
[[nodiscard]] base::Result<std::string> read_whole(const File& file, std::size_t most);

/// bad_file is the error `table.file`.
[[nodiscard]] base::Error bad_file(const std::string& name, const std::string& why);

}  // namespace plumbline::connect::tables
