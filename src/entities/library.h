#pragma once
// What ships inside the binary: the metadata of all entity types and the files of library/, as texts.

#include <span>
#include <string_view>

namespace plumbline::entities {

/// LibraryFile is one embedded file. `name` is its path below library/ without `.yaml` or `.txt`
/// (`visions/leadership-buy-in`); JSON files keep their ending (`schemas/vision.schema.json`). `metadata.json` is the
/// generated metadata.
struct LibraryFile {
    std::string_view name;
    std::string_view text;
};

/// library_files are all embedded files, ordered by name behind the metadata.
[[nodiscard]] std::span<const LibraryFile> library_files();

/// library_text is the text of one file, empty where there is none of that name.
[[nodiscard]] std::string_view library_text(std::string_view name);

}  // namespace plumbline::entities
